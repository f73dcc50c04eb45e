// What `surasura/full` has beside `normalize`, in Node and in Chromium, over a server with postal data.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { at, blocks, browser, open, read, run } from "./lib.mjs";
import { check } from "./friends.mjs";

const TABLES = [
  "friends.jsonl", "date.tsv", "phone.tsv", "phone_details.tsv", "address_parts.tsv", "postal_lookup.tsv", "postal_address.tsv",
  ...readdirSync(at("tests/data/furigana")).map((name) => `furigana/${name}`),
];
const files = Object.fromEntries(TABLES.map((name) => [name, read(`tests/data/${name}`)]));
files["fields.md"] = read("docs/fields.md");

/** The files of the postal sample by their names. */
const shards = new Map(
  read("tests/data/postal_shards.txt")
    .split(/^(?=P1 )/m)
    .map((shard) => [`${shard.slice(3, 6)}.txt`, shard]),
);

/** A page of `html` with the package, the postal data under /postal/, and `modules` by their paths. */
async function shop(t, html, modules = {}) {
  const asked = [];
  const server = createServer(({ url }, response) => {
    asked.push(url);
    const script = { "/full.js": () => readFileSync(at("pkg/npm/dist/full.js")), ...modules }[url];
    const shard = url.startsWith("/postal/") && shards.get(url.slice("/postal/".length));
    const [type, body] = script ? ["text/javascript", script()] : shard ? ["text/plain", shard] : ["text/html", html];
    const there = script || shard || url === "/";
    response.writeHead(there ? 200 : url === "/favicon.ico" ? 204 : 404, { "content-type": `${type}; charset=utf-8` });
    response.end(there ? body : "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${server.address().port}`, asked };
}

/** A page with a script of the documents and the fields that it looks for. */
async function example(t, script, ids) {
  const fields = ids.split(" ").map((id) => `<input id="${id}">`);
  const html = `<!doctype html><title>shop</title>
    <script type="importmap">{ "imports": { "surasura/full": "/full.js" } }</script>
    <script type="module" src="/main.js"></script>${fields.join("")}`;
  const { origin, asked } = await shop(t, html, { "/main.js": () => script });
  const { page, errors } = await open(await browser(t), origin);
  return { page, errors, asked };
}

const right = ({ wrong, count }) => {
  assert.deepEqual(wrong, []);
  assert.ok(count > 800, `${count} cases`);
};

test("every table, in Node", async (t) => {
  const { origin, asked } = await shop(t, "");
  const full = await import("../../pkg/npm/dist/full.js");
  right(await check(full, files, `${origin}/postal/`));
  assert.equal(asked.filter((url) => url === "/postal/100.txt").length, 1, "asked for once");
});

test("every table, in a page", { timeout: 120_000 }, async (t) => {
  const { origin } = await shop(t, "<!doctype html><title>shop</title>", {
    "/friends.mjs": () => read("tests/pack/friends.mjs"),
  });
  // A file that is not there is an error in the console, and meant.
  const { page, elsewhere } = await open(await browser(t), origin);
  const said = await page.evaluate(async (files) => {
    const [full, { check }] = await Promise.all([import("/full.js"), import("/friends.mjs")]);
    return check(full, JSON.parse(files), "/postal/");
  }, JSON.stringify(files));
  right(said);
  assert.deepEqual(elsewhere, []);
});

/** The one block of a document that holds `mark`, verbatim. */
function block(path, mark) {
  const found = blocks(path).filter(({ text }) => text.includes(mark));
  assert.equal(found.length, 1, `${path} has ${found.length} blocks with ${mark}`);
  return found[0].text;
}

test("the page of docs/fields.md has the reading of a name", { timeout: 120_000 }, async (t) => {
  const { page, errors } = await example(t, block("docs/fields.md", "new Furigana"), "name kana");
  /** Types into a field as a keyboard does: a value for every event. */
  const type = (id, ...values) =>
    page.evaluate(([id, values]) => {
      const field = document.getElementById(id);
      for (const value of values) {
        field.value = value;
        field.dispatchEvent(new InputEvent("input", { inputType: "insertCompositionText", isComposing: true }));
      }
      field.dispatchEvent(new Event("change"));
    }, [id, values]);
  const reading = () => page.inputValue("#kana");
  await type("name", "や", "やま", "やまだ", "山田");
  assert.equal(await reading(), "ヤマダ");
  await page.fill("#name", "佐藤");
  await page.locator("#name").blur();
  assert.equal(await reading(), "", "filled in: what was there was of another name");
  await page.fill("#name", "");
  await type("name", "す", "すず", "すずき", "鈴木");
  assert.equal(await reading(), "スズキ");
  await page.fill("#kana", "スズギ");
  await type("name", "鈴木た", "鈴木たろ", "鈴木たろう", "鈴木太郎");
  assert.equal(await reading(), "スズギ", "what was typed by hand stays");
  assert.deepEqual(errors, []);
});

test("the page of docs/postal.md knows where a code delivers", { timeout: 120_000 }, async (t) => {
  const { page, errors, asked } = await example(t, block("docs/postal.md", "lookupPostal("), "zip prefecture city town");
  const files = () => asked.filter((url) => url.startsWith("/postal/"));
  const filled = async (...values) => {
    await page.waitForFunction((values) => {
      const now = ["prefecture", "city", "town"].map((id) => document.getElementById(id).value);
      return values.every((value, at) => value === now[at]);
    }, values);
  };
  await page.locator("#zip").pressSequentially("１００");
  await page.waitForFunction(() => performance.getEntriesByName(`${location.origin}/postal/100.txt`).length);
  await page.locator("#zip").pressSequentially("０００１");
  await page.locator("#zip").blur();
  await filled("東京都", "千代田区", "千代田");
  assert.deepEqual(files(), ["/postal/100.txt"], "from the third digit on, and once");
  await page.fill("#zip", "921-8046");
  await page.locator("#zip").blur();
  await filled("石川県", "金沢市");
  assert.deepEqual(files(), ["/postal/100.txt", "/postal/921.txt"]);
  assert.deepEqual(errors, []);
});

test("without WebAssembly each says so, and nobody is kept from typing an address", async () => {
  const script = `
    delete globalThis.WebAssembly;
    const full = await import(${JSON.stringify(pathToFileURL(at("pkg/npm/dist/full.js")))});
    const said = [
      () => new full.Furigana(), () => full.convert("あ", "half"), () => full.countCharacters(""), () => full.splitName(""),
      () => full.missingCharacters("", "cp932"), () => full.normalizeParts("phone", []), () => full.parseAddress(""),
      () => full.parsePhone(""), () => full.parseDate(""),
    ].map((run) => {
      try {
        run();
      } catch (error) {
        return error instanceof full.SurasuraError && error.code;
      }
    });
    full.prefetchPostal("1");
    console.log(JSON.stringify([...new Set(said), (await full.lookupPostal("100-0001")).code]));`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script]);
  assert.deepEqual(JSON.parse(stdout), ["WASM_UNAVAILABLE", "POSTAL_DATA_UNAVAILABLE"]);
});

test("the readings of names that nobody watches any more are freed", async () => {
  const { stdout } = await run(process.execPath, ["--expose-gc", at("tests/pack/freed.mjs")]);
  assert.equal(stdout, "freed\n");
});
