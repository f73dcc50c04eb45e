// The report page: asks for the numbers, draws them, and asks again when the collector says that
// something new was stored. What comes from a beacon is only ever set as text.

"use strict";

const FIELD_NAMES = {
  "name": "お名前",
  "family-name": "姓",
  "given-name": "名",
  "additional-name": "ミドルネーム",
  "nickname": "ニックネーム",
  "kana": "フリガナ",
  "name-kana": "フリガナ",
  "family-name-kana": "フリガナ (セイ)",
  "given-name-kana": "フリガナ (メイ)",
  "kana-family": "フリガナ (セイ)",
  "kana-given": "フリガナ (メイ)",
  "email": "メールアドレス",
  "email-confirm": "メールアドレス (確認)",
  "tel": "電話番号",
  "tel-national": "電話番号",
  "postal-code": "郵便番号",
  "country": "国",
  "country-name": "国",
  "address-level1": "都道府県",
  "address-level2": "市区町村",
  "address-level3": "町名",
  "address-level4": "町名 (続き)",
  "street-address": "住所",
  "address-line1": "番地",
  "address-line2": "建物名・部屋番号",
  "address-line3": "住所 (続き)",
  "organization": "会社名",
  "organization-title": "部署・役職",
  "bday": "生年月日",
  "sex": "性別",
};

const SECTIONS = { shipping: "配送先", billing: "請求先" };

const RULE_NAMES = {
  POSTAL_TOO_SHORT: "桁が足りない",
  POSTAL_TOO_LONG: "桁が多い",
  POSTAL_NOT_DIGITS: "数字でない",
  PHONE_TOO_SHORT: "桁が足りない",
  PHONE_TOO_LONG: "桁が多い",
  PHONE_NOT_DIGITS: "数字でない",
  PHONE_NO_AREA_CODE: "市外局番がない",
  PHONE_NO_LEADING_ZERO: "先頭の0がない",
  PHONE_EMERGENCY: "緊急・案内用の番号",
  PHONE_UNKNOWN_PREFIX: "使われていない番号",
  PHONE_FOREIGN: "海外の番号",
  EMAIL_NO_AT: "@ がない",
  EMAIL_TWO_ATS: "@ が2つある",
  EMAIL_NO_LOCAL: "@ の前がない",
  EMAIL_NO_DOMAIN: "@ の後がない",
  EMAIL_BAD_LOCAL: "@ の前が正しくない",
  EMAIL_BAD_DOMAIN: "@ の後が正しくない",
  EMAIL_NOT_ASCII: "全角文字がある",
  EMAIL_LEGACY_DOTS: "ドットの位置が特殊",
  EMAIL_TYPO: "打ち間違いの疑い",
  KANA_NOT_KANA: "かなでない文字がある",
  ADDRESS_NO_NUMBER: "番地がない",
  ADDRESS_POSTAL_CODE: "住所に郵便番号がある",
  ADDRESS_KANJI_ONE: "ハイフンの代わりに一",
};

const OUTCOMES = { viewed: "未操作", started: "離脱", submitted: "送信後未完了", completed: "完了" };
const NUDGES = {
  empty: "カートが空", far: "まだ遠い", near: "あと少し", "one-item": "あと1点", reached: "達成", lost: "達成のあと不足",
  excluded: "対象外の届け先", "not-needed": "送料なし",
};

const FIGURES = [
  ["attempts", "回"],
  ["started", "回"],
  ["completed", "回"],
  ["completionRate", "%"],
];
const SPLIT = ["untouched", "abandoned", "unconfirmed", "completed"];

const byId = (id) => document.getElementById(id);
const count = new Intl.NumberFormat("ja");
const clock = new Intl.DateTimeFormat("ja", { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" });
const narrow = matchMedia("(max-width: 40rem)");
const dark = matchMedia("(prefers-color-scheme: dark)");

let report = null;
let english = false;
let chart = null;

// Words

/** `shipping-tel`: the section and the token; `field-3`: a field without a name; else as declared. */
function fieldName(key) {
  if (Object.hasOwn(FIELD_NAMES, key)) return FIELD_NAMES[key];
  const unnamed = /^field-(\d+)$/.exec(key);
  if (unnamed) return `項目 ${unnamed[1]}`;
  const [section, ...rest] = key.split("-");
  const token = rest.join("-");
  if (Object.hasOwn(SECTIONS, section) && Object.hasOwn(FIELD_NAMES, token)) {
    return `${SECTIONS[section]}の${FIELD_NAMES[token]}`;
  }
  return key;
}

const word = (table, code) => (Object.hasOwn(table, code) ? table[code] : code);

function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)}秒`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)}分${whole % 60}秒`;
  return `${Math.floor(whole / 3600)}時間${Math.floor((whole % 3600) / 60)}分`;
}

// Elements

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function cell(label, content, attributes = {}) {
  return element("td", { "data-label": label, ...attributes }, content);
}

const numberCell = (label, text, attributes = {}) => cell(label, text, { class: "number", ...attributes });
const nothing = () => element("span", { class: "none" }, "–");

