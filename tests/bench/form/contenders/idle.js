// Listeners that do nothing, as many as it takes to hear all that there is to hear: what measuring alone
// costs, and what the throttling adds to whatever it interrupts.

const EVENTS = ["keydown", "beforeinput", "input", "compositionstart", "compositionend", "focus", "blur", "change"];

export function attach(form) {
  const stop = new AbortController();
  const controls = [...form.elements].filter((control) => /^(input|select|textarea)$/i.test(control.tagName));
  for (const control of controls) {
    for (const name of EVENTS) control.addEventListener(name, () => {}, { signal: stop.signal });
  }
  return { fields: controls.length, detach: () => stop.abort() };
}
