// What `surasura/full` has beside `normalize`, in Node and in Chromium, over a server with postal data.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { test } from "node:test";
import { at, blocks, browser, open, read, run } from "./lib.mjs";
import { check } from "./friends.mjs";

const TABLES = [
  "friends.jsonl", "phone.tsv", "phone_details.tsv", "address_parts.tsv", "postal_lookup.tsv", "postal_address.tsv",
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

test("the readings of names that nobody watches any more are freed", async () => {
  const { stdout } = await run(process.execPath, ["--expose-gc", at("tests/pack/freed.mjs")]);
  assert.equal(stdout, "freed\n");
});
