/** The built-in sample: build.mjs makes this module from `lesson/sample/`. */
declare module "corroborate:sample" {
  import type { ArticleInput } from "../src/types.d.ts";
  const sample: ArticleInput[];
  export default sample;
}
