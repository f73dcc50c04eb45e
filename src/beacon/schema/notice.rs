//! The texts that a shop needs beside its checkout: the row of its inventory of scripts, and the notice of
//! what is sent to whom. Drafts to be completed; no legal advice.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::table::row;
use super::{MEMBERS, Member, Purpose, said};
use crate::beacon::VERSION;
use crate::field::Locale;

/// A file of the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its hash as Subresource Integrity writes it: `sha384-…`.
    pub integrity: String,
}

/// What the row of an inventory is made of.
#[derive(Clone, Copy, Debug)]
pub struct Inventory<'a> {
    /// Version of the package.
    pub version: &'a str,
    /// SHA-256 of [`canonical`](super::canonical), in hex.
    pub schema_hash: &'a str,
    /// The files that the shop serves.
    pub files: &'a [File],
    /// Who receives the data; none where the shop does itself.
    pub recipient: Option<&'a str>,
}

/// What is not touched, whatever the mode.
const NOT_TOUCHED: [super::Words; 4] = [
    [
        "入力された文字、その長さ、1文字ごとの時刻",
        "what is typed, its length, the time of single keys",
    ],
    [
        "決済欄(`autocomplete` が `cc-` で始まる欄、`one-time-code`、`type=password`、決済代行会社の iframe)。値を読まず、監視もしない。iframe に移ったことだけが分かる",
        "payment fields (`autocomplete` beginning with `cc-`, `one-time-code`, `type=password`, frames of the payment provider): not read, not listened to; only that the focus went into a frame is known",
    ],
    [
        "ページのアドレス、題名、項目のラベル・`name`・`id`",
        "the address and title of the page, a field's label, `name` and `id`",
    ],
    [
        "Cookie や広告の識別子、端末やブラウザを見分ける情報",
        "cookies, advertising identifiers, anything that tells a device or browser from others",
    ],
];

/// The row for the inventory of scripts on payment pages that PCI DSS 4.0.1 asks for in 6.4.3: which script,
/// that it is whole, why it is needed, who approved it. The owner and the approval are the shop's to fill in.
#[must_use]
pub fn inventory(locale: Locale, of: &Inventory<'_>) -> String {
    let files: Vec<_> = of
        .files
        .iter()
        .map(|file| format!("`{}` `{}`", file.name, file.integrity))
        .collect();
    let purposes: Vec<_> = Purpose::ALL
        .map(|purpose| said(locale, purpose.words()))
        .into();
    let keys: Vec<_> = MEMBERS
        .iter()
        .map(|member: &Member| format!("`{}`", member.path))
        .collect();
    let not: Vec<_> = NOT_TOUCHED.map(|words| said(locale, words)).into();
    let comma = said(locale, ["、", ", "]);
    let destination = of.recipient.unwrap_or_else(|| {
        said(
            locale,
            [
                "当店のサーバー(同一オリジン)",
                "the shop's own server, same origin",
            ],
        )
    });
    let own = "`script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'`";
    let csp = match of.recipient {
        None => own.to_string(),
        Some(_) => format!(
            "{own}{}",
            said(
                locale,
                [
                    "(`connect-src` に送信先のオリジンを加える)",
                    " (and in `connect-src` the recipient's origin)"
                ]
            )
        ),
    };
    let schema = format!("{VERSION}, SHA-256 `{}`", of.schema_hash);
    let empty = said(locale, ["(店舗で記入)", "(to be filled in by the shop)"]);
    let rows: [([&str; 2], String); 11] = [
        (["スクリプト", "Script"], "surasura".into()),
        (["バージョン", "Version"], of.version.into()),
        (
            ["ファイルと完全性(SRI)", "Files and their integrity (SRI)"],
            files.join("<br>"),
        ),
        (
            ["目的と必要性", "Purpose and justification"],
            purposes.join(comma),
        ),
        (["扱うデータ", "Data touched"], keys.join(comma)),
        (["扱わないデータ", "Data not touched"], not.join("<br>")),
        (["送信先", "Destination"], destination.into()),
        (
            [
                "送信の形式(バージョン、ハッシュ)",
                "Format of the data (version, hash)",
            ],
            schema,
        ),
        (["CSP", "CSP"], csp),
        (["責任者", "Owner"], empty.into()),
        (["承認した人と日付", "Approved by, on"], empty.into()),
    ];
    let mut out = row([
        said(locale, ["項目", "item"]),
        said(locale, ["内容", "content"]),
    ]);
    out.push_str("|---|---|\n");
    for (name, value) in rows {
        out.push_str(&row([said(locale, name), &value]));
    }
    out
}

/// The notice that article 27-12 of the Telecommunications Business Act asks for (in force since 16 June
/// 2023): what is sent, to whom, what for. It binds who runs a telecommunications service for others, a
/// mall; not a shop that sells its own goods (the ministry's FAQ, 1-12 and 1-13).
#[must_use]
pub fn notice(locale: Locale, recipient: &str, purpose: Option<&str>) -> String {
    let mut out = String::new();
    let mut say = |words: super::Words| {
        out.push_str(said(locale, words));
        out.push('\n');
    };
    say([
        "## 情報の外部送信について",
        "## Information sent from your device",
    ]);
    say(["", ""]);
    say([
        "当サイトの購入手続きでは、入力のしやすさを改善するため、お客様の端末から次の情報を送信します。",
        "To make its checkout easier, this site sends the following information from your device.",
    ]);
    say(["", ""]);
    say(["### 送信される情報", "### What is sent"]);
    say(["", ""]);
    for member in MEMBERS {
        out.push_str(&format!("- {}\n", said(locale, member.about)));
    }
    out.push_str(said(
        locale,
        ["\n### 送信されない情報\n\n", "\n### What is not sent\n\n"],
    ));
    for words in NOT_TOUCHED {
        out.push_str(&format!("- {}\n", said(locale, words)));
    }
    let name = said(locale, ["\n### 送信先\n\n", "\n### To whom\n\n"]);
    out.push_str(&format!("{name}{recipient}\n"));
    out.push_str(said(locale, ["\n### 利用目的\n\n", "\n### What for\n\n"]));
    match purpose {
        Some(purpose) => out.push_str(&format!("- {purpose}\n")),
        None => {
            for purpose in Purpose::ALL {
                out.push_str(&format!("- {}\n", said(locale, purpose.words())));
            }
        }
    }
    out.push_str(said(locale, NOTE));
    out
}

const NOTE: super::Words = [
    "\n<!--\nこの文は下書きで、法律上の助言ではありません。電気通信事業法27条の12は、他人のための電気通信役務(モールなど)に\n適用されます。自社の商品を売る通販サイトは対象外です(総務省 外部送信規律FAQ 問1-12、1-13)。\n-->\n",
    "\n<!--\nA draft, no legal advice. Article 27-12 of the Telecommunications Business Act is for telecommunications\nservices run for others, such as malls; a shop that sells its own goods is outside (Ministry of Internal\nAffairs and Communications, FAQ on external transmission, 1-12 and 1-13).\n-->\n",
];
