// The report: numbers that were worked out by hand, a bottleneck that it has to find, and its page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import * as hand from "../report/by-hand.mjs";
import { AGO, dozen, id } from "../report/dozen.mjs";
import { play, send } from "../report/play.mjs";
import { CHANCE } from "../report/shoppers.mjs";
import { browse, collect, demo, eventually, open } from "./lib.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const world = {};
before(async () => {
  const options = ["--client-rate", "0", "--total-rate", "0"];
  // Of the twelve every group is shown; of those who played, those of five and more.
  world.few = await collect(...options, "--smallest", "1", "--nudge-hold-out", "0.25");
  world.many = await collect(...options);
  // Whoever leaves has left.
  world.shop = await collect("--smallest", "1", "--abandoned-after", "0");
  world.browser = await browse();
  for (const { agent, body } of dozen()) await send(`${world.few.origin}/efo`, body, { headers: { "user-agent": agent } });
  world.played = await play(`${world.many.origin}/efo`, { attempts: 3000, seed: 1 });
});
after(async () => {
  await world.browser?.close();
  for (const collector of [world.few, world.many, world.shop]) await collector?.remove();
});

async function ask(collector, path) {
  const answer = await fetch(collector.origin + path);
  return { status: answer.status, body: await answer.json() };
}

/** As deepEqual, with numbers that are equal to five digits: a band is an irrational number. */
function same(found, expected, path = "") {
  if (typeof expected === "number") {
    assert.ok(Math.abs(found - expected) < 5e-6, `${path}: ${found} is not ${expected}`);
  } else if (expected === null || typeof expected !== "object") {
    assert.equal(found, expected, path);
  } else {
    assert.ok(found !== null && typeof found === "object", `${path}: ${found}`);
    assert.deepEqual(Object.keys(found).sort(), Object.keys(expected).sort(), path);
    for (const key of Object.keys(expected)) same(found[key], expected[key], `${path}.${key}`);
  }
}

test("every number of twelve attempts is as worked out by hand", async () => {
  const { body: report } = await ask(world.few, "/report/data");
  const receivedAt = (n) => report.latest.find(({ attempt }) => attempt === id(n)).receivedAt;
  // Of the first, which the others followed at once; the clock of the wall in Japan is nine hours ahead.
  const local = (ms) => ms + 9 * 3_600_000;
  const hour = (ms) => Math.floor(local(ms) / 3_600_000) % 24;
  const weekday = (ms) => ((Math.floor(local(ms) / 86_400_000) + 3) % 7) + 1;
  const [then, now] = [receivedAt(1) - AGO * 60_000, receivedAt(11)];
  const by = {
    ...hand.GROUPS,
    hour: hand.moments(Array.from({ length: 24 }, (_, at) => at), hour(then), hour(now)),
    weekday: hand.moments([1, 2, 3, 4, 5, 6, 7], weekday(then), weekday(now)),
  };
  const day = (ago) => new Date(local(now) - ago * 86_400_000).toISOString().slice(0, 10);
  const { definitions, latest, ...numbers } = report;
  same(numbers, {
    from: day(27),
    to: day(0),
    utcOffset: "+09:00",
    definition: "surasura",
    abandonedAfterMin: 30,
    smallest: 1,
    suppressed: false,
    sampled: null,
    unreadable: 0,
    totals: hand.TOTALS,
    steps: hand.STEPS,
    fields: hand.FIELDS,
    fieldsLeftOut: 0,
    costs: hand.COSTS,
    by,
    nudges: hand.NUDGES,
    help: hand.HELP,
    loops: hand.LOOPS,
    delivery: hand.DELIVERY,
    counted: hand.COUNTED,
  });
  assert.ok(definitions.length > 40);
  assert.deepEqual(latest.map(({ attempt }) => attempt).sort(), Array.from({ length: 12 }, (_, at) => id(at + 1)).sort());
  const eleventh = latest.find(({ attempt }) => attempt === id(11));
  const { outcome, inProgress, last, device, browser, time } = eleventh;
  same({ outcome, inProgress, last, device, browser, time }, { outcome: "started", inProgress: true, last: "name", device: "tablet", browser: "chrome", time: [1000, 1500] });
});

test("the definitions of others count the same attempts in their way", async () => {
  for (const [definition, otherwise] of Object.entries(hand.BY_OTHERS)) {
    const { body } = await ask(world.few, `/report/data?definition=${definition}`);
    same(body.totals, { ...hand.TOTALS, ...otherwise }, definition);
  }
});

