// A form that is looked after. Here it is listened to and written; what an event means, and when a
// field is to be looked at, is decided in `form.rs`. Nothing is written during a composition, nothing is
// moved.

import { caretOf, controlsIn, describe, isActive, isLocked, settingsOf, write } from "./control.js";
import { NONE, SurasuraError, outcome, unchanged } from "./desk.js";
import { drafter } from "./draft.js";
import { filler } from "./fill.js";
import { guard } from "./guard.js";
import { hint } from "./hints.js";
import { counter } from "./progress.js";
import { speaker } from "./say.js";
import { sender } from "./send.js";
import { speak } from "./words.js";

/** By their numbers in `form.rs`. A submit is one more. */
const EVENTS = ["focus", "blur", "change", "compositionstart", "compositionend", "input"];
const [BLUR, CHANGE, COMPOSED, INPUT, SUBMIT] = [1, 2, 4, 5, 6];

/** What `event` of `form.rs` answers: a field is to be looked at, its issues are of interest, they are all that is. */
const [LOOK, LEAVING, TASTING] = [1, 2, 3];

/** Where a number with hyphens does not fit: the option `digitsOnly`. */
const DIGITS_ONLY = 1 << 14;

/** On a form that is looked after: two who write would answer each other for ever. */
const OURS = Symbol.for("surasura");

const now = () => performance.now();

