/** Modules that www/build.mjs makes while bundling. */

/** The wasm file, in base64. */
declare module "corroborate:wasm-base64" {
  const base64: string;
  export default base64;
}

/** A style sheet as text, for shadow roots. */
declare module "*.css" {
  const text: string;
  export default text;
}
