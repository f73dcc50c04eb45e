// What is left of attaching and detaching a thousand times.

/** Counted after so many, when what is made once has been made, and at the end. */
const FROM = 200;
const TO = 1000;

/** Where the size of a module's memory is to be read, if there is one. */
function watchMemories() {
  const { Instance } = WebAssembly;
  window.memories = [];
  WebAssembly.Instance = function (...given) {
    const instance = new Instance(...given);
    for (const made of Object.values(instance.exports)) if (made instanceof WebAssembly.Memory) memories.push(made);
    return instance;
  };
  WebAssembly.Instance.prototype = Instance.prototype;
}

/** What there is after a collection, in bytes and numbers. */
async function count(page, cdp) {
  // What one frees may hold what only the next one finds.
  for (let time = 0; time < 3; time++) await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const { JSHeapUsedSize: heap, JSEventListeners: listeners, Nodes: nodes } =
    Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  const wasm = await page.evaluate(() => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  return { heap, listeners, nodes, wasm };
}

const cycles = (page, times) =>
  page.evaluate(async (times) => {
    for (let time = 1; time <= times; time++) {
      contender.attach().detach?.();
      // Timers and observers have their turn.
      if (time % 20 === 0) await new Promise((next) => setTimeout(next));
    }
  }, times);

/** How much more there is after the last cycle than after the 200th: `{ heap, listeners, nodes, wasm, of }`. */
export async function memory(context, url) {
  const page = await context.newPage();
  await page.addInitScript(watchMemories);
  await page.goto(url);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable");
  await page.waitForFunction(() => window.contender);
  const detaches = await page.evaluate(() => {
    contender.attached.detach?.();
    return Boolean(contender.attached.detach);
  });
  const fields = await page.evaluate(() => contender.attached.fields);
  if (!detaches) {
    // How many listeners one more leaves.
    const before = await count(page, cdp);
    await cycles(page, 1);
    const after = await count(page, cdp);
    await page.close();
    return { fields, leaves: after.listeners - before.listeners };
  }
  await cycles(page, FROM);
  const before = await count(page, cdp);
  await cycles(page, TO - FROM);
  const after = await count(page, cdp);
  await page.close();
  const grown = (what) => after[what] - before[what];
  return { fields, heap: grown("heap"), listeners: grown("listeners"), nodes: grown("nodes"), wasm: grown("wasm"), module: after.wasm };
}
