// The package as npm packs it, in a fresh Vite project whose page and script are README.md's.

import assert from "node:assert/strict";
import { once } from "node:events";
import { spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { at, browser, folder, open, pack, project, read, run, serve, snippet } from "./lib.mjs";

const timeout = 120_000;
const vite = "node_modules/vite/bin/vite.js";

/** The project of README.md's section on bundlers. */
async function readme(t) {
  const made = await project(t, ["vite"]);
  await writeFile(join(made, "index.html"), snippet("html", "/main.js"));
  await writeFile(join(made, "main.js"), snippet("js", "// main.js"));
  return made;
}

test("npm packs these files and no others", async (t) => {
  const { files } = await pack(await folder(t));
  const expected = [
    "LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "README.md",
    "adapters.d.ts", "addon.d.ts", "attempt.d.ts", "attempts.d.ts", "cart.d.ts", "dist/adapters.js", "dist/attempt.js", "dist/cart.js", "dist/elements.js", "dist/external.js", "dist/form.js", "dist/full.js", "dist/react.js", "dist/scenarios.js",
    "dist/scenarios.json", "dist/scenarios.schema.json", "dist/shared.js",
    "dist/surasura.css", "dist/surasura.iife.js", "dist/surasura.js", "dist/surasura_attempt_bg.wasm", "dist/surasura_bg.wasm",
    "dist/surasura_cart_bg.wasm", "dist/vue.js", "elements.d.ts", "external.d.ts", "form.d.ts", "full.d.ts", "index.d.ts", "money.d.ts",
    "nudge.d.ts", "package.json", "proof.d.ts", "react.d.ts", "scenarios.d.ts", "vue.d.ts",
  ];
  assert.deepEqual(files.map(({ path }) => path).sort(), expected);
  for (const { path, size } of files) assert.ok(size > 0, `${path} is empty`);
  for (const name of ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "README.md"]) {
    assert.ok(read(`pkg/npm/${name}`) === read(name), `${name}: run make build`);
  }
});

test("publint has nothing to say", async (t) => {
  const pkgDir = join(await project(t), "node_modules/surasura");
  const { messages, pkg } = await publint({ pkgDir, pack: false, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg, { color: false })), []);
});

test("README's project, built by Vite, works in Chromium", { timeout }, async (t) => {
  const made = await readme(t);
  await run(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: made });
  // The policy is README's as well.
  const csp = snippet("http", "Content-Security-Policy").trim().replace("Content-Security-Policy: ", "");
  const server = await serve(t, (path) => join(made, "dist", path === "/" ? "index.html" : path), { csp });
  const { page, errors, elsewhere } = await open(await browser(t), server.origin);

  // The nudge and the money.
  const nudge = page.locator("surasura-nudge [part=text]");
  const total = page.locator("#total");
  assert.equal(await nudge.textContent(), "あと1,000円で送料無料です!");
  assert.equal(await total.textContent(), "4,660円");
  await page.click("#more");
  assert.equal(await nudge.textContent(), "送料無料になりました!");
  assert.equal(await total.textContent(), "8,000円");
  // Figures follow at once; that it is reached counts as shown when it has been announced.
  await page.locator("surasura-nudge [part=status]:text('送料無料になりました!')").waitFor({ state: "attached" });

  // The field.
  const name = page.locator("[name=name]");
  const kana = page.locator("[name=kana]");
  const tel = page.locator("[name=tel]");
  const message = page.locator("label:has([name=tel]) + .surasura-issue");
  await name.fill("髙橋　﨑子");
  await kana.fill("たかはし ｻｷｺ");
  await tel.fill("５２５３ー２１１１");
  await page.click("button:text('注文する')");
  assert.equal(await kana.inputValue(), "タカハシ サキコ");
  assert.equal(await tel.inputValue(), "５２５３ー２１１１", "what cannot be understood stays");
  assert.equal(await message.textContent(), "市外局番がありません");
  assert.deepEqual(server.posts, [], "an order that is not placed is not reported");
  await tel.fill("０３ー５２５３ー２１１１");
  await page.click("button:text('注文する')");
  assert.equal(await tel.inputValue(), "03-5253-2111");
  assert.equal(await message.textContent(), "");
  assert.equal(await name.inputValue(), "髙橋　﨑子", "a name is kept");

  // The beacon.
  const { path, type, body } = await server.post(() => true);
  assert.equal(path, "/efo");
  assert.match(type, /^text\/plain/);
  const beacon = JSON.parse(body);
  assert.equal(beacon.outcome, "completed");
  assert.equal(beacon.fields[beacon.last].key, "tel");
  assert.deepEqual(beacon.nudges, { near: 1, reached: 1 });
  const field = (key) => beacon.fields.find((field) => field.key === key);
  // The seventh number of a field: mended without a word.
  assert.equal(field("kana").m[6], 1);
  assert.deepEqual(field("tel").rules, { PHONE_NO_AREA_CODE: 1 });
  for (const typed of ["髙", "タカハシ", "5253", "５２５３", "2111"]) {
    // Numbers of milliseconds may hold any digits: only strings can hold what was typed.
    for (const text of body.match(/"[^"]*"/g)) assert.ok(text === `"${beacon.attempt}"` || !text.includes(typed), text);
  }

  // README shows a beacon: it has the members that a real one has.
  const shown = JSON.parse(snippet("json", "attempt"));
  for (const [one, other] of [[shown, beacon], [shown.fields[0], field("tel")]]) {
    // What is still wrong is no more by then.
    for (const name of Object.keys(one)) assert.ok(name in other || /^(cause|why|open)$/.test(name), name);
  }

  assert.deepEqual(errors, []);
  assert.deepEqual(elsewhere, []);
});

