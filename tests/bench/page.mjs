// How long a call from the page takes, next to peers in the same run. Times differ from machine to
// machine; the ratios are the result.
//
//   make bench

import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { decideNudge, normalize, priceCart } from "../../pkg/npm/dist/surasura.js";

/** Microseconds a call: the median of 15 rounds, each long enough for the clock. */
function time(run) {
  const rounds = [];
  for (let round = -5; round < 15; round++) {
    let calls = 0;
    const start = performance.now();
    let now = start;
    while (now - start < 20) {
      for (let i = 0; i < 16; i++) run();
      calls += 16;
      now = performance.now();
    }
    // The first rounds warm up.
    if (round >= 0) rounds.push(((now - start) * 1000) / calls);
  }
  return rounds.sort((a, b) => a - b)[7];
}

function table(title, rows) {
  console.log(`\n${title}`);
  const ours = time(rows.surasura);
  for (const [name, run] of Object.entries(rows)) {
    const taken = run === rows.surasura ? ours : time(run);
    const ratio = name === "surasura" ? "" : `${(taken / ours).toPrecision(2)} times ours`;
    console.log(`  ${name.padEnd(44)}${taken.toFixed(2).padStart(9)} us  ${ratio}`);
  }
}

const typed = "０９０ー１２３４ー５６７８";
table("a phone number as typed with an IME, to hyphenated form", {
  surasura: () => normalize("phone", typed),
  "libphonenumber-js/max, parse and format": () => parsePhoneNumberFromString(typed, "JP")?.formatNational(),
});

const plain = "090-1234-5678";
table("a phone number that needs no change", {
  surasura: () => normalize("phone", plain),
  "libphonenumber-js/max, parse and format": () => parsePhoneNumberFromString(plain, "JP")?.formatNational(),
});

const rules = {
  taxRounding: "floor",
  shipping: { fee: 660, taxIncluded: true, freeFrom: { amount: 5000, basis: "goods-tax-included" } },
};
for (const count of [1, 10, 100]) {
  const lines = Array.from({ length: count }, (_, index) => ({
    unitPrice: 100 + index,
    quantity: 1 + (index % 3),
    taxRate: index % 2 ? "reduced" : "standard",
    taxIncluded: true,
  }));
  table(`a cart of ${count}: totals by rate and shipping`, {
    surasura: () => priceCart({ lines }, rules),
    "surasura, with the nudge": () => decideNudge(priceCart({ lines }, rules), rules),
    "integers by hand in JavaScript, nothing checked": () => {
      const gross = { standard: 0, reduced: 0 };
      for (const line of lines) gross[line.taxRate] += line.unitPrice * line.quantity;
      const goods = gross.standard + gross.reduced;
      if (goods < 5000) gross.standard += 660;
      const tax = Math.floor((gross.standard * 10) / 110) + Math.floor((gross.reduced * 8) / 108);
      return { gross, tax, total: gross.standard + gross.reduced };
    },
  });
}