test("a filter counts those that it names", async () => {
  const { body } = await ask(world.few, "/report/data?channel=search&definition=zuko");
  // 1 2 3 8
  const { attempts, untouched, abandoned, done } = body.totals;
  assert.deepEqual([attempts, untouched, abandoned, done, body.counted], [4, 1, 2, 1, null]);
  for (const [query, parameter] of [["chanel=search", "chanel"], ["channel=tv", "channel"], ["from=2026-02-30", "from"]]) {
    const refused = await ask(world.few, `/report/data?${query}`);
    assert.deepEqual([refused.status, refused.body.code, refused.body.parameter], [400, "QUERY_INVALID", parameter]);
  }
});

test("the timeline of an attempt has no more than what is on the wire", async () => {
  const { body } = await ask(world.few, `/report/attempts/${id(6)}`);
  const step = (about) => ({ act: "step", field: null, about, after: [1000, 1500] });
  const kana = { step: "customer", key: "kana" };
  assert.deepEqual(body.log, [
    step("customer"),
    { act: "submitted", field: null, about: null, after: [2000, 3000] },
    step("confirm"),
    step("customer"),
    { act: "lost", field: kana, about: null, after: [250, 500] },
  ]);
  assert.deepEqual([body.outcome, body.cause, body.why, body.device, body.browser], ["started", kana, "lost", "desktop", "firefox"]);
  assert.equal((await ask(world.few, `/report/attempts/${id(99)}`)).status, 404);
  assert.equal((await ask(world.few, "/report/attempts/6")).status, 400);
});

test("the bottleneck is named, by its field and its rule", async () => {
  const { body } = await ask(world.many, "/report/data");
  const left = world.played.filter(({ outcome, handed }) => outcome === "started" || handed.at(-1).outcome === "submitted");
  const overKana = left.filter(({ cause, fields }) => cause?.[1] === "rule" && fields[cause[0]].key === "kana");
  const { rules, fields } = body.costs;
  assert.ok(rules.clear && fields.clear, "and without a doubt");
  const [worst] = rules.list;
  assert.deepEqual([worst.step, worst.key, worst.why, worst.rule], ["customer", "kana", "rule", "KANA_NOT_KANA"]);
  assert.equal(worst.attempts, overKana.length, "as many as were made up");
  assert.equal(body.totals.attempts, world.played.length);
  const failed = world.played.filter(({ fields: seen }) => seen.some(({ key, rules: codes }) => key === "kana" && codes.KANA_NOT_KANA));
  const kana = body.fields.find(({ key }) => key === "kana").numbers;
  assert.equal(kana.rules[0].numbers.attempts, failed.length);
  // Twice mended and twice rejected.
  assert.equal(kana.rejected, 2 * failed.length);
  // What it was made up with is within what the report says of it: a third fails, and of these about half leave.
  const share = failed.length / kana.reached;
  assert.ok(Math.abs(share - CHANCE.halfWidth) < 0.03, `${share}`);
  assert.ok(!body.help.split.suspect);
});

test("the page says it in one sentence, and every number in a table", async () => {
  const page = await open(await world.browser.newContext(), `${world.many.origin}/report`);
  await page.waitForFunction(() => document.querySelector("#verdict")?.textContent.includes("フリガナ"));
  assert.equal(await page.textContent("#verdict"), "フリガナの「かなでない文字」です。");
  assert.match(await page.textContent("#verdict-why"), /離脱\d+件のうち\d+件 \(\d+\.\d%、95%区間 \d+\.\d–\d+\.\d%\)/);
  assert.equal(await page.locator("#fields tbody tr").count(), 9);
  assert.equal(await page.locator("#fields tr.is-worst code").textContent(), "kana");
  const undefinedNumbers = await page.$$eval("[data-definitions] dd", (meanings) => meanings.filter(({ textContent }) => textContent.length < 5).length);
  assert.equal(undefinedNumbers, 0);

  await page.click("#language");
  assert.equal(await page.textContent("#verdict"), "Furigana: a character that is not kana.");
  assert.equal(await page.getAttribute("html", "lang"), "en");
  const japanese = await page.evaluate(() => document.querySelector("main").innerText.match(/[\u3040-\u30ff\u4e00-\u9fff]+/g));
  assert.equal(japanese, null, "nothing is left in Japanese");

  await page.click("#filter-box summary");
  await page.selectOption("[name=definition]", "zuko");
  await page.waitForFunction(() => location.search.includes("definition=zuko") && document.querySelector("#filter-summary").textContent.includes("Zuko"));
  assert.deepEqual(page.complaints, []);
});

