// What was typed survives a reload, a crash, the way back from a page that confirms. Only where the shop
// asks for it; never what is not listened to (payment, passwords, codes), nor boxes that are ticked.

import { button, element } from "./say.js";
import { speak } from "./words.js";

const HOUR = 3_600_000;

export function drafter(face, { announce }) {
  const { form, how, fields, isHere, replace, leave, listening } = face;
  const { drafts } = how;
  if (!drafts) return { keep() {}, restore() {} };
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
    const { type, autocomplete } = field.control;
    return isHere(field) && !/^(checkbox|radio|file)$/.test(type) && autocomplete !== "off" && !except.includes(field.key);
  };

  let last = use((store) => JSON.parse(store.getItem(place)));
  if (!(Date.now() - last?.at < hours * HOUR)) last = undefined;
  let cleared = false;

  function save() {
    if (cleared) return;
    // What the page came with is no draft.
    const typed = fields.filter((field) => isKept(field) && field.control.value !== field.given);
    const values = Object.fromEntries(typed.map(({ key, control }) => [key, control.value]));
    if (typed.length) use((store) => store.setItem(place, JSON.stringify({ at: Date.now(), values })));
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

  const draftOf = ({ key }) => last?.values?.[key];

  function restore() {
    const restored = fields.filter((field) => {
      const { control, given } = field;
      if (given !== undefined) return false;
      field.given = control.value;
      const value = draftOf(field);
      const isOpen = control.options ? control.selectedIndex <= 0 : !control.value;
      return isOpen && isKept(field) && typeof value === "string" && value && replace(field, value);
    });
    if (restored.length) note();
  }

  /** Tells her, and lets her throw it away. */
  function note() {
    const told = element("div", "", "surasura-note");
    const discard = () => {
      for (const field of fields) if (draftOf(field) === field.control.value) replace(field, field.given);
      clear();
      told.remove();
    };
    const event = new CustomEvent("surasura:draft", { bubbles: true, cancelable: true, detail: { discard } });
    if (!form.dispatchEvent(event) || how.silent) return;
    const text = speak(how, "DRAFT_RESTORED");
    told.append(element("span", text), button(speak(how, "DRAFT_DISCARD"), discard, fields[0].control));
    const kept = form.querySelector("[data-surasura-draft]");
    (kept ?? form).append(told);
    // Where no place is kept for it, it stands before the page: until she goes on.
    if (!kept) form.addEventListener("input", ({ isTrusted }) => isTrusted && told.remove(), listening);
    announce(text);
    leave.push(() => told.remove());
  }

  // A page that is left in the middle of a word.
  addEventListener("pagehide", save, listening);
  face.clearDraft = clear;
  return { keep, restore };
}
