// What was typed survives a reload, a crash, the way back from a page that confirms. Only where the shop
// asks for it; never what is not listened to (payment, passwords, codes), nor boxes that are ticked.

import { button, element } from "./say.js";
import { speak } from "./words.js";

const HOUR = 3_600_000;

export function drafter(face, { announce }) {
  const { form, how, fields, isHere, replace, leave, on } = face;
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

  const isKept = ({ key, control: { type, autocomplete } }) =>
    !/^(checkbox|radio|file)$/.test(type) && autocomplete !== "off" && !except.includes(key);

  let waiting;
  let cleared = false;
  let last = use((store) => JSON.parse(store.getItem(place)));
  if (!(last?.values instanceof Object && Date.now() - last.at < hours * HOUR)) clear();

  function save() {
    clearTimeout(waiting);
    if (cleared) return;
    // Of a field that is not there, or not yet, what was kept stays. What the page came with is no draft.
    const values = { ...last?.values };
    for (const field of fields.filter(isHere)) {
      const { key, control: { value } } = field;
      delete values[key];
      if (isKept(field) && value !== field.given) values[key] = value;
    }
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
    for (const field of fields) {
      const { key, control, given } = field;
      if (given !== undefined) continue;
      field.given = control.value;
      const value = last?.values[key];
      const isOpen = control.options ? control.selectedIndex <= 0 : !control.value;
      if (typeof value !== "string" || !value || !isOpen || !isHere(field) || !isKept(field)) continue;
      if (replace(field, value)) field.restored = some = value;
    }
    if (some) note();
  }

  /** Tells her, and lets her throw it away. */
  function note() {
    const told = element("div", "", "surasura-note");
    const discard = () => {
      for (const field of fields) if (field.restored === field.control.value) replace(field, field.given);
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
    if (!kept) on(form, "input", ({ isTrusted }) => isTrusted && told.remove());
    announce(text);
    leave.push(() => told.remove());
  }

  // A page, or a form, that is left in the middle of a word.
  on(window, "pagehide", save);
  leave.push(save);
  face.clearDraft = clear;
  return { keep, restore };
}
