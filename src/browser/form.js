// A form that is looked after. Here it is listened to and written; what an event means, and when a
// field is to be looked at, is decided in `form.rs`. Nothing is written during a composition.
// (The imports are in the order that is smallest in brotli.)
import { filler } from "./fill.js";
import { hint } from "./hints.js";
import { caretOf, controlsIn, describe, forget, isActive, isLocked, settingsOf, write } from "./control.js";
import { guard } from "./guard.js";
import { counter } from "./progress.js";
import { speaker } from "./say.js";
import { speak } from "./words.js";
import { outcome, unchanged } from "./outcome.js";
import { drafter } from "./draft.js";
import { sender } from "./send.js";
import { NONE, SurasuraError } from "./desk.js";

/** By their numbers in `form.rs`. A submit is one more. */
const EVENTS = ["focus", "blur", "change", "compositionstart", "compositionend", "input"];
const BLUR = 1;
const CHANGE = 2;
const COMPOSED = 4;
const INPUT = 5;
const SUBMIT = 6;
const HEARD = [...EVENTS, "keydown", "beforeinput"];

/** What `event` of `form.rs` answers: a field is to be looked at, its issues are of interest, they are all that is. */
const LOOK = 1;
const LEAVING = 2;
const TASTING = 3;

/** Where a number with hyphens does not fit: the option `digitsOnly`. */
const DIGITS_ONLY = 1 << 14;

/** Options of a form that is left alone. */
const QUIET = { silent: true, submit: "pass", postal: "", drafts: undefined, hints: false };

/** On a form that is looked after: two who write would answer each other for ever. */
const OURS = Symbol.for("surasura");

/**
 * `attachForm` of index.d.ts. `how`: what the face made of the options. `places`: those of postal codes, of `postal.js`.
 */
