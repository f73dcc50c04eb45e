// Behind the counter: what surasura did just now.

import { inWords } from "./words.js";

const KEPT = 12;

const labelOf = (field) => field.labels[0].textContent;

/** @param {boolean} restored whether a draft was there */
export function panel(restored) {
  const backstage = document.querySelector("#backstage");
  const deeds = document.querySelector("#deeds");
  const count = document.querySelector("#count");
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

  document.addEventListener("surasura:help", ({ target, detail }) => {
    const about = target.labels?.length ? labelOf(target) : "注文画面";
    note("手助け", [["why", `${about}：${detail.offer.text}`], ["code", detail.signal]]);
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