// Parts of the page

function definition(of) {
  const found = report.definitions.find((each) => each.of === of);
  // The page is in Japanese: an English definition says which of its words it explains.
  return english
    ? { term: `${found.jaTerm} (${found.enTerm})`, text: found.en, lang: "en" }
    : { term: found.jaTerm, text: found.ja, lang: "ja" };
}

function drawDefinitions() {
  for (const list of document.querySelectorAll("[data-definitions]")) {
    list.replaceChildren(...list.dataset.definitions.split(" ").map((of) => {
      const { term, text, lang } = definition(of);
      return element("div", { lang }, element("dt", {}, term), element("dd", {}, text));
    }));
  }
  for (const head of document.querySelectorAll("[data-term]")) {
    head.title = definition(head.dataset.term).text;
  }
}

function drawFigures() {
  const { totals } = report;
  byId("figures").replaceChildren(...FIGURES.map(([of, unit]) => {
    const { term, text, lang } = definition(of);
    const value = of === "completionRate" ? percent(totals.completionRate) : count.format(totals[of]);
    const shown = element("p", { class: "value" }, value);
    if (value !== "–") shown.append(element("small", {}, unit));
    return element("div", { class: "figure" }, element("h3", {}, term), shown, element("p", { class: "meaning", lang }, text));
  }));
  byId("split").replaceChildren(...SPLIT.map((of) => {
    const term = report.definitions.find((each) => each.of === of).jaTerm;
    return element("li", {}, term, element("b", {}, count.format(totals[of])));
  }));
}

const percent = (rate) => (rate === null ? "–" : (rate * 100).toFixed(1));

function drawWorst() {
  const { worst, totals, fields } = report;
  const sentence = byId("worst");
  if (worst === null) {
    sentence.replaceChildren("離脱はまだありません。");
  } else {
    const names = worst.keys.slice(0, 3).map(fieldName).join("、");
    const more = worst.keys.length > 3 ? ` ほか${worst.keys.length - 3}項目` : "";
    const each = worst.keys.length > 1 ? "各" : "";
    sentence.replaceChildren(
      "もっとも多く離脱している項目: ",
      element("strong", {}, `${names}${more} (${each}${count.format(worst.ended)}件)`),
    );
  }
  const elsewhere = totals.abandoned - fields.reduce((sum, field) => sum + field.ended, 0);
  byId("elsewhere").hidden = elsewhere <= 0;
  byId("elsewhere").textContent = `このほかに、項目が分からない離脱が${count.format(elsewhere)}件あります。`;
}

function drawFields() {
  const worst = new Set(report.worst?.keys);
  byId("fields").replaceChildren(...report.fields.map((field) => {
    const name = fieldName(field.key);
    const head = element("th", { scope: "row" }, name);
    if (name !== field.key) head.append(element("code", {}, field.key));
    const rules = field.rules.map((rule) => {
      const text = word(RULE_NAMES, rule.code);
      const item = element("li", {}, `${text} ${count.format(rule.count)}回 `);
      if (text !== rule.code) item.append(element("code", {}, rule.code));
      return item;
    });
    return element("tr", worst.has(field.key) ? { class: "is-worst" } : {},
      head,
      numberCell("到達", count.format(field.reached)),
      numberCell("離脱", count.format(field.ended), { "data-of": "ended" }),
      numberCell("時間 (中央値)", duration(field.medianMs)),
      numberCell("自動修正", count.format(field.fixes)),
      rules.length > 0
        ? cell("満たされなかったルール", element("ul", {}, ...rules))
        : cell("満たされなかったルール", nothing(), { class: "without" }));
  }));
  byId("left-out").hidden = report.fieldsLeftOut === 0;
  byId("left-out").textContent = `到達の少ない${count.format(report.fieldsLeftOut)}項目は表示していません。`;
}

function drawNudges() {
  byId("nudges-card").hidden = report.nudges.length === 0;
  byId("nudges").replaceChildren(...report.nudges.map((nudge) =>
    element("tr", {},
      element("th", { scope: "row" }, word(NUDGES, nudge.state), element("code", {}, nudge.state)),
      numberCell("表示した回数", count.format(nudge.shown)),
      numberCell("表示した試行", count.format(nudge.attempts)))));
}

function drawLatest() {
  byId("latest").replaceChildren(...report.latest.map((attempt) =>
    element("tr", {},
      cell("受信", clock.format(attempt.receivedAt)),
      cell("結果", element("span", { class: "chip", "data-outcome": attempt.outcome }, word(OUTCOMES, attempt.outcome))),
      cell("最後の項目", attempt.last === null ? nothing() : fieldName(attempt.last)),
      numberCell("表示時間", duration(attempt.ms)),
      cell("番号", element("code", {}, attempt.attempt)))));
}

// The chart

