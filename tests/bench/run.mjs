// The benchmarks of calls in docs/benchmarks.md, as Markdown: against the packages that a shop would take instead,
// kind by kind, and how the time grows with the length, in Node and in Chromium; and natively. Times
// differ from machine to machine; the ratios are the result. It prints and fails nothing: what misses a
// goal is marked with ←.
//
//   make bench
//   node tests/bench/run.mjs jobs|carts|calls|long|native     a part of it
//   node tests/bench/run.mjs heavy     whole shop systems beside them, which are fetched for it

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { browse } from "../e2e/lib.mjs";
import { compare } from "./measure.mjs";
import * as texts from "./texts.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const work = `${root}target/bench/`;
const parts = process.argv.slice(2);
const wanted = (part) => !parts.length || parts.includes(part);

async function bundle(format) {
  const outfile = `${work}inside.${format === "esm" ? "mjs" : "js"}`;
  const entryPoints = [fileURLToPath(new URL("inside.mjs", import.meta.url))];
  await build({ entryPoints, outfile, format, bundle: true, globalName: "bench", target: "es2022", loader: { ".tsv": "text" }, logLevel: "warning" });
  return outfile;
}

/** Node and a page of Chromium: `{ name, call(name, ...arguments) }`. */
async function engines() {
  mkdirSync(work, { recursive: true });
  const inside = await import(pathToFileURL(await bundle("esm")));
  const browser = await browse();
  const page = await browser.newPage();
  // Alone with itself, a page has a clock of 5 microseconds, else of 100.
  const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
  await page.route("**/*", (route) => route.fulfill({ contentType: "text/html", headers, body: "<!doctype html>" }));
  await page.goto("http://localhost/");
  await page.addScriptTag({ path: await bundle("iife") });
  const call = (name, ...given) => page.evaluate(([name, given]) => bench[name](...given), [name, given]);
  return {
    list: inside.list,
    all: [
      { name: `Node ${process.versions.node}`, call: async (name, ...given) => inside[name](...given) },
      { name: `Chromium ${browser.version().split(".")[0]}`, call },
    ],
    close: () => browser.close(),
  };
}

const grouped = (number, digits = 0) =>
  number.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const row = (cells) => console.log(`| ${cells.join(" | ")} |`);
function table(heads, rights = heads.length - 1) {
  console.log();
  row(heads);
  console.log(`|${heads.map((_, at) => (at < heads.length - rights ? "---|" : "---:|")).join("")}`);
}
/** Two digits, and no more after the point than they need. */
const short = (number) => (number >= 100 ? grouped(number) : `${Number(number.toPrecision(2))}`);

/** `12 times` of our time, marked where that is less than the goal. */
function times({ ratio, goal }) {
  return `${short(ratio)}${goal && ratio < goal ? ` ← ${goal}` : ""}`;
}

/** A job in one or more engines: a row for each contender. */
function job(name, found) {
  found[0].forEach((first, at) => {
    const cells = found.flatMap((rows) => {
      const { ns, above } = rows[at];
      return [`${grouped(ns)} + ${grouped(above)}`, at ? times(rows[at]) : ""];
    });
    row([at ? "" : name, first.name, ...cells, first.right, ...(first.table === undefined ? [] : [first.table])]);
  });
}

async function jobs({ list, all }) {
  console.log("\n### Against the packages one would take instead\n");
  console.log("Nanoseconds a call, the lower quartile of the rounds + what the median has more; how many times our time.");
  console.log("Right: of the texts that were timed, and of those of `tests/data` that a value comes of, the hard ones.");
  table(["job", "", ...all.flatMap(({ name }) => [name, "times"]), "right", "of `tests/data`"], 2 * all.length + 2);
  for (const [index, name] of list.jobs.entries()) {
    const found = [];
    for (const { call } of all) found.push(await call("measure", index));
    job(name, found);
  }
}

/** What takes part in all engines, a row for each contender: nanoseconds, and how many times ours. */
async function contest(all, title, ask, sizes, isRight) {
  for (const size of sizes) {
    const found = [];
    for (const { call } of all) found.push(await call(ask, size));
    for (const [at, { name, right }] of found[0].entries()) {
      const cells = found.flatMap((rows) => [`${grouped(rows[at].ns)} + ${grouped(rows[at].above)}`, at ? short(rows[at].ratio) : ""]);
      row([at ? "" : title(size), name, ...cells, ...(isRight ? [right] : [])]);
    }
  }
}

async function carts({ all }) {
  const heads = (first, ...last) => [first, "", ...all.flatMap(({ name }) => [name, "times"]), ...last];
  const lines = (count) => `${grouped(count)} lines`;
  console.log("\n### Carts\n");
  console.log("A cart with two rates and a coupon: what it comes to, and the tax of each rate. Nanoseconds, the lower quartile + what");
  console.log("the median has more. Ours also works out delivery, and how far free shipping is.");
  table(heads("a whole cart", "right"), 2 * all.length + 1);
  await contest(all, lines, "quote", [10, 100, 1000], true);
  table(heads("a changed quantity"), 2 * all.length);
  await contest(all, lines, "change", [10, 100, 1000]);
  table(heads("what to add"), 2 * all.length);
  await contest(all, (count) => `${grouped(count)} products`, "suggest", [5000]);
}

