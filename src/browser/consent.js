// What may be recorded of a shopper: everything ("full"), only that she was there ("aggregate"), nothing ("off"),
// or that it is not known yet ("wait"). By the shop's setting, by what its consent tool says, by her browser.

const MODES = ["full", "aggregate", "off", "wait"];

/** What Google's tags were told last of `analytics_storage`; undefined before they were told anything. */
function googles() {
  let told;
  // `gtag` pushes its arguments: ["consent", "default" or "update", { analytics_storage: "denied" }].
  for (const [what, , given] of Array.from(globalThis.dataLayer ?? [], (entry) => Array.from(entry ?? []))) {
    if (what === "consent") told = given?.analytics_storage ?? told;
  }
  return told && told === "granted";
}

/** What Shopify's customer privacy API says; undefined before it has loaded. */
const shopifys = () => globalThis.Shopify?.customerPrivacy?.analyticsProcessingAllowed?.();

/**
 * Follows the consent that `options` name; `changed` is called with every mode, the first at once. `fail`: an option
 * that is none. Gives what asks again.
 */
export function followConsent({ consent = "full", denied = "off", gpc = "off" }, signal, changed, fail) {
  if (![denied, gpc].every((mode) => mode === "off" || mode === "aggregate")) fail("options.denied");
  const sources = { shopify: shopifys, google: googles };
  let mode;
  let told;

  /** The stricter of what she asks of every site, and what this one knows. */
  function now() {
    const known = sources[consent] ? sources[consent]() : (told ?? "wait");
    const answer = known === undefined ? "wait" : known === true ? "full" : known === false ? denied : known;
    if (!navigator.globalPrivacyControl || answer === "off") return answer;
    return gpc;
  }

  function ask() {
    const next = now();
    if (next === mode) return;
    mode = next;
    changed(mode);
  }

  /** From the shop's own tool, whenever it knows more. */
  function set(given) {
    told = given;
    if (typeof given !== "boolean" && !MODES.includes(given)) fail("options.consent");
    ask();
  }

  if (typeof consent === "function") told = consent((given) => signal.aborted || set(given));
  else if (!sources[consent]) told = consent;
  if (told !== undefined && typeof told !== "boolean" && !MODES.includes(told)) fail("options.consent");
  document.addEventListener("visitorConsentCollected", ask, { signal });
  ask();
  return ask;
}
