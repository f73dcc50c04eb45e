// The entries of the package as a browser loads them: streamed from a file, and in a worker.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, setUp } from "./lib.mjs";

const world = setUp();

test("surasura/external streams its module once, and again only after a failure", async () => {
  const context = await world.browser.newContext();
  const requests = [];
  let missing = true;
  await context.route("**/surasura_bg.wasm", (route) => {
    requests.push(route.request().url());
    return missing ? route.fulfill({ status: 503 }) : route.continue();
  });
  const page = await open(context, `${world.collector.origin}/report`);
  const attempt = () =>
    page.evaluate(async () => {
      const { init, normalize } = await import("/surasura/external.js");
      try {
        await Promise.all([init(), init()]);
      } catch (error) {
        return error.message;
      }
      return normalize("postal", "１２３４５６７").value;
    });
  assert.match(await attempt(), /503/);
  missing = false;
  assert.equal(await attempt(), "123-4567");
  assert.equal(await attempt(), "123-4567");
  assert.equal(requests.length, 2, "one that failed, one for all that followed");
});

test("a page fetches the modules that it asks surasura/external for", async () => {
  const page = await open(await world.browser.newContext(), `${world.collector.origin}/report`);
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const priced = await page.evaluate(async () => {
    const { initCart, priceCart, normalize } = await import("/surasura/external.js");
    await initCart();
    const line = { unitPrice: 1000, quantity: 2, taxRate: "reduced", taxIncluded: false };
    const { total } = priceCart({ lines: [line] }, { taxRounding: "floor" });
    try {
      return normalize("postal", "1");
    } catch ({ code, cause }) {
      return [total, code, cause.message];
    }
  });
  assert.deepEqual(priced, [2160, "WASM_UNAVAILABLE", "init() has not been called"]);
  const ours = asked.filter((path) => path.startsWith("/surasura/"));
  assert.deepEqual(ours, ["/surasura/external.js", "/surasura/surasura_cart_bg.wasm"]);
});

test("the default entry runs in a worker", async () => {
  const context = await world.browser.newContext();
  const script = `
    import { normalize, priceCart } from "/surasura/surasura.js";
    const line = { unitPrice: 1000, quantity: 2, taxRate: "reduced", taxIncluded: false };
    postMessage([normalize("kana", "ﾔﾏﾀﾞ").value, priceCart({ lines: [line] }, { taxRounding: "floor" }).total]);`;
  await context.route("**/worker.js", (route) => route.fulfill({ contentType: "text/javascript", body: script }));
  const page = await open(context, `${world.collector.origin}/report`);
  const told = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker("/worker.js", { type: "module" });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => reject(new Error(event.message));
      }),
  );
  assert.deepEqual(told, ["ヤマダ", 2160]);
});
