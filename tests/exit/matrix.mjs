// One cell of the matrix: so many attempts, left in one way, with one transport, in one engine.

import { collector, door } from "./collector.mjs";
import { alone, browse, pause, profile } from "./webdriver.mjs";
import { LAST, WAYS } from "./ways.mjs";

/** What a page lacks when one of them is alone. */
const ALL = ["fetchLater", "beacon", "keepalive", "outbox"];
const but = (one) => ALL.filter((other) => other !== one);
export const TRANSPORTS = {
  ...Object.fromEntries(ALL.map((one) => [one, but(one)])),
  all: [],
};

/** What the ways of handing over may change in a body; all else of a revision is its state. */
const WAY = /"via":"\w+","late":\d+/;

/** What the door saw acknowledged, `last` being the key of the field. */
const taken = (posts) =>
  posts.filter(({ isTaken }) => isTaken).map(({ body }) => {
    const { fields = [], last, ...snapshot } = JSON.parse(body);
    return { ...snapshot, last: fields[last]?.key, state: body.replace(WAY, "") };
  });

/**
 * A row of the collector, and what was acknowledged of its attempt: `{ shopper, last, isDirect, copies, conflicts }`.
 * `isDirect`: its last field would be the same without the outbox; `copies`: how often a revision came that was there,
 * which is no harm; `conflicts`: how often it was another state, which is.
 */
function rowOf({ attempt, segments, last }, posts) {
  const came = taken(posts).filter((post) => post.attempt === attempt);
  const [direct] = came.filter(({ via }) => via !== "outbox").sort((one, other) => other.rev - one.rev);
  const [revs, states] = ["rev", "state"].map((what) => new Set(came.map((post) => post[what])).size);
  return {
    shopper: segments[0],
    last: last?.key,
    isDirect: direct !== undefined && direct.last === last?.key,
    copies: came.length - revs,
    conflicts: states - revs,
  };
}

/** An engine, a collector and its door, for any number of cells. */
export async function world(engine) {
  const server = await collector();
  const entrance = await door(server.origin);
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
     * Leaves `n` attempts. Gives how many were one row of the collector, with the right field, then, `now`, and when she
     * had come back, `later`; and what else came: rows with an older field, `stale`, or more than one of an attempt,
     * `doubled`; `copies` and `conflicts` of all rows.
     */
    async cell(way, transport, n) {
      const shoppers = Array.from({ length: n }, (_, at) => `s${cells}-${at}`);
      cells += 1;
      self.url = `${self.origin}/checkout.html?without=${TRANSPORTS[transport].join()}`;
      self.restored = 0;
      entrance.posts.length = 0;
      const rows = async () => {
        const all = await server.rows();
        return all.filter(({ segments: [shopper] }) => shoppers.includes(shopper)).map((row) => rowOf(row, entrance.posts));
      };
      const rightOf = (rows) =>
        shoppers.flatMap((shopper) => {
          const own = rows.filter((row) => row.shopper === shopper);
          return own.length === 1 && own[0].last === LAST ? own : [];
        });
      const isThere = (shopper) =>
        taken(entrance.posts).some(({ segments, last }) => segments?.[0] === shopper && last === LAST);
      /** Until nothing more is to be expected. The door is asked: an export takes longer with every cell. */
      const settled = async (ms) => {
        for (const end = Date.now() + ms; Date.now() < end && !shoppers.every(isThere); ) await pause(50);
      };
      try {
        if (engine !== "webkit" || !isEnd(way)) await self.wake();
        await WAYS[way](self, shoppers);
        await settled(way === "slow collector" ? 4000 : 1000);
        // What another page has found in the outbox does not count yet.
        const now = rightOf(await rows()).filter(({ isDirect }) => isDirect).length;
        entrance.answer("ok");
        entrance.release();
        await entrance.open();
        const keeps = !TRANSPORTS[transport].includes("outbox");
        if (keeps) await back(way, () => settled(6000));
        const came = await rows();
        const later = rightOf(came).length;
        const sum = (what) => came.reduce((sum, row) => sum + row[what], 0);
        const [copies, conflicts] = [sum("copies"), sum("conflicts")];
        const stale = came.filter(({ last }) => last !== LAST).length;
        const doubled = came.length - new Set(came.map(({ shopper }) => shopper)).size;
        return { now, later, stale, doubled, copies, conflicts, restored: self.restored };
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
      await server.end();
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
    await wait();
    await browser.close();
    await browser.to(base);
  }

  const isEnd = (way) => ["close the browser", "page crashes", "SIGKILL of the browser"].includes(way);

  return self;
}
