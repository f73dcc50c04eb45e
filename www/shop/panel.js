// Behind the counter: what surasura did just now, and what it would send.

import { inWords } from "./words.js";

const KEPT = 12;

const labelOf = (field) => field.labels[0].textContent;

/**
 * @param {import("../../pkg/npm/index.d.ts").Attempt} attempt
 * @param {boolean} restored whether a draft was there
 */
export function panel(attempt, restored) {
  const backstage = document.querySelector("#backstage");
  const deeds = document.querySelector("#deeds");
  const count = document.querySelector("#count");
  const sent = document.querySelector("#sent");
  let done = 0;
  const lastSaid = new Map(); // field or nudge → text: the same thing twice running is no news

  document.addEventListener("surasura:change", ({ target, detail }) => {
    document.querySelector("#try").hidden = true;
    document.querySelector("#undo").hidden = false;
    note(labelOf(target), [["before", detail.before], ["after", detail.value], ["why", inWords(detail)]]);
  });
  document.addEventListener("surasura:suggest", ({ target, detail }) => {
    const { field, suggestions } = detail;
    const some = suggestions.slice(0, 3).join("、");
    const text = suggestions.length > 3 ? `${suggestions.length}件の候補：${some} など` : `候補：${some}`;
    if (isNews(`${field} suggest`, text)) note(labelOf(target), [["why", text]]);
  });
  document.addEventListener("surasura:issue", ({ target, detail }) => {
    const [issue] = detail.issues;
    if (isNews(target, issue?.message)) note(labelOf(target), [["why", issue.message], ["code", issue.code]]);
  });
  document.addEventListener("surasura:nudge", ({ target, detail }) => {
    const code = detail.heldBack ?? detail.code;
    // That it waits a moment, or has been said, is no news.
    if (["SETTLING", "TOO_SOON", "UNCHANGED"].includes(code)) return;
    if (isNews(target, code + detail.text)) note("カゴのお知らせ", [["why", detail.text], ["code", code]]);
  });

  if (restored) note("下書き", [["why", "前回の入力を戻しました。このタブの外へは出ていません"]]);

  function isNews(source, text) {
    const news = text !== undefined && text !== lastSaid.get(source);
    lastSaid.set(source, text);
    return news;
  }

  function note(title, parts) {
    const deed = document.createElement("li");
    deed.append(element("strong", "", title), ...parts.map(([kind, text]) => element("span", kind, text)));
    deeds.prepend(deed);
    if (deeds.children.length > KEPT) deeds.lastElementChild.remove();
    count.hidden = false;
    count.textContent = `${++done}件`;
  }

  // The snapshot is read once the library has heard of the same event.
  let asked = false;
  function refresh() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      sent.textContent = pretty(attempt.snapshot());
    });
  }
  if (attempt.active) {
    const news = ["focusin", "focusout", "input", "click", "surasura:change", "surasura:issue", "surasura:nudge"];
    for (const type of news) document.addEventListener(type, refresh);
    refresh();
  } else {
    sent.textContent = "何も記録せず、何も送りません（追跡を望まない設定か、WebAssembly のないブラウザーです）。";
  }

  // Beside the shop where there is room, under it where there is not.
  const wide = matchMedia("(min-width: 75rem)");
  const unfold = () => (backstage.open = wide.matches);
  wide.addEventListener("change", unfold);
  unfold();
}

function element(tag, kind, text) {
  const made = document.createElement(tag);
  made.className = kind;
  made.textContent = text;
  return made;
}

/** The wire text with one line a field, so that a person can read it. Nothing is added or left out. */
function pretty(text) {
  if (text === "") return "（まだありません）";
  const line = (held) => JSON.stringify(held, null, 1).replace(/\n\s*/g, " ");
  const value = (key, held) =>
    key === "fields" && held.length ? `[\n${held.map((field) => `  ${line(field)}`).join(",\n")}\n ]` : line(held);
  const members = Object.entries(JSON.parse(text)).map(([key, held]) => ` "${key}": ${value(key, held)}`);
  return `{\n${members.join(",\n")}\n}`;
}
