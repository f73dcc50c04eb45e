// What the elements of a cart share.

import ours from "./element-words.json";
import { say } from "./format.js";

/** The words of an element, with what stands in their braces. */
export function word(code, rules, locale, values = {}) {
  const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, () => value]));
  return say([code], given, rules, locale, ours);
}

/** Of the page around it. */
export const localeOf = (element) => (element.matches(":lang(en)") ? "en" : "ja");

/** An element that the shop can style by its name. */
export function part(name, tag = "div", ...children) {
  const made = document.createElement(tag);
  made.part = name;
  made.append(...children);
  return made;
}

/** A text is written where it changes: nothing is laid out, or read out, for the same again. */
export function write(element, text = "") {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

/** Takes what was given to an element before it was defined. */
export function given(element, ...names) {
  for (const name of names.filter((name) => Object.hasOwn(element, name))) {
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

/** Tells the page, through shadow roots. */
export const tell = (element, name, detail) =>
  element.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));

/** A style sheet, of which every element has the same one. */
export function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

/** Defines an element once, and only where there are any; `make` has the class. */
export function define(name, make) {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, make());
}
