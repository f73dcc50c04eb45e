// What shoppers type, two hundred texts a job, each with what is meant: the people, places and numbers
// are invented or public offices', the shapes come in the shares that a shop sees.

const full = (text) =>
  text.replace(/[!-~]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) + 0xfee0));

/** Two hundred texts: every thing in some of the shapes, all shapes equally often; `[typed, meant]`. */
function mix(things, shapes) {
  return things.flatMap((thing, at) =>
    Array.from({ length: 200 / things.length }, (_, turn) => {
      const shape = shapes[(at * 5 + turn) % shapes.length];
      return [shape(thing), thing];
    }),
  );
}

const asIs = (text) => text;
const many = (count, shape) => Array(count).fill(shape);
const dashed = (dash) => (text) => full(text).replaceAll("－", dash);

const numbers = `
  03-5253-2111 03-6206-1234 06-6941-5678 06-6208-8181 011-231-4111 022-214-1234 025-244-5678
  026-232-0111 042-521-2345 043-223-2110 045-671-2121 048-829-9876 049-224-8811 052-961-1111
  054-221-2455 058-267-1111 072-233-1101 075-222-3111 078-331-8181 082-245-2111 086-803-1000
  087-839-2011 089-948-6688 092-711-4111 095-822-8888 096-328-2111 098-867-1234 099-224-1111
  0422-51-5131 0466-25-1111 0742-34-1111 0857-22-8111 0120-123-456 0800-123-4567 0570-012-345
  050-1234-5678 070-1234-5678 080-9876-5432 090-1234-5678 090-8765-4321`
  .trim()
  .split(/\s+/);

export const phones = mix(numbers, [
  ...many(7, asIs),
  ...many(5, (number) => number.replaceAll("-", "")),
  dashed("－"),
  dashed("ー"),
  dashed("−"),
  (number) => full(number.replaceAll("-", "")),
  (number) => number.replaceAll("-", " "),
  (number) => number.replace("-", "(").replace("-", ")"),
  (number) => number.replace(/^0/, "+81 "),
  (number) => ` ${number}　`,
]);

const codes = `
  100-0001 060-0000 064-0941 070-0040 980-0811 950-0088 330-0063 260-0013 150-0002 154-0023 160-0022
  170-0013 182-0022 194-0036 210-0005 220-0011 231-0017 247-0056 380-0813 390-0874 420-0853 430-0929
  450-0002 460-0008 500-8833 520-0044 530-0001 540-0008 600-8216 604-8571 630-8213 650-0001 700-0904
  730-0013 760-0017 790-0003 810-0001 850-0057 860-0806 900-0013`
  .trim()
  .split(/\s+/);

export const postals = mix(codes, [
  ...many(8, asIs),
  ...many(6, (code) => code.replace("-", "")),
  dashed("－"),
  dashed("ー"),
  dashed("−"),
  (code) => full(code.replace("-", "")),
  (code) => `〒${code}`,
  (code) => `${code} `,
]);

const hiragana = (kana) => kana.replace(/[ァ-ヶ]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) - 0x60));
const plain = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
const halfWidth = (kana) =>
  // Taken apart, a kana is followed by its mark.
  Array.from(kana.normalize("NFD"), (ch) => {
    const at = plain.indexOf({ "\u3099": "゛", "\u309a": "゜" }[ch] ?? ch);
    return at < 0 ? ch : String.fromCharCode(0xff66 + at);
  }).join("");

const readings = `
  サトウ/ハルト スズキ/ヒマリ タカハシ/ミナト タナカ/メイ イトウ/アオイ ワタナベ/リン ヤマモト/ソウタ
  ナカムラ/サクラ コバヤシ/ヒナタ カトウ/ツムギ ヨシダ/ユウマ ヤマダ/タロウ ササキ/ハナコ ヤマグチ/レン
  マツモト/ユイ イノウエ/ケンジ キムラ/ショウコ ハヤシ/ジュン サイトウ/キョウコ シミズ/リョウタ
  ヤマザキ/ナオミ モリ/ジョージ イケダ/マリー ハシモト/ダイゴ アベ/シンノスケ イシカワ/プリン
  ヤマシタ/ベニコ ナカジマ/ギンジ イシイ/ゼンイチ オガワ/チヅル マエダ/ガク オカダ/バンリ
  ハセガワ/ユウコ フジタ/キッペイ ゴトウ/ミュウ コンドウ/シャーロット ムラカミ/ポール エンドウ/アンナ
  アオキ/リュウジ サカモト/ピョートル`
  .trim()
  .split(/\s+/)
  .map((reading) => reading.replace("/", " "));

