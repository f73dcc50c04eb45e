// Plain JSON, by a mapping that says where everything is and of which scale the money is.

import { agree, byTotals, exact, fail, scales } from "./money.js";
import { reader } from "./reader.js";

export function fromJson(json, mapping) {
  const said = reader({ mapping, json }, "");
  const { scale, currency = "JPY", rates, total, lines: place = "", unitPrice, lineTotal, ...names } = said.object("mapping");
  for (const name of ["scale", "quantity", "taxRate", "taxIncluded", lineTotal ? "lineTotal" : "unitPrice"]) {
    said.there(`mapping.${name}`);
  }
  if (!Object.hasOwn(scales, scale)) fail("OPTION_INVALID", "mapping.scale");
  said.object("json");
  const read = reader(json, "", scales[scale], currency);

  let sum = 0;
  const lines = read.each(place, (read) => {
    const quantity = read.count(names.quantity);
    const at = read.at(lineTotal ?? unitPrice);
    const unit = unitPrice && read.price(unitPrice);
    const full = unitPrice ? exact(unit * quantity, at) : read.price(lineTotal);
    const amount = !lineTotal && names.discount && read.has(names.discount) ? read.price(names.discount) : 0;
    if (amount > full) fail("AMOUNT_SCALE", read.at(names.discount));
    const final = lineTotal ? read.price(lineTotal) : full - amount;
    sum = exact(sum + final, at);

    const rate = read.there(names.taxRate);
    const taxRate = rates ? Object.hasOwn(rates, rate) && rates[rate] : rate;
    if (typeof taxRate !== "string") fail("TAX_RATE_UNKNOWN", read.at(names.taxRate));
    const priced = lineTotal
      ? byTotals(full, final, quantity, at)
      : { unitPrice: unit, quantity, ...(amount && { discount: { amount } }) };
    const line = {
      ...priced,
      taxRate,
      taxIncluded: typeof names.taxIncluded === "boolean" ? names.taxIncluded : read.flag(names.taxIncluded),
    };
    for (const name of ["counts", "destination", "temperature"]) {
      if (names[name] && read.has(names[name])) line[name] = read.value(names[name]);
    }
    return line;
  });
  if (total) agree(read.price(total), sum, total);
  return { currency, lines };
}
