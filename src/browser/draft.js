// What was typed survives a reload, a crash, the way back from a page that confirms. Only where the shop
// asks for it; never what is not listened to (payment, passwords, codes), nor boxes that are ticked.

import { isLocked } from "./control.js";
import { button, element } from "./say.js";
import { speak } from "./words.js";

const HOUR = 3_600_000;

export function drafter(face, { announce }) {
  const { form, how, controls, fields, isHere, replace, leave, on } = face;
  const { drafts } = how;
  if (!drafts) return { keep() {}, restore() {}, clear() {} };
  const { hours = 24, storage = "session", except = [], key = location.pathname } = drafts;
  const place = `surasura:draft:${key}`;

  /** Storage may be forbidden or full: then there is no draft. */
  const use = (run) => {
    try {
      return run(storage === "local" ? localStorage : sessionStorage);
    } catch {
      return undefined;
    }
  };

  const isKept = (field) => {
    const { type, autocomplete } = controls[field];
    const { key } = fields[field];
    return !/^(checkbox|radio|file)$/.test(type) && autocomplete !== "off" && !except.includes(key);
  };

  let waiting;
  let cleared = false;
  let last = use((store) => JSON.parse(store.getItem(place)));
  if (!last || typeof last.values !== "object" || !(Date.now() - last.at < hours * HOUR)) clear();
  /** What the page came with is no draft; what was put in the place of it. */
  const given = [];
  const restored = [];

  function save() {
    clearTimeout(waiting);
    if (cleared) return;
    // Of a field that is not there, or not yet, what was kept stays.
    const values = { ...last?.values };
    fields.forEach(({ key }, field) => {
      if (!isHere(controls[field])) return;
      delete values[key];
      if (isKept(field) && controls[field].value !== given[field]) values[key] = controls[field].value;
    });
    last = { at: Date.now(), values };
    use((store) => (Object.keys(values).length ? store.setItem(place, JSON.stringify(last)) : store.removeItem(place)));
  }

  function keep() {
    cleared = false;
    clearTimeout(waiting);
    waiting = setTimeout(save, 300);
  }

  function clear() {
    clearTimeout(waiting);
    cleared = true;
    last = undefined;
    use((store) => store.removeItem(place));
  }

  function restore() {
    let some;
    fields.forEach(({ key }, field) => {
      const control = controls[field];
      if (given[field] !== undefined) return;
      given[field] = control.value;
      const value = last?.values?.[key];
      const isOpen = control.options ? control.selectedIndex <= 0 : !control.value;
      if (typeof value !== "string" || !value || !isOpen || isLocked(control) || !isHere(control) || !isKept(field)) return;
      if (replace(field, value)) restored[field] = some = value;
    });
    if (some) note();
  }

  /** Tells her, and lets her throw it away. */
  function note() {
    const discard = () => {
      fields.forEach((_, field) => {
        if (restored[field] === controls[field].value) replace(field, given[field]);
      });
      clear();
      told.remove();
    };
    const told = element("div", "surasura-note");
    const event = new CustomEvent("surasura:draft", { bubbles: true, cancelable: true, detail: { discard } });
    if (!form.dispatchEvent(event) || how.silent) return;
    const text = speak(how, "DRAFT_RESTORED");
    told.append(element("span", "", text), button(speak(how, "DRAFT_DISCARD"), discard));
    const kept = form.querySelector("[data-surasura-draft]");
    (kept ?? form).append(told);
    announce(text);
    leave.push(() => told.remove());
  }

  // A page, or a form, that is left in the middle of a word.
  on(window, "pagehide", save);
  leave.push(save);
  return { keep, restore, clear };
}
