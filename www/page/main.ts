/** The page's entry: gives the elements their names. */
import { ComparisonView } from "../view/comparison-view.ts";
import { CorroborateApp } from "./app.ts";

customElements.define("corroborate-view", ComparisonView);
customElements.define("corroborate-app", CorroborateApp);
