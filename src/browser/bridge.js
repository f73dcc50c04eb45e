// For the tools that the shop has: what happens in an attempt, as events of the tag manager's data layer. Words of closed
// lists and declared keys alone, as on the wire.

/** Steps by the names that GA4 has for them (recommended events of e-commerce). */
const GA4 = {
  input: "begin_checkout",
  customer: "begin_checkout",
  shipping: "add_shipping_info",
  payment: "add_payment_info",
};

/** Pushes to `dataLayer`, or to the layer of that name; nothing where the shop wants none. */
export function bridge(layer) {
  if (!layer) return () => {};
  const name = layer === true ? "dataLayer" : layer;
  return (event, detail = {}) => {
    const told = { event: `efo_${event}`, ...detail };
    if (event === "step" && Object.hasOwn(GA4, detail.efo_step)) told.efo_ga4_event = GA4[detail.efo_step];
    if (event === "complete") told.efo_ga4_event = "purchase";
    // A tool of the shop's that fails is no concern of ours.
    try {
      (globalThis[name] ??= []).push(told);
    } catch {}
  };
}
