/** Handing a comparison out. */
import type { Comparison } from "../../src/types.d.ts";

/** Hands the comparison out as a file; it is made here, and goes nowhere else. */
export function save(comparison: Comparison): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(comparison)], { type: "application/json" }));
  link.download = "comparison.json";
  link.click();
  // The browser may read it some time after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
