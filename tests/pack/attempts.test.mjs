// Attempts as a shop has them: over pages, with consent, help, the data layer; and the page of docs/attempts.md.

import assert from "node:assert/strict";
import { test } from "node:test";
import { at, blocks, browser, open, serve } from "./lib.mjs";

const timeout = 60_000;

const [{ text: GUIDE }, ...SNIPPETS] = blocks("docs/attempts.md");

/** A page of a checkout. `options`: those of `startAttempt`, as they are written. */
const page = (options, { form = true, before = "" } = {}) => `<!doctype html><html lang="ja"><meta charset="utf-8"><title>t</title>
  ${form ? `<form id="checkout" action="/confirm">
    <input name="name" autocomplete="name"><input name="kana" data-surasura="kana"><input name="tel" type="tel">
    <input name="zip" autocomplete="postal-code"><input name="memo"><button>確認へ進む</button></form>` : `<a href="/">戻る</a>`}
  <surasura-help></surasura-help>
  <script type="module">
    import { attachForm, defineElements, startAttempt } from "/surasura/surasura.js";
    ${before}
    defineElements();
    ${form ? 'window.form = attachForm(document.querySelector("#checkout"));' : ""}
    window.attempt = startAttempt({ endpoint: "/efo", ${form ? "form: window.form," : ""} ${options} });
  </script>`;

const site = (t, pages) => serve(t, (path) => (pages[path] ? { html: pages[path] } : at(`pkg/npm/dist/${path.split("/").at(-1)}`)));

async function visit(t, pages) {
  const server = await site(t, pages);
  const opened = await open(await browser(t), server.origin);
  await opened.page.waitForFunction(() => window.attempt);
  return { ...opened, server };
}

const told = async (page) => JSON.parse(await page.evaluate(() => window.attempt.snapshot()));
const bodies = (server) => server.posts.filter(({ path }) => path === "/efo").map(({ body }) => JSON.parse(body));
const fieldOf = (snapshot, key, step = 0) => snapshot.fields.find((field) => field.key === key && (field.step ?? 0) === step);
const METERS = "visits time hesitation commits corrections returns fixed rejected autofilled filled pasted blank lost early stale".split(" ");
const meter = (field, name) => field.m[METERS.indexOf(name)] ?? 0;

test("the page of the guide works, and so do its snippets", { timeout }, async (t) => {
  const { page, server, errors } = await visit(t, { "/": GUIDE, "/confirm": "<title>confirm</title>" });
  for (const text of ["5253", "52531"]) {
    await page.fill("[name=tel]", text);
    await page.focus("[name=kana]");
  }
  // Help waits until the step is ten seconds old; what it says then is the shop's, if she is not in the hold-out.
  const snapshot = await told(page);
  assert.deepEqual([snapshot.steps, snapshot.segments, snapshot.outcome], [["shipping"], ["member"], "started"]);
  assert.deepEqual(fieldOf(snapshot, "tel").rules, { PHONE_TOO_SHORT: 2 });
  const layer = await page.evaluate(() => window.dataLayer);
  assert.deepEqual(layer, [
    { event: "efo_start", efo_field: "tel" },
    { event: "efo_error", efo_field: "tel", efo_rule: "PHONE_TOO_SHORT" },
    { event: "efo_error", efo_field: "tel", efo_rule: "PHONE_TOO_SHORT" },
  ]);
  await page.goto(`${server.origin}/confirm`);
  const { body } = await server.post(({ path }) => path === "/efo");
  assert.equal(JSON.parse(body).steps[0], "shipping");
  assert.deepEqual(errors, []);

  const scripts = SNIPPETS.filter(({ lang }) => lang === "js");
  assert.equal(scripts.length, 3);
  const [confirm, consent, help] = scripts.map(({ text }) => text.replace("const attempt", "window.attempt"));
  const other = (script) => `<!doctype html><meta charset="utf-8"><form><input name="tel"></form><script type="module">
    import { attachForm, startAttempt } from "/surasura/surasura.js";
    const form = attachForm(document.forms[0]); window.chats = []; const openChat = (...given) => window.chats.push(given);
    ${script}</script>`;
  const again = await visit(t, { "/": other(confirm) });
  assert.deepEqual((await told(again.page)).steps, ["confirm"]);
  const asked = await visit(t, { "/": other(consent) });
  assert.equal(await asked.page.evaluate(() => window.attempt.id), "");
  await asked.page.evaluate(() => document.dispatchEvent(new CustomEvent("consent", { detail: { analytics: true } })));
  assert.match(await asked.page.evaluate(() => window.attempt.id), /^[0-9a-f]{32}$/);
  const chat = await visit(t, { "/": other(`window.attempt = {};${help}`) });
  const taken = await chat.page.evaluate(() => {
    const detail = { signal: "stuck", offer: { text: "hello" }, taken() {}, close() {} };
    document.dispatchEvent(new CustomEvent("surasura:help", { cancelable: true, detail }));
    return window.chats.map(([text]) => text);
  });
  assert.deepEqual(taken, ["hello"]);
});

