// docs/nudges.md says what the sources say, and its code does what it says.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { blocks, compared, project, read, run } from "./lib.mjs";

const DOCS = read("docs/nudges.md");
const TABLES = ["src/nudge/words.json", "pkg/npm/element-words.json"].map((path) => JSON.parse(read(path)));

/** The members of a union in a file of types. */
const union = (path, name) => {
  const [, members] = read(path).match(new RegExp(`type ${name} =([^;]*);`));
  return [...members.replace(/\/\/.*/g, "").matchAll(/"([^"]+)"/g)].map(([, member]) => member);
};

/** The first cells of a table that begins with this one. */
const column = (head) =>
  DOCS.split(`\n| ${head} |`)[1].split("\n\n")[0].split("\n").slice(2).map((row) => row.split(" | ")[0].slice(3, -1));

test("every text stands there with its code, and every code has a text in both languages", () => {
  const rows = DOCS.match(/^\| `[A-Z_]+` \|.*\|.*\|$/gm).map((row) => row.slice(2, -2).split(" | "));
  const texts = new Map(rows.filter(([, , en]) => en !== undefined && en !== "yes" && en !== "no").map((row) => [row.join(" | "), row]));
  for (const { ja, en, "ja-shop-pays": jaPaid, "en-shop-pays": enPaid } of TABLES) {
    assert.deepEqual(Object.keys(ja), Object.keys(en));
    for (const code of Object.keys(ja)) assert.ok(texts.has(`\`${code}\` | ${ja[code]} | ${en[code]}`), code);
    for (const code of Object.keys(jaPaid)) {
      assert.ok(texts.has(`\`${code}\` | ${jaPaid[code]} | ${enPaid[code] ?? ""}`), `${code}, shop-pays`);
      assert.ok(ja[code], `${code} has a wording, and no words`);
    }
  }
});

test("states, reasons and codes are those of the types", () => {
  const types = "pkg/npm/nudge.d.ts";
  assert.deepEqual(column("state").sort(), union(types, "NudgeState").sort());
  assert.deepEqual(column("`heldBack`").sort(), union(types, "HeldBack").sort());
  const [words, own] = TABLES.map(({ ja }) => Object.keys(ja));
  for (const name of ["NudgeDetail", "NudgeNote", "WarningCode"]) {
    for (const code of union(types, name)) assert.ok(words.includes(code), code);
  }
  assert.deepEqual(union("pkg/npm/elements.d.ts", "ElementCode").sort(), own.sort());
  // What Rust gives is what the types say.
  const source = read("src/nudge/etiquette.rs") + read("src/nudge.rs") + read("src/cart/ahead.rs");
  const given = source.match(/(?<==> ")[\w-]+(?=",)/g);
  for (const name of ["NudgeState", "HeldBack", "NudgeDetail", "NudgeNote", "WarningCode"]) {
    for (const member of union(types, name)) assert.ok(given.includes(member), member);
  }
});

test("parts and attributes are those of the sources", () => {
  const sources = ["nudge", "nudge-bar", "cart-element", "cart-rows"].map((name) => read(`pkg/npm/${name}.js`)).join("");
  const listed = [...DOCS.split("| element | parts |")[1].split("\n\n")[0].matchAll(/`([a-z]+)(?:-\w+)?`/g)].map(([, name]) => name);
  assert.ok(listed.length > 25);
  for (const name of listed) assert.match(sources, new RegExp(`\\b${name}\\b`), name);
  const [, observed] = read("pkg/npm/nudge.js").match(/observedAttributes = \[(.*)\]/);
  assert.deepEqual(column("attribute of `<surasura-nudge>`").sort(), [...observed.match(/[a-z-]+/g), "suggests"].sort());
});

test("its figures are what comes out, block after block", async (t) => {
  const made = await project(t);
  const all = blocks("docs/nudges.md").filter(({ lang, text }) => lang === "js" && !text.includes("document."));
  const { count, told } = compared(all.map(({ text }) => text).join(""));
  for (const { text } of all) assert.ok(compared(text).count > 0, text);
  assert.equal(count, 17);
  await writeFile(join(made, "nudges.mjs"), 'import assert from "node:assert/strict";\n' + told);
  await run(process.execPath, ["nudges.mjs"], { cwd: made });
});
