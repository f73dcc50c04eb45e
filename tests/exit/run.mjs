// The exit matrix of docs/delivery.md: how many of N attempts arrived, with the right last field, for each way of
// leaving a page and each transport.
//
//   node tests/exit/run.mjs [--n 20] [chromium] [firefox] [webkit]      none named: all three

import { TRANSPORTS, world } from "./matrix.mjs";
import { ENGINES } from "./webdriver.mjs";
import { WAYS } from "./ways.mjs";

const given = process.argv.slice(2);
const flag = given.indexOf("--n");
const n = flag < 0 ? 20 : Number(given.splice(flag, 2)[1]);
const engines = given.length ? given : Object.keys(ENGINES);

/** Arrived at once, and once she was back; what is not right is said. */
function shown(transport, { now, later, stale, doubled, conflicts }) {
  const arrived = transport === "outbox" || now === later ? `${later}` : `${now} → ${later}`;
  const faults = [stale && `${stale} stale`, doubled && `${doubled} doubled`, conflicts && `${conflicts} ambiguous`].filter(Boolean);
  return faults.length ? `${arrived} (${faults.join(", ")})` : arrived;
}

let place;
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => place.end().finally(() => process.exit(1)));

for (const engine of engines) {
  place = await world(engine);
  const transports = Object.keys(TRANSPORTS).filter((name) => name !== "fetchLater" || place.hasFetchLater);
  const rows = [];
  let restored = 0;
  try {
    for (const way of Object.keys(WAYS)) {
      const cells = [];
      for (const transport of transports) {
        const cell = await place.cell(way, transport, n);
        restored += cell.restored;
        cells.push(shown(transport, cell));
        console.error(`${engine}: ${way}, ${transport}: ${cells.at(-1)}`);
      }
      rows.push(`| ${[way, ...cells].join(" | ")} |`);
    }
  } finally {
    await place.end();
  }
  const pages = n * transports.length;
  console.log(`\n${engine} ${place.version}, n = ${n}; ${restored} of ${pages} pages came back from the cache\n`);
  console.log(`| left by | ${transports.join(" | ")} |`);
  console.log(`|---${"|---:".repeat(transports.length)}|`);
  console.log(rows.join("\n"));
}