test("an attempt goes over pages, and knows the way back", { timeout }, async (t) => {
  const pages = { "/": page('step: "shipping"'), "/confirm": page('step: "confirm"', { form: false }) };
  const { page: shop, server, errors } = await visit(t, pages);
  const id = await shop.evaluate(() => window.attempt.id);
  await shop.fill("[name=name]", "山田 花子");
  await shop.fill("[name=tel]", "0352532111");
  await shop.click("button");
  await shop.waitForURL(/confirm/);
  await shop.waitForFunction(() => window.attempt);
  assert.equal(await shop.evaluate(() => window.attempt.id), id);
  await shop.click("a");
  await shop.waitForFunction(() => window.attempt && document.querySelector("#checkout"));
  // What had been filled in and is blank now is lost: found once the browser has had its time to put it back.
  await shop.waitForFunction(() => window.attempt.snapshot().includes('"why":"lost"'));
  const snapshot = await told(shop);
  assert.equal(snapshot.attempt, id);
  assert.deepEqual([snapshot.steps, snapshot.step ?? 0], [["shipping", "confirm"], 0]);
  // Three pages, one submit that went through, one way back.
  assert.deepEqual([snapshot.m[0], snapshot.m[4], snapshot.m[6]], [3, 1, 1]);
  assert.deepEqual(["name", "tel"].map((key) => meter(fieldOf(snapshot, key), "lost")), [1, 1]);
  assert.equal(meter(fieldOf(snapshot, "tel"), "fixed"), 1);
  await shop.evaluate(() => window.attempt.complete());
  await server.post(({ body }) => body.includes('"completed"'));
  const sent = bodies(server);
  assert.deepEqual(new Set(sent.map(({ attempt }) => attempt)), new Set([id]));
  // Each handing-over has its number; what the outbox sends again has the one it had.
  const seqs = sent.filter(({ via }) => via !== "outbox").map(({ seq }) => seq);
  assert.deepEqual(seqs, seqs.map((_, index) => index + 1));
  // The next page begins another.
  await shop.goto(server.origin);
  await shop.waitForFunction(() => window.attempt);
  assert.notEqual(await shop.evaluate(() => window.attempt.id), id);
  assert.deepEqual(errors, []);
});

test("a fault told before she left the field is our own mistake; one told on leaving, or at a submit, is none", { timeout }, async (t) => {
  const { page: shop, errors } = await visit(t, { "/": page("") });
  const defects = async (key) => {
    const field = fieldOf(await told(shop), key);
    return ["early", "stale"].map((name) => meter(field, name));
  };
  // Enter, in a field that she has not left.
  await shop.fill("[name=tel]", "5253");
  await shop.press("[name=tel]", "Enter");
  await shop.waitForSelector("[name=tel][data-surasura-state=error]");
  assert.deepEqual(await defects("tel"), [0, 0]);
  // On leaving; mended, and on to another.
  await shop.fill("[name=zip]", "100");
  await shop.focus("[name=memo]");
  await shop.waitForSelector("[name=zip][data-surasura-state=error]");
  await shop.fill("[name=zip]", "100-0001");
  await shop.focus("[name=memo]");
  assert.deepEqual(await defects("postal-code"), [0, 0]);
  // The shop's own check answers when she is in the field again, of which this attempt has not seen her leave.
  await shop.evaluate(async () => {
    const { attachForm, startAttempt } = await import("/surasura/surasura.js");
    window.form.detach();
    const check = () => new Promise((answer) => { window.answer = answer; });
    window.form = attachForm(document.querySelector("#checkout"), { fields: { memo: { check } } });
    window.again = () => { window.attempt = startAttempt({ endpoint: "/efo", form: window.form }); };
  });
  await shop.fill("[name=memo]", "x");
  await shop.focus("[name=name]");
  await shop.evaluate(() => window.again());
  await shop.focus("[name=memo]");
  await shop.evaluate(() => window.answer("no"));
  await shop.waitForSelector("[name=memo][data-surasura-state=error]");
  const memo = (await told(shop)).fields.at(-1);
  assert.deepEqual([memo.at, meter(memo, "early"), errors], [4, 1, []]);
});

