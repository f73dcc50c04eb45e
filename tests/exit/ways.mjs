// The ways in which a page is left. Each takes attempts to their third field and leaves them there.

import { alone, pause } from "./webdriver.mjs";

/** The third field of www/checkout.html, which each attempt was in when it was left. */
export const LAST = "tel";

/** In a window of its own: the first two fields, and time enough for what is written ahead. */
async function begin({ browser, url }, shopper, type) {
  const handle = await browser.open(type);
  await browser.go(`${url}&shopper=${shopper}`);
  await browser.until("window.step !== undefined");
  await browser.run("(step(1), step(2))");
  // Written is what was 250 ms ago, and the page itself was written first.
  await browser.rest(600);
  return handle;
}

/** The third field; what comes next comes at once, unless there shall be time to write. */
async function third({ browser, isUnhurried }) {
  await browser.run("step(3)");
  if (isUnhurried) await browser.rest(500);
}

/** Each attempt by itself; `leave` leaves from the third field. */
const each =
  (leave, prepare = () => {}) =>
  async (world, shoppers) => {
    const { browser, base } = world;
    for (const shopper of shoppers) {
      const handle = await begin(world, shopper);
      await prepare(world);
      await third(world);
      await leave(world);
      if ((await browser.windows()).includes(handle)) await browser.close();
      await browser.to(base);
    }
  };

/** Some attempts, each in a window, until something ends them all. What was written by then is what counts. */
const together =
  (end, endAlone, how = "") =>
  async (world, shoppers) => {
    if (world.engine === "webkit") {
      await world.sleep();
      for (const shopper of shoppers) {
        const browser = await alone(world.folder, `${world.url}&alone=${how}&shopper=${shopper}`);
        try {
          await world.door.written(shopper);
          await endAlone(browser);
        } finally {
          await browser.end();
        }
      }
      return;
    }
    for (let at = 0; at < shoppers.length; at += 5) {
      await world.wake();
      const handles = [];
      for (const shopper of shoppers.slice(at, at + 5)) {
        handles.push(await begin(world, shopper));
        await third(world);
        await world.browser.rest(500);
      }
      await end(world, handles);
    }
  };

/** While the collector does what `mode` says. */
const during = (mode, way) => async (world, shoppers) => {
  world.door.answer(mode);
  await way(world, shoppers);
};

const away = ({ browser, origin }) => browser.go(`${origin}/elsewhere.html`);
const close = ({ browser }) => browser.close();

let asked = 0;
/** Both forms of the header in turn: seconds, and a date. */
const busy = () => {
  const after = asked++ % 2 ? "1" : new Date(Date.now() + 1500).toUTCString();
  return { status: 503, headers: { "retry-after": after } };
};

/** Nothing of a page's quota is left but a hundred bytes (it is 64 KiB for all that is in flight). */
const fill = ({ browser }) =>
  browser.run(`[40_960, 24_476].map((size) => {
    hold("/hold", { method: "POST", keepalive: true, body: "x".repeat(size) }).catch(() => {});
  })`);

export const WAYS = {
  navigate: each(away),
  reload: each(({ browser }) => browser.reload()),
  "close the tab": each(close),
  "close the browser": together(({ browser }) => browser.quit(), (browser) => browser.closed(), "close"),
  "page crashes": together(
    async ({ browser, base, sleep }, handles) => {
      if (browser.engine !== "chromium") {
        await browser.killPages();
        // Its driver ends Firefox when a page crashes, but not at once.
        await pause(500);
        return sleep();
      }
      for (const handle of handles) {
        await browser.to(handle);
        // It does not live to answer.
        await browser.tell("Page.crash").catch(() => {});
      }
      await browser.to(base);
    },
    (browser) => browser.killPages(),
  ),
  "SIGKILL of the browser": together(({ browser }) => browser.killAll(), (browser) => browser.killAll()),
  offline: each(
    async ({ browser, door }) => {
      await browser.close();
      await pause(300);
      await door.open();
    },
    ({ door }) => door.shut(),
  ),
  "collector down": during("down", each(away)),
  "503, `Retry-After`": during(busy, each(away)),
  "slow collector": during("slow", each(close)),
  // What she does after her return is what counts.
  "back from the cache": each(close, async (world) => {
    const { browser } = world;
    await away(world);
    await browser.back();
    await browser.until("window.step !== undefined");
    if (await browser.run("window.isBack === true")) world.restored++;
    // That she is back is written, too.
    await browser.rest(300);
  }),
  async "two tabs"(world, shoppers) {
    const { browser, base } = world;
    for (let at = 0; at < shoppers.length; at += 2) {
      const tabs = [];
      for (const shopper of shoppers.slice(at, at + 2)) tabs.push(await begin(world, shopper, "tab"));
      for (const tab of tabs) {
        await browser.to(tab);
        // That she is back in its second field is written, too.
        await browser.rest(300);
        await third(world);
      }
      for (const tab of tabs) {
        await browser.to(tab);
        await browser.close();
      }
      await browser.to(base);
    }
  },
  "quota full": each(async ({ browser, door }) => {
    await browser.close();
    await pause(300);
    door.release();
  }, fill),
};
