// Two lists of what was filled in, of what is named here and no more; the card is not. On the page that confirms it
// stands as in the fields; on the last page of the demo as the shop would receive it (`submitAs`).

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
  fill(list, named((name) => sent.get(name)));
}

/** @param {HTMLElement} list @param {HTMLFormElement} form @param {ReturnType<import("./cart.js").cart>} shop */
export function review(list, form, shop) {
  const filled = named((name) => form.elements[name]?.value);
  const total = shop.total();
  const money = total === null ? [] : [["お支払い合計", total]];
  const payment = ["お支払い方法", shop.isAtTheDoor() ? "代金引換" : "クレジットカード"];
  fill(list, [...shop.chosen(), ...money, payment, ...filled]);
}

const named = (valueOf) => Object.entries(NAMES).map(([name, label]) => [label, valueOf(name)]).filter(([, value]) => value);

function fill(list, rows) {
  list.replaceChildren(
    ...rows.map(([label, text]) => {
      const row = document.createElement("div");
      row.append(cell("dt", label), cell("dd", text));
      return row;
    }),
  );
}

function cell(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