test("a tab that is opened from a page has an attempt of its own", { timeout }, async (t) => {
  const pages = { "/": `${page('step: "shipping"')}<a target="_blank" rel="opener" href="/">+</a>` };
  const { page: shop } = await visit(t, pages);
  const [other] = await Promise.all([shop.context().waitForEvent("page"), shop.click("a")]);
  await other.waitForFunction(() => window.attempt);
  const ids = await Promise.all([shop, other].map((page) => page.evaluate(() => window.attempt.id)));
  assert.notEqual(ids[0], ids[1]);
  await Promise.all([shop, other].map((page) => page.reload().then(() => page.waitForFunction(() => window.attempt))));
  assert.deepEqual(await Promise.all([shop, other].map((page) => page.evaluate(() => window.attempt.id))), ids);
  assert.equal((await told(shop)).m[7], 1, "loaded again");
});

/** Everything that a page keeps in the browser. */
const kept = (page) => page.evaluate(async () => ({
  session: Object.keys(sessionStorage), local: Object.keys(localStorage),
  databases: (await indexedDB.databases()).map(({ name }) => name), cookies: document.cookie,
}));
const NOTHING = { session: [], local: [], databases: [], cookies: "" };

test("before there is consent nothing is kept or sent; a no is a no", { timeout }, async (t) => {
  const { page: shop, server } = await visit(t, { "/": page("consent: (set) => { window.agree = set; }"), "/confirm": "<title>c</title>" });
  await shop.fill("[name=tel]", "5253");
  await shop.focus("[name=kana]");
  await shop.waitForTimeout(600);
  assert.deepEqual(await kept(shop), NOTHING);
  await shop.evaluate(() => window.agree("full"));
  // What was counted meanwhile is of the attempt.
  assert.equal(fieldOf(await told(shop), "tel").rules.PHONE_TOO_SHORT, 1);
  await shop.waitForFunction(async () => (await indexedDB.databases()).length > 0);
  await shop.evaluate(() => window.attempt.forget());
  await shop.waitForFunction(async () => (await indexedDB.databases()).length === 0);
  assert.deepEqual(await kept(shop), NOTHING);
  await shop.goto(`${server.origin}/confirm`);
  assert.deepEqual(bodies(server), []);

  // Who agreed, and takes it back: what is kept goes, and nothing is sent any more.
  await shop.goto(server.origin);
  await shop.waitForFunction(() => window.attempt);
  await shop.evaluate(() => window.agree(true));
  await shop.fill("[name=tel]", "5253");
  await shop.waitForFunction(async () => (await indexedDB.databases()).length > 0);
  await shop.evaluate(() => window.agree(false));
  await shop.waitForFunction(async () => (await indexedDB.databases()).length === 0);
  await shop.goto(`${server.origin}/confirm`);
  assert.deepEqual([bodies(server), await kept(shop)], [[], NOTHING]);

  await shop.goto(server.origin);
  await shop.waitForFunction(() => window.attempt);
  await shop.fill("[name=tel]", "5253");
  await shop.evaluate(() => window.agree(false));
  assert.deepEqual(await shop.evaluate(() => [window.attempt.active, window.attempt.inactive]), [false, "privacy"]);
  await shop.goto(`${server.origin}/confirm`);
  assert.deepEqual([bodies(server), await kept(shop)], [[], NOTHING]);
});

