// React and Vue see what is written into a field that they control.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUpPages } from "./lib.mjs";

const SOURCES = {
  react: `
    import { createElement, useEffect, useRef, useState } from "react";
    import { createRoot } from "react-dom/client";
    import { attachForm } from "surasura";
    function Page() {
      const form = useRef(null);
      const [tel, setTel] = useState("");
      const [other, setOther] = useState("");
      useEffect(() => { const handle = attachForm(form.current); return () => handle.detach(); }, []);
      const input = (name, value, set) =>
        createElement("input", { name, value, onChange: ({ target }) => set(target.value) });
      return createElement("form", { ref: form },
        input("tel", tel, setTel), input("other", other, setOther),
        createElement("output", null, tel));
    }
    createRoot(document.querySelector("#app")).render(createElement(Page));`,
  vue: `
    import { createApp, h, onMounted, onUnmounted, ref, vModelText, withDirectives } from "vue";
    import { attachForm } from "surasura";
    createApp({
      setup() {
        const form = ref(null), tel = ref(""), other = ref("");
        let handle;
        onMounted(() => { handle = attachForm(form.value); });
        onUnmounted(() => handle.detach());
        const input = (name, model) => withDirectives(
          h("input", { name, "onUpdate:modelValue": (value) => (model.value = value) }),
          [[vModelText, model.value]]);
        return () => h("form", { ref: form }, [input("tel", tel), input("other", other), h("output", tel.value)]);
      },
    }).mount("#app");`,
};

const { visit } = setUpPages(SOURCES);

for (const name of Object.keys(SOURCES)) {
  test(`a controlled field of ${name} has the number with its hyphens`, async () => {
    const page = await visit(`/${name}`);
    const tel = page.locator("[name=tel]");
    await tel.focus();
    await page.keyboard.insertText("０３１２３４５６７８");
    assert.equal(await page.textContent("output"), "０３１２３４５６７８");
    await page.locator("[name=other]").focus();
    assert.equal(await page.textContent("output"), "03-1234-5678", "the state");
    // A render that did not know of the write would put the old text back.
    await page.keyboard.insertText("x");
    assert.equal(await tel.inputValue(), "03-1234-5678", "the field, after another render");
    assert.deepEqual(page.complaints, []);
  });
}
