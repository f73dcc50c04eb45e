// What was typed survives a reload, a crash, the way back from a page that confirms. Only where the shop
// asks for it; never what is not listened to (payment, passwords, codes), nor boxes that are ticked.

import { isLocked } from "./control.js";
import { button, element } from "./say.js";
import { speak } from "./words.js";

const HOUR = 3_600_000;

export function drafter(face, { announce }) {
  const { form, how, controls, fields, isHere, replace, leave, listening } = face;
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
    return isHere(controls[field]) && !/^(checkbox|radio|file)$/.test(type) && autocomplete !== "off" && !except.includes(key);
  };

  let last = use((store) => JSON.parse(store.getItem(place)));
  if (!last || typeof last.values !== "object" || !(Date.now() - last.at < hours * HOUR)) last = undefined;
  /** What the page came with is no draft. */
  const given = [];
  let cleared = false;

  function save() {
    if (cleared) return;
    const values = {};
    fields.forEach(({ key }, field) => {
      if (isKept(field) && controls[field].value !== given[field]) values[key] = controls[field].value;
    });
    if (Object.keys(values).length) use((store) => store.setItem(place, JSON.stringify({ at: Date.now(), values })));
  }

  let waiting;
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
    let some = false;
    fields.forEach(({ key }, field) => {
      const control = controls[field];
      if (given[field] !== undefined) return;
      given[field] = control.value;
      const value = last?.values?.[key];
      const isOpen = control.options ? control.selectedIndex <= 0 : !control.value;
      if (typeof value !== "string" || !value || !isOpen || isLocked(control) || !isKept(field)) return;
      some = replace(field, value) || some;
    });
    if (some) note();
  }

  /** Tells her, and lets her throw it away. */
  function note() {
    const discard = () => {
      fields.forEach(({ key }, field) => {
        if (last?.values?.[key] === controls[field].value) replace(field, given[field]);
      });
      clear();
      told.remove();
    };
    const told = element("div", "surasura-note");
    const event = new CustomEvent("surasura:draft", { bubbles: true, cancelable: true, detail: { discard } });
    if (!form.dispatchEvent(event) || how.silent) return;
    const text = speak(how, "DRAFT_RESTORED");
    told.append(element("span", "", text), button(speak(how, "DRAFT_DISCARD"), discard, controls[0]));
    const kept = form.querySelector("[data-surasura-draft]");
    (kept ?? form).append(told);
    // Where no place is kept for it, it stands before the page: until she goes on.
    if (!kept) form.addEventListener("input", ({ isTrusted }) => isTrusted && told.remove(), listening);
    announce(text);
    leave.push(() => told.remove());
  }

  // A page that is left in the middle of a word.
  addEventListener("pagehide", save, listening);
  return { keep, restore, clear };
}
