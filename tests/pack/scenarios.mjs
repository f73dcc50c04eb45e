// What each scenario of the catalogue says in the situation that the demo has for it (www/scenarios/situations.js), in
// Japanese and in English, by variant, with `why` behind it; and a change of that situation in which it is silent, with the
// reason. Worked out from the shop's rules: shipping 660 yen, free from 5,000 yen of goods, after coupons and points;
// Okinawa 1,100 beside it, islands 1,980 and never free, frozen goods 330 beside it.

const NEVER_LESS = ["離島・一部地域やクール便の追加分は、そのままかかります。", "The part for remote areas or chilled delivery stays."];

export const EXPECTED = {
  // 5,200 - 300 = 4,900: shipping comes back. 4,900 + 660 = 5,560, without the coupon 5,200: 360 more.
  "coupon-costs-more": {
    more: ["このクーポンをお使いになると送料660円がかかり、お支払いは360円多くなります", "With this coupon shipping of ¥660 applies, and you pay ¥360 more"],
    without: ["クーポンを使わないほうが、お支払いは360円少なくなります（送料660円が無料になるため）", "Without the coupon you pay ¥360 less, because ¥660 of shipping is free"],
    silent: [{ coupon: 200 }, "WARNING"],
  },
  // 5,500 - 1,000 + 660 = 5,160, without 5,500: 340 less.
  "coupon-costs-shipping": {
    less: ["クーポンのご利用で送料660円がかかりますが、お支払いは340円少なくなります", "With the coupon shipping of ¥660 applies; you still pay ¥340 less"],
    silent: [{ coupon: 600 }, "FACT_MISSING", "less"], // 4,900 + 660 = 5,560: 60 more, not less
  },
  // 5,200 - 300 = 4,900: 100 short.
  "points-cost-shipping": {
    plain: ["ポイントのご利用で送料660円がかかります。ポイントなしでは、この送料は無料です", "With your points shipping of ¥660 applies. Without them that is free"],
    gap: ["ポイントのご利用で、送料無料まであと100円になります（送料660円）", "With your points you are ¥100 short of free shipping (¥660)"],
    silent: [{ points: 200 }, "WARNING"],
  },
  "shipping-would-be-lost": {
    plain: ["この変更で送料無料の対象から外れ、送料660円がかかります", "With this change shipping is no longer free and costs ¥660"],
    silent: [{ then: 5000 }, "WARNING"],
  },
  "reward-would-be-lost": {
    plain: ["この変更で手ぬぐいの対象ではなくなります", "With this change you lose 手ぬぐい"],
    silent: [{ then: 8000 }, "WARNING"],
  },
  // The carrier collects up to 99,999.
  "cod-not-available": {
    plain: ["この金額では代金引換をご利用いただけません。ほかのお支払い方法をお選びください", "Cash on delivery is not available for this amount. Please choose another payment method"],
    silent: [{ then: 99999 }, "WARNING"],
  },
  // 10,050 is 51 above 9,999; the fee would be 330 in the place of 440.
  "cod-edge": {
    drop: ["お支払いがあと51円少ないと、代引手数料が110円下がります", "If you pay ¥51 less, the cash-on-delivery fee drops by ¥110"],
    points: ["ポイントなどでお支払いを51円減らすと、代引手数料が110円下がります", "Use points or the like for ¥51, and the cash-on-delivery fee drops by ¥110"],
    silent: [{ goods: 10110 }, "WARNING"], // 111 to take off for 110
  },
  "shipping-excluded": {
    fee: ["このお届け先への送料は1,980円です。送料無料の対象外の地域です", "Shipping to this address is ¥1,980. Free shipping does not extend to this area"],
    silent: [{ region: "JP-13" }, "CART", "state"],
  },
  "dispatch-closed": {
    plain: ["12月29日から1月4日まで、発送をお休みします", "No dispatch from Dec 29 to Jan 4"],
    silent: [{ facts: { closedFrom: 20261229 } }, "FACT_MISSING", "closedUntil"],
  },
  preorder: {
    plain: ["ご予約の商品は12月15日ごろの発送です", "The pre-ordered item ships around Dec 15"],
    silent: [{ step: "payment" }, "STEP"],
  },
  "shipping-near": {
    gap: ["あと1,000円で送料無料です", "¥1,000 more for free shipping"],
    fee: ["あと1,000円のお買い上げで、送料660円が無料になります", "Add ¥1,000, and ¥660 of shipping is free"],
    carrier: ["あと1,000円で、送料660円を当店が負担します", "¥1,000 more, and we pay the ¥660 of shipping"],
    silent: [{ region: "JP-47" }, "CART", "saves"], // 1,100 stays
  },
  // 1,000 - 660.
  "shipping-near-net": {
    net: ["1,000円の追加で送料660円が無料になります。差し引き340円の追加です", "Add ¥1,000 and ¥660 of shipping goes: ¥340 in effect"],
    after: ["ご注文の前に：1,000円を足すと、送料を含めた増額は340円です", "Before you order: adding ¥1,000 comes to ¥340 more, shipping included"],
    silent: [{ goods: 4600 }, "FACT_MISSING", "net"], // 400 - 660: there is less to pay
  },
  // 400 - 660.
  "shipping-near-pays": {
    less: ["あと400円のお買い上げで送料660円が無料になり、お支払いは260円少なくなります", "Add ¥400, ¥660 of shipping goes, and you pay ¥260 less"],
    silent: [{ goods: 4000 }, "FACT_MISSING", "less"],
  },
  "shipping-near-region-unknown": {
    note: ["あと1,000円で送料無料です（お届け先により、追加の送料がかかることがあります）", "¥1,000 more for free shipping (some areas have a surcharge)"],
    silent: [{ region: "JP-13" }, "CART", "note"],
  },
  // 660 + 1,100, of which the first falls.
  "shipping-part": {
    drop: ["あと1,000円で、送料が660円下がります", "¥1,000 more, and shipping costs ¥660 less", ...NEVER_LESS],
    fee: ["あと1,000円で、送料1,760円のうち660円がかからなくなります", "¥1,000 more, and ¥660 of the ¥1,760 for shipping goes", ...NEVER_LESS],
    silent: [{ region: "JP-13" }, "CART", "saves"],
  },
  "shipping-lost": {
    again: ["あと1,000円で、また送料無料になります", "¥1,000 more, and shipping is free again"],
    silent: [{ before: null }, "CART", "state"],
  },
  "shipping-far": {
    rule: [
      "5,000円以上のお買い上げで送料無料です", "Free shipping on orders of ¥5,000 or more",
      "現在の送料は660円です。お届け先により変わることがあります。", "Shipping is ¥660 now and may differ by address.",
    ],
    silent: [{ goods: 0 }, "CART", "state"],
  },
  "shipping-reached": {
    free: ["送料無料になりました", "Shipping is free now", "配送会社への送料は、当店がお支払いします。", "We pay the carrier for you."],
    carrier: ["送料は当店が負担します", "We pay the shipping", "配送会社への送料を、お客さまに代わってお支払いします。", "What the carrier charges is paid by us."],
    silent: [{ goods: 4999 }, "CART", "state"],
  },
  "island-surcharge": {
    plain: [
      "通常の送料は無料です。このお届け先には追加送料1,100円がかかります", "Standard shipping is free. For this address a surcharge of ¥1,100 applies",
      "配送会社がこの地域に定めている料金で、当店の上乗せはありません。", "It is what the carrier charges for this area; we add nothing.",
    ],
    sorry: [
      "このお届け先には、配送会社の追加料金1,100円をお願いしています", "For this address we have to ask for the carrier's surcharge of ¥1,100",
      "通常の送料は当店が負担します。追加分に当店の上乗せはありません。", "We pay standard shipping, and add nothing to the surcharge.",
    ],
    silent: [{ facts: { surchargeAtCost: false } }, "FACT", "surchargeAtCost"],
  },
  "cool-surcharge": {
    plain: [
      "送料は無料です。クール便の追加料金330円は別にかかります", "Shipping is free; ¥330 for chilled delivery still applies",
      "冷やしたままお届けするための料金です。", "It pays for keeping the goods cold on the way.",
    ],
    silent: [{ frozen: false }, "CART", "note"],
  },
  "gift-near": {
    gap: ["あと1,000円で手ぬぐいをプレゼントします", "¥1,000 more for 手ぬぐい as a present"],
    from: ["8,000円以上のお買い上げで手ぬぐいを差し上げています（あと1,000円）", "手ぬぐい comes with orders of ¥8,000 or more (¥1,000 to go)"],
    silent: [{ rewards: "" }, "CART", "state"],
  },
  "gift-reached": {
    plain: ["手ぬぐいを同梱してお届けします", "手ぬぐい comes with your order"],
    silent: [{ rewards: "" }, "CART", "kind"],
  },
  "coupon-near": {
    gap: ["あと1,000円で次回の500円クーポンを差し上げます", "¥1,000 more for 次回の500円クーポン"],
    silent: [{ rewards: "points" }, "CART", "kind"],
  },
  "points-near": {
    gap: ["あと1,000円でポイント2倍の対象です", "¥1,000 more for ポイント2倍"],
    silent: [{ step: "payment" }, "STEP"],
  },
  // 840 minutes are 14:00; it is noon.
  "same-day-dispatch": {
    until: ["14:00までのご注文は、本日発送します", "Orders placed by 14:00 ship today"],
    "in-stock": ["カゴの商品はすべて在庫があります。14:00までのご注文は本日発送です", "All of it is in stock. Orders placed by 14:00 ship today"],
    silent: [{ minute: 826 }, "TIME", "cutOff"], // 14 minutes are not enough
  },
  "next-dispatch": {
    plain: ["本日の発送受付は14:00で終了しました。次の発送は11月24日です", "Today's dispatch closed at 14:00. The next one is on Nov 24"],
    silent: [{ minute: 839 }, "TIME", "cutOff"],
  },
  arrival: {
    plain: ["このお届け先には11月25日ごろ到着の予定です", "Expected at this address around Nov 25"],
    silent: [{ facts: {} }, "FACT_MISSING", "arrivesOn"],
  },
  "time-slots": {
    choose: ["お届けの時間帯をお選びいただけます", "You can choose a time of delivery"],
    once: ["ご在宅の時間帯をご指定いただくと、一度でお受け取りになれます", "Choose a time when you are in, and it arrives at the first attempt"],
    silent: [{ facts: { timeSlots: false } }, "FACT", "timeSlots"],
  },
  doorstep: {
    plain: ["ご不在の時間が長い方は、置き配もお選びいただけます", "If you are rarely in, doorstep delivery is available"],
    silent: [{ facts: { doorstep: true, timeSlots: true } }, "AFTER"], // the one before it is said now
  },
  "stock-left": {
    plain: ["カゴの商品に、在庫が残り2点のものがあります", "Of something in your cart 2 are left", "実際の在庫数です。", "This is the real stock."],
    silent: [{ facts: { stockLeft: 4 } }, "FACT", "stockLeft"],
  },
  "campaign-ends": {
    until: ["秋の麻まつりは11月24日までです", "秋の麻まつり ends on Nov 24"],
    silent: [{ facts: { campaign: "秋の麻まつり", campaignEndsOn: 20261124, campaignDaysLeft: 4 } }, "FACT", "campaignDaysLeft"],
  },
  "points-expiring": {
    date: ["1,200ポイントの有効期限は11月30日です", "1,200 of your points expire on Nov 30"],
    use: ["11月30日で期限が切れる1,200ポイントを、このご注文にお使いいただけます", "1,200 points that expire on Nov 30 can be used for this order"],
    silent: [{ segments: ["member"] }, "SEGMENT"],
  },
  "points-usable": {
    plain: ["3,400ポイントをご利用いただけます", "You can use 3,400 points"],
    silent: [{ facts: { points: 99 } }, "FACT", "points"],
  },
  "points-earned": {
    plain: ["このご注文で46ポイントがたまります", "This order earns you 46 points"],
    silent: [{ facts: { pointsToEarn: 0 } }, "FACT", "pointsToEarn"],
  },
  "coupon-held": {
    plain: ["お持ちの「300円クーポン」をお使いいただけます（12月31日まで）", "You can use your 300円クーポン (until Dec 31)"],
    silent: [{ facts: { couponHeld: null, couponEndsOn: 20261231 } }, "FACT_MISSING", "couponHeld"],
  },
  "guest-checkout": {
    free: ["会員登録をしなくても、ご注文いただけます", "You can order without becoming a member"],
    why: ["会員登録は任意です", "Membership is optional", "ご登録いただくと、次回からご住所の入力を省けます。", "As a member you need not type your address again."],
    silent: [{ segments: ["member"] }, "SEGMENT"],
  },
  "member-login": {
    plain: ["会員の方は、ログインするとご住所の入力を省けます", "Members: log in, and your address is filled in"],
    silent: [{ segments: ["returning", "member"] }, "SEGMENT"],
  },
  "welcome-back": {
    plain: ["またのご利用ありがとうございます。前回のお届け先をそのままお使いいただけます", "Welcome back. Your last address can be used again"],
    silent: [{ segments: ["dormant"] }, "SEGMENT"],
  },
  "first-visit-returns": {
    plain: [
      "商品の到着から8日以内は返品いただけます", "Returns are accepted within 8 days of arrival",
      "条件と返送料は「特定商取引法に基づく表記」をご覧ください。", "For terms and return postage see our legal notice.",
    ],
    silent: [{ facts: { returnDays: 0 } }, "FACT", "returnDays"],
  },
  "payment-methods": {
    plain: ["お支払いはクレジットカード・コンビニ払い・代金引換からお選びいただけます", "You can pay by クレジットカード・コンビニ払い・代金引換"],
    silent: [{ segments: [] }, "SEGMENT"],
  },
  "konbini-deadline": {
    plain: ["コンビニでのお支払い期限は11月29日です", "Please pay at the convenience store by Nov 29"],
    silent: [{ step: "cart" }, "STEP"],
  },
  "gift-wrap": {
    plain: ["贈りものには、ギフト包装（330円）を承ります", "Gift wrapping is available (¥330)"],
    silent: [{ facts: {} }, "FACT_MISSING", "giftWrapFee"],
  },
  invoice: {
    plain: ["適格請求書（インボイス）は、ご注文の後に発行いただけます", "A qualified invoice can be issued after the order"],
    silent: [{ facts: { qualifiedInvoice: false } }, "FACT", "qualifiedInvoice"],
  },
  "why-phone": {
    delivery: ["お届けのご連絡にだけ使います", "Used to reach you about the delivery only"],
    silent: [{ facts: { phoneOnlyForDelivery: false } }, "FACT", "phoneOnlyForDelivery"],
  },
  "why-email": {
    confirm: ["ご注文の確認をお送りします。お知らせメールは任意です", "For the confirmation of your order. The newsletter is optional"],
    silent: [{ facts: {} }, "FACT_MISSING", "newsletterOptional"],
  },
  "add-to-order": {
    until: ["14:00までは、このご注文に商品を追加できます。送料は増えません", "Until 14:00 you can add to this order. Shipping stays the same"],
    parcel: ["お忘れの品はありませんか。14:00まで、同じ箱に追加できます", "Anything forgotten? Until 14:00 it travels in the same parcel"],
    silent: [{ minute: 841 }, "TIME", "addUntil"],
  },
};

