// How many bytes of the module the rooms `text` and `field` are: a crate with one export that takes a text
// and gives an outcome, built with the product's own settings, with `normalize` behind it and without
// (tests/size/lib.rs). The settings are taken from Cargo.toml, the versions from Cargo.lock: nothing of
// them is written twice.
//
//   node tests/size.mjs

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { optimized } from "../tools/optimize.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const work = `${root}target/size/`;
const text = (path) => readFileSync(root + path, "utf8");
const manifest = text("Cargo.toml");

/** A section of the manifest, with its heading. */
function section(heading) {
  const start = manifest.indexOf(`\n[${heading}]\n`);
  if (start < 0) throw new Error(`Cargo.toml has no [${heading}]`);
  const end = manifest.indexOf("\n[", start + 1);
  return manifest.slice(start, end < 0 ? undefined : end);
}

/** A line of the manifest that begins like this. */
function line(start) {
  const found = manifest.split("\n").filter((line) => line.startsWith(start));
  if (found.length !== 1) throw new Error(`Cargo.toml has ${found.length} lines that begin with ${start}`);
  return found[0];
}

const write = (path, content) => writeFileSync(work + path, content);

/** The library without its room for the page, whose exports would come along. */
function library(full) {
  const page = '#[cfg(target_arch = "wasm32")]\npub mod browser;\n';
  const lib = text("src/lib.rs");
  if (!lib.includes(page)) throw new Error("src/lib.rs names `browser` in another way");
  rmSync(work, { recursive: true, force: true });
  mkdirSync(`${work}surasura/src`, { recursive: true });
  const kept = (path) => !/\/browser(\.rs|$)|\/src\/(lib\.rs|bin)$/.test(path);
  cpSync(`${root}src`, `${work}surasura/src`, { recursive: true, preserveTimestamps: true, filter: kept });
  write("surasura/src/lib.rs", lib.replace(page, ""));
  write(
    "surasura/Cargo.toml",
    `[package]\nname = "surasura"\nversion = "0.0.0"\nedition.workspace = true\n[features]\ndefault = [${full ? '"full"' : ""}]\nstd = ["serde/std"]\nfull = []\n[dependencies]\nserde.workspace = true\n`,
  );
}

function crate() {
  mkdirSync(`${work}src`, { recursive: true });
  write("src/lib.rs", text("tests/size/lib.rs"));
  write(
    "Cargo.toml",
    `[package]
name = "size"
version = "0.0.0"
edition.workspace = true
[lib]
crate-type = ["cdylib"]
[features]
field = []
[dependencies]
surasura = { path = "surasura" }
${line("lol_alloc = ")}
${line("wasm-bindgen = ")}
[workspace]
${section("workspace.package")}
${section("workspace.dependencies")}
${section("profile.release")}
`,
  );
  write("Cargo.lock", text("Cargo.lock"));
}

/** Bytes of the module, raw and brotli, with or without the feature. */
function build(name, features) {
  execFileSync(
    `${root}tools/web.sh`,
    ["wasm-pack", "--log-level", "error", "build", work, "--target", "web", "--no-pack", "--no-opt", "--out-dir", `../built-${name}`,
      "--out-name", "size", "--", "--quiet", ...features],
    // What the product's build has compiled is taken from there.
    { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, CARGO_TARGET_DIR: `${root}target` } },
  );
  const out = `${root}target/built-${name}/size`;
  const wasm = optimized(readFileSync(`${out}_bg.wasm`));
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return { raw: wasm.length, brotli: brotliCompressSync(wasm, { params }).length };
}

/** What `text` and `field` add: to the module of every page, or `full` to that of `surasura/full`. */
export function fieldSize(full = false) {
  library(full);
  crate();
  const without = build("without", []);
  const all = build("with", ["--features", "field"]);
  return { raw: all.raw - without.raw, brotli: all.brotli - without.brotli, without, all };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const full of [false, true]) {
    const { without, all, ...added } = fieldSize(full);
    console.log(`${full ? "\nsurasura/full" : "every page"}`.padEnd(full ? 25 : 24) + "      raw   brotli");
    for (const [name, size] of Object.entries({ "text, options, outcome": without, "and text and field": all, added })) {
      console.log(`${name.padEnd(24)}${`${size.raw}`.padStart(9)}${`${size.brotli}`.padStart(9)}`);
    }
  }
}
