// What a call of ours takes, kind by kind: an empty text, one that is right as it is, one that changes,
// one that is refused. The empty text shows what calling alone costs, from JavaScript and back.

import { compare } from "./measure.mjs";
import { normalize } from "../../pkg/npm/dist/full.js";

/** Right as it is, to be changed, refused. */
export const samples = {
  postal: ["123-4567", "１２３ー４５６７", "12345"],
  phone: ["03-5253-2111", "０９０ー１２３４ー５６７８", "5253-2111"],
  email: ["taro@example.com", "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "taro@"],
  name: ["山田 太郎", "ﾔﾏﾀﾞ ﾀﾛｳ"],
  kana: ["ヤマダ タロウ", "ﾔﾏﾀﾞ ﾀﾛｳ", "山田"],
  address: ["千代田区1-2-3 サンタワー101", "千代田区１ー２ー３ サンタワー１０１"],
  company: ["株式会社山田", "㍿山田"],
  date: ["1985-04-01", "昭和60年4月1日", "2019-02-29"],
  number: ["12", "１２", "a"],
};

export const states = ["empty", "right as it is", "changed", "refused"];

/** Nanoseconds a call, by kind and state: `[kind, [empty, right as it is, ...]]`. */
export function calls() {
  return Object.entries(samples).map(([kind, texts]) => {
    const run = (text) => normalize(kind, text);
    return [kind, ["", ...texts].map((text) => compare({ run }, [text])[0].ns)];
  });
}
