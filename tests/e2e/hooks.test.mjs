// surasura/react and surasura/vue: the examples of README, and what frameworks do to a form.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { compileScript, parse } from "vue/compiler-sfc";
import { at, bundle, setUpPages } from "./lib.mjs";

/** Each page has the example, told of its orders, and a form of its own; `show` and `set` are what its shop would do. */
const SOURCES = {
  react: `
    import { StrictMode, createElement, useState } from "react";
    import { createRoot } from "react-dom/client";
    import { useSurasura } from "surasura/react";
    import { Checkout } from "examples/react/Checkout.jsx";
    function Own() {
      const [{ digitsOnly, coupon }, set] = useState({ digitsOnly: false, coupon: "A" });
      const { ref, handle } = useSurasura({ digitsOnly, fields: { coupon: { check: (value) => value !== coupon && "not " + coupon } } });
      Object.assign(window, { set, handle: () => handle.current });
      return createElement("form", { id: "own", ref },
        createElement("input", { name: "phone", type: "tel" }), createElement("input", { name: "coupon" }));
    }
    function Page() {
      const [shown, show] = useState(true);
      const [orders, add] = useState("");
      window.show = show;
      const order = (data) => add(JSON.stringify(Object.fromEntries(data)));
      return [shown && createElement(Checkout, { key: 1, order }), shown && createElement(Own, { key: 2 }), createElement("output", { key: 3 }, orders)];
    }
    createRoot(document.querySelector("#app")).render(createElement(StrictMode, null, createElement(Page)));`,
  vue: `
    import { createApp, h, reactive, ref } from "vue";
    import { useSurasura } from "surasura/vue";
    import Checkout from "examples/vue/Checkout.vue";
    const Own = {
      setup() {
        const form = ref(null), state = reactive({ digitsOnly: false, coupon: "A" });
        const check = (value) => value !== state.coupon && "not " + state.coupon;
        const handle = useSurasura(form, () => ({ digitsOnly: state.digitsOnly, fields: { coupon: { check } } }));
        Object.assign(window, { set: (to) => Object.assign(state, to), handle: () => handle.value });
        return () => h("form", { id: "own", ref: form }, [h("input", { name: "phone", type: "tel" }), h("input", { name: "coupon" })]);
      },
    };
    createApp({
      setup() {
        const shown = ref(true), orders = ref("");
        window.show = (to) => (shown.value = to);
        const onOrder = (order) => (orders.value = JSON.stringify(order));
        return () => [shown.value && h(Checkout, { onOrder }), shown.value && h(Own), h("output", orders.value)];
      },
    }).mount("#app");`,
};

/** On a server: the example as text. */
const SERVED = {
  react: `
    import { createElement } from "react";
    import { renderToString } from "react-dom/server";
    import { Checkout } from "examples/react/Checkout.jsx";
    export const text = renderToString(createElement(Checkout));`,
  vue: `
    import { createSSRApp } from "vue";
    import { renderToString } from "@vue/server-renderer";
    import Checkout from "examples/vue/Checkout.vue";
    export const text = await renderToString(createSSRApp(Checkout));`,
};

/** Single-file components. */
const vue = {
  name: "vue",
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, ({ path }) => {
      const { descriptor } = parse(readFileSync(path, "utf8"), { filename: path });
      return { contents: compileScript(descriptor, { id: path, inlineTemplate: true }).content, resolveDir: at("tests") };
    });
  },
};

const options = {
  alias: { examples: at("www/examples") },
  nodePaths: [at("tests/node_modules")],
  plugins: [vue],
  // React mounts twice only where one develops.
  define: { "process.env.NODE_ENV": '"development"', __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
  jsx: "automatic",
};

const served = { "/postal/100.txt": ["text/plain", "P1 100 2026-10-03\n\t東京都\t千代田区\n2千代田\n"] };
const world = setUpPages(SOURCES, { served, ...options });

async function enter(page, name, text) {
  await page.fill(`[name=${name}]`, text);
  await page.locator(`[name=${name}]`).blur();
}
const said = (page) => page.locator(".surasura-issue > span").allTextContents();

for (const name of Object.keys(SOURCES)) {
  const visit = async () => {
    const page = await world.visit(`/${name}`);
    await page.locator("#own").waitFor();
    return page;
  };

  test(`README's example of ${name}: messages, an address, an order`, async () => {
    const page = await visit();
    await enter(page, "tel", "０３");
    assert.equal((await said(page)).length, 1);
    await enter(page, "tel", "０３１２３４５６７８");
    await enter(page, "zip", "１０００００１");
    await page.waitForFunction(() => document.querySelector("[name=address]").value);
    await page.click("button");
    // What the framework knows is what is in the fields.
    const order = { tel: "03-1234-5678", zip: "100-0001", address: "東京都千代田区千代田" };
    assert.deepEqual(JSON.parse(await page.textContent("output")), order);
    // Another render does not put anything back.
    for (const [field, value] of Object.entries(order)) assert.equal(await page.inputValue(`[name=${field}]`), value);
    assert.deepEqual(page.complaints, []);
  });

  test(`${name}: options that change, a check that sees the state, a form that goes and comes`, async () => {
    const page = await visit();
    const set = (to) => page.evaluate(async (to) => {
      window.set(to);
      await new Promise((drawn) => setTimeout(drawn, 50));
    }, to);
    await enter(page, "phone", "０３１２３４５６７８");
    assert.equal(await page.inputValue("[name=phone]"), "03-1234-5678");
    await enter(page, "coupon", "B");
    assert.deepEqual(await said(page), ["not A"]);
    const before = await page.evaluate(() => ((window.first = window.handle()), Boolean(window.first)));
    assert.ok(before);
    await set({ digitsOnly: false, coupon: "C" });
    await enter(page, "coupon", "D");
    assert.deepEqual(await said(page), ["not C"]);
    if (name === "react") assert.ok(await page.evaluate(() => window.first === window.handle()), "what is said anew is not done anew");
    await set({ digitsOnly: true, coupon: "C" });
    assert.ok(await page.evaluate(() => window.first !== window.handle()));
    await enter(page, "phone", "０３１２３４５６７８");
    assert.equal(await page.inputValue("[name=phone]"), "0312345678");

    await page.evaluate(() => {
      window.gone = document.querySelector("#own");
      window.show(false);
    });
    await page.locator("#own").waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => window.handle()), null);
    const left = await page.evaluate(() => {
      const { phone } = window.gone.elements;
      phone.value = "０３";
      phone.dispatchEvent(new Event("change"));
      return [phone.value, window.gone.querySelectorAll(".surasura-issue, [role=status], [data-surasura-state]").length];
    });
    assert.deepEqual(left, ["０３", 0]);
    await page.evaluate(() => window.show(true));
    await page.locator("#own").waitFor();
    await enter(page, "phone", "０３１２３４５６７８");
    assert.equal(await page.inputValue("[name=phone]"), "03-1234-5678");
    assert.deepEqual(page.complaints, []);
  });

  test(`${name}: on a server it is the markup and no more`, async () => {
    const code = await bundle(SERVED[name], { ...options, platform: "node", banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('/');" } });
    const { text } = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
    assert.match(text, /^<form><label>電話番号/);
    assert.ok(!text.includes("surasura"));
  });
}
