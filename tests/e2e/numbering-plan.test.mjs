// Every five digits that a fixed-line number can begin with, next to libphonenumber's own code in the
// same process. Every number there can be is compared natively (src/field/phone/tests.rs).

import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { normalize } from "../../pkg/npm/dist/surasura.js";

test("hyphens stand where libphonenumber puts them", () => {
  const different = [];
  let valid = 0;
  // From 011 on: 010 calls abroad, and libphonenumber reads the rest as another country's number.
  for (let prefix = 11000; prefix < 100000; prefix++) {
    const digits = `0${prefix}2345`;
    const theirs = parsePhoneNumberFromString(digits, "JP");
    if (!theirs?.isValid() || theirs.getType() !== "FIXED_LINE") continue;
    valid++;
    const ours = normalize("phone", digits);
    if (!ours.valid || ours.value !== theirs.formatNational()) {
      different.push(`${theirs.formatNational()}, not ${ours.value}`);
    }
  }
  assert.ok(valid > 50000, `${valid} prefixes are in use`);
  assert.deepEqual(different, []);
});
