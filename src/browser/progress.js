// How many required fields are left, and the way to the next one.

import { isRequired } from "./control.js";
import { speak } from "./words.js";

/** By form: what was told last. */
const latest = new WeakMap();

/** Gives what counts anew, once a frame. */
export function counter({ form, how, controls, fields, isHere, boxesOf, leave }, { faultOf }) {
  let waiting;

  function count() {
    waiting = undefined;
    const asked = new Set();
    const open = [];
    controls.forEach((control, field) => {
      if (!isHere(control)) return;
      // Of boxes, and of radio buttons, one is enough.
      if (isRequired(control)) asked.add(boxesOf(field));
      if (faultOf(field) !== undefined) open.push(field);
    });
    const left = open.length;
    const [next] = open;
    const total = asked.size;
    const { left: before, total: all, next: last } = latest.get(form) ?? {};
    const key = fields[next]?.key;
    if (before === left && all === total && last === key) return;
    const detail = {
      left,
      total,
      next: key,
      text: speak(how, left ? "LEFT" : "COMPLETE", left),
      focusNext: () => controls[boxesOf(next)[0]]?.focus(),
    };
    latest.set(form, detail);
    form.dispatchEvent(new CustomEvent("surasura:progress", { bubbles: true, composed: true, detail }));
  }

  leave.push(() => {
    cancelAnimationFrame(waiting);
    latest.delete(form);
  });
  return () => {
    waiting ??= requestAnimationFrame(count);
  };
}

const STYLE = `
:host { display: block; }
:host([hidden]) { display: none; }
button, span { display: block; box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: .5rem .75rem;
  font: inherit; line-height: 1.5; text-align: start; color: inherit; background: none; border: 0; }
button { cursor: pointer; text-decoration: underline; text-underline-offset: .2em; }
[hidden] { display: none; }
`;

/** `<surasura-progress>` of index.d.ts. */
export function defineProgress() {
  if (!globalThis.customElements || customElements.get("surasura-progress")) return;

  class SurasuraProgress extends HTMLElement {
    #button = document.createElement("button");
    #text = document.createElement("span");
    #next;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      const style = new CSSStyleSheet();
      style.replaceSync(STYLE);
      root.adoptedStyleSheets = [style];
      this.#button.type = "button";
      this.#button.part.add("next");
      this.#text.part.add("text");
      this.#button.addEventListener("click", () => this.#next());
      root.append(this.#button, this.#text);
      this.#button.hidden = true;
    }

    get #form() {
      const id = this.getAttribute("for");
      return id ? this.getRootNode().getElementById(id) : this.closest("form");
    }

    connectedCallback() {
      document.addEventListener("surasura:progress", this);
      const told = latest.get(this.#form);
      if (told) this.#show(told);
    }

    disconnectedCallback() {
      document.removeEventListener("surasura:progress", this);
    }

    handleEvent({ target, detail }) {
      if (target === this.#form) this.#show(detail);
    }

    #show({ left, text, focusNext }) {
      this.#next = focusNext;
      // What has the focus is not taken away from under it.
      this.#button.hidden = !left;
      this.#text.hidden = left > 0;
      this.#button.textContent = this.#text.textContent = text;
      this.dataset.left = left;
    }
  }

  customElements.define("surasura-progress", SurasuraProgress);
}