export const katakana = mix(readings, [...many(2, asIs), ...many(2, hiragana), halfWidth]);
export const toHiragana = katakana.map(([typed, meant]) => [typed, hiragana(meant)]);

/** Letters, digits and signs, most of them in full width. */
export const latin = mix(
  Array.from({ length: 40 }, (_, at) => ["ABC-123", "No. 5 (B)", "hello, world!", "taro@example.jp", "03-5253-2111"][at % 5] + at),
  [...many(2, asIs), ...many(3, (text) => full(text).replaceAll(" ", "　"))],
);

const people = `
  佐藤/陽翔 鈴木/陽葵 髙橋/湊 田中/芽依 伊藤/葵 渡邉/凛 山本/颯太 中村/さくら 小林/陽向 加藤/紬 吉田/悠真
  山田/太郎 佐々木/花子 山口/蓮 松本/結衣 井上/健司 木村/祥子 林/潤 齋藤/京子 清水/良太 山﨑/直美
  森/ジョージ 池田/マリー 橋本/大吾 阿部/新之助 石川/ぷりん 山下/紅子 中島/銀次 石井/善一 小川/千鶴
  前田/岳 岡田/万里 長谷川/優子 藤田/吉平 後藤/美優 近藤/シャーロット 村上/ポール 遠藤/杏奈 青木/龍二
  𠮷田/進`
  .trim()
  .split(/\s+/)
  .map((name) => name.replace("/", " "));

export const names = mix(people, [...many(7, asIs), ...many(2, (name) => `${name} `), (name) => `\u200b${name}`]);

const places = [
  "東京都千代田区丸の内1-9-1",
  "東京都千代田区永田町1-7-1",
  "東京都港区芝公園4-2-8",
  "東京都新宿区西新宿2-8-1",
  "東京都渋谷区宇田川町1-1",
  "東京都墨田区押上1-1-2",
  "東京都江東区豊洲1-2-27",
  "東京都世田谷区世田谷4-21-27 コーポ青葉203",
  "東京都調布市国領町3-8-15都営くすのきアパート2号棟1階",
  "東京都町田市木曽東四丁目14-22 メゾンさくら101号室",
  "神奈川県横浜市中区本町6-50-10",
  "神奈川県川崎市川崎区宮本町1",
  "神奈川県藤沢市朝日町1-1 サンハイツ305",
  "埼玉県さいたま市浦和区常盤6-4-4",
  "千葉県千葉市中央区千葉港1-1",
  "茨城県水戸市中央1-4-1",
  "栃木県宇都宮市旭1-1-5",
  "群馬県前橋市大手町2-12-1 グランドタワー1203",
  "北海道札幌市中央区北1条西2丁目",
  "北海道札幌市中央区南2条西1-5-2F",
  "青森県青森市中央1-22-5",
  "宮城県仙台市青葉区国分町3-7-1",
  "新潟県新潟市中央区学校町通1番町602-1",
  "石川県金沢市広坂1-1-1",
  "長野県長野市大字鶴賀緑町1613番地",
  "静岡県静岡市葵区追手町5-1",
  "愛知県名古屋市中区三の丸3-1-1",
  "愛知県名古屋市中村区名駅1-1-4 ノースタワー36階",
  "三重県津市西丸之内23-1",
  "京都府京都市中京区寺町通御池上る上本能寺前町488",
  "京都府京都市下京区東塩小路町721-1",
  "大阪府大阪市北区中之島1-3-20",
  "大阪府堺市堺区南瓦町3-1 レジデンスB-502",
  "兵庫県神戸市中央区加納町6-5-1",
  "岡山県岡山市北区大供1-1-1",
  "広島県広島市西区商工センター6丁目9番39号",
  "香川県高松市番町1-8-15",
  "福岡県福岡市中央区天神1-8-1 アーバンビル4階",
  "熊本県熊本市中央区手取本町1-1",
  "沖縄県那覇市泉崎1-1-1",
];

/** Digits, Latin letters and the hyphens between them in full width; what a kana is followed by stays. */
const wide = (dash) => (place) => full(place).replaceAll("－", dash);

export const addresses = mix(places, [
  ...many(4, asIs),
  ...many(2, wide("－")),
  ...many(2, wide("ー")),
  wide("−"),
  (place) => place.replaceAll("-", "－"),
]);

const locals = ["taro.yamada", "hanako-1985", "s_suzuki", "info", "takahashi.minato", "r.watanabe", "mei2010", "yuki"];
const domains = `
  gmail.com gmail.com gmail.com yahoo.co.jp yahoo.co.jp icloud.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp
  i.softbank.jp au.com outlook.jp hotmail.co.jp me.com yahoo.ne.jp nifty.com ocn.ne.jp so-net.ne.jp
  example.co.jp surasura.example`
  .trim()
  .split(/\s+/);
