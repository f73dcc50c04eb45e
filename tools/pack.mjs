// Makes the package and the site of what `wasm-pack build` left in target/wasm:
//
//   pkg/npm/dist/     surasura.js (module inside), external.js + surasura_bg.wasm, surasura.iife.js
//   target/site/  www/ with the package at /surasura/ and the chart library at /vendor/
//
//   node tools/pack.mjs

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { shortenImports } from "./imports.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (path) => root + path;

const dist = at("pkg/npm/dist/");
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const { wasm, glue } = shortenImports(
  readFileSync(at("target/wasm/surasura_bg.wasm")),
  readFileSync(at("target/wasm/surasura.js"), "utf8"),
);
writeFileSync(dist + "surasura_bg.wasm", wasm);

/**
 * The bytes as a string of printable characters, one each: brotli still finds what repeats, which
 * base64 hides from it (a quarter smaller on the wire).
 */
function inlined(bytes) {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte + (byte < 0x5f ? 32 : 66)));
  const text = JSON.stringify(characters.join(""));
  return `export const bytes = () =>
    Uint8Array.from(${text}, (c) => (c = c.charCodeAt()) - (c < 127 ? 32 : 66));`;
}

/** `#core`: wasm-bindgen's glue. `#wasm`: the module's bytes. */
const modules = {
  name: "surasura",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#(core|wasm)$/ }, ({ path }) => ({ path, namespace: "surasura" }));
    onLoad({ filter: /^#core$/, namespace: "surasura" }, () => ({
      contents: glue,
      resolveDir: at("target/wasm"),
    }));
    onLoad({ filter: /^#wasm$/, namespace: "surasura" }, () => ({ contents: inlined(wasm) }));
  },
};

const options = {
  bundle: true,
  minify: true,
  // Printable Latin characters stay one character; a module is UTF-8 whatever its server says.
  charset: "utf8",
  // Baseline Widely Available: private members, ??=, Object.hasOwn.
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  plugins: [modules],
};
await build({ ...options, format: "esm", entryPoints: [at("pkg/npm/index.js")], outfile: dist + "surasura.js" });
await build({ ...options, format: "esm", entryPoints: [at("pkg/npm/external.js")], outfile: dist + "external.js" });
await build({ ...options, format: "iife", entryPoints: [at("pkg/npm/loader.js")], outfile: dist + "surasura.iife.js" });
for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE"]) cpSync(at(name), at("pkg/npm/") + name);
cpSync(at("README.md"), at("pkg/npm/README.md"));

const site = at("target/site/");
rmSync(site, { recursive: true, force: true });
cpSync(at("www"), site, { recursive: true });
cpSync(dist, site + "surasura", { recursive: true });
mkdirSync(site + "vendor");
cpSync(at("tools/node_modules/chart.js/dist/chart.umd.min.js"), site + "vendor/chart.js");
