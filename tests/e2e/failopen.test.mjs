// Without WebAssembly the page is what it was: the text stays as typed and the form submits.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./lib.mjs";

const world = setUp();

const WAYS = {
  "the module is missing": (page) => page.route("**/form.js", (route) => route.fulfill({ status: 404 })),
  "the module is cut off": (page) =>
    page.route("**/form.js", async (route) => {
      const body = await (await route.fetch()).text();
      await route.fulfill({ body: body.slice(0, 2000), contentType: "text/javascript" });
    }),
  "the bytes are corrupt": (page) =>
    page.route("**/form.js", async (route) => {
      const body = await (await route.fetch()).text();
      // The magic number, \0asm, as it is written in the package.
      assert.ok(body.includes("#¦¸²$"));
      await route.fulfill({ body: body.replace("#¦¸²$", "#¦¸¸$"), contentType: "text/javascript" });
    }),
  "the policy forbids WebAssembly": (page) =>
    page.route("**/", async (route) => {
      const response = await route.fetch();
      const policy = response.headers()["content-security-policy"].replace("'wasm-unsafe-eval'", "");
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
    }),
  "the browser has no WebAssembly": (page) => page.addInitScript(() => delete globalThis.WebAssembly),
};

for (const [way, prepare] of Object.entries(WAYS)) {
  test(`${way}: the form works as before`, async () => {
    const page = await (await world.browser.newContext()).newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    let said = 0;
    page.on("console", (message) => (said += ["warning", "error"].includes(message.type()) ? 1 : 0));
    await prepare(page);
    await page.goto(`${world.collector.origin}/`, { waitUntil: "networkidle" });
    assert.ok(said > 0, "the console says why");

    const texts = { name: "山田太郎", kana: "ヤマダタロウ", email: "taro@example.jp", tel: "０３ー５２５３ー２１１１", postal: "1000001", city: "千代田区", street: "１ー２" };
    for (const [field, text] of Object.entries(texts)) {
      await page.fill(`#${field}`, text);
      await page.$eval(`#${field}`, (field) => field.blur());
    }
    await page.selectOption("#pref", "東京都");
    for (const [field, text] of Object.entries(texts)) {
      assert.equal(await page.inputValue(`#${field}`), text, "as typed");
    }
    await page.click(".order");
    await page.click("#place");
    await page.waitForSelector("#thanks:not([hidden])");
    assert.deepEqual(errors, []);
  });
}

