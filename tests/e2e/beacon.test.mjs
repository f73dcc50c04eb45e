// From a form that is given up to a row on disk and a bar in the report, and never a value.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browse, collect, demo, wiretap } from "./lib.mjs";

let collector;
let tap;
let browser;
before(async () => {
  collector = await collect();
  tap = await wiretap(collector.origin);
  browser = await browse();
});
after(async () => {
  await browser?.close();
  await tap?.close();
  await collector?.remove();
});

const CANARIES = {
  name: "canaryname鹿目",
  kana: "カナリアよみ",
  email: "canarymail@example.jp",
  tel: "090-7777-1234",
  postal: "987-6543",
  city: "canarycity上里",
  street: "canarystreet９９ー８８",
  card: "4987654321098769",
  expiry: "11/39",
  csc: "739",
};

test("closing the tab in the middle leaves one row that names the last field, and no value", async () => {
  const context = await browser.newContext();
  const page = await demo(context, tap.origin);
  for (const [field, canary] of Object.entries(CANARIES)) await page.fill(`#${field}`, canary);
  await page.selectOption("#pref", "東京都");
  await page.focus("#postal");
  const [id, sent] = await page.$eval("#sent", (shown) => [
    JSON.parse(shown.textContent).attempt,
    JSON.parse(shown.textContent),
  ]);
  await page.close({ runBeforeUnload: true });

  await collector.attempts(1);
  const [row, ...others] = await collector.rows("select lower(hex(attempt)) as attempt, state from attempts");
  const { outcome, last, fields } = JSON.parse(row.state);
  assert.deepEqual([row.attempt, outcome, fields[last].key, others], [id, "started", "postal-code", []]);
  const keys = sent.fields.map(({ key }) => key);
  assert.deepEqual(
    keys,
    ["name", "kana", "email", "tel", "postal-code", "address-level2", "address-line1", "address-level1"],
    "in the order of the visits, and no payment field",
  );

  const places = { sent: tap.sent(), stored: collector.stored() };
  assert.ok(places.sent.includes(id) && places.stored.length > 0, "the tap and the file are the right ones");
  for (const [place, bytes] of Object.entries(places)) {
    for (const canary of Object.values(CANARIES).concat("０９０", "東京都", "鹿目", "カナリア", "キャナリー")) {
      for (const form of [canary, encodeURIComponent(canary), canary.replaceAll("-", "")]) {
        assert.ok(!bytes.includes(form), `「${form}」 was ${place}`);
      }
    }
  }
});
