// The shop's server: a page for each contender, its files in brotli 11 as a CDN keeps them, and a log of
// what was asked for.

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";
import { html } from "./page.mjs";

const recorder = readFileSync(new URL("recorder.js", import.meta.url));
const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };

const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", wasm: "application/wasm" };

// Alone with itself, a page has a clock of 5 microseconds, else of 100.
const isolated = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/** `/id/` is a contender's page, `/id/recorded` the same with the recorder before it. */
export async function serve(contenders) {
  const files = new Map([["/recorder.js", recorder]]);
  for (const { id, head, files: own } of contenders) {
    files.set(`/${id}/`, Buffer.from(html(head)));
    files.set(`/${id}/recorded`, Buffer.from(html(`<script src="/recorder.js"></script>${head}`)));
    for (const [path, bytes] of Object.entries(own)) files.set(new URL(path, `http://shop/${id}/`).pathname, bytes);
  }
  const packed = new Map(Array.from(files, ([path, bytes]) => [path, brotliCompressSync(bytes, { params })]));
  const log = [];
  const server = createServer((request, response) => {
    // What is told of an attempt.
    if (request.method === "POST") return response.writeHead(204, isolated).end();
    const { pathname } = new URL(request.url, "http://shop");
    const body = packed.get(pathname);
    if (!body) return response.writeHead(404, isolated).end();
    log.push({ path: pathname, bytes: body.length });
    const type = TYPES[pathname.match(/\.(\w+)$/)?.[1] ?? "html"];
    response.writeHead(200, { ...isolated, "content-type": type, "content-encoding": "br", "cache-control": "no-store" }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    // Only a secure context may be isolated; this name is one.
    origin: `http://localhost:${server.address().port}`,
    /** The bytes that were asked for since, pages and recorder apart. */
    taken: () => log.splice(0).filter(({ path }) => /\.\w+$/.test(path) && path !== "/recorder.js")
      .reduce((sum, { bytes }) => sum + bytes, 0),
    close: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
  };
}