async function calls({ list, all }) {
  console.log("\n### A call, kind by kind\n");
  console.log("Nanoseconds. An empty text shows what calling alone costs, from JavaScript and back.");
  table(["kind", ...all.flatMap(({ name }) => list.states.map((state, at) => (at ? state : `${name}: ${state}`)))]);
  const found = [];
  for (const { call } of all) found.push(await call("calls"));
  for (const [at, kind] of list.kinds.entries()) {
    row([kind, ...found.flatMap((kinds) => list.states.map((_, state) => {
      const ns = kinds[at][1][state];
      return ns === undefined ? "" : grouped(ns);
    }))]);
  }
}

async function long({ list, all }) {
  console.log("\n### A text a hundred times as long\n");
  console.log("65,000 UTF-16 code units against 650: how many times as long, and milliseconds, of");
  console.log(`${list.hard.length} hard texts the worst; and milliseconds for the slowest million, which is not read.`);
  console.log("Linear is a hundred and what the machine adds; were it not, it would be thousands.");
  table(["kind", ...all.flatMap(({ name }) => [`${name}: times`, "with", "ms", "with", "a million, ms"])]);
  for (const kind of list.kinds) {
    const cells = [];
    for (const { call } of all) {
      const found = [];
      for (const name of list.hard) found.push(await call("grow", kind, name));
      const most = (by) => found.reduce((most, one) => (one[by] > most[by] ? one : most));
      const [ratio, ms] = [most("ratio"), most("ms")];
      cells.push(`${grouped(ratio.ratio)}${ratio.ratio > 200 ? " ← 200" : ""}`, ratio.name);
      cells.push(short(ms.ms), ms.name, short(most("million").million));
    }
    row([kind, ...cells]);
  }
}

/** The same texts for the crates that a server would take. */
function native() {
  console.log("\n### Natively\n");
  console.log("Nanoseconds a call with the release profile that Cargo has by default.");
  const jobs = {
    phone: texts.phones,
    katakana: texts.katakana,
    hiragana: texts.toHiragana,
    address: texts.addresses,
    postal: texts.postals,
    name: texts.names,
    email: texts.emails,
    company: texts.companies,
    number: texts.quantities,
    date: texts.fromEra,
  };
  const lines = Object.entries(jobs).flatMap(([job, rows]) => rows.map((row) => [job, ...row].join("\t")));
  mkdirSync(work, { recursive: true });
  writeFileSync(`${work}texts.tsv`, `${lines.join("\n")}\n`);
  const folder = fileURLToPath(new URL("native/", import.meta.url));
  const out = execFileSync("cargo", ["run", "--release", "--quiet", "--locked", "--", `${work}texts.tsv`], {
    cwd: folder,
    env: { ...process.env, CARGO_TARGET_DIR: `${root}target/native` },
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  const found = {};
  for (const line of out.trim().split("\n")) {
    const [job, name, ns, above, ratio, right, of] = line.split("\t");
    (found[job] ??= []).push({ name, ns: +ns, above: +above, ratio: +ratio, right: `${right} of ${of}` });
  }
  table(["job", "", "native", "times", "right"], 3);
  for (const [name, rows] of Object.entries(found)) job(name, [rows]);
}

/** Shop systems by their own totals, in Node. */
async function heavy() {
  const folder = `${work}heavy/`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}package.json`, '{ "private": true }');
  const npm = (...given) => execFileSync("npm", given, { cwd: folder, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });
  npm("install", "--no-audit", "--no-fund", "--loglevel=error", "@medusajs/utils@2.21.2");
  // Of this one nothing but a file is needed, which needs nothing.
  const [packed] = JSON.parse(npm("pack", "--json", "--loglevel=error", "@vendure/core@3.7.3"));
  execFileSync("tar", ["xzf", packed.filename, "package/dist/service/helpers/order-calculator/prorate.js"], { cwd: folder });
  const { contenders } = await import("./heavy.mjs");
  console.log("\n### Shop systems\n");
  console.log("Nanoseconds in Node. Medusa fills some twenty members a line; Vendure's is nothing but the split of the coupon.");
  table(["a whole cart", "", "Node", "times"]);
  for (const length of [10, 100, 1000]) {
    for (const [at, { name, ns, ratio }] of compare(await contenders(folder, length), [0]).entries()) {
      row([at ? "" : `${grouped(length)} lines`, name, grouped(ns), at ? short(ratio) : ""]);
    }
  }
}

/** A kind that is not measured would be a kind that nobody misses. */
function complete({ kinds }) {
  const types = readFileSync(`${root}pkg/npm/index.d.ts`, "utf8");
  const [, union] = types.match(/type FieldKind =([^;]*);/);
  for (const [, kind] of union.matchAll(/"(\w+)"/g)) {
    if (!kinds.includes(kind)) throw new Error(`tests/bench/kinds.mjs has no ${kind}`);
  }
}

const inEngines = { jobs, carts, calls, long };
if (Object.keys(inEngines).some(wanted)) {
  const started = await engines();
  complete(started.list);
  try {
    for (const [part, run] of Object.entries(inEngines)) if (wanted(part)) await run(started);
  } finally {
    await started.close();
  }
}
if (wanted("native")) native();
// Some hundred packages, for two rows: only when they are asked for.
if (parts.includes("heavy")) await heavy();
