// `explainCart` and `reconcileCart` of the packed package: the example of docs/proof.md as it stands there, names on their
// way through the module, every code with its path, and each mistake with its place.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { blocks, project, read } from "./lib.mjs";

const made = await project({ after });
const { SurasuraError, explainCart, priceCart, reconcileCart } = await import(
  pathToFileURL(join(made, "node_modules/surasura/dist/full.js"))
);

const LINE = { unitPrice: 105, quantity: 3, taxRate: "standard", taxIncluded: false };
const CART = { lines: [LINE] };
const PLAIN = { taxRounding: "floor" };

test("docs/proof.md says what its code gives", async () => {
  const [{ text }] = blocks("docs/proof.md").filter(({ lang }) => lang === "js");
  let values = 0;
  // What stands behind an expression, or on the line after it, is its value.
  const code = text.replace(/^(?!const)(\w.*);(?: \/\/ |\n\/\/ )(["[{\d].*)$/gm, (_, expression, value) => {
    values += 1;
    return `assert.deepEqual(${expression}, ${value});`;
  });
  assert.equal(values, 7);
  await writeFile(join(made, "example.mjs"), `import assert from "node:assert/strict";\n${code}`);
  await import(pathToFileURL(join(made, "example.mjs")));
});

test("a proof has the quote, and names as they were given", () => {
  const cart = {
    currency: "USD",
    destinations: [{ name: "home", region: "JP-13" }, { name: "away", region: "JP-47" }],
    lines: [
      { ...LINE, taxRate: "own", taxIncluded: true, destination: "home", discount: { percent: 12.5 } },
      { ...LINE, destination: "away", temperature: "frozen" },
    ],
    fees: [{ name: "wrapping", amount: 100, taxIncluded: true }],
    points: { amount: 50, usedAs: "discount" },
    cashOnDelivery: true,
  };
  const rules = {
    ...PLAIN,
    taxRates: [{ code: "own", percent: 8.375 }],
    shipping: {
      fee: 500, taxIncluded: true, freeFrom: [{ quantity: 3 }],
      regions: [{ names: ["JP-47"], surcharge: 200 }], temperatures: [{ name: "frozen", fee: 300 }],
    },
    cod: { brackets: [{ upTo: 500, fee: 100 }, { upTo: 9999, fee: 330 }] },
  };
  const { quote, lines, points, shipping, cod, rates } = explainCart(cart, rules);
  assert.deepEqual(quote, priceCart(cart, rules));
  assert.deepEqual(lines.map((line) => line.rate), ["own", "standard"]);
  // 12.5 % of 315 are 39.375.
  assert.deepEqual(lines[0].own, { base: 315, exact: { whole: 39, numerator: 3, denominator: 8 }, rounding: "floor", amount: 39 });
  assert.equal(lines[0].points + lines[1].points + points.shipping + points.fees[0], 50);
  assert.deepEqual(shipping.map(({ name, fee, rule, free }) => [name, fee, rule, free]), [["home", 0, 0, true], ["away", 500, 0, true]]);
  assert.deepEqual(shipping[1].parts, [
    { part: "temperature", amount: 300, waived: false },
    { part: "fee", amount: 500, waived: true },
    { part: "surcharge", amount: 200, waived: false },
  ]);
  assert.deepEqual(cod.tried.map(({ upTo, holds }) => [upTo, holds]), [[500, false], [9999, true]]);
  assert.deepEqual(rates.map(({ rate, percent }) => [rate, percent]), [["standard", 10], ["own", 8.375]]);
  assert.deepEqual(rates[0].parts.map((part) => part.of), ["goods", "shipping", "fee", "points", "cod"]);
});

test("totals are equal, explained, or unknown", () => {
  assert.deepEqual(reconcileCart(CART, PLAIN, { total: 346, tax: 31 }), { verdict: "equal", differences: [], explanations: [] });
  // 10.5 a line of one is 10 three times.
  const three = { lines: Array(3).fill({ ...LINE, quantity: 1 }) };
  assert.deepEqual(reconcileCart(three, PLAIN, { tax: 30 }), {
    verdict: "explained",
    differences: [{ figure: "tax", ours: 31, theirs: 30, difference: -1 }],
    explanations: ["line", "unit"].map((value) => ({ changes: [{ code: "TAX_SCOPE", path: "taxScope", value }] })),
  });
  // Twice 10.5 half up.
  const { explanations } = reconcileCart({ lines: Array(2).fill({ ...LINE, quantity: 1 }) }, PLAIN, { tax: 22 });
  assert.deepEqual(explanations.map(({ system }) => system), ["woocommerce", "vendure", "sylius", "solidus"]);
  const rates = [{ rate: "exempt", gross: 7 }];
  assert.deepEqual(reconcileCart(CART, PLAIN, { rates }), {
    verdict: "unknown",
    differences: [{ figure: "gross", rate: "exempt", ours: 0, theirs: 7, difference: 7 }],
    explanations: [],
  });
  // A refund: 315 and 31 come back.
  const back = { lines: [{ ...LINE, returned: true }] };
  assert.equal(reconcileCart(back, PLAIN, { total: -346, tax: -31 }).verdict, "equal");
});

test("mistakes in totals name their place", () => {
  for (const [totals, error] of [
    [undefined, "VALUE_MISSING totals"],
    [{}, "VALUE_MISSING totals"],
    [{ rates: [] }, "VALUE_MISSING totals"],
    [{ rates: [{ rate: "standard" }] }, "VALUE_MISSING totals"],
    [1, "TYPE_INVALID totals"],
    [{ total: "346" }, "TYPE_INVALID totals.total"],
    [{ total: "-346" }, "TYPE_INVALID totals.total"],
    [{ total: NaN }, "TYPE_INVALID totals.total"],
    [{ tax: 1.5 }, "NUMBER_NOT_INTEGER totals.tax"],
    [{ tax: -1.5 }, "NUMBER_NOT_INTEGER totals.tax"],
    [{ payable: 2 ** 53 }, "NUMBER_TOO_LARGE totals.payable"],
    [{ payable: -(2 ** 53) }, "NUMBER_TOO_LARGE totals.payable"],
    [{ rates: {} }, "TYPE_INVALID totals.rates"],
    [{ rates: [{ net: 1 }] }, "VALUE_MISSING totals.rates[0].rate"],
    [{ rates: [{ rate: "standard", net: true }] }, "TYPE_INVALID totals.rates[0].net"],
  ]) {
    const is = (thrown) => thrown instanceof SurasuraError && assert.equal(`${thrown.code} ${thrown.path}`, error) === undefined;
    assert.throws(() => reconcileCart(CART, PLAIN, totals), is);
  }
  assert.throws(() => explainCart({ lines: [{ ...LINE, taxRate: "none" }] }, PLAIN), { code: "TAX_RATE_UNKNOWN", path: "lines[0].taxRate" });
  assert.throws(() => explainCart(null, PLAIN), { code: "VALUE_MISSING", path: "cart" });
  assert.throws(() => reconcileCart(CART, {}, { total: 1 }), { code: "VALUE_MISSING", path: "taxRounding" });
});

test("the module, the types and docs/proof.md know the same codes and systems", () => {
  const source = read("src/cart/reconcile/change.rs");
  const types = read("pkg/npm/proof.d.ts");
  const rows = Array.from(source.matchAll(/^ +Self::\w+\(_\) => \("([A-Z_]+)", "([\w.]+)"\),$/gm), ([, code, path]) => [code, path]);
  assert.equal(rows.length, 16);
  const typed = types.matchAll(/code: "([A-Z_]+)"; readonly path: "([\w.]+)"/g);
  assert.deepEqual(Array.from(typed, ([, code, path]) => `${code} ${path}`).sort(), rows.map((row) => row.join(" ")).sort());
  const documented = read("docs/proof.md").match(/(?<=^\| `)[A-Z_]+(?=` \|)/gm);
  assert.deepEqual(documented.sort(), [...new Set(rows.map(([code]) => code))].sort());
  const [, systems] = types.match(/type CartSystem =([^;]*);/);
  assert.equal(systems.match(/"[\w-]+"/g).length, read("src/cart/reconcile/system.rs").match(/ALL: \[Self; (\d+)\]/)[1] * 1);
});