test("the page says what to switch off", async () => {
  // Of 20 each: 5 of those who saw help and nudges were done, 18 of those who did not.
  const collector = await collect("--hold-out", "0.5", "--nudge-hold-out", "0.5", "--client-rate", "0");
  try {
    for (let n = 0; n < 40; n += 1) {
      const [done, seen] = n < 20 ? [n < 5, { nudges: { near: 1 }, help: { stuck: [1] } }] : [n < 38, { silent: { HOLD_OUT: 1 }, help: { stuck: [0, 1] } }];
      const body = { v: 2, via: "beacon", late: 60, attempt: id(n + 1), rev: 1, seq: 1, outcome: done ? "completed" : "started", of: 1, fields: [{ key: "tel", m: [1, 9] }], last: 0, ...seen };
      await send(`${collector.origin}/efo`, JSON.stringify(body));
    }
    const page = await open(await world.browser.newContext(), `${collector.origin}/report`);
    await page.waitForSelector("#harm:not([hidden])");
    const lines = await page.locator("#harm-list li").allTextContents();
    assert.deepEqual(lines.map((line) => line.split(" (")[0]), [
      "手助けは逆効果です。startAttempt の help を外してください。",
      "合図「手が止まった」の手助けは逆効果です。stuck では出さないようにしてください",
      "ナッジは逆効果です。<surasura-nudge> を外してください。",
    ]);
    assert.match(await page.textContent("#effect"), /逆効果.*25\.0%.*90\.0%.*−65\.0ポイント/);
    assert.match(await page.textContent("#nudge-effect"), /逆効果.*25\.0%.*90\.0%.*−65\.0ポイント/);
    assert.match(await page.textContent("#met"), /手助け全体20/);
    assert.deepEqual(page.complaints, []);
  } finally {
    await collector.remove();
  }
});

test("the page shows what help did to a few nowhere", async () => {
  const collector = await collect("--client-rate", "0");
  try {
    // Shown to 12, and to 2 of the hold-out not; 9 times it was held back.
    for (let n = 0; n < 14; n += 1) {
      const help = { stuck: n < 12 ? [1, 0, n < 9 ? 1 : 0] : [0, 1] };
      const body = { v: 2, via: "beacon", late: 60, attempt: id(n + 1), rev: 1, seq: 1, outcome: "started", of: 1, fields: [{ key: "tel", m: [1, 9] }], last: 0, help };
      await send(`${collector.origin}/efo`, JSON.stringify(body));
    }
    const page = await open(await world.browser.newContext(), `${collector.origin}/report`);
    await page.waitForSelector("#report:not([hidden])");
    // sign, attempts, shown, hold-out, held back, taken, closed, effect, finding
    const cells = await page.locator("#signals tbody tr > *").allTextContents();
    assert.deepEqual(cells, ["手が止まった", "14", "–", "–", "9", "–", "–", "–", "–"]);
    assert.match(await page.textContent("#met"), /手助け全体非表示.*手が止まった非表示/);
    assert.ok(await page.locator("#split").isHidden());
    assert.deepEqual(page.complaints, []);
  } finally {
    await collector.remove();
  }
});

test("the page shows when they left a field, and what surasura got wrong itself", async () => {
  const page = await open(await world.browser.newContext(), `${world.few.origin}/report`);
  await page.waitForSelector("#report:not([hidden])");
  await page.click("#curves-title");
  const spoken = await page.locator("#curves svg").evaluateAll((curves) => curves.map((curve) => curve.getAttribute("aria-label")));
  assert.equal(spoken.length, 4);
  // Kana: 4 of 9 within 8 to 12 s, the others are done.
  assert.match(spoken[1], /^フリガナ: 12秒まで: 離脱44\.4% \(\d+\.\d–\d+\.\d%\)、済み55\.6%、残り0\.0%。$/);
  assert.match(await page.textContent("#more-totals"), /surasura 自身の不具合20\.0%.*早すぎた表示1回、残った表示2回/);
  assert.deepEqual(await page.locator("#writing td.own").allTextContents(), ["–", "–", "1", "–", "–", "2", "–", "–"]);
  assert.deepEqual(page.complaints, []);
});

test("a curve tells its times as finely as the rest of the page", async () => {
  const collector = await collect("--smallest", "1");
  try {
    // Bucket 15 is 64 to 96 s, bucket 18 192 to 256 s.
    const fields = [{ key: "name", at: 0, m: [1, 15] }, { key: "tel", at: 1, m: [1, 18] }];
    const body = { v: 2, via: "beacon", late: 60, attempt: id(1), rev: 1, seq: 1, outcome: "completed", of: 2, fields, last: 1 };
    await send(`${collector.origin}/efo`, JSON.stringify(body));
    const page = await open(await world.browser.newContext(), `${collector.origin}/report`);
    await page.waitForSelector("#report:not([hidden])");
    const spoken = await page.locator("#curves svg").evaluateAll((curves) => curves.map((curve) => curve.getAttribute("aria-label")));
    assert.match(spoken[0], /: 96秒まで: /);
    // 256 s are 4.27 min.
    assert.match(spoken[1], /: 4\.3分まで: /);
    assert.match(await page.textContent("#curves-table thead"), /64秒までに離脱4\.3分までに離脱/);
    assert.deepEqual(page.complaints, []);
  } finally {
    await collector.remove();
  }
});