/** Slips and what was meant. */
const slips = Object.entries({
  "gmial.com": "gmail.com",
  "gmai.com": "gmail.com",
  "gmail.con": "gmail.com",
  "gmail.co": "gmail.com",
  "gnail.com": "gmail.com",
  "gamil.com": "gmail.com",
  "yaho.co.jp": "yahoo.co.jp",
  "yahoo.co.jo": "yahoo.co.jp",
  "yahoo.cojp": "yahoo.co.jp",
  "iclould.com": "icloud.com",
  "icloud.con": "icloud.com",
  "docomo.ne.jo": "docomo.ne.jp",
  "docmo.ne.jp": "docomo.ne.jp",
  "ezweb.ne.jo": "ezweb.ne.jp",
  "hotmial.com": "hotmail.com",
  "outlok.jp": "outlook.jp",
});
const at = (local, domain) => `${local}@${domain}`;

/** One in five has a slip; `[typed, what to suggest or nothing]`. */
export const slipped = Array.from({ length: 200 }, (_, index) => {
  const local = locals[index % locals.length];
  if (index % 5 === 4) {
    const [slip, meant] = slips[(index / 5 | 0) % slips.length];
    return [at(local, slip), at(local, meant)];
  }
  return [at(local, domains[index % domains.length]), ""];
});

const mails = Array.from({ length: 40 }, (_, index) => at(locals[index % locals.length], domains[index % domains.length]));
export const emails = mix(mails, [
  ...many(14, asIs),
  (mail) => `${mail} `,
  (mail) => ` ${mail}`,
  full,
  (mail) => mail.replace("@", "＠"),
  (mail) => mail.replace(/@.*/, (domain) => domain.toUpperCase()),
  (mail) => `\u200b${mail}`,
]);

const eras = [
  ["令和", 2019],
  ["平成", 1989],
  ["昭和", 1926],
  ["大正", 1912],
];
/** Days well inside their eras: `[year, month, day, era, year of the era]`. */
const days = Array.from({ length: 40 }, (_, index) => {
  const [era, first] = eras[index % 40 < 6 ? 0 : index < 20 ? 1 : index < 38 ? 2 : 3];
  const year = { 令和: 2 + (index % 5), 平成: 2 + (index % 28), 昭和: 20 + (index % 43), 大正: 3 + (index % 11) }[era];
  return [first + year - 1, 1 + ((index * 7) % 12), 1 + ((index * 11) % 28), era, year];
});
const two = (number) => `${number}`.padStart(2, "0");
const iso = ([year, month, day]) => `${year}-${two(month)}-${two(day)}`;

const western = [
  iso,
  ([year, month, day]) => `${year}/${month}/${day}`,
  ([year, month, day]) => `${year}年${month}月${day}日`,
  ([year, month, day]) => full(`${year}/${month}/${day}`),
  ([year, month, day]) => `${year}${two(month)}${two(day)}`,
];
const ofEra = [
  ([, , , era, year, month, day]) => `${era}${year}年${month}月${day}日`,
  ([, , , era, year, month, day]) => full(`${era}${year}年${month}月${day}日`),
  ([, , , era, year, month, day]) => `${{ 令和: "R", 平成: "H", 昭和: "S", 大正: "T" }[era]}${year}.${month}.${day}`,
  ([, , , era, year, month, day]) => `${{ 令和: "R", 平成: "H", 昭和: "S", 大正: "T" }[era]}${year}/${month}/${day}`,
];
const shapes = (days, shapes, meant) => mix(days, shapes.map((shape) => (day) => shape(day))).map(([typed, day]) => [typed, meant(day)]);
/** To the era: what `@smarthr/wareki` is for. */
export const toEra = shapes(days, western, ([, month, day, era, year]) => `${era}${year}年${month}月${day}日`);
/** From the era to ISO. */
export const fromEra = shapes(
  days.map(([y, month, day, era, year]) => [y, month, day, era, year, month, day]),
  ofEra,
  iso,
);

export const companies = mix(
  `
  株式会社山田商店 (株)青葉堂 有限会社さくら 合同会社スラスラ 株式会社ABCホールディングス 山田工務店(有)
  一般社団法人みどり会 医療法人社団青空会 学校法人桜学園 株式会社オフィス24`
    .trim()
    .split(/\s+/),
  [...many(3, asIs), (name) => `${name} `, full],
);

export const quantities = mix(
  Array.from({ length: 40 }, (_, index) => `${[1, 2, 3, 5, 10, 12, 100, 250, 1200, 10000][index % 10] + (index / 10 | 0)}`),
  [...many(3, asIs), full, (number) => ` ${number}`],
);
