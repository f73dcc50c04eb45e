// How many required fields are left, and the way to the next one.

import { isRequired } from "./control.js";
import { button, element } from "./say.js";
import { speak } from "./words.js";

/** By form: what was told last. */
const latest = new WeakMap();

/** Gives what counts anew, once a frame: of one field only where it has become open, or is so no more. */
export function counter({ form, how, fields, isHere, boxesOf, leave }, { faultOf }) {
  const lastOf = (field) => boxesOf(field).at(-1);
  let waiting;

  function count() {
    waiting = undefined;
    // Boxes, and radio buttons, are one.
    const asked = new Set(fields.filter((field) => isHere(field) && isRequired(field.control)).map(lastOf));
    const open = fields.filter((field) => (field.open = faultOf(field) !== undefined));
    const left = open.length;
    const [next] = open;
    const detail = {
      left,
      total: asked.size,
      next: next?.key,
      text: speak(how, left ? "LEFT" : "COMPLETE", left),
      focusNext: () => next && boxesOf(next)[0].control.focus(),
    };
    const last = latest.get(form);
    if (last && ["left", "total", "next"].every((name) => last[name] === detail[name])) return;
    latest.set(form, detail);
    form.dispatchEvent(new CustomEvent("surasura:progress", { bubbles: true, composed: true, detail }));
  }

  leave.push(() => {
    cancelAnimationFrame(waiting);
    latest.delete(form);
  });
  return (field) => {
    if (!field || field.open !== (faultOf(field) !== undefined)) waiting ??= requestAnimationFrame(count);
  };
}

/** `<surasura-progress>` of index.d.ts. */
export function defineProgress() {
  if (!globalThis.customElements || customElements.get("surasura-progress")) return;

  class SurasuraProgress extends HTMLElement {
    #next;

    get #form() {
      const id = this.getAttribute("for");
      return id ? this.getRootNode().getElementById(id) : this.closest("form");
    }

    connectedCallback() {
      document.addEventListener("surasura:progress", this);
      this.#show(latest.get(this.#form));
    }

    disconnectedCallback() {
      document.removeEventListener("surasura:progress", this);
    }

    handleEvent({ target, detail }) {
      if (target === this.#form) this.#show(detail);
    }

    #show(told) {
      if (!told) return;
      this.#next = told.focusNext;
      // A button that has the focus is not taken away from under it.
      const name = told.left ? "button" : "span";
      if (this.firstElementChild?.localName !== name) {
        this.replaceChildren(told.left ? button("", () => this.#next()) : element(name));
      }
      this.firstElementChild.textContent = told.text;
    }
  }

  customElements.define("surasura-progress", SurasuraProgress);
}
