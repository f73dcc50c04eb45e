// What a page finds on its origin: files, and a collector behind a door that can be told to fail. The collector
// here only writes down what it is given; the real one can stand behind the same door.

import { once } from "node:events";
import http from "node:http";

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

/** Keeps the newest revision of each attempt, as the collector does, and counts what came twice. */
export async function recorder(files) {
  const attempts = new Map();
  const server = http.createServer(async (request, response) => {
    if (request.method !== "POST") {
      const [type, body] = files[new URL(request.url, "http://page").pathname] ?? ["text/plain", ""];
      response.writeHead(body ? 200 : 404, { "content-type": `${type};charset=utf-8` }).end(body);
      return;
    }
    const { attempt, rev, seq, last, via } = JSON.parse(await read(request));
    const known = attempts.get(attempt) ?? { attempt, rev: 0, states: new Map(), copies: 0, conflicts: 0 };
    if (known.states.has(rev)) {
      known.copies++;
      if (known.states.get(rev) !== `${seq} ${last}`) known.conflicts++;
    }
    known.states.set(rev, `${seq} ${last}`);
    const isDirect = via !== "outbox";
    const newest = rev > known.rev ? { ...known, rev, seq, last, isDirect } : known;
    newest.isDirect ||= isDirect && rev === newest.rev;
    attempts.set(attempt, newest);
    response.writeHead(204).end();
  });
  const port = await listening(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    /**
     * A row for each attempt that came: `{ attempt, rev, seq, last, isDirect, copies, conflicts }`. `isDirect`: not
     * by the outbox alone; `copies`: how often a revision came that was there, which is no harm; `conflicts`: how
     * often it was another state, which is.
     */
    rows: async () => [...attempts.values()],
    end: () => stop(server),
  };
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
    if (request.url.startsWith("/written?")) written.add(request.url.split("?")[1]);
    const isPost = request.method === "POST";
    const now = mode;
    if (isPost && now === "down") {
      posts.push({ at: Date.now(), mode });
      request.socket.destroy();
      return;
    }
    try {
      const body = await read(request);
      if (isPost) posts.push({ at: Date.now(), mode: now, body: String(body), headers: request.headers });
      if (isPost && now instanceof Function) {
        const { status, headers } = now(body);
        response.writeHead(status, headers).end();
        return;
      }
      if (isPost && now === "slow") await new Promise((done) => setTimeout(done, 2000));
      const { method, url, headers } = request;
      const onward = http.request(behind + url, { method, headers }, (answer) => {
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
    /** Every POST that reached it. */
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