/** Catalogues with one mistake: what makes it, what is told, and whether the schema, which knows no names, sees it as well. */
export const MISTAKES = [
  [(all) => (all.scenario = []), "OPTION_INVALID scenario", true],
  [(all) => delete all.scenarios, "VALUE_MISSING scenarios", true],
  [(all) => (all.scenarios = {}), "TYPE_INVALID scenarios", true],
  [(all) => (all.scenarios = []), "VALUE_MISSING scenarios", true],
  [(all) => (all.scenarios[3] = null), "TYPE_INVALID scenarios[3]", true],
  [(all) => (all.scenarios[3].id = "3rd"), "NAME_INVALID scenarios[3].id", true],
  [(all) => (all.scenarios[3].id = all.scenarios[0].id), "RULES_CONTRADICT scenarios[3].id", false],
  [(all) => (all.scenarios[3].place = "footer"), "NAME_INVALID scenarios[3].place", false],
  [(all) => (all.scenarios[3].when = { steps: ["cart"] }), "OPTION_INVALID scenarios[3].when.steps", true],
  [(all) => (all.scenarios[3].when = { step: "cart" }), "TYPE_INVALID scenarios[3].when.step", true],
  [(all) => (all.scenarios[3].when = { step: [] }), "VALUE_MISSING scenarios[3].when.step", true],
  [(all) => (all.scenarios[3].when = { step: ["cart", "kart"] }), "NAME_INVALID scenarios[3].when.step[1]", false],
  [(all) => (all.scenarios[3].when = { step: ["constructor"] }), "NAME_INVALID scenarios[3].when.step[0]", false],
  [(all) => (all.scenarios[3].when = { cart: { state: ["close"] } }), "OPTION_INVALID scenarios[3].when.cart.state[0]", true],
  [(all) => (all.scenarios[3].when = { cart: { warning: ["COD"] } }), "OPTION_INVALID scenarios[3].when.cart.warning[0]", true],
  [(all) => (all.scenarios[3].when = { segments: { all: ["vip"] } }), "NAME_INVALID scenarios[3].when.segments.all[0]", false],
  [(all) => (all.scenarios[3].when = { segments: { some: ["member"] } }), "OPTION_INVALID scenarios[3].when.segments.some", true],
  [(all) => (all.scenarios[3].when = { facts: { point: { min: 1 } } }), "NAME_INVALID scenarios[3].when.facts.point", false],
  [(all) => (all.scenarios[3].when = { facts: { points: { min: "1" } } }), "TYPE_INVALID scenarios[3].when.facts.points.min", true],
  [(all) => (all.scenarios[3].when = { facts: { points: { min: 1.5 } } }), "NUMBER_NOT_INTEGER scenarios[3].when.facts.points.min", true],
  [(all) => (all.scenarios[3].when = { facts: { points: { min: -1 } } }), "NUMBER_NEGATIVE scenarios[3].when.facts.points.min", true],
  [(all) => (all.scenarios[3].when = { facts: { points: { least: 1 } } }), "OPTION_INVALID scenarios[3].when.facts.points.least", true],
  [(all) => (all.scenarios[3].when = { facts: { points: { min: 2, max: 1 } } }), "RULES_CONTRADICT scenarios[3].when.facts.points.max", false],
  [(all) => (all.scenarios[3].when = { facts: { cutOff: { max: 1440 } } }), "NUMBER_TOO_LARGE scenarios[3].when.facts.cutOff.max", false],
  [(all) => (all.scenarios[3].when = { facts: { shipsToday: { is: 1 } } }), "TYPE_INVALID scenarios[3].when.facts.shipsToday.is", false],
  [(all) => (all.scenarios[3].when = { facts: { shipsToday: { min: 1 } } }), "OPTION_INVALID scenarios[3].when.facts.shipsToday.min", false],
  [(all) => (all.scenarios[3].when = { facts: { nextShipOn: { min: 20261332 } } }), "TYPE_INVALID scenarios[3].when.facts.nextShipOn.min", false],
  [(all) => (all.scenarios[3].when = { hours: ["9:00", "14:00"] }), "OPTION_INVALID scenarios[3].when.hours[0]", true],
  [(all) => (all.scenarios[3].when = { hours: ["09:00"] }), "OPTION_INVALID scenarios[3].when.hours", true],
  [(all) => (all.scenarios[3].when = { hours: ["09:00", "09:00"] }), "RULES_CONTRADICT scenarios[3].when.hours", false],
  [(all) => (all.scenarios[3].when = { minutesTo: { points: { min: 1 } } }), "RULES_CONTRADICT scenarios[3].when.minutesTo.points", false],
  [(all) => (all.scenarios[3].when = { minutesTo: { cutOff: { min: 9, max: 8 } } }), "RULES_CONTRADICT scenarios[3].when.minutesTo.cutOff.max", false],
  [(all) => (all.scenarios[3].say = []), "VALUE_MISSING scenarios[3].say", true],
  [(all) => (all.scenarios[3].say[0].ja = ""), "VALUE_MISSING scenarios[3].say[0].ja", true],
  [(all) => delete all.scenarios[3].say[0].en, "VALUE_MISSING scenarios[3].say[0].en", true],
  [(all) => (all.scenarios[3].say[0].ja = "あと{gaps}"), "NAME_INVALID scenarios[3].say[0].ja", false],
  [(all) => (all.scenarios[3].say[0].ja = "あと{gap"), "NAME_INVALID scenarios[3].say[0].ja", true],
  [(all) => (all.scenarios[3].say[0].ja = "{shipsToday}"), "NAME_INVALID scenarios[3].say[0].ja", false],
  [(all) => (all.scenarios[3].say[0].ja = "{constructor}"), "NAME_INVALID scenarios[3].say[0].ja", false],
  [(all) => (all.scenarios[3].say[0].why = { ja: "{no}", en: "no" }), "NAME_INVALID scenarios[3].say[0].why.ja", false],
  [(all) => (all.scenarios[3].say[0].why = "why"), "TYPE_INVALID scenarios[3].say[0].why", true],
  [(all) => (all.scenarios[3].say[0].share = -1), "NUMBER_NEGATIVE scenarios[3].say[0].share", true],
  [(all) => (all.scenarios[3].say[0].share = 0), "RULES_CONTRADICT scenarios[3].say", false],
  [(all) => all.scenarios[3].say.push(all.scenarios[3].say[0]), "RULES_CONTRADICT scenarios[3].say[1].id", false],
  [(all) => delete all.scenarios[3].etiquette.priority, "VALUE_MISSING scenarios[3].etiquette.priority", true],
  [(all) => (all.scenarios[3].etiquette.once = "week"), "OPTION_INVALID scenarios[3].etiquette.once", true],
  [(all) => (all.scenarios[3].etiquette.most = 2 ** 32), "NUMBER_TOO_LARGE scenarios[3].etiquette.most", true],
  [(all) => (all.scenarios[3].etiquette.after = ["shipping-nearby"]), "NAME_INVALID scenarios[3].etiquette.after[0]", false],
  [(all) => (all.scenarios[3].goal = { events: "x" }), "OPTION_INVALID scenarios[3].goal.events", true],
  [(all) => (all.scenarios[3].goal = {}), "VALUE_MISSING scenarios[3].goal.event", true],
  [(all) => (all.facts.gap = { type: "yen", ja: "差", en: "Gap" }), "NAME_INVALID facts.gap", true],
  [(all) => (all.facts.points.type = "points"), "OPTION_INVALID facts.points.type", true],
  [(all) => delete all.segments.member.en, "VALUE_MISSING segments.member.en", true],
  [(all) => (all.steps = []), "TYPE_INVALID steps", true],
  [(all) => (all.etiquette.least = 1), "OPTION_INVALID etiquette.least", true],
];

