import { AsYouType } from "libphonenumber-js";

/** It formats a text; the listener is the shop's. */
export function attach(form) {
  const stop = new AbortController();
  const inputs = ["tel", "mobile", "ship_tel"].map((name) => form.elements[name]);
  for (const input of inputs) {
    input.addEventListener("input", () => {
      input.value = new AsYouType("JP").input(input.value);
    }, { signal: stop.signal });
  }
  return { fields: inputs.length, detach: () => stop.abort() };
}
