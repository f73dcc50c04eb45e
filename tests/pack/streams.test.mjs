// The modules inside the package are, byte for byte, those beside it; and what is torn is said to be, at once.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { joined } from "../../pkg/npm/streams.js";
import { apart } from "../../tools/streams.mjs";
import { at } from "./lib.mjs";

const wasm = (name) => readFileSync(at(`pkg/npm/dist/${name}`));
const FILES = { form: "surasura_bg.wasm", cart: "surasura_cart_bg.wasm" };

/** The text of a part, as the function that puts its module together is given it. */
const textOf = (wasm) =>
  Array.from(apart(wasm), (byte) => (byte + 3) % 256)
    .map((moved) => String.fromCharCode(moved + (moved < 95 ? 32 : 66)))
    .join("");

test("what a part compiles is the module beside it", async () => {
  const { Module } = WebAssembly;
  const compiled = [];
  WebAssembly.Module = function (bytes) {
    compiled.push(Buffer.from(bytes));
    return new Module(bytes);
  };
  try {
    const { normalize, priceCart } = await import("../../pkg/npm/dist/surasura.js");
    assert.deepEqual(compiled, [], "nothing at import");
    normalize("postal", "1");
    priceCart({ lines: [] }, { taxRounding: "floor" });
  } finally {
    WebAssembly.Module = Module;
  }
  assert.deepEqual(compiled.map((bytes) => bytes.length), Object.values(FILES).map((name) => wasm(name).length));
  for (const [at, name] of Object.values(FILES).entries()) assert.ok(compiled[at].equals(wasm(name)), name);
});

test("what is torn or another throws or is no module, and takes no time", () => {
  const whole = wasm(FILES.form);
  const text = textOf(whole);
  assert.ok(whole.equals(joined(text)));
  assert.throws(() => joined(""), /torn/);
  let threw = 0;
  const judge = (text) => {
    const start = performance.now();
    try {
      assert.ok(!whole.equals(joined(text)));
    } catch (error) {
      assert.match(`${error}`, /torn|RangeError/);
      threw += 1;
    }
    assert.ok(performance.now() - start < 1000);
  };
  for (let length = 1; length < text.length; length += 1009) judge(text.slice(0, length));
  for (let place = 0; place < text.length; place = place < 40 ? place + 1 : place + 1009) {
    const other = text[place] === "#" ? "ÿ" : "#";
    judge(text.slice(0, place) + other + text.slice(place + 1));
  }
  assert.ok(threw > 20, `${threw}`);
});

test("an alignment, or a function of another shape, is not packed", () => {
  /** A module with one function of this code. */
  const module = (...code) => {
    const body = [0, ...code];
    return Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 10, body.length + 2, 1, body.length, ...body]);
  };
  const bytes = module(0x41, 0, 0x28, 0, 4, 0x1a, 0x44, 0xb, 0xb, 0, 0, 0, 0, 0xf0, 0x3f, 0x1a, 0xb);
  assert.deepEqual(Buffer.from(joined(textOf(bytes))), Buffer.from(bytes), "an `end` in a float is none");
  const table = module(2, 64, 0x41, 0, 0xe, 2, 0, 0, 0, 0xb, 0xb);
  assert.deepEqual(Buffer.from(joined(textOf(table))), Buffer.from(table));
  assert.throws(() => apart(module(0x41, 0, 0x28, 2, 4, 0x1a, 0xb)), /an alignment/);
  assert.throws(() => apart(module(0xb, 0xb)), /another shape/);
});
