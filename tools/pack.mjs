// Makes the package and the site of what `wasm-pack build` left in target/wasm and target/wasm-full:
//
//   pkg/npm/dist/     surasura.js and full.js (module inside), external.js + surasura_bg.wasm,
//                     surasura.iife.js, react.js and vue.js
//   target/site/  www/ with the package at /surasura/ and the chart library at /vendor/
//
//   node tools/pack.mjs

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { forToday, shortenImports } from "./glue.mjs";
import { optimized } from "./optimize.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (path) => root + path;

const dist = at("pkg/npm/dist/");
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

/** The module that lies in a folder of target/, and its glue. */
const module = (folder) =>
  shortenImports(
    optimized(readFileSync(at(`target/${folder}/surasura_bg.wasm`))),
    forToday(readFileSync(at(`target/${folder}/surasura.js`), "utf8")),
  );

const page = module("wasm");
const full = module("wasm-full");
writeFileSync(dist + "surasura_bg.wasm", page.wasm);

/**
 * The bytes as a string of printable characters, one each: brotli still finds what repeats, which
 * base64 hides from it (a quarter smaller on the wire). Three up, so that more of the frequent bytes
 * become a character of one byte; an array of bytes takes them modulo 256.
 */
function inlined(bytes) {
  const characters = Array.from(bytes, (byte) => {
    const moved = (byte + 3) % 256;
    return String.fromCharCode(moved + (moved < 95 ? 32 : 66));
  });
  const text = JSON.stringify(characters.join(""));
  return `export const bytes = () =>
    Uint8Array.from(${text}, (c) => (c = c.charCodeAt()) - (c < 127 ? 35 : 69));`;
}

/**
 * The words of every issue in the order of the codes, from where Rust has them: how grave each is by
 * its first letter, then a line each in Japanese and in English.
 */
function words() {
  const table = readFileSync(at("src/field/issue/codes.rs"), "utf8").split("\ncodes! {\n")[1];
  const codes = [...table.matchAll(/^ +\w+ "[A-Z_]+" (Error|Warning)\s+"(.*)"\s+"(.*)";$/gm)];
  if (!codes.length || codes.length !== table.match(/;$/gm).length) throw new Error("a table of another shape");
  const list = (member) => JSON.stringify(codes.map((code) => code[member]).join("\n"));
  const grave = JSON.stringify(codes.map(([, severity]) => severity[0]).join(""));
  return `export const severities = ${grave}; export const ja = ${list(2)}; export const en = ${list(3)};`;
}

/** `#core`: wasm-bindgen's glue. `#wasm`: the module's bytes. `#words`: what is said of issues. */
const modules = ({ wasm, glue }) => ({
  name: "surasura",
  setup({ onResolve, onLoad }) {
    const contents = { "#core": glue, "#wasm": inlined(wasm), "#words": words() };
    onResolve({ filter: /^#/ }, ({ path }) => ({ path, namespace: "surasura" }));
    onLoad({ filter: /^#/, namespace: "surasura" }, ({ path }) => ({ contents: contents[path] }));
  },
});

const options = {
  bundle: true,
  minify: true,
  // Printable Latin characters stay one character; a module is UTF-8 whatever its server says.
  charset: "utf8",
  // Baseline Widely Available: private members, ??=, Object.hasOwn.
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  plugins: [modules(page)],
};
await build({ ...options, format: "esm", entryPoints: [at("pkg/npm/index.js")], outfile: dist + "surasura.js" });
await build({
  ...options, format: "esm", entryPoints: [at("pkg/npm/full.js")], outfile: dist + "full.js", plugins: [modules(full)],
});
await build({ ...options, format: "esm", entryPoints: [at("pkg/npm/external.js")], outfile: dist + "external.js" });
await build({ ...options, format: "iife", entryPoints: [at("pkg/npm/loader.js")], outfile: dist + "surasura.iife.js" });
// What they import is the page's own: no second copy of anything.
const frameworks = ["react", "vue"];
await build({
  ...options, format: "esm", entryPoints: frameworks.map((name) => at(`pkg/npm/${name}.js`)), outdir: dist,
  external: [...frameworks, "surasura"],
});
for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE"]) cpSync(at(name), at("pkg/npm/") + name);
cpSync(at("README.md"), at("pkg/npm/README.md"));

const site = at("target/site/");
rmSync(site, { recursive: true, force: true });
cpSync(at("www"), site, { recursive: true });
cpSync(dist, site + "surasura", { recursive: true });
mkdirSync(site + "vendor");
cpSync(at("tools/node_modules/chart.js/dist/chart.umd.min.js"), site + "vendor/chart.js");