export function attachForm(desk, form, options, how, places) {
  const { core, text, field: put, read, numbers } = desk;
  if (!form?.querySelectorAll) throw new SurasuraError("FORM_INVALID", "form");
  const isForm = form.localName === "form";
  const { bits, today } = how;
  const at = core.form();
  const stop = new AbortController();
  const { signal } = stop;

  const face = {
    at,
    form,
    how,
    options,
    desk,
    /** Each with what is in the page (`control`), what the module says of it, and what became of it. */
    fields: [],
    /** What the module says of them, for the shop. */
    listed: [],
    /** Who is told of what happens here: an attempt (`attempt.js`). */
    witness: {},
    clearDraft() {},
    isHere,
    boxesOf,
    textOf: (field) => boxesOf(field).map(({ control }) => control.value).join("\n"),
    replace,
    tell,
    on,
    safely,
    giveUp,
    normalizeAll: safely(() => fields.forEach((field) => isHere(field) && hear(SUBMIT, field))),
    detach() {
      stop.abort();
      observer.disconnect();
      // What was done last is undone first.
      leave.splice(0).reverse().forEach((undo) => undo());
      // Whoever is in the middle of something says no more.
      Object.assign(how, QUIET);
      try {
        core.detach(at);
      } catch {
        // Then there is no module that could remember it.
      }
    },
    /** What is to be undone when the form is left alone again. */
    leave: [],
  };
  const { fields, leave } = face;

  /** What goes wrong in us is told, and the form is left alone: it works as before. */
  function giveUp(error) {
    if (!signal.aborted) console.warn("surasura:", error);
    face.detach();
  }

  function safely(run) {
    return (...given) => {
      try {
        run(...given);
      } catch (error) {
        giveUp(error);
      }
    };
  }

  function on(target, name, run, capture) {
    target.addEventListener(name, safely(run), { signal, capture });
  }

  const fieldOf = new WeakMap();
  const strangers = new WeakSet();
  /** Shadow roots, and the controls in them. */
  const shadows = new WeakSet();

  /** Whether a field is in the form, or in a shadow root of it. */
  function isHere({ control }) {
    return isForm && !shadows.has(control) ? control.form === form : control.isConnected;
  }

  /** The boxes of which a field is one; most are the only one. */
  function boxesOf(field) {
    return field.group ?? [field];
  }

  /** What changes in a shadow root is not told outside. */
  function entered(root, controls) {
    if (!shadows.has(root)) observer.observe(root, { childList: true, subtree: true });
    shadows.add(root);
    controls.forEach((control) => shadows.add(control));
  }

  /** Looks for fields that are new. */
  function find() {
    const before = fields.length;
    let other = false;
    for (const control of controlsIn(form, isForm, entered)) {
      if (fieldOf.get(control)?.control === control || strangers.has(control)) continue;
      if (!/^(input|textarea|select)$/.test(control.localName)) continue;
      const settings = settingsOf(control, options.fields);
      const said = describe(control, settings);
      // A framework may put one control in the place of another: it is the same field.
      let field = fields.find((known) => known.said === said && !isHere(known));
      if (!field) {
        const told = core.recognize(at, text(said));
        if (told < 0) throw new SurasuraError("FIELD_KIND_UNKNOWN", "options.fields");
        if (!told) {
          strangers.add(control);
          continue;
        }
        field = { at: fields.length };
        fields.push(field);
      } else {
        // With the other control its composition is over.
        core.event(at, COMPOSED, field.at, false);
      }
      forget(field);
      Object.assign(field, { control, said, settings });
      if (!fieldOf.has(control)) HEARD.forEach((name) => control.addEventListener(name, heard));
      fieldOf.set(control, field);
      other = true;
    }
    if (before < fields.length) {
      face.listed = JSON.parse(read(core.fields(at)));
      face.listed.forEach((told, at) => Object.assign(fields[at], told));
    }
    if (other) {
      group();
      if (how.hints) hint(face);
      draft.restore();
    }
    face.witness.found?.();
    // What was said of a field goes with it.
    for (const field of fields) if (!isHere(field)) say(field, "");
    count();
  }

  /**
   * Boxes that are one number stand side by side, are small, and differ in a digit of their names. Radio
   * buttons of one name are one field, too.
   */
  function group() {
    let open, last;
    for (const field of fields) {
      const { boxes, token, control } = field;
      const { maxLength, size, name, type } = control;
      const declared = boxes === "phone" && token.includes("-");
      const isBox = boxes && (declared || (maxLength > 0 ? maxLength : size) < 9);
      const stem = type === "radio" ? name : isBox && boxes + (declared || name.replace(/\d/g, ""));
      if (!stem || stem !== last) open = [];
      last = stem;
      open.push(field);
      field.group = open;
    }
  }

  // What is being written makes events of its own; they are not the shopper's.
  let writing = false;
  function changed(field) {
    count(field);
    draft.keep();
  }

  /** Writes a value; false where that could not be, or must not: an input method may be at work there. */
  function replace({ control, composing }, value, caret) {
    writing = true;
    const done = !isSecond && !composing && !isLocked(control) && write(control, value, caret);
    writing = false;
    if (done) changed();
    return done;
  }

  /** Tells the page; false where it does the rest itself. */
  function tell({ control, key, kind, boxes }, name, detail) {
    const given = { bubbles: true, composed: true, cancelable: true };
    const told = { ...given, detail: { field: key, kind: kind ?? boxes, ...detail } };
    return control.dispatchEvent(new CustomEvent(`surasura:${name}`, told));
  }

  /** A browser forgets what was typed when a script writes: this takes the last writing back, or does it again. */
  function takeBack(field, again) {
    const { written: last, control } = field;
    if (!last || last.back === !again) return false;
    const [before, value] = again ? [last.before, last.value] : [last.value, last.before];
    if (control.value !== before || !replace(field, value)) return false;
    last.back = !again;
    tell(field, "change", { before, value, changes: [] });
    return true;
  }

  /** What the module sees in a text of a field. */
  function see({ at: field }, before, caret, bits) {
    const told = core.look(at, field, put(before), bits, caret ?? NONE, today) >>> 2;
    return told ? outcome(before, numbers(), told, how) : unchanged(before, caret);
  }

  /** Looks at a field, for one of the reasons that `event` of `form.rs` answers. */
  function look(field, answer) {
    const boxes = boxesOf(field);
    const last = boxes.at(-1);
    const found = field.boxes && boxes[1] ? lookAt(boxes, answer) : field.kind && lookInto(field, answer);
    if (!found) return;
    const [{ value, valid, issues }, fixed] = found;
    fill.tried(last, value, valid);
    const leaving = answer === SUBMIT ? LEAVING : answer;
    const told = core.looked(at, last.at, leaving);
    const show = told & 3;
    face.witness.looked?.(last, fixed, told >> 2, issues);
    if (answer !== TASTING) last.fault = issues.find(({ severity }) => severity === "error")?.message;
    if (leaving !== LEAVING || tell(last, "issue", { issues })) judge(last, show, issues, answer);
    count(last);
  }

  function lookInto(field, answer) {
    const { control, kind, written } = field;
    const before = control.value;
    // What was taken back stays so until it is changed; the shop is sent what was meant all the same.
    if (isLocked(control) || (answer !== SUBMIT && written?.back && written.before === before)) return undefined;
    const caret = caretOf(control);
    let fixed = false;
    let result;
    // A number with hyphens may not fit where one without does.
    for (const more of /postal|phone/.test(kind) ? [0, DIGITS_ONLY] : [0]) {
      result = see(field, before, caret, bits | more);
      if (answer === TASTING) break;
      fixed = result.changed && replace(field, result.value, result.caret);
      if (fixed || !result.changed) break;
    }
    if (fixed) {
      const { value, changes } = result;
      field.written = { before, value, back: false };
      tell(field, "change", { before, value, changes });
    }
    return [result, fixed];
  }

  /** Boxes are one number with hyphens; of what it becomes the last box has the rest. */
  function lookAt(boxes, answer) {
    const texts = boxes.map(({ control }) => control.value);
    const result = see(boxes.at(-1), texts.filter((text) => text).join("-"), undefined, bits);
    let fixed = false;
    if (answer !== TASTING && result.valid) {
      const parts = result.value.split("-");
      boxes.forEach((box, index) => {
        const value = index < boxes.length - 1 ? (parts.shift() ?? "") : parts.join("-");
        if (value !== texts[index]) fixed = replace(box, value) || fixed;
      });
    }
    return [result, fixed];
  }

  /** Says what there is to say of a field, `show` being what the module answered. */
  function judge(field, show, issues, answer) {
    if (show === 2) {
      const [{ severity, message }] = issues;
      const offered = issues.find(({ suggestion }) => suggestion !== undefined)?.suggestion;
      const accept = () => take(field, offered);
      const offers = offered !== undefined && tell(field, "suggest", { suggestions: [offered], accept });
      say(field, severity, message, offers ? [[speak(how, "SUGGESTION", offered), accept]] : []);
    } else if (answer === TASTING || (answer !== LOOK && doubts.faultOf(field) === undefined)) {
      // A doubt of the shop's, or of its postal data, is as old as the text.
      if (answer === TASTING || field.state !== "warning") say(field, show ? "ok" : "");
      if (answer !== TASTING && show) doubts.check(field);
    }
  }

  /** The shopper takes what was suggested. */
  function take(field, value) {
    boxesOf(field).forEach((box, index) => replace(box, index ? "" : value));
    say(field, "");
    look(field, LEAVING);
  }

  function hear(what, field, event) {
    if (writing) return;
    const answer = core.event(at, what, field.at, isActive(field.control));
    face.witness.heard?.(what, field, event);
    const boxes = boxesOf(field);
    if (what === INPUT || what === CHANGE) {
      const last = boxes.at(-1);
      // A change comes when she goes: what is offered there she may be about to take.
      if (answer !== TASTING && (what === INPUT || last.state === "error")) say(last, "");
      changed(last);
    }
    fill.heard(what, field, event);
    // What has no kind is judged by the shop alone.
    if (what === BLUR && !(field.kind ?? field.boxes)) doubts.check(field);
    if (!answer) return;
    if (what !== SUBMIT) {
      // Going from box to box is not leaving.
      if (boxes.length < 2 || !boxes.includes(fieldOf.get(event.relatedTarget))) look(field, answer);
    } else if (field === boxes.at(-1)) {
      look(field, SUBMIT);
    }
  }

  /** One listener for all that a control tells. */
  const heard = safely((event) => {
    const { type, currentTarget: control, key, keyCode, isComposing } = event;
    const field = fieldOf.get(control);
    // Another may have come in its place.
    if (field.control !== control) return;
    field.composing = isComposing || type === "compositionstart";
    let again;
    if (type === "keydown") {
      if (isComposing || keyCode === 229) {
        // Enter that commits a composition does not submit. Safari sends it after `compositionend`, with the key code
        // that all browsers give to a key that the IME has taken; one with its own code is the Go key of a telephone.
        if (key === "Enter" && keyCode !== 13) event.preventDefault();
        return;
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !/^[zy]$/i.test(key)) return;
      again = event.shiftKey || /y/i.test(key);
    } else if (type === "beforeinput") {
      // From a menu, or by shaking a telephone.
      if (isComposing || !/^history/.test(event.inputType)) return;
      again = event.inputType === "historyRedo";
    } else {
      hear(EVENTS.indexOf(type), field, event);
      return;
    }
    if (takeBack(field, again)) event.preventDefault();
  });

  leave.push(() => {
    for (const { control } of fields) HEARD.forEach((name) => control.removeEventListener(name, heard));
  });

  const observer = new MutationObserver(safely(find));
  const isSecond = form[OURS];
  if (isSecond) {
    console.warn("surasura: this form is looked after already");
    Object.assign(how, QUIET);
  } else {
    form[OURS] = true;
    leave.push(() => delete form[OURS]);
  }
  const said = (face.said = speaker(face));
  const { say } = said;
  const doubts = guard(face, said);
  const fill = filler(face, said, places);
  const draft = drafter(face, said);
  const count = counter(face, doubts);
  sender(face, see);
  // The form is as it was at first.
  on(form, "reset", () => setTimeout(safely(() => {
    for (const field of fields) {
      forget(field);
      say(field, "");
    }
    changed();
  })));
  try {
    find();
  } catch (error) {
    face.detach();
    throw error;
  }
  observer.observe(form, { childList: true, subtree: true });
  return face;
}