/**
 * `attachForm` of index.d.ts. `how`: what `read` of the face made of the options. `places`: `lookupPostal` and
 * `prefetchPostal`.
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
    signal,
    controls: [],
    /** What the module says of them. */
    fields: [],
    /** What the shop's `fields` option says of each. */
    settings: [],
    /** By field: the error that it has, if it has one. */
    faults: [],
    /** The attempt that is told of what happens here. */
    attempt: NONE,
    /** Whether a control is in the form, or in a shadow root of it. */
    isHere: (control) =>
      isForm && !shadows.has(control) ? control.form === form : control.isConnected,
    /** The boxes of which a field is one; most are the only one. */
    boxesOf: (field) => (groups[field] ?? [field]),
    textOf: (field) => face.boxesOf(field).map((box) => controls[box].value).join("\n"),
    /** By field: the text of which the shopper has been told that it is wrong. */
    told: [],
    replace,
    tell,
    on,
    safely,
    giveUp,
    normalizeAll: safely(() => {
      controls.forEach((control, field) => face.isHere(control) && hear(SUBMIT, field));
    }),
    detach() {
      stop.abort();
      observer.disconnect();
      // What was done last is undone first.
      face.leave.splice(0).reverse().forEach((undo) => undo());
      // Whoever is in the middle of something says no more.
      Object.assign(how, { silent: true, submit: "pass" });
      try {
        core.detach(at);
      } catch {
        // Then there is no module that could remember it.
      }
    },
    /** What is to be undone when the form is left alone again. */
    leave: [],
    /** What is known of texts, by field: a reset makes it void. */
    known: [],
  };
  const { controls, fields, settings, faults, leave, known } = face;

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

  /** By field: what it said of itself; the boxes that it is one of. */
  const described = [];
  let groups = [];
  /** By control: the field that it is, or was. */
  const fieldOf = new WeakMap();
  const strangers = new WeakSet();
  /** Controls in shadow roots, and those roots. */
  const shadows = new WeakSet();

  /** What changes in a shadow root is not told outside. */
  function entered(root, controls) {
    if (!shadows.has(root)) observer.observe(root, { childList: true, subtree: true });
    shadows.add(root);
    controls.forEach((control) => shadows.add(control));
  }

  /** Looks for fields that are new. */
  function find() {
    const before = controls.length;
    let other = false;
    for (const control of controlsIn(form, isForm, entered)) {
      if (controls[fieldOf.get(control)] === control || strangers.has(control)) continue;
      if (!/^(input|textarea|select)$/.test(control.localName)) continue;
      const setting = settingsOf(control, options.fields);
      const said = describe(control, setting);
      // A framework may put one control in the place of another: it is the same field.
      let field = described.findIndex((known, field) => known === said && !face.isHere(controls[field]));
      if (field < 0) {
        const told = core.recognize(at, text(said), face.attempt);
        if (told === NONE) throw new SurasuraError("FIELD_KIND_UNKNOWN", "options.fields");
        if (!told) {
          strangers.add(control);
          continue;
        }
        field = controls.length;
      } else {
        // With the other control its composition is over.
        core.event(at, COMPOSED, field, false, NONE, now());
      }
      controls[field] = control;
      described[field] = said;
      settings[field] = setting;
      written[field] = faults[field] = undefined;
      if (!fieldOf.has(control)) listen(control);
      fieldOf.set(control, field);
      other = true;
    }
    if (before < controls.length) fields.splice(0, Infinity, ...JSON.parse(read(core.fields(at))));
    if (other) {
      group();
      if (how.hints) hint(face);
      draft.restore();
    }
    // What was said of a field goes with it.
    controls.forEach((control, field) => face.isHere(control) || say(field, ""));
    count();
  }

  /**
   * Boxes that are one number stand side by side, are small, and differ in a digit of their names. Radio
   * buttons of one name are one field, too.
   */
  function group() {
    let open;
    groups = fields.map(({ boxes, token }, field) => {
      const { maxLength, size, name, type } = controls[field];
      const isRadio = type === "radio";
      const declared = token.includes("-") && boxes === "phone";
      if (!isRadio && (!boxes || (!declared && (maxLength > 0 ? maxLength : size) > 8))) return (open = undefined);
      const stem = isRadio ? name : boxes + (declared || name.replace(/\d/g, ""));
      if (open?.stem !== stem) open = Object.assign([], { stem });
      open.push(field);
      return open;
    });
  }

  // What is being written makes events of its own; they are not the shopper's.
  let writing = false;

  /** By field: what was written last, in the place of what, and whether the shopper took it back. */
  const written = [];
  known.push(written, faults, face.told);

  function changed() {
    count();
    draft.keep();
  }

  function replace(field, value, caret) {
    writing = true;
    const done = !isSecond && !isLocked(controls[field]) && write(controls[field], value, caret);
    writing = false;
    if (done) changed();
    return done;
  }

  /** Tells the page; false where it does the rest itself. */
  function tell(field, name, detail) {
    const { key, kind, boxes } = fields[field];
    const given = { bubbles: true, composed: true, cancelable: true };
    const event = new CustomEvent(`surasura:${name}`, { ...given, detail: { field: key, kind: kind ?? boxes, ...detail } });
    return controls[field].dispatchEvent(event);
  }

  /** A browser forgets what was typed when a script writes: this takes the last writing back, or does it again. */
  function takeBack(field, again) {
    const last = written[field];
    if (!last || last.back === !again || isLocked(controls[field])) return false;
    const [before, value] = again ? [last.before, last.value] : [last.value, last.before];
    if (controls[field].value !== before || !replace(field, value)) return false;
    last.back = !again;
    tell(field, "change", { before, value, changes: [] });
    return true;
  }

  /** What the module sees in a text of a field. */
  function see(field, before, caret, bits) {
    const told = core.look(at, field, put(before), bits, caret ?? NONE, today) >>> 2;
    return told ? outcome(before, numbers(), told, how) : unchanged(before, caret);
  }

  /** Looks at a field, for one of the reasons that `event` of `form.rs` answers. */
  function look(field, answer) {
    const boxes = face.boxesOf(field);
    const last = boxes.at(-1);
    const found = boxes.length > 1 ? lookAt(boxes, answer) : fields[field].kind && lookInto(field, answer);
    if (!found) return;
    const [{ value, valid, issues }, fixed] = found;
    fill.tried(last, value, valid);
    const leaving = answer === SUBMIT ? LEAVING : answer;
    const show = core.looked(at, last, fixed, leaving, face.attempt, now());
    if (answer !== TASTING) faults[last] = issues.find(({ severity }) => severity === "error");
    if (leaving !== LEAVING || tell(last, "issue", { issues })) judge(last, show, issues, answer);
  }

  function lookInto(field, answer) {
    const control = controls[field];
    if (isLocked(control)) return undefined;
    const before = control.value;
    // What was taken back stays so until it is changed; the shop is sent what was meant all the same.
    const taken = written[field];
    if (answer !== SUBMIT && taken?.back && taken.before === before) return undefined;
    const caret = caretOf(control);
    let fixed = false;
    let result = see(field, before, caret, bits);
    const put = () => {
      fixed = answer !== TASTING && result.changed && replace(field, result.value, result.caret);
      return fixed || !result.changed;
    };
    if (!put() && /postal|phone/.test(fields[field].kind)) {
      result = see(field, before, caret, bits | DIGITS_ONLY);
      put();
    }
    if (fixed) {
      const { value, changes } = result;
      written[field] = { before, value, back: false };
      tell(field, "change", { before, value, changes });
    }
    return [result, fixed];
  }

  /** Boxes are one number with hyphens; of what it becomes the last box has the rest. */
  function lookAt(boxes, answer) {
    const texts = boxes.map((box) => controls[box].value);
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
    const [issue] = issues;
    if (show === 2) {
      const offered = issues.find(({ suggestion }) => suggestion !== undefined)?.suggestion;
      const accept = () => take(field, offered);
      const offers = offered !== undefined && tell(field, "suggest", { suggestions: [offered], accept });
      say(field, issue.severity, issue.message, offers ? [[speak(how, "SUGGESTION", offered), accept]] : []);
    } else if (answer === TASTING || (answer !== LOOK && doubts.faultOf(field) === undefined)) {
      // A doubt of the shop's, or of its postal data, is as old as the text.
      if (answer === TASTING || said.stateOf(field) !== "warning") say(field, show ? "ok" : "");
      if (answer !== TASTING && show) doubts.check(field);
    }
  }

  /** The shopper takes what was suggested. */
  function take(field, value) {
    face.boxesOf(field).forEach((box, index) => replace(box, index ? "" : value));
    say(field, "");
    look(field, LEAVING);
  }

  function hear(what, field, event) {
    if (writing) return;
    const control = controls[field];
    const answer = core.event(at, what, field, isActive(control), face.attempt, now());
    if (what === INPUT || what === CHANGE) {
      const last = face.boxesOf(field).at(-1);
      // A change comes when she goes: what is offered there she may be about to take.
      if (answer !== TASTING && (what === INPUT || said.stateOf(last) === "error")) say(last, "");
      changed();
    }
    fill.heard(what, field, event);
    const { kind, boxes: boxed } = fields[field];
    // Of what we know nothing the shop may know something.
    if (what === BLUR && !(kind ?? boxed)) doubts.check(field);
    if (!answer) return;
    const boxes = face.boxesOf(field);
    if (what !== SUBMIT) {
      // Going from box to box is not leaving.
      if (boxes.length < 2 || !boxes.some((box) => controls[box] === event.relatedTarget)) look(field, answer);
    } else if (field === boxes.at(-1)) {
      look(field, SUBMIT);
    }
  }

  function listen(control) {
    // Another may have come in its place.
    const heard = (name, run) => on(control, name, (event) => {
      const field = fieldOf.get(control);
      if (controls[field] === control) run(field, event);
    });
    EVENTS.forEach((name, what) => heard(name, (field, event) => hear(what, field, event)));
    // Enter that commits a composition does not submit. Safari sends it after `compositionend`,
    // with the key code that all browsers give to a key that the IME has taken. With its own it is
    // of a telephone, where a composition is open over any word: it sends the form.
    heard("keydown", (field, event) => {
      const { key, shiftKey, altKey } = event;
      const composing = event.isComposing || event.keyCode === 229;
      if (composing) {
        if (key === "Enter" && event.keyCode !== 13) event.preventDefault();
      } else if ((event.ctrlKey || event.metaKey) && !altKey) {
        const letter = key.toLowerCase();
        const again = letter === "y" || shiftKey;
        if ((letter === "z" || letter === "y") && takeBack(field, again)) event.preventDefault();
      }
    });
    // From a menu, or by shaking a telephone.
    heard("beforeinput", (field, event) => {
      const { inputType } = event;
      if (event.isComposing || !/^history/.test(inputType)) return;
      if (takeBack(field, inputType === "historyRedo")) event.preventDefault();
    });
  }

  const observer = new MutationObserver(safely(find));
  const isSecond = form[OURS];
  if (isSecond) {
    console.warn("surasura: this form is looked after already");
    Object.assign(how, { silent: true, submit: "pass", postal: "", drafts: undefined, hints: false });
  } else {
    form[OURS] = true;
    leave.push(() => delete form[OURS]);
  }
  const said = speaker(face);
  const { say } = said;
  const doubts = guard(face, said);
  const fill = filler(face, said, places);
  const draft = drafter(face, said);
  const count = counter(face, doubts);
  face.check = doubts.ask;
  face.clearDraft = draft.clear;
  sender(face, see);
  // The form is as it was at first.
  on(form, "reset", () => setTimeout(safely(() => {
    for (const list of known) list.length = 0;
    controls.forEach((_, field) => say(field, ""));
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
