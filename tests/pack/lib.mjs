// What the package tests share: snippets out of the documents, the package in a fresh project, a
// small server, Chromium. Everything that is opened is closed when the test ends.

import { execFile } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, readFileSync, symlinkSync } from "node:fs";
import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

export const run = promisify(execFile);
export const root = fileURLToPath(new URL("../..", import.meta.url));
export const at = (path) => join(root, path);
export const read = (path) => readFileSync(at(path), "utf8");

/** The code blocks of a document, in order: `{ lang, text }`. */
export function blocks(path) {
  const found = read(path).matchAll(/^```(\S*)\n([\s\S]*?)^```$/gm);
  return Array.from(found, ([, lang, text]) => ({ lang, text }));
}

/** The one block of README.md in that language that holds `mark`, verbatim. */
export function snippet(lang, mark) {
  const found = blocks("README.md").filter((block) => block.lang === lang && block.text.includes(mark));
  if (found.length !== 1) throw new Error(`README.md has ${found.length} ${lang} blocks with ${mark}`);
  return found[0].text;
}

/** `expression; // value` becomes a comparison; other lines stay as they are. Gives how many there were. */
export function compared(text) {
  let count = 0;
  const told = text.replace(/^(\S.*);\s*\/\/ (.+)$/gm, (line, expression, value) => {
    if (/^(const|import|for) /.test(expression)) return line;
    count += 1;
    return `assert.deepEqual(${expression}, ${value});`;
  });
  return { count, told };
}

/** A folder that is gone after the test. */
export async function folder(t) {
  const made = await realpath(await mkdtemp(join(tmpdir(), "surasura-")));
  t.after(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** Packs pkg/npm/ into `into`; gives what npm says of it. */
export async function pack(into) {
  const { stdout } = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", into], { cwd: at("pkg/npm") });
  return JSON.parse(stdout)[0];
}

/**
 * A fresh project with the packed package in it, and with `tools` from tests/node_modules, so that
 * nothing is downloaded.
 */
export async function project(t, tools = []) {
  const made = await folder(t);
  const { filename } = await pack(made);
  await writeFile(join(made, "package.json"), JSON.stringify({ name: "fresh", private: true, type: "module" }));
  const quiet = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"];
  await run("npm", ["install", ...quiet, `./${filename}`], { cwd: made });
  for (const tool of tools) symlinkSync(at(`tests/node_modules/${tool}`), join(made, "node_modules", tool));
  return made;
}

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
};

/**
 * A server on loopback. `files(path)`: the file behind a path, or the text of a page as `{ html }`,
 * or nothing. Takes every POST and keeps its body. `csp`: the policy it sends along.
 */
export async function serve(t, files, { csp } = {}) {
  const requests = [];
  const posts = [];
  const waiting = new Set();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    // Browsers ask for it unasked.
    if (pathname === "/favicon.ico") return response.writeHead(204).end();
    requests.push(`${request.method} ${pathname}`);
    if (csp) response.setHeader("content-security-policy", csp);
    if (request.method === "POST") {
      let body = "";
      for await (const part of request.setEncoding("utf8")) body += part;
      const post = { path: pathname, body, type: request.headers["content-type"] };
      posts.push(post);
      for (const wait of waiting) wait(post);
      return response.writeHead(200, { "content-type": TYPES[".html"] }).end("<!doctype html><title>ok</title>");
    }
    const found = files(pathname);
    try {
      const body = found?.html ?? (await readFile(found));
      response.writeHead(200, { "content-type": found.html ? TYPES[".html"] : TYPES[extname(found)] });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    posts,
    /** The first POST for which `fits` holds, come or still to come. */
    post: (fits) =>
      new Promise((resolve) => {
        const come = posts.find(fits);
        if (come) return resolve(come);
        const wait = (post) => {
          if (!fits(post)) return;
          waiting.delete(wait);
          resolve(post);
        };
        waiting.add(wait);
      }),
  };
}

function onPath(...names) {
  for (const name of names) {
    for (const dir of process.env.PATH.split(delimiter)) {
      const file = join(dir, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {} // not here
    }
  }
  throw new Error(`none of ${names.join(", ")} is on the PATH`);
}

/** Chromium, which calls nobody on its own. */
export async function browser(t) {
  const started = await chromium.launch({
    executablePath: onPath("chromium", "chromium-browser", "google-chrome"),
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--no-first-run", "--disable-quic",
    ],
  });
  t.after(() => started.close());
  return started;
}

/** A page whose errors, warnings and requests to other origins are kept. */
export async function open(started, origin, path = "/", prepare = async () => {}) {
  const page = await started.newPage();
  const errors = [];
  const warnings = [];
  const elsewhere = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
    if (message.type() === "warning") warnings.push(message.text());
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) elsewhere.push(request.url());
  });
  await prepare(page);
  await page.goto(origin + path);
  return { page, errors, warnings, elsewhere };
}
