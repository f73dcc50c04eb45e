// What a page's main thread does from the request until all is quiet, out of the browser's own trace.

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8"];

/** A contender waits an idle moment at most a second before it begins. */
const QUIET = 2500;

/** A page has no script but the contender's. */
const SCRIPT = /^(EvaluateScript|v8\.compile|v8\.compileModule|v8\.evaluateModule|FunctionCall|TimerFire|FireIdleCallback|RunMicrotasks)$/;

/** What the page itself does in between. */
const PAGE = /^(ParseHTML|EventDispatch|UpdateLayoutTree|Layout|PrePaint|Paint|Layerize|Commit)$/;

/**
 * Milliseconds, of a page that was traced while it loaded: the task in which a script ran longest, and
 * the `script`'s share of it; the longest task of all where there is no script.
 */
function longest(events, url) {
  const page = events.find(({ name, args }) => name === "CommitLoad" && args.data?.url === url);
  // A trace that lost its beginning: another is taken.
  if (!page) return undefined;
  const own = events.filter(({ ph, pid, tid, ts, dur }) => ph === "X" && dur && pid === page.pid && tid === page.tid && ts > page.ts);
  const scripts = own.filter(({ name }) => SCRIPT.test(name));
  const within = (one, other) => one !== other && one.ts >= other.ts && one.ts + one.dur <= other.ts + other.dur;
  // One may hold another.
  const outer = scripts.filter((script) => !scripts.some((other) => within(script, other)));
  // What a module was waited for comes after it, in the same task and without a name of its own.
  for (const module of outer.filter(({ name }) => name === "v8.evaluateModule")) {
    const end = module.ts + module.dur;
    const task = own.find((other) => other.name === "RunTask" && within(module, other));
    const next = own.filter(({ name, ts }) => PAGE.test(name) && ts >= end).map(({ ts }) => ts);
    if (task) module.then = Math.min(task.ts + task.dur, ...next) - end;
  }
  const found = own.filter(({ name }) => name === "RunTask").map((task) => {
    const inside = outer.filter((script) => within(script, task));
    return { task: task.dur / 1000, script: inside.reduce((sum, { dur, then = 0 }) => sum + dur + then, 0) / 1000 };
  });
  const by = scripts.length ? "script" : "task";
  return found.reduce((most, one) => (one[by] > most[by] ? one : most));
}

export async function start(browser, context, url, throttling, tries = 3) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: throttling });
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.goto(url);
  await page.waitForTimeout(QUIET);
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  await page.close();
  const found = longest(traceEvents, url);
  if (found) return found;
  if (!tries) throw new Error(`no trace of ${url}`);
  return start(browser, context, url, throttling, tries - 1);
}
