// The custom pixel for Shopify's checkout: its events, as Shopify hands them over, become one attempt at the collector, and
// no value of theirs does.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { at, collect } from "./lib.mjs";

const SOURCE = readFileSync(at("www/examples/shopify-pixel.js"), "utf8");

/** A page of the checkout: each runs the pixel anew; the session's storage goes with it. */
function page(origin, stored, sent) {
  const heard = {};
  const context = createContext({
    crypto,
    analytics: { subscribe: (name, run) => (heard[name] = run) },
    browser: { sessionStorage: { getItem: async (key) => stored[key] ?? null, setItem: async (key, value) => void (stored[key] = value) } },
    fetch: async (_, options) => {
      // A sandbox without an origin of its own.
      const answer = await fetch(`${origin}/efo`, { ...options, headers: { origin: "null" } });
      sent.push([options.body, answer.status]);
      return answer;
    },
  });
  runInContext(SOURCE, context);
  return async (name, data) => {
    const before = sent.length;
    heard[name]({ name, data });
    while (sent.length === before) await new Promise((next) => setTimeout(next, 5));
  };
}

test("a Shopify checkout is an attempt, step by step, without a value", async (t) => {
  const collector = await collect("--origin", "null");
  t.after(() => collector.remove());
  const [stored, sent] = [{}, []];
  const secret = { checkout: { email: "canary@example.jp", shippingAddress: { zip: "1000001" }, totalPrice: { amount: 4660 } } };
  const first = page(collector.origin, stored, sent);
  await first("checkout_started", secret);
  await first("checkout_contact_info_submitted", secret);
  await first("alert_displayed", { alert: { value: "canary", message: "canary" } });
  const second = page(collector.origin, stored, sent);
  await second("checkout_shipping_info_submitted", secret);
  await second("payment_info_submitted", secret);
  await second("checkout_completed", secret);
  assert.deepEqual(sent.map(([, status]) => status), Array(6).fill(204));
  const rows = await collector.rows("select state, seq, received from attempts");
  assert.equal(rows.length, 1);
  const { outcome, steps, step, m } = JSON.parse(rows[0].state);
  // One page, no times, one submit that went through, one that was stopped.
  assert.deepEqual([outcome, steps, step, m], ["completed", ["customer", "shipping", "payment", "confirm"], 3, [1, 0, 0, 0, 1, 1]]);
  assert.deepEqual([rows[0].seq, rows[0].received], [6, 6]);
  assert.ok(!sent.some(([body]) => /canary|1000001|4660/.test(body)));
  // The next checkout is another attempt.
  assert.equal(stored["surasura:pixel"], "null");
});
