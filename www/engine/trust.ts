/**
 * The one trusted-types policy of the page, and all that it lets through: the URL of our own worker, and text that is
 * parsed into an inert document (no script of it runs, nothing it links to is loaded).
 */

/** TypeScript's DOM library has no trusted types; these are the parts that are used here. */
interface Policy {
  createScriptURL(url: string): string;
  createHTML(html: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** Blob URLs that this file made: no other URL becomes a worker. */
const ours = new Set<string>();

const rules: Policy = {
  createScriptURL(url) {
    if (!ours.has(url)) throw new TypeError("not one of our worker URLs");
    return url;
  },
  createHTML: (html) => html,
};

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
const policy: Policy = factory ? factory.createPolicy("corroborate", rules) : rules;

/** Starts a worker from its source. It inherits the page's content security policy, as only a blob worker does. */
export function startWorker(source: Blob): Worker {
  const url = URL.createObjectURL(source);
  ours.add(url);
  try {
    return new Worker(policy.createScriptURL(url), { name: "corroborate" });
  } finally {
    ours.delete(url);
    // The fetch of the script has begun by now, but Firefox wants the URL to live a little longer.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}

/** Parses HTML into a document that runs nothing and loads nothing. Only its text may be taken from it. */
export function parseInert(html: string): Document {
  return new DOMParser().parseFromString(policy.createHTML(html), "text/html");
}
