// Makes the package and the site of what `wasm-pack build` left in target/wasm, target/wasm-cart and
// target/wasm-full:
//
//   pkg/npm/dist/  form.js and cart.js (a module inside each) with shared.js and elements.js, surasura.js (all of them),
//                  full.js (one module inside), external.js + surasura_bg.wasm + surasura_cart_bg.wasm,
//                  adapters.js, scenarios.js with its catalogue, surasura.iife.js, surasura.css, react.js, vue.js
//   target/site/   www/ with the package at /surasura/ and the chart library at /vendor/; at /postal/ all of
//                  target/postal/ (`make postal`) where it is there
//
//   node tools/pack.mjs

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { bare } from "./bare.mjs";
import { joined } from "../pkg/npm/streams.js";
import { optimized } from "./optimize.mjs";
import { apart } from "./streams.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (path) => root + path;

const dist = at("pkg/npm/dist/");
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

/** The module that lies in a folder of target/. */
function module(folder) {
  const wasm = optimized(bare(readFileSync(at(`target/${folder}/surasura_bg.wasm`))));
  // `desk.js` gives it nothing to call.
  const [needed] = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
  if (needed) throw new Error(`target/${folder} imports ${needed.name}`);
  return wasm;
}

const form = module("wasm");
const cart = module("wasm-cart");
const attempt = module("wasm-attempt");
const full = module("wasm-full");
writeFileSync(dist + "surasura_bg.wasm", form);
writeFileSync(dist + "surasura_cart_bg.wasm", cart);
writeFileSync(dist + "surasura_attempt_bg.wasm", attempt);

/**
 * A file that has the module inside: the bytes of its streams as a string of printable characters, one each.
 * Brotli still finds what repeats, which base64 hides from it (a quarter smaller on the wire). Three up, so that
 * more of the frequent bytes become a character of one byte; an array of bytes takes them modulo 256.
 */
function inside(wasm) {
  const characters = Array.from(apart(wasm), (byte) => {
    const moved = (byte + 3) % 256;
    return String.fromCharCode(moved + (moved < 95 ? 32 : 66));
  });
  const text = characters.join("");
  if (Buffer.compare(joined(text), wasm)) throw new Error("a module that does not come together again");
  return `import { compiled, starter } from "./start.js";
export const module = starter();
module.from(() => compiled(${JSON.stringify(text)}));`;
}

/** A file that has its module brought. */
const outside = (init) => `import { starter } from "./start.js";
export const module = starter(() => { throw new Error("${init}() has not been called"); });`;

/**
 * The words of every issue in the order of the codes, from where Rust has them: how grave each is by
 * its first letter, then a line each in Japanese and in English. Of those of dates and numbers only for
 * `surasura/full`.
 */
function words(isFull) {
  const table = readFileSync(at("src/field/issue/codes.rs"), "utf8").split("\ncodes! {\n")[1];
  const rows = isFull ? table.replace("====", "") : table.split("====")[0];
  const codes = [...rows.matchAll(/^ +\w+ "[A-Z_]+" (Error|Warning)\s+"(.*)"\s+"(.*)";$/gm)];
  if (rows === table || codes.length !== rows.match(/;$/gm).length) throw new Error("a table of another shape");
  const list = (member) => JSON.stringify(codes.map((code) => code[member]).join("\n"));
  const grave = JSON.stringify(codes.map(([, severity]) => severity[0]).join(""));
  return `export const words = { severities: ${grave}, ja: ${list(2)}, en: ${list(3)} };`;
}

/** The currencies that have not two digits, from where Rust has them. */
function exponents() {
  const table = readFileSync(at("src/cart/currency.rs"), "utf8");
  const lists = [...table.matchAll(/^const (NONE|THREE|FOUR): &str = ("[A-Z ]+");$/gm)];
  if (lists.length !== 3) throw new Error("a table of another shape");
  return lists.map(([, name, codes]) => `export const ${name} = ${codes};`).join("\n");
}

