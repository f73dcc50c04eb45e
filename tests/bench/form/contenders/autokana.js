import * as AutoKana from "vanilla-autokana";

/** A reading for each name. It can be told to stop writing, not to stop listening. */
export function attach() {
  const names = ["family", "given", "ship_family", "ship_given"];
  for (const name of names) {
    AutoKana.bind(`#${name}_name`, `#${name}_kana`, { katakana: true });
  }
  return { fields: names.length };
}
