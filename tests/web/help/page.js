// A page for the tests of forms: any markup, a shopper who types, leaves and presses, a server with postal data.

/** Words that are the same over the module, which has codes for words, and over the package. */
const WORDS = {
  PHONE_TOO_SHORT: "short", PHONE_NOT_DIGITS: "no digits", EMAIL_TYPO: "a typo", POSTAL_UNKNOWN: "unknown",
  VALUE_REQUIRED: "required", CHOICE_REQUIRED: "choose", TICK_REQUIRED: "tick", SUGGESTION: "use #",
  ASK: "# to check", PLACES: "which", DRAFT_RESTORED: "restored", DRAFT_DISCARD: "discard",
};

export function equal(found, meant, about = "") {
  const [is, should] = [found, meant].map((value) => JSON.stringify(value));
  if (is !== should) throw new Error(`${about} is ${is}, not ${should}`);
}
export const ok = (holds, about) => equal(Boolean(holds), true, about);

export const wait = (ms = 0) => new Promise((done) => setTimeout(done, ms));

/** Waits until something holds. */
export async function until(holds, about) {
  for (const end = Date.now() + 4000; Date.now() < end; await wait(10)) if (holds()) return;
  ok(false, about);
}

const html = globalThis.trustedTypes?.createPolicy("tests", { createHTML: (text) => text }) ?? { createHTML: (text) => text };

/** A window without focus sends no focus events by itself. */
function focusing(input, name, init) {
  let heard = false;
  input.addEventListener(name, () => (heard = true), { once: true });
  input[name]();
  if (!heard) input.dispatchEvent(new FocusEvent(name, init));
}

/** As a keyboard without an IME would, letter by letter or at once; the field stays focused. */
export function type(input, text, inputType = "insertText") {
  if (input.getRootNode().activeElement !== input) focusing(input, "focus");
  input.value = text;
  input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType }));
}
export function leave(input) {
  input.dispatchEvent(new Event("change", { bubbles: true }));
  focusing(input, "blur");
}
export function enter(input, text) {
  type(input, text);
  leave(input);
}
export const choose = (input, value) => {
  if (value === undefined) input.checked = !input.checked;
  else input.value = value;
  for (const name of ["input", "change"]) input.dispatchEvent(new Event(name, { bubbles: true }));
};

/** A name typed by an IME: what is in the field after each step, and what it became. */
export function compose(input, steps, becomes) {
  focusing(input, "focus");
  input.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  for (const text of [...steps, becomes]) {
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true, inputType: "insertCompositionText", data: text }));
  }
  input.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: becomes }));
}

const SHARDS = {
  100: "P1 100 2026-10-03\n\t東京都\t千代田区\n1\n千代田\n大手町\n0丸の内\n",
  530: "P1 530 2026-10-03\n\t大阪府\t大阪市北区\n2梅田\n",
};

let stages = 0;

/** A page for one scenario. */
export function stage(attach) {
  const room = document.createElement("div");
  document.body.append(room);
  const handles = [];
  const { fetch, console } = globalThis;
  const { warn } = console;
  const shop = {
    room,
    base: `/postal-${++stages}/`,
    /** What was fetched; what is answered in the place of a shard, by its name. */
    fetched: [],
    shards: { ...SHARDS },
    /** What was warned of. */
    warned: [],
    /** Markup into the page: its first form, which tells what was sent and what happened. */
    page(markup) {
      room.innerHTML = html.createHTML(markup);
      const form = room.querySelector("form") ?? room.firstElementChild;
      form.sent = [];
      form.heard = [];
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        form.sent.push(Object.fromEntries(new FormData(form, event.submitter)));
      });
      for (const name of ["change", "issue", "suggest", "progress", "draft"]) {
        form.addEventListener(`surasura:${name}`, ({ detail }) => form.heard.push([name, detail]));
      }
      return form;
    },
    attach(form, options) {
      const handle = attach(form, { messages: WORDS, postal: shop.base, ...options });
      handles.push(handle);
      return handle;
    },
    strike() {
      for (const handle of handles) handle.detach();
      Object.assign(globalThis, { fetch });
      console.warn = warn;
      room.remove();
    },
  };
  globalThis.fetch = async (url) => {
    const name = url.match(/(\d+)\.txt$/)[1];
    shop.fetched.push(name);
    const shard = shop.shards[name];
    if (typeof shard === "function") return new Response(await shard());
    return new Response(shard, { status: shard === undefined ? 404 : 200 });
  };
  console.warn = (...told) => shop.warned.push(told.join(" "));
  return shop;
}

/** What is said beside a field: the texts of its message and of the buttons there. */
export function said(input) {
  const root = input.getRootNode();
  const ids = (input.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  const slots = ids.map((id) => root.getElementById(id)).filter((slot) => slot?.matches(".surasura-issue"));
  return slots.flatMap(({ children }) => Array.from(children, ({ textContent }) => textContent)).join("|");
}
export const state = (input) => input.dataset.surasuraState ?? "";
/** All that is said in the page. */
export const all = (root) => Array.from(root.querySelectorAll(".surasura-issue > span"), ({ textContent }) => textContent).join("|");
export const live = (form) => form.querySelector(":scope > [role=status]")?.textContent;
export const offers = (root) => Array.from(root.querySelectorAll(".surasura-offer"));
