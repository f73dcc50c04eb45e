// Scenarios of forms, asked of `attachForm` as a shop calls it: the same over the module under test (help.rs)
// and over the package (tests/e2e/forms.test.mjs).

import { attachForm } from "../../src/browser/form.js";
import { learn } from "../../src/browser/outcome.js";
import { pack } from "../../pkg/npm/options.js";
import { postal } from "../../pkg/npm/postal.js";
import { fills } from "./help/fills.js";
import { keeps } from "./help/keeps.js";
import { messages } from "./help/messages.js";
import { stage } from "./help/page.js";
import { strangers } from "./help/strangers.js";
import { submits } from "./help/submits.js";

const SUITES = { fills, keeps, messages, strangers, submits };

/** `attachForm` over a desk, as pkg/npm/form-face.js makes it. */
export function face(desk, names, words) {
  learn(names, words);
  const fail = (path) => {
    throw new Error(path);
  };
  const read = (options) => ({ bits: pack(options, fail), today: 0, english: false });
  const answer = (...texts) => desk.read(desk.core.places(desk.texts(texts)));
  return (form, options = {}) => {
    const { postal: base, drafts, messages, submit = "explain", furigana = true, hints = true, show = true } = options;
    const how = read(options);
    if (options.kana === undefined) how.bits |= 3;
    Object.assign(how, { postal: base, drafts, messages, furigana, hints, silent: !show, submit: show ? submit : "pass" });
    how.bitsOf = (given) => read(given).bits;
    return attachForm(desk, form, options, how, postal(answer));
  };
}

/** Runs the scenarios of a suite; the complaints as lines. `attach`: `attachForm`. */
export async function run(name, attach) {
  const complaints = [];
  for (const [title, scenario] of Object.entries(SUITES[name])) {
    const shop = stage(attach);
    try {
      await Promise.race([
        scenario(shop),
        new Promise((_, late) => setTimeout(() => late(new Error("takes too long")), 9000)),
      ]);
    } catch (error) {
      complaints.push(`${name}, ${title}: ${error.message}`);
    }
    shop.strike();
  }
  return complaints.join("\n");
}
