// What keyboards send (docs/ime.md), on a plain form, a controlled field of React and a v-model of Vue: the
// same values, in the field and in the framework's state. And Chromium and Firefox still send what was recorded.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isOurs, record, traces } from "../ime/record.mjs";
import { at, setUpPages } from "./lib.mjs";

/** Each puts a field as a trace has it into the page, empty, looked after: the form, and what the framework holds. */
const SOURCES = {
  plain: `
    import { attachForm } from "surasura";
    import { stage } from "replay";
    window.mount = (trace) => {
      const form = stage(trace);
      const handle = attachForm(form);
      return { form, leave: () => { handle.detach(); form.remove(); } };
    };`,
  react: `
    import { createElement, useEffect, useRef, useState } from "react";
    import { createRoot } from "react-dom/client";
    import { attachForm } from "surasura";
    let held;
    function Page({ is, starts }) {
      const form = useRef(null);
      const [text, setText] = useState(starts);
      held = text;
      useEffect(() => { const handle = attachForm(form.current); return () => handle.detach(); }, []);
      return createElement("form", { ref: form },
        createElement("input", { ...is, value: text, onChange: ({ target }) => setText(target.value) }),
        createElement("input"));
    }
    window.mount = async ({ field, starts = "" }) => {
      const { autocomplete: autoComplete, ...is } = field.is;
      const root = createRoot(document.querySelector("#app"));
      root.render(createElement(Page, { is: { ...is, autoComplete }, starts: starts.replaceAll("|", "") }));
      while (!document.forms.length) await settled();
      return { form: document.forms[0], state: () => held, leave: () => root.unmount() };
    };`,
  vue: `
    import { createApp, h, onMounted, onUnmounted, ref, vModelText, withDirectives } from "vue";
    import { attachForm } from "surasura";
    window.mount = ({ field, starts = "" }) => {
      const text = ref(starts.replaceAll("|", ""));
      const app = createApp({
        setup() {
          const form = ref(null);
          let handle;
          onMounted(() => { handle = attachForm(form.value); });
          onUnmounted(() => handle.detach());
          const update = (value) => (text.value = value);
          return () => h("form", { ref: form }, [
            withDirectives(h("input", { ...field.is, "onUpdate:modelValue": update }), [[vModelText, text.value]]),
            h("input"), h("output", text.value)]);
        },
      });
      app.mount("#app");
      return { form: document.forms[0], state: () => text.value, leave: () => app.unmount() };
    };`,
};

/** All of the corpus, one trace after the other. A task's end is when frameworks have drawn. */
const RUN = `
  import { replay } from "replay";
  window.settled = () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
  window.run = async (traces) => {
    const complaints = [];
    for (const trace of traces) {
      const { form, state, leave } = await window.mount(trace);
      complaints.push(...(await replay(form, trace, window.settled, state)));
      leave();
    }
    return complaints;
  };`;

const pages = Object.entries(SOURCES).map(([name, source]) => [name, source + RUN]);
const { visit } = setUpPages(Object.fromEntries(pages), { alias: { replay: at("tests/web/ime.js") } });

for (const name of Object.keys(SOURCES)) {
  test(`every trace ends the same: ${name}`, async () => {
    const page = await visit(`/${name}`);
    assert.deepEqual(await page.evaluate((traces) => window.run(traces), traces), []);
    assert.deepEqual(page.complaints, []);
  });
}

for (const engine of ["chromium", "firefox"]) {
  test(`${engine} sends what was recorded`, async () => {
    const chosen = traces.filter(({ recorded }) => recorded === engine);
    assert.ok(chosen.length > 3);
    const heard = await record(engine, chosen);
    for (const { id, events } of chosen) {
      assert.deepEqual(heard[id], events.filter((event) => !isOurs(event)), id);
    }
  });
}

test("docs/ime.md has every trace in its table, with its origin", () => {
  const docs = readFileSync(at("docs/ime.md"), "utf8").split("\n");
  for (const { id, ime, on, origin } of traces) {
    const row = docs.find((line) => line.startsWith(`| \`${id}\` | ${ime} | ${on} | `));
    assert.ok(row?.includes(` | ${origin} | `), id);
  }
});
