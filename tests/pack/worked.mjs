// A second calculation of carts, for quotes.test.mjs: written apart from the first, in plain JavaScript.

/**
 * What a cart comes to, worked out a second time, in fractions of whole numbers. `told` gives the prices that close gaps: what
 * comes of them is worked out by pricing the cart again with goods for just as much.
 */
export function worked(cart, { taxRounding, shipping, cod, rewards = [] }, told) {
  const share = (amount, by, over) => {
    const [down, rest] = [(amount * by) / over, (amount * by) % over];
    const up = {
      floor: false, "half-up": 2n * rest >= over, ceil: rest > 0n, "half-down": 2n * rest > over,
      "half-even": 2n * rest > over || (2n * rest === over && down % 2n === 1n),
    }[taxRounding];
    return down + (up ? 1n : 0n);
  };
  const percents = { standard: 10n, reduced: 8n };
  const totals = (all) =>
    Object.entries(percents).flatMap(([rate, percent]) => {
      const of = all.filter((line) => line.taxRate === rate && line.quantity > 0);
      if (!of.length) return [];
      const sum = (included) =>
        of.filter((line) => line.taxIncluded === included)
          .reduce((sum, line) => sum + BigInt(line.unitPrice) * BigInt(line.quantity), 0n);
      const gross = sum(true) + sum(false) + share(sum(false), percent, 100n);
      const tax = share(gross, percent, 100n + percent);
      return [{ rate, percent: Number(percent), net: Number(gross - tax), tax: Number(tax), gross: Number(gross) }];
    });
  const add = (rates, name) => rates.reduce((sum, rate) => sum + rate[name], 0);
  const extra = (unitPrice, more) => ({ taxRate: "standard", taxIncluded: true, quantity: 1, ...more, unitPrice });
  /** What counts of it, and what is missing. */
  const missing = ({ amount, basis, after, quantity }, { lines, points }) => {
    if (quantity !== undefined) {
      const pieces = add(lines, "quantity");
      return { counted: pieces, gap: Math.max(quantity - pieces, 0) };
    }
    const goods = basis === "goods-as-entered"
      ? lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0)
      : add(totals(lines), basis === "goods-tax-excluded" ? "net" : "gross");
    const counted = goods - (after === "points" ? points?.amount ?? 0 : 0);
    return { counted, gap: amount ? Math.max(amount - counted, 0) : 0 };
  };
  const from = shipping?.freeFrom?.[0];
  const price = ({ lines, points, cashOnDelivery }) => {
    const goods = totals(lines);
    const free = goods.length > 0 && from !== undefined && missing(from, { lines, points }).gap === 0;
    const full = goods.length > 0 && shipping !== undefined ? shipping.fee : 0;
    const fee = free ? 0 : full;
    const feeIncluded = fee && !shipping.taxIncluded
      ? fee + Number(share(BigInt(fee), percents[shipping.taxRate ?? "standard"], 100n)) : fee;
    const charged = fee ? [...lines, extra(fee, shipping)] : lines;
    const before = add(totals(charged), "gross");
    const paid = Math.min(points?.amount ?? 0, before);
    /** What the carrier takes of so much: of the first bracket that it is in. */
    const carrier = (collected) => {
      const isFree = collected <= 0 || add(goods, "gross") >= (cod.freeFrom ?? Infinity);
      const bracket = cod.brackets.find(({ upTo, fee }) => collected + (cod.withFee && !isFree ? fee : 0) <= upTo);
      return { fee: isFree ? 0 : bracket?.fee ?? 0, available: bracket !== undefined };
    };
    const door = cashOnDelivery ? carrier(before - paid) : undefined;
    const rates = totals(door?.fee ? [...charged, extra(door.fee)] : charged);
    const total = add(rates, "gross");
    const warnings = [];
    if (door?.fee) {
      // The least that would have to go for a lower fee, if that is worth it and leaves something to collect.
      let gap = 1;
      while (gap <= door.fee && carrier(before - paid - gap).fee >= door.fee) gap++;
      const left = before - paid - gap;
      const costs = door.fee - carrier(left).fee;
      if (left > 0 && gap <= costs) warnings.push({ code: "COD_EDGE", costs, gap, pieces: false, net: costs });
    }
    return { rates, total, paid, payable: total - paid, fee, feeIncluded, free, full, door, warnings };
  };
  const now = price(cart);
  const { rates, total, paid, payable, fee, feeIncluded, free, full, door, warnings } = now;
  const ahead = (rule, gapIncluded) => {
    const { counted, gap } = missing(rule, cart);
    if (!gap) return { counted, gap, gapIncluded: 0, saves: 0, net: 0 };
    const goods = rule.quantity === undefined ? extra(gapIncluded) : extra(0, { quantity: gap });
    const then = price({ ...cart, lines: [...cart.lines, goods] });
    return { counted, gap, gapIncluded, saves: Math.max(feeIncluded - then.feeIncluded, 0), net: then.payable - payable };
  };
  const freeShipping = from && { ...from, ...ahead(from, told.freeShipping.gapIncluded) };
  if (freeShipping?.gap && paid) {
    const without = price({ ...cart, points: undefined });
    const costs = feeIncluded - without.feeIncluded;
    const { gapIncluded: gap } = freeShipping;
    if (without.free) warnings.unshift({ code: "POINTS_COST_SHIPPING", costs, gap, pieces: false, net: payable - without.payable });
  }
  const rewarded = rewards.map(({ name, ...rule }, reward) => ({ reward, ...rule, ...ahead(rule, told.rewards[reward].gapIncluded) }));
  return {
    currency: "JPY", subtotal: cart.lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0), discount: 0, coupons: [], rates,
    shipping: {
      fee, feeIncluded, free, surcharge: 0, temperature: 0, full, waivable: (shipping?.fee ?? 0) > 0, assumed: false, excluded: false,
    },
    fees: 0, points: paid, tax: add(rates, "tax"), total, payable,
    ...(door && { cod: { fee: door.fee, collected: payable, available: door.available } }),
    ...(from && { freeShipping }),
    ...(rewarded.length > 0 && { rewards: rewarded }),
    ...(warnings.length > 0 && { warnings }),
  };
}
