// pkg/npm/lookup.js and postal.js over a server that is not there, and a reader of the files of its own.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { lookup } from "../../pkg/npm/lookup.js";
import { postal } from "../../pkg/npm/postal.js";
import { read } from "./lib.mjs";

/** The shards of the sample by name. */
const shards = new Map(
  read("tests/data/postal_shards.txt")
    .split(/^(?=P1 )/m)
    .map((shard) => [shard.slice(3, 6), shard]),
);

/** As src/field/postal/answer.rs. An address with × contradicts the town. */
function answer(shard, code, address) {
  const [head, ...lines] = shard.split("\n");
  if (!head.startsWith(`P1 ${code.slice(0, 3)} `)) return "";
  let city, at;
  const out = [head.slice(7) + (address.includes("×") ? "\ttown" : "")];
  for (const line of lines.filter(Boolean)) {
    if (line[0] === "\t") [city, at] = [line, -1];
    else {
      const [, step, text] = /^(\d*) ?(.*)/.exec(line);
      at += Number(step || 1);
      if (at === Number(code.slice(-4))) out.push(`${city}\t${text}`);
    }
  }
  return out.join("\n");
}

const normalize = (_, text) => {
  const digits = text.normalize("NFKC").replace(/\D/g, "");
  return digits.length === 7
    ? { value: `${digits.slice(0, 3)}-${digits.slice(3)}`, issues: [] }
    : { value: text, issues: text ? [{ code: "POSTAL_TOO_SHORT" }] : [] };
};

const { lookupPostal, prefetchPostal } = lookup({ normalize, places: postal(answer) });

let asked;
let serve;
let host = 0;
/** A folder of its own for every test: what was loaded stays loaded. */
let base;
beforeEach(() => {
  asked = [];
  base = `https://shop.example/${(host += 1)}/`;
  serve = (name) => (shards.has(name) ? new Response(shards.get(name)) : new Response("", { status: 404 }));
  globalThis.fetch = async (url, { signal }) => {
    assert.ok(signal instanceof AbortSignal);
    asked.push(url);
    return serve(/(\d+)\.txt$/.exec(url)[1], signal);
  };
});

const places = ({ candidates }) => candidates.map(({ prefecture, city, town }) => `${prefecture} ${city} ${town}`);

test("every candidate, and what they have in common", async () => {
  const found = await lookupPostal("９２１ー８０４６", { base });
  assert.deepEqual(places(found), ["石川県 金沢市 大桑町", "石川県 金沢市 三小牛町"]);
  assert.deepEqual(found.common, { prefecture: "石川県", city: "金沢市" });
  assert.deepEqual([found.date, found.code, found.mismatch], ["2026-10-03", undefined, undefined]);
  assert.deepEqual((await lookupPostal("498-0000", { base })).common, {});
  const one = await lookupPostal("100-8066", { base });
  assert.deepEqual(one.common, one.candidates[0]);
  assert.equal(one.common.office, "株式会社 日本経済新聞社");
  assert.equal((await lookupPostal("107-6312", { base })).common.building, "赤坂Bizタワー");
});

test("the folder is the shop's own, and /postal/ unless it says otherwise", async () => {
  await lookupPostal("100-0001", { base });
  await lookupPostal("100-0001");
  assert.deepEqual(asked, [`${base}100.txt`, "/postal/100.txt"]);
});

test("a file is asked for once, from the third digit on", async () => {
  prefetchPostal("10", { base });
  assert.deepEqual(asked, []);
  prefetchPostal("１００", { base });
  prefetchPostal("100-0", { base });
  await Promise.all([lookupPostal("100-0001", { base }), lookupPostal("100-0013", { base })]);
  await lookupPostal("100-9999", { base });
  assert.deepEqual(asked, [`${base}100.txt`]);
});

test("a code that is not there, one that is none, nothing at all", async () => {
  assert.equal((await lookupPostal("100-9999", { base })).code, "POSTAL_UNKNOWN");
  assert.equal((await lookupPostal("100", { base })).code, "POSTAL_TOO_SHORT");
  assert.deepEqual(await lookupPostal("", { base }), { candidates: [], common: {} });
});

test("an address that the code contradicts", async () => {
  const found = await lookupPostal("100-0001", { base, address: "東京都千代田区×" });
  assert.deepEqual([found.code, found.mismatch, found.candidates.length], ["POSTAL_ADDRESS_MISMATCH", "town", 1]);
});

test("without data there is no exception, and the next time asks again", async () => {
  const failing = {
    "no network": () => Promise.reject(new TypeError("fetch failed")),
    "not there": () => new Response("", { status: 404 }),
    "another page": () => new Response("<!doctype html>\n<title>shop</title>"),
    "another file": () => new Response(shards.get("105")),
    "cut off": () => new Response(new ReadableStream({ start: (to) => to.error(new Error("cut off")) })),
  };
  for (const [name, failure] of Object.entries(failing)) {
    const [folder, works] = [`${base}${name}/`, serve];
    serve = failure;
    assert.equal((await lookupPostal("100-0001", { base: folder })).code, "POSTAL_DATA_UNAVAILABLE", name);
    serve = works;
    assert.equal((await lookupPostal("100-0001", { base: folder })).candidates.length, 1, name);
  }
});

test("a lookup can be given up while the file is on its way", async () => {
  serve = () => new Promise(() => {});
  const gone = new AbortController();
  const found = lookupPostal("100-0001", { base, signal: gone.signal });
  gone.abort();
  assert.equal((await found).code, "POSTAL_ABORTED");
  assert.equal((await lookupPostal("100-0001", { base, signal: AbortSignal.abort() })).code, "POSTAL_ABORTED");
});

test("where there is no WebAssembly, or no fetch, the page goes on", async () => {
  const broken = lookup({
    normalize() {
      throw new Error("WASM_UNAVAILABLE");
    },
    places: postal(answer),
  });
  assert.equal((await broken.lookupPostal("100-0001", { base })).code, "POSTAL_DATA_UNAVAILABLE");
  delete globalThis.fetch;
  assert.equal((await lookupPostal("100-0001", { base })).code, "POSTAL_DATA_UNAVAILABLE");
  prefetchPostal("101", { base });
});
