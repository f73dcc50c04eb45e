// The page of scenarios: a situation, what would be said in it, why the rest is silent, and the words as data.

import { SITUATIONS, START, situation } from "./scenarios/situations.js";

const $ = (selector) => document.querySelector(selector);

/** Why one is silent, for who writes scenarios. */
const REASONS = {
  STEP: "このステップのものではありません",
  CART: "カゴの状態が条件と違います",
  WARNING: "お知らせする注意がありません",
  SEGMENT: "お客さまの条件が合わないか、分かりません",
  FACT_MISSING: "言うための事実が分かりません",
  FACT: "事実が条件の外です",
  TIME: "いまの時刻ではありません",
  AFTER: "先に別のことを言いました",
  OUTRANKED: "もっと大切なことを言っています",
  DISMISSED: "お客さまが閉じました",
  COMPOSING: "変換の途中です",
  TYPING: "入力の途中です",
  LAST_STEP: "最後の画面では話しかけません",
  ENOUGH: "決めた回数を言いました",
  UNCHANGED: "もう言いました",
  NO_RULE: "店にその決まりがありません",
  NO_SAVING: "足しても送料は下がりません",
  DOES_NOT_PAY: "送料に見合いません",
};
/** Those of scenarios that do not apply at all. */
const UNMET = ["STEP", "CART", "WARNING", "SEGMENT", "FACT_MISSING", "FACT", "TIME"];
const CONDITIONS = { state: "状態", kind: "種類", saves: "下がる送料", note: "断り書き", minute: "時刻", hours: "時間帯", name: "特典の名前", net: "増える額", less: "減る額", gap: "あといくら" };

const element = (name, text, ...children) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
};
const pair = (term, ...about) => element("div", undefined, element("dt", term), ...about.map((text) => element("dd", text)));
const clock = (minutes) => `${Math.floor(minutes / 60)}`.padStart(2, "0") + `:${minutes % 60}`.replace(/:(\d)$/, ":0$1");
const minutes = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
const day = (number) => `${number}`.replace(/(\d{4})(\d\d)(\d\d)/, "$1-$2-$3");

/** The control for a fact: what it shows for a value, and the value that it has. */
const CONTROLS = {
  number: { type: "number", show: String, read: Number },
  yen: { type: "number", show: String, read: Number },
  time: { type: "time", show: clock, read: minutes },
  date: { type: "date", show: day, read: (text) => Number(text.replaceAll("-", "")) },
  text: { type: "text", show: String, read: String },
  flag: { show: String, read: (text) => text === "true" },
};

