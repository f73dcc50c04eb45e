// What the shop would receive, on the last page of the demo: of the form as it is sent (`submitAs`), and only what
// is listed here. The card is not.

const NAMES = {
  name: "お名前",
  kana: "フリガナ",
  company: "会社名",
  email: "メールアドレス",
  tel: "電話番号",
  postal: "郵便番号",
  pref: "都道府県",
  city: "市区町村",
  street: "町名・番地",
  building: "建物名・部屋番号",
  "gift-name": "贈り先",
  "gift-postal": "贈り先の郵便番号",
  "gift-address": "贈り先のご住所",
};

/** @param {HTMLElement} list @param {HTMLFormElement} form */
export function received(list, form) {
  const sent = new FormData(form);
  const rows = Object.entries(NAMES).filter(([name]) => sent.get(name));
  list.replaceChildren(
    ...rows.map(([name, label]) => {
      const row = document.createElement("div");
      row.append(cell("dt", label), cell("dd", sent.get(name)));
      return row;
    }),
  );
}

function cell(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
