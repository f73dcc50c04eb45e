// Who is measured: what each one's page has in its head, and the files it asks for.

import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const work = `${root}target/bench/form/`;
const here = fileURLToPath(new URL(".", import.meta.url));

/** By its file in `contenders/`. */
const bundled = {
  idle: "empty listeners",
  surasura: "surasura, npm",
  watched: "the same, with its attempt",
  imask: "imask",
  "cleave-zen": "cleave-zen",
  libphonenumber: "libphonenumber-js, AsYouType",
  autokana: "vanilla-autokana",
  yubinbango: "yubinbango-core",
};

/** The shards of the codes that are typed, by hand, in the form of yubinbango-data. */
const SHARDS = {
  100: { 1000001: [13, "千代田区", "千代田"] },
  150: { 1500002: [13, "渋谷区", "渋谷"] },
  530: { 5300001: [27, "大阪市北区", "梅田"] },
  600: { 6008216: [26, "京都市下京区", "東塩小路町"] },
};

/** A script without exports, which asks a server of its own: it gets an export, and its data from here. */
const yubinbango = {
  name: "yubinbango",
  setup({ onLoad }) {
    onLoad({ filter: /yubinbango-core\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace("https://yubinbango.github.io", "") + "\nexport { YubinBango };",
    }));
  },
};

/** `{ "bundle.js": bytes, ... }`, made of the entries of the packages as a shop's bundler would. */
async function bundle(name) {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { attach } from "./contenders/${name}.js";
        const form = document.querySelector("#checkout");
        window.contender = { attach: () => attach(form), attached: attach(form) };`,
      resolveDir: here,
    },
    outdir: `${work}out`,
    entryNames: "bundle",
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    // Where the package is found by its name, and so by its `exports`.
    nodePaths: [`${work}node_modules`],
    plugins: [yubinbango],
    logLevel: "warning",
  });
  return Object.fromEntries(outputFiles.map(({ path, contents }) => [path.slice(`${work}out/`.length), Buffer.from(contents)]));
}

const module = '<script type="module" src="bundle.js"></script>';
const TAG = '<script src="surasura.iife.js" defer data-form="#checkout"></script>';
const dist = new URL("../../../pkg/npm/dist/", import.meta.url);

/** `{ id, name, head, files }` of those that are wanted and of the page alone, which is the first. */
export async function contenders(wanted = Object.keys(bundled)) {
  mkdirSync(`${work}node_modules`, { recursive: true });
  rmSync(`${work}node_modules/surasura`, { force: true });
  symlinkSync(`${root}pkg/npm`, `${work}node_modules/surasura`);
  const all = [{ id: "none", name: "the page alone", head: "", files: {} }];
  for (const id of wanted) {
    const files = await bundle(id);
    if (id === "yubinbango") {
      for (const [code, shard] of Object.entries(SHARDS)) {
        files[`/yubinbango-data/data/${code}.js`] = Buffer.from(`$yubin(${JSON.stringify(shard)});`);
      }
    }
    all.push({ id, name: bundled[id], head: module, files });
    if (id === "surasura") {
      const built = readdirSync(dist).map((file) => [file, readFileSync(new URL(file, dist))]);
      all.push({ id: "tag", name: "surasura, script tag", head: TAG, files: Object.fromEntries(built) });
    }
  }
  return all;
}

/** Which versions of the others are compared with. */
export function versions() {
  const { devDependencies } = createRequire(import.meta.url)("../../package.json");
  return ["imask", "cleave-zen", "libphonenumber-js", "vanilla-autokana", "yubinbango-core"]
    .map((name) => `${name} ${devDependencies[name]}`)
    .join(", ");
}
