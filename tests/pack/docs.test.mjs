// The documents say what the sources say.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { PRICE } from "../../pkg/npm/read.js";
import { shaped } from "./carts.mjs";
import { at, blocks, read, run, snippet } from "./lib.mjs";

const DOCUMENTS = ["README.md", "README.ja.md", "CHANGELOG.md", ...readdirSync(at("docs")).map((name) => `docs/${name}`)];

test("both READMEs have the same code", () => {
  // But for comments, which are in the reader's language, unless they are a value.
  const plain = ({ lang, text }) => ({ lang, text: text.replace(/\s*(\/\/|# )(?! ?["[]).*$/gm, "") });
  assert.deepEqual(blocks("README.ja.md").map(plain), blocks("README.md").map(plain));
});

test("README shows the examples of frameworks as they are, which tests/e2e/hooks.test.mjs runs", () => {
  assert.equal(snippet("jsx", "useSurasura"), read("www/examples/react/Checkout.jsx"));
  assert.equal(snippet("vue", "useSurasura"), read("www/examples/vue/Checkout.vue"));
});

test("every link to a file leads to one", () => {
  let links = 0;
  for (const document of DOCUMENTS) {
    for (const [, target] of read(document).matchAll(/\]\(([^)#]+)[^)]*\)/g)) {
      if (target.startsWith("https://")) continue;
      links += 1;
      assert.ok(existsSync(at(join(dirname(document), target))), `${document}: ${target}`);
    }
  }
  assert.ok(links > 20);
});

test("docs/fields.md has every issue with its severity and its words", () => {
  const table = read("src/field/issue/codes.rs").split("\ncodes! {\n")[1];
  const rows = Array.from(table.matchAll(/^ +\w+ "([A-Z_]+)" (Error|Warning)\s+"(.*)"\s+"(.*)";$/gm));
  assert.equal(rows.length, table.match(/;$/gm).length);
  const words = (text) => text.replaceAll('\\"', '"');
  const expected = rows.map(
    ([, code, severity, ja, en]) => `| \`${code}\` | ${severity.toLowerCase()} | ${words(ja)} | ${words(en)} |`,
  );
  assert.deepEqual(read("docs/fields.md").match(/^\| `[A-Z_]+` \| (?:error|warning) \|.*$/gm).sort(), expected.sort());
  // The types know the same codes.
  const [, types] = read("pkg/npm/index.d.ts").match(/type IssueCode =([^;]*);/);
  assert.deepEqual(types.match(/[A-Z_]+/g).sort(), rows.map(([, code]) => code).sort());
});

test("docs/fields.md and the types have every kind and every option with its values", () => {
  const docs = read("docs/fields.md");
  const types = read("pkg/npm/index.d.ts");
  const kinds = Array.from(read("src/field.rs").matchAll(/^ {12}Self::\w+ => "([a-z]+)",$/gm), ([, name]) => name);
  assert.equal(kinds.length, 9);
  for (const kind of kinds) assert.match(docs, new RegExp(`^## \`${kind}\`$`, "m"));
  const [, known] = types.match(/type FieldKind =([^;]*);/);
  assert.deepEqual(known.match(/\w+/g).sort(), kinds.sort());
  const bits = read("pkg/npm/options.js").matchAll(/^ {2}(\w+): "(.*)",$/gm);
  const options = Array.from(bits, ([, name, words]) => [name, words.split(" ")]);
  assert.ok(options.length > 10);
  for (const [name, words] of options) {
    const isFlag = words.includes("true");
    const values = words.map((word) => (isFlag ? `\`${word}\`` : `\`"${word}"\``)).join(", ");
    const row = docs.split("\n").find((line) => line.startsWith(`| \`${name}\` |`));
    assert.equal(row?.split(" | ")[2], values, name);
    const type = isFlag ? "boolean" : words.map((word) => `"${word}"`).join(" | ");
    assert.ok(types.includes(`  ${name}?: ${type};`), name);
  }
  const all = docs.split("\n## Options\n")[1].split("\n## ")[0].match(/^\| `\w+`/gm);
  assert.equal(all.length, options.length + 3, "caret, today, locale");
});

test("docs/carts.md has every member of carts and rules, and every code that is told of them", () => {
  const docs = read("docs/carts.md");
  const documented = (heading) =>
    docs.split(`\n## \`${heading}\`\n`)[1].split("\n#")[0].match(/^\| `[^`]+`/gm).map((cell) => cell.slice(3, -1));
  for (const [heading, shape] of [["Cart", PRICE.cart], ["ShopRules", PRICE.rules]]) {
    const listed = documented(heading);
    const members = shaped(shape);
    for (const path of members) assert.ok(listed.some((row) => row === path || row.startsWith(`${path}.`) || row.startsWith(`${path}[]`)), path);
    for (const row of listed) assert.ok(members.includes(row), row);
  }
  const codes = docs.match(/^\| `[A-Z_]+`/gm).map((cell) => cell.slice(3, -1));
  const [, known] = read("pkg/npm/index.d.ts").match(/type ErrorCode =([^;]*);/);
  for (const code of codes) assert.ok(known.includes(`"${code}"`), code);
  // Forms, catalogues and beacons have these, and adapters AMOUNT_SCALE.
  const others = ["FIELD_KIND_UNKNOWN", "FORM_INVALID", "ENDPOINT_INVALID", "ENDPOINT_CROSS_ORIGIN", "CATALOGUE_CLOSED", "AMOUNT_SCALE"];
  assert.deepEqual([...new Set([...codes, ...others])].sort(), known.match(/\w+/g).sort());
});

/** What the report's numbers mean, in the order in which it shows them. */
const MEANINGS = ["attempts", "fields", "others"].map((part) => read(`collector/src/report/definition/${part}.rs`)).join("");

test("docs/collector.md has every definition of the report", () => {
  const all = MEANINGS.matchAll(/define\(\s*"\w+",\s*\["([^"]*)", "([^"]*)"\],\s*"[^"]*",\s*"([^"]*)"/g);
  const expected = Array.from(all, ([, ja, term, meaning]) => `| ${term} | ${ja} | ${meaning} |`);
  assert.ok(expected.length > 10);
  const found = read("docs/collector.md").split("| number | | meaning |\n|---|---|---|\n")[1].trim().split("\n");
  assert.deepEqual(found, expected);
});

test("docs/collector.md has what others mean by its words", () => {
  const names = { Zuko: "Zuko", Matomo: "Matomo", GyroN: "Gyro-n", FTra: "f-tra" };
  const defined = MEANINGS.matchAll(/define\(\s*"(\w+)",\s*\["[^"]*", "([^"]*)"\]/g);
  const terms = new Map(Array.from(defined, ([, of, term]) => [of, term]));
  const all = read("collector/src/report/definition/peers.rs").matchAll(/Peer::(\w+),\s*"(\w+)",\s*\[\s*"[^"]*",\s*"([^"]*)",\s*\]/g);
  const expected = Array.from(all, ([, whose, of, meaning]) => `| ${names[whose]} | ${terms.get(of)} | ${meaning} |`);
  assert.ok(expected.length > 10);
  const [found] = read("docs/collector.md").split("| whose | number | meaning |\n|---|---|---|\n")[1].split("\n\n");
  assert.deepEqual(found.split("\n"), expected);
});

test("what the documents tell a shell exists", async () => {
  // Built by `make test` before this runs.
  const { stdout: help } = await run(at("target/debug/surasura-collector"), ["--help"]);
  const known = help.match(/--[a-z-]+/g);
  const targets = read("Makefile").match(/^[a-z]+(?=:)/gm);
  const options = new Set();
  for (const document of ["README.md", "README.ja.md", "docs/collector.md"]) {
    const text = read(document);
    for (const [, target] of text.matchAll(/(?:`|^)make ([a-z]+)/gm)) {
      assert.ok(targets.includes(target), `${document}: make ${target}`);
    }
    for (const [, option] of text.matchAll(/^\| `(--[a-z-]+)/gm)) options.add(option);
    for (const [line] of text.matchAll(/^.*surasura-collector --.*$/gm)) {
      for (const option of line.split("surasura-collector")[1].match(/--[a-z-]+/g)) {
        assert.ok(known.includes(option), `${document}: ${option}`);
      }
    }
    if (help.match(/\[env: (\w+)/)[1] !== "SURASURA_REPORT_TOKEN") assert.fail("another variable");
    assert.match(text, /SURASURA_REPORT_TOKEN/);
    for (const [, value] of help.matchAll(/\[default: ([^\]]+)\]/g)) {
      assert.ok(text.includes(`| \`${value}\` |`), `${document}: default ${value}`);
    }
  }
  const own = known.filter((option) => !["--help", "--version"].includes(option));
  assert.deepEqual([...options].sort(), [...new Set(own)].sort(), "the tables of options");
});

test("README names the versions that the sources ask for", () => {
  const cargo = read("Cargo.toml");
  const version = cargo.match(/^version = "(.+)"/m)[1];
  const rust = cargo.match(/^rust-version = "(.+)"/m)[1];
  const { version: npm, engines } = JSON.parse(read("pkg/npm/package.json"));
  assert.equal(npm, version);
  for (const document of ["README.md", "README.ja.md"]) {
    const text = read(document);
    assert.ok(text.includes(`surasura-${version}.tgz`), document);
    assert.match(text, new RegExp(`${rust.replace(".", "\\.")} (or newer|以上)`));
    assert.match(text, new RegExp(`Node ${engines.node.match(/\d+/)[0]} `));
  }
});

test("NOTICE names what is in the module, in its version", () => {
  const notice = read("NOTICE");
  const lock = new Map(
    Array.from(read("Cargo.lock").matchAll(/name = "(.+)"\nversion = "(.+)"/g), ([, name, version]) => [name, version]),
  );
  const rows = (text) => Array.from(text.matchAll(/^ {4}(\S+) +(\d\S*) +\S/gm), ([, name, version]) => [name, version]);
  const [crates, scripts] = notice.split(/^\d\. /m).slice(2, 4).map(rows);
  const [page] = read("Cargo.toml").split("[target.'cfg(target_arch = \"wasm32\")'.dependencies]")[1].split("\n[");
  const shipped = ["serde", ...page.match(/^[\w-]+(?= = )/gm)];
  assert.ok(shipped.includes("wasm-bindgen") && !shipped.includes("unicode-normalization"));
  for (const name of shipped) assert.ok(crates.some(([listed]) => listed === name), name);
  for (const [name, version] of crates) assert.equal(version, lock.get(name), name);
  assert.equal(Object.fromEntries(scripts)["Chart.js"], JSON.parse(read("tools/package.json")).devDependencies["chart.js"]);
  for (const table of ["src/field/phone/plan.rs", "src/text/radical/table.rs", "src/text/charset/table.rs"]) {
    const [, source] = read(table).match(/^\/\/! Source: (.+?)(?:,| \()/m);
    assert.ok(notice.includes(source), `${table}: ${source}`);
  }
});
