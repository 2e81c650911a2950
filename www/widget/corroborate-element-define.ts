/**
 * Registers `<corroborate-comparison>`; loading it twice does no harm. Its entry in `HTMLElementTagNameMap` stands with
 * the types of the package (`package/element.d.ts`).
 */
import { CorroborateComparisonElement } from "./corroborate-element.ts";

if (!customElements.get("corroborate-comparison")) {
  customElements.define("corroborate-comparison", CorroborateComparisonElement);
}

export { CorroborateComparisonElement };
