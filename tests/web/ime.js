// Replays a trace of tests/data/ime.jsonl on a field, and tells what went otherwise than it says.
//
// A trace is a log. An event is [type, properties, value]: the value, with the caret as | in it or a
// selection between two, is what the field holds when the event comes. After an event stands what surasura
// does then: ["written", value], ["prevented"]. What does not stand there must not happen.

/** The fields of a page for a trace: its own, and one to leave for. */
export function stage({ field }) {
  const form = document.createElement("form");
  const input = document.createElement("input");
  for (const [name, value] of Object.entries(field.is)) input.setAttribute(name, value);
  form.append(input, document.createElement("input"));
  document.body.append(form);
  return form;
}

const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");

/** As a trace writes it; without a caret where the control has none. */
function shown(input) {
  const text = native.get.call(input);
  const { selectionStart: from, selectionEnd: to } = input;
  if (from === null) return text;
  return `${text.slice(0, from)}|${from === to ? "" : `${text.slice(from, to)}|`}${text.slice(to)}`;
}

/** What the keyboard does to the field: past every setter that a framework may have put there. */
function hold(input, state) {
  const [before, selected, after] = state.split("|");
  const text = before + (selected ?? "") + (after ?? "");
  if (native.get.call(input) !== text) native.set.call(input, text);
  if (selected === undefined) return;
  input.setSelectionRange(before.length, before.length + (after === undefined ? 0 : selected.length));
}

function dispatch(input, type, properties) {
  const init = { bubbles: true, cancelable: true, ...properties };
  if (type === "focus" || type === "blur") {
    let heard = false;
    input.addEventListener(type, () => (heard = true), { once: true });
    input[type]();
    // A window without focus sends no focus events by itself.
    if (!heard) input.dispatchEvent(new FocusEvent(type));
    return true;
  }
  let Class = Event;
  if (type.startsWith("key")) Class = KeyboardEvent;
  else if (type.startsWith("composition")) Class = CompositionEvent;
  // Autofill sends an input without a type, which is a plain event.
  else if (properties.inputType) Class = InputEvent;
  const target = type === "submit" ? input.form : input;
  return target.dispatchEvent(new Class(type, init));
}

/**
 * Replays a trace on the first field of a form. `settled` waits for a framework after each event; `state`
 * gives what the framework holds. Answers complaints, none where all went as it says.
 */
export async function replay(form, trace, settled, state) {
  const [input] = form.elements;
  const complaints = [];
  const complain = (at, text) => complaints.push(`${trace.id}, event ${at} (${trace.events[at]?.[0]}): ${text}`);
  let composing = false;
  let written = [];
  let sent;
  // Whoever writes, writes through this.
  Object.defineProperty(HTMLInputElement.prototype, "value", {
    ...native,
    set(value) {
      native.set.call(this, value);
      if (this === input) written.push(value);
    },
  });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) complaints.push(`${trace.id}: the submit was prevented`);
    event.preventDefault();
    sent = input.value;
  });
  let holds = trace.starts ?? "";
  hold(input, holds);
  try {
    for (let at = 0; at < trace.events.length; at++) {
      const [type, properties = {}, value] = trace.events[at];
      if (value !== undefined) {
        hold(input, value);
        holds = value;
      }
      written = [];
      if (type === "compositionstart") composing = true;
      // A write is due when this has been heard, not before.
      const goes = dispatch(input, type, properties);
      await settled?.();
      const during = composing;
      if (type === "compositionend") composing = false;

      const due = [];
      let stopped = type === "submit";
      for (; /^(written|prevented)$/.test(trace.events[at + 1]?.[0]); at++) {
        const [ours, meant] = trace.events[at + 1];
        if (ours === "prevented") stopped = true;
        else due.push(meant);
      }
      if (goes === stopped) complain(at, goes ? "was not prevented" : "was prevented");
      if (during && composing && written.length) complain(at, `${written} was written into a composition`);
      if (due.length) holds = due.at(-1);
      const texts = due.map((state) => state.replaceAll("|", ""));
      if (written.join() !== texts.join()) complain(at, `written ${JSON.stringify(written)}, not ${JSON.stringify(texts)}`);
      const now = holds.includes("|") ? shown(input) : native.get.call(input);
      if (holds && now !== holds) complain(at, `the field holds ${now}, not ${holds}`);
      if (state && !composing && state() !== native.get.call(input)) complain(at, `the state is ${state()}, the field holds ${now}`);
    }
  } finally {
    Object.defineProperty(HTMLInputElement.prototype, "value", native);
  }
  if (input.value !== trace.ends) complaints.push(`${trace.id}: ends as ${input.value}, not ${trace.ends}`);
  if (sent !== trace.sent) complaints.push(`${trace.id}: sent ${sent}, not ${trace.sent}`);
  return complaints;
}

/** For Rust: the complaints as lines. */
export const told = async (form, trace) => (await replay(form, trace)).join("\n");