test("leaving README's page sends the state once", { timeout }, async (t) => {
  const made = await readme(t);
  await run(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: made });
  const server = await serve(t, (path) => join(made, "dist", path === "/" ? "index.html" : path));
  const { page, errors } = await open(await browser(t), server.origin);
  await page.fill("[name=tel]", "0"); // and no more
  await page.goto("about:blank");
  const { body } = await server.post(({ path }) => path === "/efo");
  const { outcome, last, fields, seq } = JSON.parse(body);
  // What lay ready with the browser was called back: it is the first that is handed over.
  assert.deepEqual({ outcome, last: fields[last].key, seq }, { outcome: "started", last: "tel", seq: 1 });
  // Being hidden and being left come one after the other; the second has nothing new to say.
  await page.goto(server.origin);
  assert.equal(server.posts.length, 1);
  assert.deepEqual(errors, []);
});

test("README's project works in Vite's dev server", { timeout }, async (t) => {
  const made = await readme(t);
  // Browsers ask for it unasked, and call its absence an error.
  await mkdir(join(made, "public"));
  await writeFile(join(made, "public/favicon.ico"), "");
  // Port 0: a free one, which it then prints.
  const args = [vite, "dev", "--host", "127.0.0.1", "--port", "0", "--clearScreen", "false"];
  const server = spawn(process.execPath, args, { cwd: made, env: { ...process.env, NO_COLOR: "1" } });
  t.after(async () => {
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
  });
  let said = "";
  let origin;
  for await (const part of server.stdout.setEncoding("utf8")) {
    said += part;
    origin = said.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
    if (origin) break;
  }
  assert.ok(origin, said);
  const { page, errors, elsewhere } = await open(await browser(t), origin);
  await page.locator("surasura-nudge [part=text]:text('あと1,000円')").waitFor();
  await page.fill("[name=tel]", "０９０ー１２３４ー５６７８");
  await page.locator("[name=tel]").blur();
  assert.equal(await page.inputValue("[name=tel]"), "090-1234-5678");
  assert.deepEqual(errors, []);
  assert.deepEqual(elsewhere, []);
});

test("the figures of README are those of the files", () => {
  for (const document of ["README.md", "README.ja.md"]) {
    const rows = read(document).matchAll(/^\| `([\w.]+)` \|.*\| ([\d,]+) \| ([\d,]+) \|$/gm);
    const names = [];
    for (const [, name, ...figures] of rows) {
      names.push(name);
      const file = at(`pkg/npm/dist/${name}`);
      assert.ok(existsSync(file), `${document} lists ${name}`);
      const content = readFileSync(file);
      // Node's brotli has quality 11 by default.
      const sizes = [content.length, brotliCompressSync(content).length];
      const written = figures.map((figure) => Number(figure.replaceAll(",", "")));
      // Compilers differ by a little from one version to the next.
      const near = sizes.every((size, index) => Math.abs(size / written[index] - 1) < 0.03);
      assert.ok(near, `${document}: ${name} has ${sizes.join(" and ")} bytes, not ${written.join(" and ")}`);
    }
    assert.deepEqual(names.sort(), readdirSync(at("pkg/npm/dist")).sort());
  }
});