/** What a value is not, by a JSON Schema of the keywords that ours has; nothing where it is valid. */
export function invalid(schema, value, root = schema, path = "") {
  const is = {
    object: typeof value === "object" && value !== null && !Array.isArray(value),
    array: Array.isArray(value),
    integer: Number.isInteger(value),
    string: typeof value === "string",
    boolean: typeof value === "boolean",
  };
  const fails = [];
  const part = (inner, of, at) => fails.push(...invalid(inner, of, root, at));
  const keywords = {
    $ref: (ref) => part(ref.split("/").slice(1).reduce((at, name) => at[name], root), value, path),
    not: (inner) => !invalid(inner, value, root, path).length && fails.push(`${path} not`),
    type: (types) => [types].flat().some((type) => is[type]) || fails.push(`${path} type`),
    enum: (all) => all.includes(value) || fails.push(`${path} enum`),
    pattern: (text) => !is.string || new RegExp(text, "u").test(value) || fails.push(`${path} pattern`),
    minLength: (least) => !is.string || value.length >= least || fails.push(`${path} minLength`),
    minimum: (least) => !is.integer || value >= least || fails.push(`${path} minimum`),
    maximum: (most) => !is.integer || value <= most || fails.push(`${path} maximum`),
    minItems: (least) => !is.array || value.length >= least || fails.push(`${path} minItems`),
    maxItems: (most) => !is.array || value.length <= most || fails.push(`${path} maxItems`),
    items: (inner) => is.array && value.forEach((one, at) => part(inner, one, `${path}[${at}]`)),
    required: (names) => is.object && names.forEach((name) => Object.hasOwn(value, name) || fails.push(`${path}.${name} required`)),
    properties: (shapes) => is.object && Object.keys(shapes).forEach((name) => Object.hasOwn(value, name) && part(shapes[name], value[name], `${path}.${name}`)),
    propertyNames: (inner) => is.object && Object.keys(value).forEach((name) => part(inner, name, `${path}.${name}`)),
    additionalProperties: (inner) => is.object && Object.keys(value).forEach((name) => {
      if (Object.hasOwn(schema.properties ?? {}, name)) return;
      if (inner === false) fails.push(`${path}.${name} unknown`);
      else part(inner, value[name], `${path}.${name}`);
    }),
  };
  const silent = ["$schema", "$defs", "title", "description"];
  for (const [keyword, of] of Object.entries(schema)) {
    if (!silent.includes(keyword)) keywords[keyword](of);
  }
  return fails;
}
