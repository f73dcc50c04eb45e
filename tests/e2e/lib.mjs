// What the end-to-end tests share: a collector, a browser, and a look at all that goes between; pages made of
// sources, as a shop's bundler makes them.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import http from "node:http";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import initSqlJs from "sql.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const at = (path) => join(root, path);

const flags = JSON.parse(readFileSync(at("tests/webdriver.json"), "utf8"));

/** Chromium, with the flags that keep it from calling out; as root it has no sandbox. */
export const browse = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["no-sandbox", ...flags["goog:chromeOptions"].args].map((flag) => `--${flag}`),
  });

/** A collector on a free port with a data file of its own, and the demo; `options` are those of its command line. */
export async function collect(...options) {
  const folder = mkdtempSync(join(tmpdir(), "surasura-"));
  const data = join(folder, "data.sqlite3");
  const args = ["--listen", "127.0.0.1:0", "--data", data, "--www", at("target/site"), ...options];
  const server = spawn(at("target/debug/surasura-collector"), args, {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface(server.stdout), "line");
  const origin = line.match(/http:\/\/[^/]+/)[0];
  return {
    origin,
    /** The rows of a query on the file. Ends the server: until then a part lies in its journal. */
    async rows(query) {
      await this.end();
      const SQL = await initSqlJs();
      const database = new SQL.Database(readFileSync(data));
      const [result] = database.exec(query);
      database.close();
      const row = (values) => Object.fromEntries(result.columns.map((name, at) => [name, values[at]]));
      return result ? result.values.map(row) : [];
    },
    /** Every byte that is kept, in every file there is. */
    stored: () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
    async report() {
      return (await fetch(`${origin}/report/data`)).json();
    },
    /** Waits for the report to show a number of attempts. */
    attempts(count) {
      return eventually(() => this.report(), ({ totals }) => totals.attempts === count);
    },
    /** Ends the server, which leaves all in the one file. */
    async end() {
      if (server.exitCode === null) {
        server.kill("SIGTERM");
        await once(server, "exit");
      }
    },
    async remove() {
      await this.end();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A collector and a browser for all tests of a file; `options` are those of the collector's command line. */
export function setUp(...options) {
  const world = {};
  before(async () => {
    world.collector = await collect(...options);
    world.browser = await browse();
  });
  after(async () => {
    await world.browser?.close();
    await world.collector?.remove();
  });
  return world;
}

/** A source in one file, with the package as it is built; `options` are those of esbuild. */
export async function bundle(contents, { alias, ...options } = {}) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: at("tests") },
    alias: {
      "surasura/react": at("pkg/npm/dist/react.js"),
      "surasura/vue": at("pkg/npm/dist/vue.js"),
      surasura: at("pkg/npm/dist/surasura.js"),
      ...alias,
    },
    define: { "process.env.NODE_ENV": '"production"' },
    bundle: true,
    charset: "utf8",
    format: "esm",
    write: false,
    ...options,
  });
  return outputFiles[0].text;
}

/**
 * A page at `/name` for each `{ name: source }`, bundled, and a browser, for all tests of a file. `served`: what
 * else there is, `{ path: [type, body] }`, or what is there instead; `headers` go with everything.
 */
export function setUpPages(sources, { served = {}, headers = {}, ...options } = {}) {
  const world = { visit: async (path) => open(await world.browser.newContext(), world.origin + path) };
  before(async () => {
    const files = {};
    for (const [name, source] of Object.entries(sources)) {
      files[`/${name}.js`] = ["text/javascript", await bundle(source, options)];
      files[`/${name}`] = ["text/html", `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><div id="app"></div><script type="module" src="/${name}.js"></script>`];
    }
    Object.assign(files, served);
    world.server = http.createServer(({ url }, response) => {
      const [type, body] = files[url];
      response.writeHead(200, { ...headers, "content-type": `${type}; charset=utf-8` }).end(body);
    });
    world.server.listen(0, "127.0.0.1");
    await once(world.server, "listening");
    world.origin = `http://127.0.0.1:${world.server.address().port}`;
    world.browser = await browse();
  });
  after(async () => {
    await world.browser?.close();
    world.server?.close();
  });
  return world;
}

/** Stands between the browser and a server, and keeps every byte that the browser sends. */
export async function wiretap(origin) {
  const { hostname, port } = new URL(origin);
  const heard = [];
  const tap = createServer((page) => {
    const server = connect(Number(port), hostname);
    page.on("data", (bytes) => heard.push(bytes));
    page.pipe(server).pipe(page);
    page.on("error", () => server.destroy());
    server.on("error", () => page.destroy());
  });
  tap.listen(0, "127.0.0.1");
  await once(tap, "listening");
  return {
    origin: `http://127.0.0.1:${tap.address().port}`,
    sent: () => Buffer.concat(heard),
    close: () => new Promise((done) => tap.close(done)),
  };
}

/** A page that must stay on its origin and must not complain. */
export async function open(context, url) {
  const page = await context.newPage();
  const { origin } = new URL(url);
  page.complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) page.complaints.push(message.text());
  });
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("request", (request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (protocol !== "data:" && to !== origin) page.complaints.push(`request to ${to}`);
  });
  await page.goto(url);
  return page;
}

/** The demo, once surasura looks after its form. */
export async function demo(context, origin) {
  const page = await open(context, `${origin}/`);
  await page.waitForFunction(() => document.querySelector("#sent")?.textContent.includes("viewed"));
  return page;
}

/** Waits until `read` gives something that `holds`; fails with what it gave last. */
export async function eventually(read, holds) {
  let last;
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    last = await read();
    if (holds(last)) return last;
    await new Promise((next) => setTimeout(next, 25));
  }
  return assert.fail(`still ${JSON.stringify(last)}`);
}
