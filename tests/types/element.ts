/** The element as it is written has what its published declaration promises. `tsc` reads this, nothing runs it. */
import { CorroborateComparisonElement as Written } from "../../www/widget/corroborate-element.ts";
import type { CorroborateComparisonElement as Published } from "../../www/package/element.d.ts";

const published: Published = new Written();
export { published };
