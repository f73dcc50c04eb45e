// The submit: it is held back with a word, once for the same text, and never greyed out. The rules of ours
// may be wrong, and the shop's own come after; who presses again is let through, unless the shop says
// `submit: "block"`.

import { isEmpty, isRequired } from "./control.js";
import { speak } from "./words.js";

/** A check of the shop's own that takes longer than this, in ms, holds nobody up. */
const PATIENCE = 3000;

export function guard(face, { say, announce, validate, stateOf }) {
  const { form, how, controls, faults, settings, told, textOf, isHere, boxesOf, known, on } = face;

  /** By field: what the shop's own check said, and of which text. */
  const checked = [];
  known.push(checked);

  /** What is wrong with a field that the form must not be sent with. */
  function faultOf(field) {
    const control = controls[field];
    const boxes = boxesOf(field);
    // Of boxes the last speaks for all.
    if (!isHere(control) || field !== boxes.at(-1)) return undefined;
    if (boxes.some((box) => isRequired(controls[box]) && isEmpty(controls[box]))) {
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
      if (!answer || checked[field] !== asked || textOf(field) !== text) return;
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
    if (how.submit === "pass") return [];
    return controls.flatMap((_, field) => {
      const fault = faultOf(field);
      const isKnown = how.submit !== "block" && told[field] === textOf(field);
      return fault === undefined || isKnown ? [] : [[field, fault]];
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
    const first = controls[boxesOf(faults[0][0])[0]];
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "center" });
  }

  let through = false;
  /** A submit waits for answers: another press does not make it two. */
  let isHeld = false;

  function submitted(event) {
    if (through) return;
    face.normalizeAll();
    // Who goes back, or comes again later, need not be done.
    if (how.submit === "pass" || event.submitter?.formNoValidate) return;
    const waiting = checking();
    const faults = wrong();
    if (!faults.length && !waiting.length) return;
    if (faults.length) explain(faults);
    else if (!isHeld) settled(waiting).then(() => again(event));
    isHeld ||= !faults.length;
    // Only once it is explained, or will be.
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** The shop's checks that are not answered yet. */
  const checking = () => controls.flatMap((_, field) => (check(field), checked[field]?.waiting ?? []));

  const settled = (waiting) =>
    Promise.race([Promise.all(waiting), new Promise((go) => setTimeout(go, PATIENCE))]);

  function again({ target, submitter }) {
    isHeld = false;
    try {
      const faults = wrong();
      if (faults.length) return explain(faults);
    } catch (error) {
      face.giveUp(error);
    }
    through = true;
    try {
      target.requestSubmit(submitter?.form === target ? submitter : undefined);
    } finally {
      through = false;
    }
  }

  // The browser's own check comes before the submit; its bubble would speak of one field alone.
  let pressed = false;
  let refused = [];
  on(form, "click", ({ target }) => {
    const { type } = target.closest?.("button, input") ?? {};
    if (how.submit === "pass" || !/^(submit|image)$/.test(type)) return;
    face.normalizeAll();
    pressed = true;
    refused = [];
    setTimeout(face.safely(() => {
      pressed = false;
      const here = new Set(refused.map((field) => boxesOf(field).at(-1)));
      if (here.size) explain(Array.from(here, (field) => [field, faultOf(field) ?? controls[field].validationMessage]));
    }));
  }, true);
  on(form, "invalid", (event) => {
    const field = controls.indexOf(event.target);
    if (field < 0) return;
    if (pressed) {
      event.preventDefault();
      refused.push(field);
    } else if (how.submit === "explain") {
      // The page asked by itself, and the browser tells; the next time we have no objection.
      told[field] = textOf(field);
      setTimeout(() => validate(field, "", stateOf(field) === "error"));
    }
  }, true);
  // Before the page's own handlers: they are to see the values that are meant.
  on(form, "submit", submitted, true);

  /** For who sends by a script of their own: whether all is well, after saying what is not. */
  async function ask() {
    face.normalizeAll();
    try {
      await settled(checking());
      const faults = wrong();
      if (faults.length) explain(faults);
      return !faults.length;
    } catch (error) {
      face.giveUp(error);
      return true;
    }
  }

  return { check, ask, faultOf };
}
