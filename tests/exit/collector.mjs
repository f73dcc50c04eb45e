// What a page finds on its origin: the collector as it is built, with a shop's files, behind a door that can be told to
// fail.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { at } from "../e2e/lib.mjs";

/** A collector with a data file of its own, which serves `www/`, the package, and the outbox by itself. */
export async function collector() {
  const folder = mkdtempSync(join(tmpdir(), "surasura-"));
  const www = join(folder, "www");
  cpSync(at("tests/exit/www"), www, { recursive: true });
  cpSync(at("pkg/npm/dist"), join(www, "surasura"), { recursive: true });
  cpSync(at("src/browser/outbox.js"), join(www, "outbox.js"));
  const args = ["--listen", "127.0.0.1:0", "--data", join(folder, "data.sqlite3"), "--www", www];
  const server = spawn(at("target/debug/surasura-collector"), [...args, "--client-rate", "0", "--total-rate", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface(server.stdout), "line");
  const origin = line.match(/http:\/\/[^/]+/)[0];
  return {
    origin,
    /** What it has of each attempt, as its export says (docs/collector.md). */
    async rows() {
      const answer = await fetch(`${origin}/report/export.ndjson`);
      if (!answer.ok) throw new Error(`no export: ${answer.status}`);
      return (await answer.text()).split("\n").filter(Boolean).map((row) => JSON.parse(row));
    },
    async end() {
      server.kill("SIGTERM");
      if (server.exitCode === null) await once(server, "exit");
      rmSync(folder, { recursive: true });
    },
  };
}

/** The port it listens on, once it does. */
async function listening(server, port = 0) {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return server.address().port;
}

async function read(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

function stop(server) {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
}

/**
 * The door: passes everything on to `behind`, or does otherwise with what is POSTed, as `answer` was told: "down"
 * (the connection breaks), "slow" (two seconds later), or a function that gives `{ status, headers }`.
 */
export async function door(behind) {
  let mode = "ok";
  const posts = [];
  const held = [];
  const written = new Set();
  let isOpen = true;
  const server = http.createServer(async (request, response) => {
    // Fills the quota for as long as it is held.
    if (request.url === "/hold") {
      request.resume();
      held.push(response);
      return;
    }
    if (request.url.startsWith("/written?")) {
      written.add(request.url.split("?")[1]);
      response.writeHead(204).end();
      return;
    }
    const isPost = request.method === "POST";
    const now = mode;
    if (isPost && now === "down") {
      posts.push({});
      request.socket.destroy();
      return;
    }
    try {
      const body = await read(request);
      const post = { body: String(body), headers: request.headers };
      if (isPost) posts.push(post);
      if (isPost && now instanceof Function) {
        const { status, headers } = now(body);
        response.writeHead(status, headers).end();
        return;
      }
      if (isPost && now === "slow") await new Promise((done) => setTimeout(done, 2000));
      const { method, url, headers } = request;
      const onward = http.request(behind + url, { method, headers }, (answer) => {
        post.isTaken = answer.statusCode === 204;
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      });
      onward.on("error", () => response.destroy());
      onward.end(body);
    } catch {
      // The browser did not wait.
      response.destroy();
    }
  });
  const port = await listening(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    /** Every POST that reached it: `{ body, headers, isTaken }`, the last: the collector has acknowledged it. */
    posts,
    answer: (how) => (mode = how),
    release() {
      for (const response of held.splice(0)) response.writeHead(204).end();
    },
    /** Nobody is there any more: what a browser without a network sees. */
    async shut() {
      isOpen = false;
      await stop(server);
    },
    async open() {
      if (!isOpen) await listening(server, port);
      isOpen = true;
    },
    /** Until a page that drives itself says that it has come so far. */
    async written(id) {
      for (const end = Date.now() + 15_000; !written.has(id); await new Promise((next) => setTimeout(next, 20))) {
        if (Date.now() > end) throw new Error(`${id} was never written`);
      }
    },
    end: () => stop(server),
  };
}
