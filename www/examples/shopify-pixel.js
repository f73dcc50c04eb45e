// A custom pixel for Shopify's checkout (Settings, Customer events): tells surasura's collector how far a checkout came. Of
// what Shopify hands over it reads the names of events alone; the body below is all that leaves.
//
// Put the collector's address here; start the collector with `--origin null`, the origin of a pixel's sandbox.
const ENDPOINT = "https://efo.example.jp/efo";

/** The steps of the checkout, and the event that ends each. */
const STEPS = ["customer", "shipping", "payment", "confirm"];
const ENDS = {
  checkout_contact_info_submitted: 0,
  checkout_address_info_submitted: 0,
  checkout_shipping_info_submitted: 1,
  payment_info_submitted: 2,
};
const OUTCOMES = ["viewed", "started", "submitted", "completed"];
const KEPT = "surasura:pixel";

/** What is known of the attempt; kept for the session, since every page of the checkout runs the pixel anew. */
async function state() {
  try {
    return JSON.parse(await browser.sessionStorage.getItem(KEPT)) ?? begin();
  } catch {
    return begin();
  }
}

function begin() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const attempt = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { attempt, rev: 0, outcome: 0, steps: 1, submits: 0, blocked: 0 };
}

/** docs/wire.md: the fifth number of `m` is submits that went through, the sixth those that were stopped. */
const body = ({ attempt, rev, outcome, steps, submits, blocked }) =>
  JSON.stringify({
    v: 2,
    via: "fetch",
    late: 0,
    attempt,
    rev,
    seq: rev,
    outcome: OUTCOMES[outcome],
    steps: STEPS.slice(0, steps),
    step: steps - 1,
    m: [1, 0, 0, 0, submits, blocked],
  });

/** One after the other: each reads what the one before has kept. */
let queue = Promise.resolve();

function tell(change) {
  queue = queue.then(async () => {
    const now = await state();
    change(now);
    now.rev += 1;
    await browser.sessionStorage.setItem(KEPT, now.outcome === 3 ? "null" : JSON.stringify(now));
    // As text/plain, which needs no preflight; kept alive when the page goes.
    await fetch(ENDPOINT, { method: "POST", body: body(now), keepalive: true });
  }).catch(() => {});
}

const reach = (now, outcome) => {
  now.outcome = Math.max(now.outcome, outcome);
};

analytics.subscribe("checkout_started", () => tell((now) => reach(now, 1)));
for (const [name, step] of Object.entries(ENDS)) {
  analytics.subscribe(name, () => tell((now) => {
    now.steps = Math.max(now.steps, step + 2);
    reach(now, 1);
    if (name !== "payment_info_submitted") return;
    now.submits += 1;
    reach(now, 2);
  }));
}
analytics.subscribe("alert_displayed", () => tell((now) => {
  now.blocked += 1;
}));
analytics.subscribe("checkout_completed", () => tell((now) => reach(now, 3)));
