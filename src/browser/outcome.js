// Outcomes as JavaScript sees them, read from the numbers that `outcome.rs` writes.

import { NONE, string } from "./desk.js";

const NOTHING = Object.freeze([]);

/** The names of the kinds that the module has. */
export let kinds;
let changeCodes, codes, severities, ja, en;

/** The names behind the numbers, from the module itself, and the words of issues in the order of their codes. */
export function learn(names, words) {
  [kinds, changeCodes, codes] = names.split("\n\n").map((list) => list.split("\n"));
  ({ severities } = words);
  [ja, en] = [words.ja, words.en].map((list) => list.split("\n"));
}

/** The number of a kind; -1 where there is none of that name. */
export const kindOf = (name) => kinds.indexOf(name);

/** What is told where there are no numbers: nothing changed, nothing is wrong. */
export const unchanged = (text, caret) => {
  const told = { value: text, changed: false, changes: NOTHING, issues: NOTHING, valid: true };
  if (caret !== undefined) told.caret = caret;
  return told;
};

/** The words of the code of that number, in a language or as the shop has them. */
const wordsOf = (code, { english, messages }) => messages?.[codes[code]] ?? (english ? en : ja)[code];

const issueOf = (code, how, about) => ({
  code: codes[code],
  severity: severities[code] === "E" ? "error" : "warning",
  message: wordsOf(code, how).replace("#", about),
});

/** An issue that is found in the page. */
export const issue = (name, how) => issueOf(codes.indexOf(name), how);

/** The outcome that lies in `numbers` from `at`, after the number of its numbers. `how`: `english`, `messages`. */
export function outcome(text, numbers, at, how) {
  const end = at + 1 + numbers[at++];
  let length = numbers[at++];
  const told = unchanged(text);
  if (length !== NONE) {
    told.value = string(numbers, at, length);
    told.changed = true;
    at += length;
  }
  if (numbers[at++] !== NONE) told.caret = numbers[at - 1];
  let left = numbers[at++];
  if (left) told.changes = [];
  for (; left--; at += 5) {
    told.changes.push({
      code: changeCodes[numbers[at]],
      from: numbers[at + 1],
      to: numbers[at + 2],
      valueFrom: numbers[at + 3],
      valueTo: numbers[at + 4],
    });
  }
  if (at < end) told.issues = [];
  while (at < end) {
    const code = numbers[at];
    const about = numbers[at + 1];
    const issue = issueOf(code, how, numbers[at + 2] ? String.fromCodePoint(about) : about);
    if (numbers[at + 3] !== NONE) issue.part = numbers[at + 3];
    at += 4;
    length = numbers[at++];
    if (length !== NONE) {
      issue.suggestion = string(numbers, at, length);
      at += length;
    }
    told.issues.push(issue);
    told.valid &&= issue.severity !== "error";
  }
  return told;
}
