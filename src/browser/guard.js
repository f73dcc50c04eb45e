// The submit: it is held back with a word, once for the same text, and never greyed out. The rules of ours
// may be wrong, and the shop's own come after; who presses again is let through, unless the shop says
// `submit: "block"`.

import { isEmpty, isRequired } from "./control.js";
import { speak } from "./words.js";

/** A check of the shop's own that takes longer than this, in ms, holds nobody up. */
const PATIENCE = 3000;

export function guard(face, { say, announce, validate, stateOf }) {
  const { form, how, controls, faults, settings, told, textOf, isHere, listening } = face;

  /** By field: what the shop's own check said, and of which text. */
  const checked = [];

  /** What is wrong with a field that the form must not be sent with. */
  function faultOf(field) {
    const control = controls[field];
    if (!isHere(control)) return undefined;
    if (isRequired(control) && isEmpty(control)) {
      const ticked = /^(checkbox|radio)$/.test(control.type);
      const code = ticked ? "TICK_REQUIRED" : control.localName === "select" ? "CHOICE_REQUIRED" : "VALUE_REQUIRED";
      return speak(how, code);
    }
    return faults[field]?.message ?? (checked[field]?.text === textOf(field) ? checked[field].fault : undefined);
  }

  /** Asks the shop's own check of a field, if there is one; its answer is kept for that text. */
  function check(field) {
    const ask = settings[field]?.check;
    const text = textOf(field);
    if (!ask || !text || faults[field] || checked[field]?.text === text) return;
    const asked = (checked[field] = { text });
    const answered = (answer) => {
      asked.waiting = undefined;
      if (checked[field] !== asked || textOf(field) !== text) return;
      // Of a field of no kind nobody has said yet that it is right.
      if (!answer) return stateOf(field) || say(field, "ok");
      const { message = answer, severity = "error" } = answer;
      if (severity === "error") asked.fault = message;
      say(field, severity, `${message}`);
    };
    // A check that fails is the shop's fault, and nobody else's.
    const failed = (error) => {
      asked.waiting = undefined;
      console.warn("surasura:", error);
    };
    try {
      const answer = ask(text);
      if (answer?.then) asked.waiting = answer.then(answered).catch(failed);
      else answered(answer);
    } catch (error) {
      failed(error);
    }
  }

  /** Fields that the form must not be sent with, in their order. */
  function wrong() {
    return controls.flatMap((_, field) => {
      const fault = faultOf(field);
      const known = how.submit !== "block" && told[field] === textOf(field);
      return fault === undefined || known ? [] : [[field, fault]];
    });
  }

  /** Says what is wrong, all of it, and goes to the first. */
  function explain(faults) {
    for (const [field, fault] of faults) {
      told[field] = textOf(field);
      // What stands there may have an offer beside it.
      if (stateOf(field) !== "error") say(field, "error", fault);
      validate(field, fault, true);
    }
    announce(speak(how, "ASK", faults.length));
    const [[first]] = faults;
    controls[first].focus({ preventScroll: true });
    controls[first].scrollIntoView({ block: "center" });
  }

  let through = false;

  function submitted(event) {
    if (through) return;
    face.normalizeAll();
    if (how.submit === "pass") return;
    const waiting = checking();
    const faults = wrong();
    if (!faults.length && !waiting.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (faults.length) explain(faults);
    else settled(waiting).then(() => again(event));
  }

  /** The shop's checks that are not answered yet. */
  const checking = () => controls.flatMap((_, field) => (check(field), checked[field]?.waiting ?? []));

  const settled = (waiting) =>
    Promise.race([Promise.all(waiting), new Promise((go) => setTimeout(go, PATIENCE))]);

  function again({ target, submitter }) {
    const faults = wrong();
    if (faults.length) return explain(faults);
    through = true;
    try {
      target.requestSubmit(submitter?.isConnected ? submitter : undefined);
    } finally {
      through = false;
    }
  }

  // The browser's own check comes before the submit; its bubble would speak of one field alone.
  let pressed = false;
  let refused = [];
  form.addEventListener("click", ({ target }) => {
    const { type } = target.closest?.("button, input") ?? {};
    if (how.submit === "pass" || !/^(submit|image)$/.test(type)) return;
    face.normalizeAll();
    pressed = true;
    refused = [];
    setTimeout(() => {
      pressed = false;
      const here = refused.map((control) => controls.indexOf(control)).filter((field) => field >= 0);
      if (here.length) explain(here.map((field) => [field, faultOf(field) ?? controls[field].validationMessage]));
    });
  }, { ...listening, capture: true });
  form.addEventListener("invalid", (event) => {
    if (!pressed || !controls.includes(event.target)) return;
    event.preventDefault();
    refused.push(event.target);
  }, { ...listening, capture: true });
  // Before the page's own handlers: they are to see the values that are meant.
  form.addEventListener("submit", submitted, { ...listening, capture: true });

  /** For who sends by a script of their own: whether all is well, after saying what is not. */
  async function ask() {
    face.normalizeAll();
    await settled(checking());
    const faults = wrong();
    if (faults.length) explain(faults);
    return !faults.length;
  }

  return { check, ask, faultOf };
}
