// What a shopper types, pastes or has filled in is nowhere but in her form: not in what is sent, kept in the page, stored or
// logged by the collector. In real engines, with real keys, through the package and the collector as they are built.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { at, eventually, wiretap } from "../e2e/lib.mjs";
import { browse, profile } from "./webdriver.mjs";

/** Field by field, what is typed into it; and what the page itself says. */
const TYPED = {
  name: "鹿目canaryname", kana: "カナリアヨミ", mail: "canarymail@example.jp", tel: "09077771234", zip: "9876543", pref: "canarypref",
  city: "上里canarycity", street: "canarystreet998", company: "canarycompany", birth: "canarybirth", qty: "canaryqty", memo: "canarymemo",
  card: "4987654321098769", exp: "1139", csc: "73951", pass: "canarypass", otp: "884422",
};
const SHOWN = { label: "canarylabel", placeholder: "canaryplace", id: "canaryid", title: "canarytitle", query: "canaryquery", hash: "canaryhash" };

const KINDS = {
  name: 'autocomplete="name"', kana: 'data-surasura="kana"', mail: 'type="email"', tel: 'type="tel"', zip: 'autocomplete="postal-code"',
  pref: 'autocomplete="address-level1"', city: 'autocomplete="address-level2"', street: 'autocomplete="address-line1"', company: 'autocomplete="organization"',
  card: 'autocomplete="cc-number"', exp: 'autocomplete="cc-exp"', csc: 'autocomplete="cc-csc"', pass: 'type="password"', otp: 'autocomplete="one-time-code"',
};
const input = (name) => `<label>${SHOWN.label}<input name="${name}" ${KINDS[name] ?? ""} placeholder="${SHOWN.placeholder}"></label>`;
const PAGE = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>${SHOWN.title}</title><link rel="icon" href="data:,">
  <meta name="referrer" content="strict-origin">
  <form id="checkout" action="/next.html" data-memo="${SHOWN.id}">${Object.keys(TYPED).map(input).join("\n")}<button>送る</button></form>
  <surasura-help></surasura-help><script type="module" src="/page.js"></script>`;
const SCRIPT = `
  import { attachForm, defineElements, startAttempt } from "/surasura/surasura.js";
  defineElements();
  const form = attachForm(document.querySelector("#checkout"), { submit: "pass" });
  window.attempt = startAttempt({
    endpoint: "/efo", form, step: location.pathname === "/next.html" ? "confirm" : "input", dataLayer: true,
    help: { early: 0, holdOut: 0, offers: [{ text: "お困りですか" }] },
  });`;

/** A collector whose site is that page, and all that it says. */
async function collector() {
  const folder = mkdtempSync(join(tmpdir(), "surasura-"));
  const www = join(folder, "www");
  cpSync(at("pkg/npm/dist"), join(www, "surasura"), { recursive: true });
  writeFileSync(join(www, "page.html"), PAGE);
  writeFileSync(join(www, "next.html"), PAGE);
  writeFileSync(join(www, "page.js"), SCRIPT);
  const args = ["--listen", "127.0.0.1:0", "--data", join(folder, "data.sqlite3"), "--www", www];
  const server = spawn(at("target/debug/surasura-collector"), args, { env: { ...process.env, RUST_LOG: "trace" } });
  let log = "";
  for (const stream of [server.stderr, server.stdout]) stream.setEncoding("utf8").on("data", (text) => (log += text));
  const [line] = await once(createInterface(server.stdout), "line");
  return {
    origin: line.match(/http:\/\/[^/]+/)[0],
    log: () => log,
    stored: () => Buffer.concat(readdirSync(folder).filter((name) => name.startsWith("data")).map((name) => readFileSync(join(folder, name)))),
    async end() {
      server.kill("SIGTERM");
      if (server.exitCode === null) await once(server, "exit");
      rmSync(folder, { recursive: true });
    },
  };
}

/** Everything that the page keeps in the browser. */
const KEPT = `(async (done) => {
  const kept = [JSON.stringify({ ...sessionStorage }), JSON.stringify({ ...localStorage }), document.cookie, JSON.stringify(window.dataLayer)];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((found) => (indexedDB.open(name).onsuccess = ({ target }) => found(target.result)));
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      kept.push(await new Promise((found) => (all.onsuccess = () => found(JSON.stringify(all.result)))));
    }
    database.close();
  }
  done(kept.join("\\n"));
})(arguments[0])`;

for (const engine of ["chromium", "firefox", "webkit"]) {
  test(`no value leaves the form in ${engine}`, async (t) => {
    const server = await collector();
    t.after(() => server.end());
    const tap = await wiretap(server.origin);
    t.after(() => tap.close());
    const { folder, remove } = profile();
    t.after(remove);
    const browser = await browse(engine, folder);
    t.after(() => browser.end());
    const { session } = browser;
    const find = async (value) => Object.values(await session("POST", "/element", { using: "css selector", value }))[0];
    const kept = () => session("POST", "/execute/async", { script: KEPT, args: [] });

    await browser.go(`${tap.origin}/page.html?q=${SHOWN.query}#${SHOWN.hash}`);
    await browser.until("window.attempt !== undefined");
    for (const [name, text] of Object.entries(TYPED)) {
      await session("POST", `/element/${await find(`[name=${name}]`)}/value`, { text });
    }
    // Pasted, filled by the browser, and failed twice in one field.
    await browser.run(`(() => {
      const { memo, tel, city } = document.forms[0].elements;
      memo.focus(); memo.value = "canarypasted"; memo.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", data: "canarypasted", bubbles: true }));
      city.value = "canaryfilled"; city.dispatchEvent(new Event("change", { bubbles: true }));
      for (const text of ["5550", "55501"]) { tel.focus(); tel.value = text; tel.dispatchEvent(new Event("change", { bubbles: true })); tel.blur(); }
    })()`);
    await browser.rest(800);
    const first = await kept();
    const snapshot = await browser.run("window.attempt.snapshot()");
    const { fields, attempt } = JSON.parse(snapshot);
    const meters = Object.fromEntries(fields.map(({ key, m }) => [key, m]));
    // The eleventh number of a field is what was pasted, the ninth what the browser filled.
    assert.ok(meters["field-12"][10] >= 1 && meters["address-level2"][8] >= 1, snapshot);
    assert.ok(!fields.some(({ key }) => /cc-|password|one-time/.test(key)), "payment and passwords are none of its fields");
    await session("POST", `/element/${await find("button")}/click`, {});
    await browser.until("location.pathname === '/next.html' && window.attempt !== undefined");
    await browser.rest(800);
    const second = await kept();
    await browser.run("window.attempt.complete()");
    await eventually(() => tap.sent().toString("latin1"), (sent) => sent.includes('"completed"'));
    await eventually(() => server.stored().toString("latin1"), (stored) => stored.includes('"completed"'));

    // Of a request only what is ours: the page's own address is the browser's to ask for.
    const posts = tap.sent().toString("latin1").split(/(?=(?:POST|GET) \/)/).filter((text) => text.startsWith("POST /efo"));
    assert.ok(posts.length > 0 && posts.join("").includes(attempt), "the tap is the right one");
    const places = { sent: posts.join("\n"), kept: first + second, stored: server.stored().toString("latin1"), logged: server.log(), said: snapshot };
    const canaries = [...Object.values(TYPED), ...Object.values(SHOWN), "canary", "090-7777-1234", "987-6543", "555", "鹿目", "カナリア"];
    for (const [place, text] of Object.entries(places)) {
      assert.ok(text.length > 0, place);
      for (const canary of canaries) {
        // A number of the wire may be any: only strings could hold three digits.
        if (canary === "555" || /^\d{4}$/.test(canary)) continue;
        for (const form of [canary, encodeURIComponent(canary), Buffer.from(canary).toString("latin1")]) {
          assert.ok(!text.includes(form), `${form} was ${place}: ${text.slice(Math.max(0, text.indexOf(form) - 60), text.indexOf(form) + 60)}`);
        }
      }
    }
  });
}