/** `#form`, `#cart`: the file with the module for each, as `sources` has it. `#words`: what is said of issues. */
const modules = (sources, isFull = false) => ({
  name: "surasura",
  setup({ onResolve, onLoad }) {
    const found = { "#words": words(isFull), ...sources };
    // Where both are the same it is one module, and one file.
    const first = (path) => Object.keys(found).find((other) => found[other] === found[path]);
    onResolve({ filter: /^#/ }, ({ path }) => ({ path: first(path), namespace: "surasura" }));
    onLoad({ filter: /^#/, namespace: "surasura" }, ({ path }) => ({ contents: found[path], resolveDir: at("pkg/npm") }));
  },
});

/** The style sheets of elements are written as they are read, and shipped without what only readers need. */
const styles = {
  name: "styles",
  setup({ onLoad }) {
    onLoad({ filter: /\/npm\/(nudge-style|cart-element)\.js$/ }, async ({ path }) => {
      const [before, sheet, after] = readFileSync(path, "utf8").split(/(?<=const STYLE = )`([^`]*)`/);
      const { code } = await transform(sheet, { loader: "css", minify: true });
      return { contents: before + JSON.stringify(code.trim()) + after };
    });
  },
};

const options = {
  bundle: true,
  minify: true,
  format: "esm",
  // Printable Latin characters stay one character; a module is UTF-8 whatever its server says.
  charset: "utf8",
  // Baseline Widely Available: private members, ??=, Object.hasOwn.
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  outdir: dist,
};
const bundle = (name, plugins, isFull = false) =>
  build({
    ...options,
    entryPoints: [at(`pkg/npm/${name}.js`)],
    plugins: [styles, ...plugins],
    // Whether the module has what only `surasura/full` has.
    define: { IS_FULL: `${isFull}` },
  });

/** What is in `shared.js` is taken from there. */
const shared = {
  name: "shared",
  setup({ onResolve }) {
    const files = readFileSync(at("pkg/npm/shared.js"), "utf8").match(/[\w-]+\.js(?=";)/g);
    onResolve({ filter: /\.js$/ }, ({ path }) =>
      [...files, "shared.js"].includes(path.split("/").at(-1)) ? { path: "./shared.js", external: true } : undefined);
  },
};

/** The cart's functions are taken from `cart.js`. */
const priced = {
  name: "priced",
  setup({ onResolve }) {
    onResolve({ filter: /\/cart-face\.js$/ }, () => ({ path: "./cart.js", external: true }));
  },
};

await bundle("shared", []);
await bundle("form", [shared, modules({ "#form": inside(form) })]);
await bundle("cart", [shared, modules({ "#cart": inside(cart) })]);
await bundle("attempt", [shared, modules({ "#attempt": inside(attempt) })]);
await bundle("elements", [shared, priced]);
await bundle("adapters", [shared, modules({ "#exponents": exponents() })]);
await bundle("scenarios", [shared, priced]);
for (const name of ["scenarios.json", "scenarios.schema.json"]) cpSync(at("pkg/npm/") + name, dist + name);
const both = readFileSync(at("pkg/npm/index.js"), "utf8");
writeFileSync(dist + "surasura.js", (await transform(both, { minify: true })).code);
await bundle("full", [modules({ "#form": inside(full), "#cart": inside(full), "#attempt": inside(full) }, true)], true);
await bundle("external", [modules({ "#form": outside("init"), "#cart": outside("initCart"), "#attempt": outside("initAttempt") })]);
await build({
  ...options, format: "iife", entryPoints: [at("pkg/npm/loader.js")], outdir: undefined, outfile: dist + "surasura.iife.js",
});
// What they import is the page's own: no second copy of anything.
const frameworks = ["react", "vue"];
await build({
  ...options, entryPoints: frameworks.map((name) => at(`pkg/npm/${name}.js`)), external: [...frameworks, "surasura"],
});
// Nesting and `light-dark()` stay: they are as old as what the scripts need.
await build({ minify: true, entryPoints: [at("pkg/npm/surasura.css")], outfile: dist + "surasura.css" });
for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE"]) cpSync(at(name), at("pkg/npm/") + name);
cpSync(at("README.md"), at("pkg/npm/README.md"));

const site = at("target/site/");
rmSync(site, { recursive: true, force: true });
cpSync(at("www"), site, { recursive: true });
cpSync(dist, site + "surasura", { recursive: true });
if (existsSync(at("target/postal"))) cpSync(at("target/postal"), site + "postal", { recursive: true });
mkdirSync(site + "vendor");
cpSync(at("tools/node_modules/chart.js/dist/chart.umd.min.js"), site + "vendor/chart.js");
