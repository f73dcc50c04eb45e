// A page for the tests: a form, a shopper who types, and what a framework would see.

export const parse = (text) => JSON.parse(text);
export const text = (value) => JSON.stringify(value) ?? "undefined";

/** A form with these inputs: `name` to attributes. Its listeners tell what the page saw. */
export function form(fields) {
  const form = document.createElement("form");
  put(form, fields);
  form.seen = [];
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const type of ["input", "change", "surasura:change", "surasura:issue"]) {
    form.addEventListener(type, ({ target, detail }) => {
      form.seen.push([type, target.name, detail ?? target.value]);
    });
  }
  document.body.append(form);
  return form;
}

/** Adds such inputs to a form. */
export function put(form, fields) {
  for (const [name, attributes] of Object.entries(fields)) {
    const input = document.createElement(attributes.tag ?? "input");
    for (const [key, value] of Object.entries({ name, ...attributes })) input.setAttribute(key, value);
    form.append(input);
  }
}

export const remove = (form, name) => form.elements[name].remove();
export const value = (form, name) => form.elements[name].value;
export const seen = (form) => JSON.stringify(form.seen.splice(0));

/** Types a text and leaves the field, as a keyboard without an IME would. */
export function type(form, name, text) {
  const input = form.elements[name];
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
  input.blur();
  // A window without focus sends no focus events by itself.
  if (!document.hasFocus()) {
    input.dispatchEvent(new Event("focus"));
    input.dispatchEvent(new Event("blur"));
  }
}

export const fire = (form, name, event, init = {}) => {
  const classes = { beforeinput: InputEvent, keydown: KeyboardEvent };
  const Class = event.startsWith("composition") ? CompositionEvent : (classes[event] ?? Event);
  const given = new Class(event, { bubbles: true, cancelable: true, ...init });
  return form.elements[name].dispatchEvent(given);
};

export const set = (form, name, text) => {
  form.elements[name].value = text;
};

/** What React does: a `value` of its own on the element, which remembers what it was told. */
export function track(form, name) {
  const input = form.elements[name];
  const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  let known = input.value;
  Object.defineProperty(input, "value", {
    configurable: true,
    get: () => native.get.call(input),
    set(value) {
      known = value;
      native.set.call(input, value);
    },
  });
  return { fresh: () => known !== native.get.call(input) };
}
export const fresh = (tracker) => tracker.fresh();

/** A field that tells whenever it is read, written or listened to. */
export function trap(form, name) {
  const input = form.elements[name];
  const touched = [];
  Object.defineProperty(input, "value", { get: () => (touched.push("read"), ""), set: () => touched.push("write") });
  input.addEventListener = (event) => touched.push(event);
  return touched;
}

export const submit = (form) =>
  form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));

/** Catches what would be sent. */
const ask = window.fetch;

/** What goes to a collector is caught; nothing is left with the browser to be sent later. */
export function mailbox() {
  const sent = [];
  const keep = (url, body) => sent.push([new URL(url).pathname, body]);
  navigator.sendBeacon = (url, body) => (keep(url, body), mailbox.accepts);
  window.fetch = (url, init) => {
    if (init?.method !== "POST") return ask(url, init);
    keep(url, init.body);
    return mailbox.accepts ? Promise.resolve(new Response(null, { status: 204 })) : Promise.reject(new TypeError("no"));
  };
  delete window.fetchLater;
  mailbox.accepts = true;
  return sent;
}
export const refuse = (refuses) => {
  mailbox.accepts = !refuses;
};
/** Takes beacons away, as extensions do. */
export const unplug = () => {
  window.fetch = navigator.sendBeacon = () => {
    throw new TypeError("no beacons here");
  };
};
export const drain = (sent) => JSON.stringify(sent.splice(0));

export function hide(hidden) {
  Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}
/** The page is left, and taken out of the history's cache again. */
export function leave() {
  window.dispatchEvent(new Event("pagehide"));
  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: false }));
}
export const nudge = (detail) =>
  document.body.dispatchEvent(new CustomEvent("surasura:nudge", { bubbles: true, detail }));

export const call = (object, name) => object[name]();
/** The names that the module gives to what it tells by numbers. */
export const names = (desk) => desk.read(desk.core.names());
