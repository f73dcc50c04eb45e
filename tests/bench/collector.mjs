// The collector under load, killed, and fed with what is no beacon: the figures of docs/collector.md.
//
//   node tests/bench/collector.mjs [load] [kill] [malformed]
//
// The load comes from a process of its own (collector/examples/load.rs): snapshots of a form of forty fields,
// three of each attempt, over connections that stay open. It is compared with the same server that answers
// without storing anything (examples/bare.rs). The two take turns, so that what slows the machine down slows
// both down; the median round counts.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { closeSync, fsyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { Agent, request } from "node:http";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const CONNECTIONS = [16, 64, 256];
const ROUNDS = 5;
const SECONDS = 5;
const KILLS = 20;
const UNLIMITED = ["--client-rate", "0", "--total-rate", "0"];

const cargo = (...args) => run("cargo", args, { cwd: root, maxBuffer: 1 << 26 });
const { target_directory: target } = JSON.parse((await cargo("metadata", "--format-version", "1", "--no-deps")).stdout);
await cargo("build", "--profile", "server", "--package", "surasura-collector", "--bins", "--examples");
const built = {
  full: join(target, "server", "surasura-collector"),
  bare: join(target, "server", "examples", "bare"),
  load: join(target, "server", "examples", "load"),
};