/** A page of its own beside the demo: a form with an address, drafts and a check of the shop's. */
const PAGE = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">
  <form><input name="tel" type="tel"><input name="zip" autocomplete="postal-code"><input name="city" autocomplete="address-level2"><input name="mail" type="email"><button>送る</button></form>
  <script type="module">
    import { attachForm, startAttempt } from "/surasura/surasura.js";
    window.sent = [];
    const form = document.forms[0];
    form.addEventListener("submit", (event) => { event.preventDefault(); window.sent.push(Object.fromEntries(new FormData(form))); });
    window.handle = attachForm(form, { postal: "/postal/", drafts: {}, submit: "block", submitAs: { phone: { digitsOnly: true } }, fields: { mail: { check: () => {} } } });
    window.attempt = startAttempt({ endpoint: "/efo", form: window.handle });
    window.ready = true;
  </script>`;

async function visit(prepare) {
  const page = await (await world.browser.newContext()).newPage();
  page.errors = [];
  page.warned = [];
  page.on("pageerror", (error) => page.errors.push(String(error)));
  page.on("console", (message) => message.text().startsWith("surasura:") && page.warned.push(message.text()));
  await page.route("**/own", (route) => route.fulfill({ body: PAGE, contentType: "text/html" }));
  await prepare(page);
  await page.goto(`${world.collector.origin}/own`);
  await page.waitForFunction(() => window.ready);
  return page;
}

async function fill(page, texts) {
  for (const [name, text] of Object.entries(texts)) {
    await page.fill(`[name=${name}]`, text);
    await page.$eval(`[name=${name}]`, (field) => field.blur());
  }
}

/** The module breaks from the first call of the named function on: as a panic does, for good. */
const breaking = (name) => (page) =>
  page.addInitScript((name) => {
    const { Instance } = WebAssembly;
    WebAssembly.Instance = function (...given) {
      const exports = { ...new Instance(...given).exports };
      let isBroken = false;
      for (const [key, run] of Object.entries(exports)) {
        if (typeof run !== "function") continue;
        exports[key] = (...numbers) => {
          isBroken ||= window.armed && key === name;
          if (isBroken) throw new WebAssembly.RuntimeError("unreachable");
          return run(...numbers);
        };
      }
      return { exports };
    };
    window.armed = false;
  }, name);

test("the module of attempts breaks: the form is looked after as before", async () => {
  const page = await visit(breaking("happen"));
  await page.evaluate(() => (window.armed = true));
  await fill(page, { tel: "０３１２３４５６７８", zip: "１０００００１" });
  assert.equal(await page.inputValue("[name=tel]"), "03-1234-5678");
  assert.equal(await page.evaluate(() => window.attempt.active), false);
  await page.evaluate(() => window.attempt.complete());
  assert.equal(page.warned.length, 1, "the console says why");
  assert.deepEqual(page.errors, []);
});

for (const name of ["event", "look", "looked"]) {
  test(`the module breaks in ${name}: what is typed stays and is sent`, async () => {
    const page = await visit(breaking(name));
    await fill(page, { tel: "０３" });
    await page.locator("[name=tel][data-surasura-state=error]").waitFor();
    await page.evaluate(() => (window.armed = true));
    const texts = { tel: "０３１２", zip: "１０００００１", city: "千代田区", mail: "a@example.jp" };
    await fill(page, texts);
    await page.evaluate(async () => {
      dispatchEvent(new Event("pagehide"));
      window.handle.normalizeAll();
      window.checked = await window.handle.check();
      window.handle.clearDraft();
      window.attempt.complete();
      window.handle.detach();
    });
    assert.equal(await page.evaluate(() => window.checked), true, "nobody objects");
    await page.click("button");
    const [sent] = await page.evaluate(() => window.sent);
    assert.deepEqual(sent, texts);
    assert.ok(page.warned.length > 0, "the console says why");
    assert.equal(await page.locator("[data-surasura-state], .surasura-issue, [aria-invalid]").count(), 0);
    assert.deepEqual(page.errors, []);
  });
}

test("a field that takes the name of what a form is asked with: the page goes on", async () => {
  const page = await visit((page) =>
    page.route("**/own", (route) => route.fulfill({ body: PAGE.replace("<form>", '<form><input name="elements">'), contentType: "text/html" })));
  await page.fill("[name=tel]", "０３");
  await page.click("button");
  const [sent] = await page.evaluate(() => window.sent);
  assert.equal(sent.tel, "０３");
  assert.equal(page.warned.length, 1);
  assert.equal(await page.locator("[role=status]").count(), 0);
});

const SHARDS = {
  "are missing": (route) => route.fulfill({ status: 404, body: "<!doctype html>" }),
  "are corrupt": (route) => route.fulfill({ body: "P1 100 2026-10-03\n\t\u0000\n9999999999\n\t\t\t" }),
  "are slow": () => {},
  "are offline": (route) => route.abort("internetdisconnected"),
};
for (const [way, answer] of Object.entries(SHARDS)) {
  test(`the postal data ${way}: the address is typed and sent`, async () => {
    const page = await visit((page) => page.route("**/postal/*", answer));
    await fill(page, { tel: "0312345678", zip: "1000001", city: "千代田区" });
    await page.click("button");
    await page.waitForFunction(() => window.sent.length);
    assert.deepEqual(await page.evaluate(() => window.sent), [{ tel: "0312345678", zip: "100-0001", city: "千代田区", mail: "" }]);
    assert.deepEqual([...page.errors, ...page.warned], []);
  });
}
