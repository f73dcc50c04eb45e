// One cell of the matrix: so many attempts, left in one way, with one transport, in one engine.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { door, recorder } from "./collector.mjs";
import { alone, browse, pause, profile } from "./webdriver.mjs";
import { LAST, WAYS } from "./ways.mjs";

/** What a page lacks when one of them is alone. */
const ALL = ["fetchLater", "beacon", "keepalive", "outbox"];
const but = (one) => ALL.filter((other) => other !== one);
export const TRANSPORTS = {
  ...Object.fromEntries(ALL.map((one) => [one, but(one)])),
  all: [],
};

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What lies on the origin of the shop. */
export async function files() {
  const { outputFiles } = await build({
    entryPoints: [here("page.js")],
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return {
    "/page.html": ["text/html", readFileSync(here("page.html"))],
    "/page.js": ["text/javascript", outputFiles[0].text],
    "/elsewhere": ["text/html", "<!doctype html><title>Elsewhere</title>"],
    "/written": ["text/plain", "so it is"],
  };
}

/**
 * An engine, a collector and its door, for any number of cells. `collect` starts a collector that serves these files,
 * takes what is POSTed at `/efo`, and has `rows()` as `recorder` has.
 */
export async function world(engine, collect = recorder) {
  const collector = await collect(await files());
  const entrance = await door(collector.origin);
  const data = profile();
  let cells = 0;
  const self = {
    engine,
    door: entrance,
    origin: entrance.origin,
    folder: data.folder,
    hasFetchLater: engine === "chromium",
    /** Whether an attempt rests in its last field until that is written. */
    isUnhurried: false,
    /** A browser that runs, with the data of the one before. */
    async wake() {
      if (await self.browser?.windows().catch(() => undefined)) return;
      await self.sleep();
      self.browser = await browse(engine, data.folder);
      self.version = self.browser.version;
      self.base = await self.browser.window();
    },
    async sleep() {
      await self.browser?.end();
      self.browser = undefined;
    },
    /**
     * Leaves `n` attempts. Gives how many rows of the collector were right then, `now`, and when she had come back,
     * `later`; and what else came: `wrong` rows, those with an older field; `copies` and `conflicts` of all rows.
     */
    async cell(way, transport, n) {
      const ids = Array.from({ length: n }, (_, at) => `${++cells}-${at}`);
      self.url = `${self.origin}/page.html?without=${TRANSPORTS[transport].join()}`;
      self.restored = 0;
      const rows = async () => (await collector.rows()).filter(({ attempt }) => ids.includes(attempt));
      const right = async () => (await rows()).filter(({ last }) => last === LAST).length;
      /** Until nothing more is to be expected. */
      const settled = async (ms) => {
        for (const end = Date.now() + ms; Date.now() < end && (await right()) < n; ) await pause(50);
        return right();
      };
      try {
        if (engine !== "webkit" || !isEnd(way)) await self.wake();
        await WAYS[way](self, ids);
        await settled(way === "slow collector" ? 4000 : 1000);
        // What another page has found in the outbox does not count yet.
        const now = (await rows()).filter(({ last, isDirect }) => last === LAST && isDirect).length;
        entrance.answer("ok");
        entrance.release();
        await entrance.open();
        const keeps = !TRANSPORTS[transport].includes("outbox");
        const later = keeps ? await back(way, () => settled(6000)) : await right();
        const came = await rows();
        const sum = (what) => came.reduce((sum, row) => sum + row[what], 0);
        const [copies, conflicts] = [sum("copies"), sum("conflicts")];
        return { now, later, wrong: came.length - later, copies, conflicts, restored: self.restored };
      } finally {
        entrance.answer("ok");
        entrance.release();
        await entrance.open();
        // What has crashed is not left lying about.
        if (isEnd(way)) await self.sleep();
      }
    },
    async end() {
      await self.sleep();
      await entrance.end();
      await collector.end();
      data.remove();
    },
  };
  /** She opens the page again. */
  async function back(way, wait) {
    if (engine === "webkit" && isEnd(way)) {
      const browser = await alone(data.folder, self.url);
      return wait().finally(browser.end);
    }
    await self.wake();
    const { browser, base } = self;
    await browser.open();
    await browser.go(self.url);
    const later = await wait();
    await browser.close();
    await browser.to(base);
    return later;
  }

  const isEnd = (way) => ["close the browser", "page crashes", "SIGKILL of the browser"].includes(way);

  return self;
}