/** A server with its data in this folder; `end` kills it. */
async function start(program, folder) {
  const data = join(folder, "efo.sqlite3");
  const child = spawn(program, ["--listen", "127.0.0.1:0", "--data", data, ...UNLIMITED], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise((resolve) => child.on("exit", resolve));
  let text = "";
  for await (const piece of child.stdout) {
    text += piece;
    if (text.includes("/\n")) break;
  }
  const address = text.match(/http:\/\/([^/]+)\//)[1];
  const end = (signal) => {
    child.kill(signal);
    return gone;
  };
  return { address, end, pid: child.pid };
}

async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "surasura-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function load(address, connections, ...more) {
  const args = [address, "--connections", String(connections), "--seconds", String(SECONDS), ...more];
  return JSON.parse((await run(built.load, args)).stdout);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const grouped = (number) => Math.round(number).toLocaleString("en");

/** Milliseconds until the disk has a page more: what a commit cannot be faster than. */
function syncTime(folder) {
  const file = openSync(join(folder, "sync"), "w");
  const page = randomBytes(4096);
  const times = Array.from({ length: 100 }, () => {
    const begin = performance.now();
    writeSync(file, page);
    fsyncSync(file);
    return performance.now() - begin;
  });
  closeSync(file);
  return median(times);
}

async function underLoad() {
  const sync = await inFolder(syncTime);
  console.log(`${cpus().length} cores (${cpus()[0].model}), Node ${process.version}; the disk has a page after ${sync.toFixed(2)} ms`);
  console.log("| connections | durable, a second | p50 | p99 | without storing, a second | p50 | p99 | ratio |");
  console.log("|---|---|---|---|---|---|---|---|");
  for (const connections of CONNECTIONS) {
    const found = { full: [], bare: [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of ["full", "bare"]) {
        await inFolder(async (folder) => {
          const server = await start(built[name], folder);
          const seen = await load(server.address, connections);
          assert.deepEqual(Object.keys(seen.statuses), ["204"], "everything is taken");
          found[name].push(seen);
          await server.end("SIGTERM");
        });
      }
    }
    const of = (name, member) => median(found[name].map((seen) => seen[member]));
    const part = (name) => [grouped(of(name, "perSecond")), `${of(name, "p50Ms").toFixed(1)} ms`, `${of(name, "p99Ms").toFixed(1)} ms`];
    const ratio = median(found.full.map((seen, at) => seen.perSecond / found.bare[at].perSecond));
    console.log(`| ${[connections, ...part("full"), ...part("bare"), ratio.toFixed(2)].join(" | ")} |`);
  }
}

/** Every attempt that is kept, by identifier: its revision. */
async function kept(address) {
  const answer = await fetch(`http://${address}/report/export.ndjson`);
  const lines = (await answer.text()).split("\n").slice(0, -1);
  return new Map(lines.map((line) => JSON.parse(line)).map(({ attempt, rev }) => [attempt, rev]));
}

async function killed() {
  const sum = { acknowledged: 0, attempts: 0, missing: 0, older: 0, ahead: 0, unknown: 0 };
  for (let round = 0; round < KILLS; round++) {
    await inFolder(async (folder) => {
      const said = join(folder, "acknowledged");
      const server = await start(built.full, folder);
      const sending = load(server.address, 64, "--acknowledged", said);
      await new Promise((resolve) => setTimeout(resolve, randomInt(500, 2000)));
      await server.end("SIGKILL");
      await sending;
      const acknowledged = new Map();
      for (const line of readFileSync(said, "utf8").split("\n").slice(0, -1)) {
        const [attempt, rev] = line.split(" ");
        sum.acknowledged++;
        acknowledged.set(attempt, Math.max(Number(rev), acknowledged.get(attempt) ?? 0));
      }
      const again = await start(built.full, folder);
      const found = await kept(again.address);
      await again.end("SIGTERM");
      sum.attempts += found.size;
      for (const [attempt, rev] of acknowledged) {
        const there = found.get(attempt);
        if (there === undefined) sum.missing++;
        else if (there < rev) sum.older++;
        // Committed, and killed before it could say so: one a connection at most.
        else if (there > rev) sum.ahead++;
      }
      for (const attempt of found.keys()) sum.unknown += !acknowledged.has(attempt);
    });
  }
  console.log("| SIGKILLs | acknowledged | attempts kept | missing | older than acknowledged | on the disk, not yet acknowledged |");
  console.log("|---|---|---|---|---|---|");
  console.log(`| ${[KILLS, grouped(sum.acknowledged), grouped(sum.attempts), sum.missing, sum.older, sum.ahead + sum.unknown].join(" | ")} |`);
  assert.equal(sum.missing + sum.older, 0);
  assert.ok(sum.ahead + sum.unknown <= KILLS * 64);
}

/** A beacon with every member in use. */
const WHOLE = JSON.stringify({
  v: 2, via: "outbox", late: 3, attempt: "8f14e45fceea167a5a36dedd4bea2543", rev: 4, seq: 3, outcome: "started",
  device: "phone", channel: "search", segments: ["member"], sample: 50, steps: ["address", "payment"], step: 1,
  m: [1, 12], of: 7, last: 0, cause: 0, why: "rule",
  fields: [{ key: "tel", kind: "phone", step: 1, at: 4, open: true, m: [1, 9], rules: { PHONE_TOO_SHORT: 1 } }],
  nudges: { near: 1 }, silent: { TYPING: 1 }, held: { EARLY: 1 }, help: { stuck: [1] }, log: [128, 3],
});

function* cutShort() {
  for (let end = 0; end < WHOLE.length; end++) yield WHOLE.slice(0, end);
}

/** Each number another, each word another type. */
function* mistyped() {
  for (const wrong of ["null", "-1", "1.5", "1e300", "[[]]", '{"a":1}', '"山田"', "18446744073709551616"]) {
    for (const { index, 0: value } of WHOLE.matchAll(/(?<=:)("[^"]*"|[0-9]+|true)/g)) {
      yield WHOLE.slice(0, index) + wrong + WHOLE.slice(index + value.length);
    }
  }
}

function* noise() {
  for (let n = 0; n < 20_000; n++) yield randomBytes(randomInt(4000));
}

function* oversized() {
  for (let n = 0; n < 200; n++) yield WHOLE + " ".repeat(16_384 - WHOLE.length + 1 + randomInt(100_000));
}

async function malformed() {
  await inFolder(async (folder) => {
    const server = await start(built.full, folder);
    const [host, port] = server.address.split(":");
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    const post = (body) =>
      new Promise((resolve, reject) => {
        const sent = request({ host, port, path: "/efo", method: "POST", agent }, (answer) => {
          answer.resume().on("end", () => resolve(answer.statusCode));
        });
        sent.on("error", reject).end(body);
      });
    console.log("| what | bodies | 400 | 413 | 204 | 5xx |");
    console.log("|---|---|---|---|---|---|");
    const kinds = { "cut short at each byte": cutShort, "a member of another type": mistyped, noise, "too large": oversized };
    for (const [name, bodies] of Object.entries(kinds)) {
      const counts = new Map();
      let all = 0;
      const rest = bodies();
      const worker = async () => {
        for (const body of rest) {
          const status = await post(body);
          all++;
          counts.set(status, (counts.get(status) ?? 0) + 1);
        }
      };
      await Promise.all(Array.from({ length: 8 }, worker));
      const of = (status) => counts.get(status) ?? 0;
      const failed = [...counts].filter(([status]) => status >= 500).reduce((sum, [, count]) => sum + count, 0);
      console.log(`| ${[name, all, of(400), of(413), of(204), failed].map((cell) => (typeof cell === "number" ? grouped(cell) : cell)).join(" | ")} |`);
      assert.equal(of(400) + of(413), all);
    }
    assert.equal((await kept(server.address)).size, 0, "nothing is stored");
    assert.equal(await post(WHOLE), 204, "it goes on");
    agent.destroy();
    await server.end("SIGTERM");
  });
}

const parts = { load: underLoad, kill: killed, malformed };
const wanted = process.argv.slice(2);
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) {
    console.log(`\n${name}`);
    await part();
  }
}
