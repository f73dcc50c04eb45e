// yubinbango.js is not on npm; its core is. Around it is what that file does: on `keyup` in a postal
// code the parts of the address are emptied and filled. It cannot be taken off again.

import { YubinBango } from "yubinbango-core";

const PARTS = { "p-region": "region", "p-locality": "locality", "p-street-address": "street", "p-extended-address": "extended" };

/** The data come as a script, which calls back. */
const beside = globalThis.bench?.beside ?? ((run) => run);

export function attach(form) {
  const blocks = form.querySelectorAll(".h-adr");
  for (const block of blocks) {
    const parts = Object.entries(PARTS).flatMap(([name, part]) => Array.from(block.querySelectorAll(`.${name}`), (control) => [control, part]));
    const fill = beside((address) => {
      for (const [control] of parts) control.value = "";
      for (const [control, part] of parts) control.value += address[part] || "";
    });
    const postal = block.querySelector(".p-postal-code");
    postal.addEventListener("keyup", () => new YubinBango.Core(postal.value, fill));
  }
  return { fields: blocks.length };
}