function start(cart, { openScenarios }, catalogue) {
  const form = $("#situation");
  /** As they are now; each may have been edited. */
  const scenarios = structuredClone(catalogue.scenarios);
  const { facts, steps, segments, places } = catalogue;
  let chosen = 0;
  let closed = [];

  $("#number").textContent = `${scenarios.length}`;
  $("#list").append(...scenarios.map(({ id, say }, at) => {
    const button = element("button", undefined, element("code", id), say[0].ja);
    button.type = "button";
    button.addEventListener("click", () => choose(at));
    return element("li", undefined, button);
  }));
  $("#step").append(...Object.entries(steps).map(([name, { ja }]) => new Option(ja, name)));
  $("#segments").append(...Object.entries(segments).map(([name, { ja }]) => {
    const box = Object.assign(element("input"), { type: "checkbox", name: "segment", value: name });
    return element("label", undefined, box, ` ${ja}`);
  }));
  const controls = Object.fromEntries(Object.entries(facts).map(([name, { type, ja }]) => {
    const control = element(type === "flag" ? "select" : "input");
    if (type === "flag") control.append(new Option("分からない", ""), new Option("はい", "true"), new Option("いいえ", "false"));
    else control.type = CONTROLS[type].type;
    control.id = `fact-${name}`;
    const label = Object.assign(element("label", ja), { htmlFor: control.id });
    const field = element("div", undefined, label, control);
    field.className = "field";
    return [name, { control, field }];
  }));

  /** Puts a situation into the form. */
  function put(given) {
    const { elements } = form;
    for (const name of ["goods", "region", "coupon", "points", "rewards", "step"]) elements[name].value = given[name];
    for (const name of ["before", "then"]) elements[name].value = given[name] ?? "";
    for (const name of ["cod", "frozen"]) elements[name].checked = given[name];
    for (const name of ["composing", "typing", "lastStep"]) elements[name].checked = false;
    elements.minute.value = clock(given.minute);
    for (const box of form.querySelectorAll("[name=segment]")) box.checked = given.segments.includes(box.value);
    for (const [name, { control }] of Object.entries(controls)) {
      control.value = given.facts[name] === undefined ? "" : CONTROLS[facts[name].type].show(given.facts[name]);
    }
  }

  /** What the form says. */
  function taken() {
    const { elements } = form;
    const number = (name) => Math.max(0, Math.trunc(Number(elements[name].value)) || 0);
    const known = Object.entries(controls).filter(([, { control }]) => control.value !== "");
    return {
      goods: number("goods"), coupon: number("coupon"), points: number("points"),
      before: elements.before.value === "" ? null : number("before"),
      then: elements.then.value === "" ? null : number("then"),
      region: elements.region.value, rewards: elements.rewards.value, step: elements.step.value,
      cod: elements.cod.checked, frozen: elements.frozen.checked,
      minute: elements.minute.value ? minutes(elements.minute.value) : undefined,
      segments: [...form.querySelectorAll("[name=segment]:checked")].map(({ value }) => value),
      facts: Object.fromEntries(known.map(([name, { control }]) => [name, CONTROLS[facts[name].type].read(control.value)])),
    };
  }

  function choose(at) {
    chosen = at;
    closed = [];
    const { id } = scenarios[at];
    const given = { ...START, ...SITUATIONS[id] };
    put(given);
    const used = JSON.stringify(scenarios[at]);
    const fields = (isUsed) => Object.keys(facts).filter((name) => new RegExp(`["{]${name}["}]`).test(used) === isUsed).map((name) => controls[name].field);
    $("#facts-used").replaceChildren(...fields(true));
    $("#facts-rest").replaceChildren(...fields(false));
    for (const [index, button] of [...document.querySelectorAll("#list button")].entries()) {
      button.ariaCurrent = index === at ? "true" : null;
      if (index === at) $("#list").scrollTop = button.offsetTop - 8;
    }
    $("#json-id").textContent = id;
    $("#json").value = written(scenarios[at]);
    $("#caution").textContent = scenarios[at].note?.ja ?? "";
    $("#mistake").textContent = "";
    history.replaceState(null, "", `#${id}`);
    show();
  }

  const written = ({ note, ...rest }) => JSON.stringify(rest, null, 2);

  /** Says what there is to say, by the scenarios as they are now. */
  function show() {
    const { elements } = form;
    const locale = elements.locale.value;
    const given = taken();
    const { decide } = openScenarios({ ...catalogue, scenarios }, { seed: "demo", id: elements.shopper.value, locale });
    for (const dismissed of closed) decide({ dismissed });
    const doing = Object.fromEntries(["composing", "typing", "lastStep"].map((name) => [name, elements[name].checked]));
    const told = decide({ ...situation(cart, given), ...doing });
    const { scenario, variant, text, why, place } = told;
    $("#text").lang = $("#why").lang = locale;
    $("#text").textContent = text ?? "（黙っています）";
    $("#why").textContent = why ?? "";
    $("#about").replaceChildren(...(scenario ? [pair("シナリオ", scenario), pair("言い方", variant), pair("場所", places[place].ja)] : []));
    $("#close").disabled = !scenario;
    $("#close").onclick = () => {
      closed.push(scenario);
      show();
    };
    const line = ({ scenario, reason, of }) => {
      const about = of ? `：${facts[of]?.ja ?? CONDITIONS[of] ?? of}` : "";
      return pair(scenario, `${REASONS[reason]}${about}（${reason}）`);
    };
    const isNear = ({ scenario, reason }) => scenario === scenarios[chosen].id || !UNMET.includes(reason);
    const others = told.others ?? told.silent;
    $("#silent").replaceChildren(...others.filter(isNear).map(line));
    const rest = others.filter((other) => !isNear(other));
    $("#unmet").replaceChildren(...rest.map(line));
    $("#unmet-number").textContent = `${rest.length}`;
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  $("#json").addEventListener("input", () => {
    const before = scenarios[chosen];
    try {
      const { note } = before;
      scenarios[chosen] = { ...JSON.parse($("#json").value), ...(note && { note }) };
      show();
      $("#mistake").textContent = "";
    } catch (error) {
      scenarios[chosen] = before;
      const { code, path } = error;
      $("#mistake").textContent = code ? `${code}：${path}` : "JSON として読めません";
    }
  });
  $("#reset").addEventListener("click", () => {
    scenarios[chosen] = structuredClone(catalogue.scenarios[chosen]);
    choose(chosen);
  });

  const named = () => scenarios.findIndex(({ id }) => `#${id}` === location.hash);
  choose(Math.max(0, named()));
  addEventListener("hashchange", () => {
    if (named() >= 0 && named() !== chosen) choose(named());
  });
  $("#bench").hidden = false;
}

try {
  const [cart, engine, catalogue] = await Promise.all([
    import("/surasura/cart.js"),
    import("/surasura/scenarios.js"),
    fetch("/surasura/scenarios.json").then((response) => response.json()),
  ]);
  start(cart, engine, catalogue);
} catch (error) {
  console.error(error);
  $("#trouble").textContent = "シナリオを読み込めませんでした。";
}
