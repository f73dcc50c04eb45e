// Plays shoppers against a collector, through the wire.
//
//   surasura-collector --client-rate 0 --total-rate 0 &
//   node tests/report/play.mjs http://127.0.0.1:8787/efo --attempts 3000 --seed 1

import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { shoppers } from "./shoppers.mjs";

/** So many connections at once: a collector has room for more. */
const LANES = 8;

const later = (ms) => new Promise((done) => setTimeout(done, ms));

/** Sends a body until it is taken; waits where the collector asks for it. */
export async function send(endpoint, body, { agent, headers } = {}) {
  for (;;) {
    const answer = await new Promise((done, failed) => {
      const post = request(endpoint, { method: "POST", agent, headers: { "content-type": "text/plain;charset=UTF-8", ...headers } }, (response) => {
        let text = "";
        response.on("data", (bytes) => (text += bytes));
        response.on("end", () => done({ status: response.statusCode, after: response.headers["retry-after"], text }));
      });
      post.on("error", failed).end(body);
    });
    if (answer.status === 204) return;
    if (answer.status !== 429 && answer.status !== 503) throw new Error(`${answer.status} ${answer.text} for ${body}`);
    await later(1_000 * Number(answer.after ?? 1));
  }
}

/** Sends what all of them send, each attempt's beacons in their order; gives what they did. */
export async function play(endpoint, options) {
  const attempts = [];
  const source = shoppers(options);
  const agent = new Agent({ keepAlive: true, maxSockets: LANES });
  const lane = async () => {
    for (const shopper of source) {
      attempts.push(shopper.attempt);
      for (const body of shopper.beacons) await send(endpoint, body, { agent, headers: { "user-agent": shopper.agent } });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  agent.destroy();
  return attempts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { attempts: { type: "string", default: "3000" }, seed: { type: "string", default: "1" }, days: { type: "string", default: "21" } },
  });
  const numbers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  const began = performance.now();
  await play(positionals[0] ?? "http://127.0.0.1:8787/efo", numbers);
  const seconds = (performance.now() - began) / 1000;
  console.log(`${numbers.attempts} attempts in ${seconds.toFixed(1)} s`);
}
