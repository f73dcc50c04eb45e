// What looking after a form of forty fields costs, in Chromium with its processor slowed down four times:
// while a shopper types, when the page starts, in bytes and in memory; of surasura and of the scripts that
// one would take instead. Markdown for docs/benchmarks.md. It prints and fails nothing: what misses a goal
// is marked with ←.
//
//   make bench
//   node tests/bench/form.mjs [rounds]      after `make build`

import { browse } from "../e2e/lib.mjs";
import { contenders, versions } from "./form/contenders.mjs";
import { memory } from "./form/memory.mjs";
import { serve } from "./form/server.mjs";
import { shopper } from "./form/shopper.mjs";
import { start } from "./form/start.mjs";

const ROUNDS = Number(process.argv[2] ?? 5);
const THROTTLING = 4;
/** Steps a round in which a contender had something to do. */
const STEPS = 420;
const KINDS = ["key", "compose", "leave"];
/** Snapshots a round. */
const SNAPSHOTS = 200;

/** Milliseconds: of an event, of a task at start. */
const GOALS = { event: 1, task: 50 };

const median = (numbers) => quantile(numbers, 0.5);
function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)];
}

/** Two digits, and no more after the point than they need. */
const short = (number) => {
  if (number === undefined) return "";
  if (number >= 100) return Math.round(number).toLocaleString("en");
  return `${Number(number.toPrecision(2))}`;
};
const marked = (number, goal) => (number === undefined ? "" : `${short(number)}${number >= goal ? ` ← ${goal}` : ""}`);
const grouped = (number) => (number === undefined ? "" : number.toLocaleString("en"));
const row = (cells) => console.log(`| ${cells.join(" | ")} |`);
function table(heads) {
  console.log();
  row(heads);
  console.log(`|---|${"---:|".repeat(heads.length - 1)}`);
}

/** A page of its own, slowed down, without anything that another left. */
async function visit(browser, run) {
  const context = await browser.newContext();
  try {
    return await run(context);
  } finally {
    await context.close();
  }
}

const values = () =>
  Object.fromEntries(Array.from(document.forms[0].elements, (control) => [control.name, control.value]));

/** What came of it, lest a form be measured that nobody looks after, or into which nothing is typed. */
function check(id, { tel, zip, mobile, department, ship_tel }) {
  const phone = { none: "0352532111", surasura: "03-5253-2111", tag: "03-5253-2111", libphonenumber: "03-5253-2111" }[id];
  if (phone && [tel, mobile, ship_tel].some((value) => value !== phone)) throw new Error(`${id}: ${tel}, ${mobile}, ${ship_tel}`);
  if (department !== "総務部" || zip.replace("-", "") !== "1000001") throw new Error(`${id}: ${department}, ${zip}`);
}

/** A round of typing: the form from end to end, then the contender's own fields until enough was heard. */
const typing = (browser, url, id) =>
  visit(browser, async (context) => {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: THROTTLING });
    await page.goto(`${url}recorded`);
    if (id !== "none") await page.waitForFunction(() => bench.listened());
    await page.waitForTimeout(500);
    if (!(await page.evaluate(() => bench.isolated))) throw new Error("the clock is coarse");
    await page.evaluate(() => bench.take());
    const { fill, again } = shopper(cdp);
    await fill(page);
    check(id, await page.evaluate(values));
    const names = await page.evaluate(() => bench.names());
    if (names.length) await again(page, names, STEPS);
    const round = await page.evaluate(() => ({ ...bench.take(), shifts: bench.shifts }));
    return { ...round, ...(await page.evaluate(snapshots, SNAPSHOTS)) };
  });

/** Milliseconds of each, and the bytes of the last, of a contender that makes any. */
function snapshots(times) {
  const { snapshot } = window.contender?.attached ?? {};
  if (!snapshot) return undefined;
  let body;
  const each = Array.from({ length: times }, () => {
    const begin = performance.now();
    body = snapshot();
    return performance.now() - begin;
  });
  return { each, told: JSON.parse(body).fields.length, bytes: new TextEncoder().encode(body).length };
}

/** The bytes that a page asks for to load, and those of the first idle moment, which is held back until then. */
const bytes = (browser, server, url) =>
  visit(browser, async (context) => {
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.waiting = [];
      window.requestIdleCallback = (run) => waiting.push(run);
    });
    server.taken();
    await page.goto(url, { waitUntil: "networkidle" });
    const load = server.taken();
    await page.evaluate(() => waiting.splice(0).forEach((run) => run()));
    await page.waitForTimeout(1000);
    return { load, idle: server.taken() };
  });

