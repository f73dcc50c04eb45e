// EC-CUBE 4: its carts, whose prices have tax in them, and its orders, whose prices have none. Amounts are major
// units, as numbers or as decimal texts. Entity/OrderItem.php and Service/OrderHelper.php of EC-CUBE 4.

import { agree, exact, fail, fromDecimal } from "./money.js";
import { positive, reader } from "./reader.js";

/** By `RoundingType.id`, from 1. */
const ROUNDINGS = ["half-up", "floor", "ceil"];

/** It has but numbers for rates. */
const RATES = { 10: "standard", 8: "reduced", 0: "exempt" };

// By `OrderItemType.id`.
const PRODUCT = 1;
const DELIVERY_FEE = 2;
const CHARGE = 3;
const DISCOUNT = 4;
const POINT = 6;

const major = (value, currency, path) => fromDecimal(typeof value === "number" ? `${value}` : value, currency, path);

export function fromEcCube(order, options = {}) {
  const { currency = "JPY", rates = RATES, freeQuantity } = options;
  const said = reader({ order, options }, "", major, currency);
  const isCart = "CartItems" in said.object("order");
  const read = reader(order, "", major, currency);

  const lines = [];
  const fees = [];
  const places = {};
  const charged = {};
  let { taxRounding } = options;
  let goods = 0;
  let points = 0;
  let delivery;

  read.each(isCart ? "CartItems" : "OrderItems", (read, item) => {
    const kind = Number(item.OrderItemType?.id ?? PRODUCT);
    const isDiscount = kind === DISCOUNT;
    const untaxed = kind === POINT || (isDiscount ? read.there("TaxType.id") : item.TaxType?.id) > 1;
    // A decimal without places, which is a text in some answers.
    const quantity = read.count("quantity", Number);
    const rate = untaxed ? 0 : Number(read.there("tax_rate"));
    const taxRate = untaxed ? "exempt" : Object.hasOwn(rates, rate) ? rates[rate] : fail("TAX_RATE_UNKNOWN", read.at("tax_rate"));

    const at = read.at("price");
    const price = read.amount("price");
    const included = isCart || Number(item.TaxDisplayType?.id) === 2;
    const from = read.has("price_inc_tax") ? "price_inc_tax" : !included && read.has("tax") ? "tax" : "price";
    const each = from === "tax" ? exact(price + read.amount(from), at) : read.amount(from);
    const taxIncluded = included || from !== "price";
    // However it was rounded, a price with tax is less than 1 off.
    const off = exact(each * 100, at) - exact(price * (taxIncluded && !included ? 100 + rate : 100), at);
    if (Math.abs(off) >= 100) fail("AMOUNT_SCALE", read.at(from));
    const all = exact(each * quantity, at);

    const rounding = ROUNDINGS[item.RoundingType?.id - 1];
    if (rounding && (taxRounding ??= rounding) !== rounding) fail("RULES_CONTRADICT", read.at("RoundingType"));

    const { id, Pref } = item.Shipping ?? {};
    const region = Pref?.id && `JP-${`${Pref.id}`.padStart(2, "0")}`;
    if (id) places[id] = { name: `${id}`, ...(region && { region }) };

    if (untaxed && (isDiscount || kind === POINT)) {
      // They come off every rate by its part of the whole, delivery and charges among it (EC-CUBE #6878).
      points = exact(points + positive(-all, at), at);
    } else if (kind === DELIVERY_FEE) {
      // Where it is free there are none of it, and the price is still what it would be.
      delivery ??= { fee: positive(each, at), taxIncluded, taxRate };
      if ((charged[region] ??= each) !== each || (!region && each !== delivery.fee)) fail("RULES_CONTRADICT", at);
    } else if (kind === CHARGE) {
      if (all) fees.push({ name: "charge", amount: positive(all, at), taxIncluded, taxRate });
    } else if (kind === PRODUCT || isDiscount) {
      lines.push({
        unitPrice: positive(isDiscount ? -each : each, at), quantity, taxRate, taxIncluded,
        // Off the goods of its rate; free shipping goes by the products alone.
        ...(isDiscount && { returned: true, counts: false }),
        ...(id && { destination: `${id}` }),
      });
      // Without the tax there is no sum to compare.
      if (!isDiscount) goods = taxIncluded ? exact(goods + all, at) : NaN;
    } else fail("TYPE_INVALID", read.at("OrderItemType.id"));
  });

  const sum = isCart ? "total_price" : "subtotal";
  if (goods >= 0 && read.has(sum)) agree(read.amount(sum), goods, sum);

  const destinations = Object.values(places);
  const several = destinations.length > 1;
  if (!several) for (const line of lines) delete line.destination;
  const region = destinations[0]?.region;
  const cart = {
    currency, lines,
    ...(fees.length && { fees }),
    ...(points && { points: { amount: points, usedAs: "discount" } }),
    ...(several ? { destinations } : region && { region }),
  };

  if (said.has("options.deliveryFee")) {
    delivery = { taxRate: "standard", ...delivery, fee: said.price("options.deliveryFee"), taxIncluded: true };
  } else if (delivery) {
    const others = Object.entries(charged).filter(([, fee]) => fee !== delivery.fee);
    if (others.length) delivery.regions = others.map(([region, fee]) => ({ names: [region], fee }));
  }
  const byAmount = said.has("options.freeAmount");
  // EC-CUBE may have both, of which either is enough. Ours has one.
  if (byAmount && said.has("options.freeQuantity")) fail("RULES_CONTRADICT", "options.freeQuantity");
  const free = byAmount ? { amount: said.price("options.freeAmount"), basis: "goods-tax-included", after: "nothing" }
    : freeQuantity && { quantity: freeQuantity };
  const rules = {
    taxRounding: taxRounding ?? fail("VALUE_MISSING", "options.taxRounding"),
    taxScope: "unit-gross",
    ...(delivery && { shipping: { ...delivery, judged: "destination", ...(free && { freeFrom: [free] }) } }),
  };
  return { cart, rules };
}