test("who is only counted is told from nobody, and once", { timeout }, async (t) => {
  const { page: shop, server } = await visit(t, {
    "/": page('consent: () => false, denied: "aggregate", segments: ["member"]'), "/confirm": "<title>c</title>",
  });
  assert.equal(await shop.evaluate(() => window.attempt.id), "");
  await shop.fill("[name=name]", "山田");
  await shop.fill("[name=tel]", "5253");
  await shop.focus("[name=kana]");
  await shop.goto(`${server.origin}/confirm`);
  await server.post(({ path }) => path === "/efo");
  assert.deepEqual(await kept(shop), NOTHING);
  const [sent, ...more] = bodies(server);
  assert.deepEqual(more, []);
  const { via, ...rest } = sent;
  assert.match(via, /^(later|beacon)$/);
  assert.deepEqual(rest, {
    v: 2, late: 0, outcome: "started", device: "desktop", of: 5, last: 1, cause: 0, why: "rule",
    fields: [{ key: "tel", kind: "phone", at: 2, open: true, rules: { PHONE_TOO_SHORT: 1 } }, { key: "kana", kind: "kana", at: 1 }],
  });
});

test("who agrees after she was only counted is in the step, and the hold-out, that she was in", { timeout }, async (t) => {
  const options = 'step: "input", consent: (set) => { window.agree = set; return "aggregate"; }';
  const { page: shop } = await visit(t, { "/": page(options) });
  await shop.evaluate(() => {
    window.attempt.step("confirm");
    document.dispatchEvent(new CustomEvent("surasura:nudge", { detail: { heldBack: "HOLD_OUT" } }));
    window.agree("full");
  });
  const { steps, silent } = await told(shop);
  assert.deepEqual([steps, silent], [["confirm"], { HOLD_OUT: 1 }]);
});

test("consent as Shopify and Google's tags have it, and Global Privacy Control", { timeout }, async (t) => {
  const modes = async (options, before, change) => {
    const { page: shop } = await visit(t, { "/": page(options, { before }) });
    const now = () => shop.evaluate(() => [window.attempt.active, window.attempt.id !== ""]);
    const first = await now();
    await shop.evaluate(change ?? "0");
    return [first, await now()];
  };
  const [waits, goes, stopped] = [[true, false], [true, true], [false, false]];
  const privacy = (answer) => `window.Shopify = { customerPrivacy: { analyticsProcessingAllowed: () => ${answer} } };`;
  const collected = 'document.dispatchEvent(new CustomEvent("visitorConsentCollected"))';
  assert.deepEqual(await modes('consent: "shopify"', "", privacy("true") + collected), [waits, goes]);
  assert.deepEqual(await modes('consent: "shopify"', privacy("false")), [stopped, stopped]);
  const gtag = "window.dataLayer ??= []; function gtag() { dataLayer.push(arguments); }";
  const says = (what, answer) => `${gtag} gtag("consent", "${what}", { analytics_storage: "${answer}" });`;
  const hidden = 'Object.defineProperty(document, "hidden", { value: false }); document.dispatchEvent(new Event("visibilitychange"))';
  assert.deepEqual(await modes('consent: "google"', says("default", "granted")), [goes, goes]);
  assert.deepEqual(await modes('consent: "google"', gtag, says("update", "granted") + hidden), [waits, goes]);
  const next = 'document.querySelector("[name=name]").focus()';
  assert.deepEqual(await modes('consent: "google"', gtag, says("update", "granted") + next), [waits, goes]);
  assert.deepEqual(await modes('consent: "google"', says("default", "denied")), [stopped, stopped]);
  const control = 'Object.defineProperty(navigator, "globalPrivacyControl", { value: true });';
  assert.deepEqual(await modes("", control), [stopped, stopped]);
  assert.deepEqual(await modes('gpc: "aggregate"', control), [waits, waits], "counted, and no more");
  assert.deepEqual(await modes('consent: "off"', ""), [stopped, stopped]);
});

test("options that are none are told, by name", { timeout }, async (t) => {
  const { page: shop } = await visit(t, { "/": page("") });
  const thrown = (options) => shop.evaluate(async (options) => {
    const { startAttempt } = await import("/surasura/surasura.js");
    try {
      startAttempt({ endpoint: "/efo", ...options });
      return "";
    } catch ({ code, path }) {
      return `${code} at ${path}`;
    }
  }, options);
  assert.equal(await thrown({ endpoint: "" }), "ENDPOINT_INVALID at options.endpoint");
  assert.equal(await thrown({ endpoint: "https://other.example/efo" }), "ENDPOINT_CROSS_ORIGIN at options.endpoint");
  assert.equal(await thrown({ endpoint: "https://other.example/efo", crossOrigin: true, consent: "off" }), "");
  assert.equal(await thrown({ form: {} }), "FORM_INVALID at options.form");
  for (const [name, value] of Object.entries({ consent: "yes", denied: "full", gpc: "full", sample: 0, channel: "tv" })) {
    assert.match(await thrown({ [name]: value }), new RegExp(`^OPTION_INVALID at options\\.(${name}|denied)$`), name);
  }
});