test("the page shows one attempt, and leads back", async () => {
  const page = await open(await world.browser.newContext({ timezoneId: "America/New_York" }), `${world.few.origin}/report`);
  const { body } = await ask(world.few, "/report/data");
  const { receivedAt } = body.latest.find(({ attempt }) => attempt === id(6));
  // By the shop's clock, wherever she is who looks.
  const wall = new Date(receivedAt + 9 * 3_600_000).toISOString().slice(11, 19);
  const row = page.locator("#latest tr", { has: page.locator(`a[href="#attempt=${id(6)}"]`) });
  assert.match(await row.textContent(), new RegExp(wall));
  await page.click(`#latest a[href="#attempt=${id(6)}"]`);
  await page.waitForSelector("#timeline[open] .log li");
  assert.match(await page.textContent("#timeline-body"), /「フリガナ」の内容が消えていました/);
  // visits, time, hesitation, corrections
  const kana = page.locator("#timeline-fields tbody tr", { hasText: "フリガナ" });
  assert.deepEqual(await kana.locator("td").allTextContents(), ["2", "4–6秒", "1–1.5秒", "0", "–"]);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("#timeline").open && !location.hash);
  assert.match(await page.textContent("#verdict"), /まだはっきりしません/);
  assert.deepEqual(page.complaints, []);
});

test("the page holds at every width, in both colour schemes, and axe finds nothing", async () => {
  for (const [width, colorScheme, lang] of [[360, "light", "ja"], [360, "dark", "en"], [768, "light", "ja"], [1400, "dark", "ja"]]) {
    const context = await world.browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    const page = await open(context, `${world.many.origin}/report?lang=${lang}`);
    await page.waitForSelector("#report:not([hidden])");
    for (const details of await page.$$("details")) await details.evaluate((each) => (each.open = true));
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(beyond, 0, `${width}, ${lang}`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), RULES);
    const found = violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).slice(0, 3).join(" ")}`);
    assert.deepEqual(found, [], `${width}, ${colorScheme}`);
    assert.deepEqual(page.complaints, []);
    await context.close();
  }
});

test("the report shows an attempt that ended, while it is open", async () => {
  const context = await world.browser.newContext();
  const report = await open(context, `${world.shop.origin}/report`);
  const shop = await demo(context, world.shop.origin);
  await shop.fill("#tel", "5253-2111");
  await shop.focus("#name");
  await shop.focus("#tel");
  await shop.close({ runBeforeUnload: true });
  await report.waitForFunction(() => document.querySelector("#verdict-why")?.textContent.includes("市外局番がない"));
  assert.deepEqual(report.complaints, []);

  const { totals, fields } = await world.shop.report();
  assert.deepEqual([totals.attempts, totals.started, totals.completed], [1, 1, 0]);
  const tel = fields.find(({ key }) => key === "tel").numbers;
  assert.equal(tel.ended, 1);
  assert.ok(JSON.stringify(tel.rules).includes("PHONE_NO_AREA_CODE"));
});

test("an order that is placed is completed, and one attempt", async () => {
  const context = await world.browser.newContext();
  const page = await demo(context, world.shop.origin);
  const texts = { name: "山田太郎", kana: "やまだたろう", email: "taro@example.jp", tel: "0312345678", postal: "1000001", city: "千代田区", street: "１ー２ー３" };
  for (const [field, text] of Object.entries(texts)) await page.fill(`#${field}`, text);
  await page.selectOption("#pref", "東京都");
  await page.click(".order");
  await page.click("#place");
  await page.waitForSelector("#thanks:not([hidden])");
  const before = await eventually(() => world.shop.report(), ({ totals }) => totals.completed === 1);
  await page.close({ runBeforeUnload: true });
  const { totals } = await world.shop.report();
  assert.equal(totals.attempts, before.totals.attempts, "one attempt, sent twice");
  assert.deepEqual(page.complaints, []);
});

test("a shopper who asks not to be followed is not", async () => {
  const context = await world.browser.newContext();
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true });
    window.beacons = [];
    navigator.sendBeacon = (url) => window.beacons.push(url);
  });
  const page = await open(context, `${world.shop.origin}/`);
  // The shop attaches its form before it defines the elements.
  await page.waitForFunction(() => customElements.get("surasura-nudge"));
  await page.fill("#tel", "０３１２３４５６７８");
  await page.focus("#name");
  assert.equal(await page.inputValue("#tel"), "03-1234-5678", "the form is looked after all the same");
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  assert.deepEqual(await page.evaluate(() => window.beacons), []);
});