/** Writes the two numbers behind each bar. */
const numbersBehindBars = {
  id: "numbersBehindBars",
  afterDatasetsDraw({ ctx, chartArea, scales }) {
    if (report === null) return;
    ctx.save();
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    report.fields.forEach((field, index) => {
      const x = Math.max(scales.x.getPixelForValue(field.reached), chartArea.left) + 8;
      const y = scales.y.getPixelForValue(index);
      const worst = report.worst?.keys.includes(field.key) ?? false;
      const ended = narrow.matches ? count.format(field.ended) : `離脱 ${count.format(field.ended)}`;
      const reached = narrow.matches ? ` / ${count.format(field.reached)}` : ` / 到達 ${count.format(field.reached)}`;
      ctx.font = font(worst ? 700 : 500);
      ctx.fillStyle = color(worst ? "--worst-ink" : "--ink");
      ctx.fillText(ended, x, y);
      const width = ctx.measureText(ended).width;
      ctx.font = font(400);
      ctx.fillStyle = color("--soft");
      ctx.fillText(reached, x + width, y);
    });
    ctx.restore();
  },
};

const style = getComputedStyle(document.documentElement);
const color = (name) => style.getPropertyValue(name).trim();
const font = (weight) => `${weight} 14px ${style.fontFamily}`;

/** What fits before the bars. */
function axisName(key) {
  const most = narrow.matches ? 8 : 16;
  const letters = [...fieldName(key)];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : letters.join("");
}

function drawChart() {
  const holder = byId("chart");
  // Without the library, the table has it all.
  holder.hidden = typeof Chart === "undefined" || report.fields.length === 0;
  if (holder.hidden) return;
  const worst = new Set(report.worst?.keys);
  holder.style.height = `${report.fields.length * 40 + 8}px`;

  const data = {
    labels: report.fields.map((field) => axisName(field.key)),
    datasets: [
      {
        label: "離脱",
        data: report.fields.map((field) => field.ended),
        backgroundColor: report.fields.map((field) => color(worst.has(field.key) ? "--worst" : "--ended")),
      },
      {
        label: "到達",
        data: report.fields.map((field) => field.reached),
        backgroundColor: color("--reached"),
        borderColor: color("--reached-edge"),
        borderWidth: 1,
      },
    ].map((set) => ({ ...set, grouped: false, barPercentage: 0.68, categoryPercentage: 1, borderRadius: 3, borderSkipped: false })),
  };
  const options = {
    indexAxis: "y",
    maintainAspectRatio: false,
    animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 300 },
    layout: { padding: { right: narrow.matches ? 60 : 136 } },
    interaction: { mode: "index", axis: "y", intersect: false },
    plugins: {
      legend: { display: false },
      tooltip: { callbacks: { title: ([item]) => fieldName(report.fields[item.dataIndex].key) } },
    },
    scales: {
      x: { display: false, min: 0, max: Math.max(...report.fields.map((field) => field.reached)) },
      y: {
        border: { color: color("--line") },
        grid: { display: false },
        ticks: { autoSkip: false, color: color("--ink"), font: { size: narrow.matches ? 12 : 14, family: style.fontFamily } },
      },
    },
  };
  if (chart === null) {
    chart = new Chart(holder.querySelector("canvas"), { type: "bar", data, options, plugins: [numbersBehindBars] });
  } else {
    // The bars move from where they were instead of growing anew.
    data.datasets.forEach((set, index) => Object.assign(chart.data.datasets[index], set));
    chart.data.labels = data.labels;
    chart.options = options;
    chart.update();
  }
}

function draw() {
  if (report === null) return;
  const empty = report.totals.attempts === 0;
  byId("empty").hidden = !empty;
  byId("report").hidden = empty;
  if (empty) return;
  drawDefinitions();
  drawFigures();
  drawWorst();
  drawFields();
  drawNudges();
  drawLatest();
  drawChart();
}

// Fresh numbers

let asking = false;
let again = false;

/** Asks once at a time; news that come meanwhile are asked for afterwards. */
async function refresh() {
  again = true;
  if (asking) return;
  asking = true;
  while (again) {
    again = false;
    await ask();
  }
  asking = false;
}

async function ask() {
  try {
    const answer = await fetch("/report/data", { headers: { accept: "application/json" } });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.code);
    report = body;
    byId("trouble").hidden = true;
    draw();
  } catch (error) {
    byId("trouble").textContent = `集計を取得できませんでした (${error.message})。表示は最後に取得した時点のものです。`;
    byId("trouble").hidden = false;
  }
}

function live(state, text) {
  byId("live").dataset.state = state;
  byId("live").textContent = text;
}

function listen() {
  const events = new EventSource("/report/events");
  // Also after every reconnection: something may have come in between.
  events.addEventListener("open", () => {
    live("open", "ライブ更新中");
    refresh();
  });
  events.addEventListener("stored", refresh);
  events.addEventListener("error", () => {
    live("waiting", "再接続しています");
    // The browser gives up when it is answered with an error, for example by a proxy.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
  });
}

byId("language").addEventListener("click", () => {
  english = !english;
  byId("language").setAttribute("aria-pressed", String(english));
  draw();
});
for (const query of [narrow, dark]) query.addEventListener("change", draw);

refresh();
listen();