const HELP = (options = "") => `help: { early: 0, holdOut: 0, ${options} offers: [
  { fields: ["phone"], signals: ["loop"], text: "市外局番からご入力ください", href: "/faq", label: "例を見る" }, { signals: ["stuck"], text: "お困りですか" }] }`;

/** Fails in the telephone twice, and goes on. */
async function loop(shop) {
  for (const text of ["5253", "52531"]) {
    await shop.fill("[name=tel]", text);
    await shop.focus("[name=kana]");
  }
}

test("help comes when she is stuck in a loop, takes no focus, and goes", { timeout }, async (t) => {
  const { page: shop, errors } = await visit(t, { "/": page(HELP()), "/faq": "<title>faq</title>" });
  await loop(shop);
  const help = shop.locator("surasura-help .surasura-help");
  // Not while she is in a field that she has only just entered.
  assert.equal(await help.count(), 0);
  await help.waitFor();
  assert.equal(await help.locator("p").textContent(), "市外局番からご入力ください");
  assert.equal(await shop.evaluate(() => document.activeElement.name), "kana");
  assert.equal(await shop.getAttribute("surasura-help", "role"), "status");
  const snapshot = await told(shop);
  assert.equal(snapshot.help.loop[0], 1);
  assert.ok(snapshot.held.TYPING >= 1, "and was held back before");
  await shop.click(".surasura-close");
  assert.equal(await help.count(), 0);
  assert.deepEqual([(await told(shop)).help.loop[4], errors], [1, []]);
  // Once in an attempt, and once a day on this device.
  await loop(shop);
  await shop.waitForTimeout(3500);
  assert.equal(await help.count(), 0);
});

test("a field that left the page is not the last of the form", { timeout }, async (t) => {
  const { page: shop } = await visit(t, { "/": page(HELP()) });
  await shop.evaluate(() => document.querySelector("[name=memo]").remove());
  for (const text of ["5253", "52531"]) {
    await shop.fill("[name=tel]", text);
    await shop.focus("[name=zip]");
  }
  await shop.waitForFunction(() => JSON.parse(window.attempt.snapshot()).held?.LAST_STEP === 1, null, { timeout: 10_000 });
  assert.equal((await told(shop)).of, 5, "fields seen");
  assert.equal(await shop.locator("surasura-help > *").count(), 0);
});

test("one in the hold-out sees no help, and is counted", { timeout }, async (t) => {
  const { page: shop } = await visit(t, { "/": page(HELP("holdOut: 1,")) });
  await loop(shop);
  await shop.waitForFunction(() => window.attempt.snapshot().includes('"help"') && JSON.parse(window.attempt.snapshot()).help.loop[1] === 1, null, { timeout: 10_000 });
  assert.equal(await shop.locator("surasura-help > *").count(), 0);
});

test("help comes before money", { timeout }, async (t) => {
  const nudge = '<surasura-nudge></surasura-nudge>';
  const { page: shop } = await visit(t, { "/": page(HELP("gap: 3600,")) + nudge });
  const rules = { taxRounding: "floor", shipping: { fee: 660, taxIncluded: true, freeFrom: [{ amount: 5000, basis: "goods-tax-included", after: "coupons" }] } };
  const show = (unitPrice) => shop.evaluate(async ([unitPrice, rules]) => {
    const cart = { lines: [{ unitPrice, quantity: 1, taxRate: "standard", taxIncluded: true }] };
    const { heldBack } = document.querySelector("surasura-nudge").update(cart, rules);
    return heldBack;
  }, [unitPrice, rules]);
  assert.equal(await show(4000), undefined);
  await loop(shop);
  // Longer than the nudge itself waits after a key.
  await shop.waitForTimeout(700);
  assert.equal(await show(4500), "HELP_FIRST");
  assert.equal((await told(shop)).silent.HELP_FIRST, 1);
});