/** All of them, round by round: what slows the machine down slows all of them down. */
async function interleaved(all, run, note) {
  const found = Object.fromEntries(all.map(({ id }) => [id, []]));
  for (let round = 0; round < ROUNDS; round++) {
    process.stderr.write(`${note}: round ${round + 1} of ${ROUNDS}\n`);
    for (let turn = 0; turn < all.length; turn++) {
      // Each goes first in its turn.
      const { id } = all[(turn + round) % all.length];
      found[id].push(await run(id));
    }
  }
  return found;
}

function typed(all, found, fields) {
  console.log("\n#### While the shopper types\n");
  console.log("Milliseconds of a step that are the contender's: all listeners of all events between one key going down and the");
  console.log("next. The 50th and the 99th percentile, the median of the rounds; and the longest of all. Steps in which it had");
  console.log("nothing to do are left out.");
  table(["", "fields", "events", ...["a key", "a key of an input method", "leaving a field"].flatMap((kind) => [`${kind}: 50th`, "99th", "longest"]), "timers: calls", "longest", "layout shift"]);
  for (const { id, name } of all.slice(1)) {
    const rounds = found[id];
    const cells = KINDS.flatMap((kind) => {
      const heard = rounds.map((round) => round[kind]).filter(({ length }) => length);
      if (!heard.length) return ["", "", ""];
      const at = (share) => median(heard.map((steps) => quantile(steps, share)));
      return [short(at(0.5)), marked(at(0.99), GOALS.event), short(Math.max(...heard.flat()))];
    });
    const beside = rounds.flatMap((round) => round.beside);
    const shift = rounds.flatMap(({ shifts }) => shifts).reduce((sum, value) => sum + value, 0);
    const events = rounds.reduce((sum, round) => sum + round.events, 0);
    row([name, fields[id], grouped(events), ...cells, grouped(beside.length), beside.length ? short(Math.max(...beside)) : "", marked(shift, Number.MIN_VALUE)]);
  }
}

function told(all, found) {
  console.log("\n#### Snapshots of an attempt\n");
  console.log("Milliseconds of `snapshot()` once the form is filled in: the whole state, as it is handed over.");
  table(["", "fields in it", "bytes", "50th", "99th", "longest"]);
  for (const { id, name } of all) {
    const rounds = found[id].filter(({ each }) => each);
    if (!rounds.length) continue;
    const at = (share) => median(rounds.map(({ each }) => quantile(each, share)));
    const [{ told, bytes }] = rounds;
    row([name, told, grouped(bytes), short(at(0.5)), marked(at(0.99), GOALS.event), short(Math.max(...rounds.flatMap(({ each }) => each)))]);
  }
}

function began(all, tasks, loads, memories) {
  console.log("\n#### Start, bytes, memory\n");
  console.log("Brotli 11, of the server's log. Milliseconds of the task at start in which its script ran longest, and of the");
  console.log("script in it: the median of the rounds, and the longest. What is left of the last 800 of 1,000 times");
  console.log("attached and detached, after a collection.");
  table(["", "bytes at load", "when idle or touched", "script", "longest", "with the page's part", "heap grown, KiB", "listeners", "nodes", "module's memory, KiB", "grown"]);
  for (const { id, name } of all) {
    const rounds = tasks[id];
    const script = rounds.map(({ script }) => script);
    const { leaves, heap, listeners, nodes, wasm, module } = memories[id] ?? {};
    row([
      name,
      grouped(loads[id].load),
      grouped(loads[id].idle),
      ...(id === "none" ? ["", ""] : [marked(median(script), GOALS.task), short(Math.max(...script))]),
      short(median(rounds.map(({ task }) => task))),
      ...(heap === undefined
        ? ["", leaves ? `cannot be detached, ${leaves} more a time` : "", "", "", ""]
        : [grouped(Math.round(heap / 1024)), listeners, nodes, ...(module ? [module, wasm].map((size) => grouped(size / 1024)) : ["", ""])]),
    ]);
  }
}

const all = await contenders();
const server = await serve(all);
const browser = await browse();
const url = (id) => `${server.origin}/${id}/`;
try {
  const [loads, memories, fields] = [{}, {}, {}];
  for (const { id } of all) {
    loads[id] = await bytes(browser, server, url(id));
    if (id === "none" || id === "tag") continue;
    memories[id] = await visit(browser, (context) => memory(context, url(id)));
    fields[id] = memories[id].fields;
  }
  fields.tag = fields.surasura;
  const tasks = await interleaved(all, (id) => visit(browser, (context) => start(browser, context, url(id), THROTTLING)), "start");
  const found = await interleaved(all, (id) => typing(browser, url(id), id), "typing");
  console.log("\n### A form of 40 fields\n");
  console.log(`Chromium ${browser.version().split(".")[0]}, its processor slowed down ${THROTTLING} times; ${ROUNDS} rounds. ${versions()}.`);
  typed(all, found, fields);
  told(all, found);
  began(all, tasks, loads, memories);
} finally {
  await browser.close();
  await server.close();
}
