//! The members of a beacon.

use super::list::{
    ACTS, CHANNELS, CODES, DEVICES, FIELD_METERS, HELD, HELP_METERS, KINDS, List, METERS, NUDGES,
    OUTCOMES, SIGNALS, VIAS, WHYS,
};
use super::{Purpose, Words};
use crate::beacon::{MAX_FIELDS, MAX_LOG, MAX_SEGMENTS, MAX_STEPS, VERSION};

/// What a member can be.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// This number.
    Only(u64),
    /// A whole number from the first to the second.
    Number(u64, u64),
    /// A word of a list.
    Word(&'static List),
    /// 32 hex digits in lower case.
    Hex,
    /// `true` or `false`.
    Flag,
    /// A key as [`FieldKey`](crate::beacon::FieldKey) has it.
    Key,
    /// So many keys at most, each once.
    Keys(usize),
    /// A number for each word of a list, in its order; what is left out at the end is 0.
    Numbers(&'static List),
    /// A count for some words of a list.
    Counts(&'static List),
    /// Numbers, by the second list, for some words of the first.
    Grid(&'static List, &'static List),
    /// So many fields at most, of the members that follow.
    Fields(usize),
    /// So many entries at most, two numbers each.
    Log(usize),
}

/// A member of a beacon.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Its key; those of a field begin with `fields[].`.
    pub path: &'static str,
    /// What it can be.
    pub shape: Shape,
    /// Whether it is always there.
    pub is_required: bool,
    /// What it means.
    pub about: Words,
    /// What for.
    pub purpose: Purpose,
}

const fn member(path: &'static str, shape: Shape, purpose: Purpose, about: Words) -> Member {
    Member {
        path,
        shape,
        is_required: false,
        about,
        purpose,
    }
}

const fn required(path: &'static str, shape: Shape, purpose: Purpose, about: Words) -> Member {
    let member = member(path, shape, purpose, about);
    Member {
        is_required: true,
        ..member
    }
}

const COUNT: u64 = u16::MAX as u64;
const LAST_FIELD: u64 = MAX_FIELDS as u64 - 1;
const LAST_STEP: u64 = MAX_STEPS as u64 - 1;

/// Every member of a beacon, in the order in which they are written.
pub const MEMBERS: [Member; 32] = {
    use Purpose::{Cause, Group, Help, Keep, Loss, Place};
    use Shape::{Counts, Fields, Flag, Grid, Hex, Key, Keys, Log, Number, Numbers, Only, Word};
    [
        required(
            "v",
            Only(VERSION as u64),
            Keep,
            [
                "形式のバージョン",
                "version of this format; any other is refused",
            ],
        ),
        required(
            "via",
            Word(&VIAS),
            Loss,
            ["送信の手段", "how it was handed over"],
        ),
        member(
            "late",
            Number(0, COUNT),
            Loss,
            [
                "作られてから送信までの分数。端末の保管箱から送ったときだけ0より大きい",
                "whole minutes between the moment it was made and the one it was sent; more than 0 only from the outbox",
            ],
        ),
        member(
            "attempt",
            Hex,
            Keep,
            [
                "乱数の識別子。1回の購入手続きかぎりで、ほかの手続きや人とは結び付かない。集計のみのときは無い",
                "random, made for this attempt alone and joined to no other; absent where the shopper is only counted",
            ],
        ),
        member(
            "rev",
            Number(1, u32::MAX as u64),
            Keep,
            [
                "状態の版。最大のものが有効。`attempt` と共にある",
                "revision of the state, the highest wins; there with `attempt`",
            ],
        ),
        member(
            "seq",
            Number(1, u32::MAX as u64),
            Loss,
            [
                "送信の通し番号。抜けた番号は届かなかったもの。`attempt` と共にある",
                "which handing-over this is: numbers that are missing were lost; there with `attempt`",
            ],
        ),
        required(
            "outcome",
            Word(&OUTCOMES),
            Place,
            ["どこまで進んだか", "how far it came"],
        ),
        member(
            "device",
            Word(&DEVICES),
            Group,
            [
                "端末の種類(画面の幅とタッチの有無だけから)",
                "what she holds, by the width of the screen and whether it is touched",
            ],
        ),
        member(
            "sample",
            Number(1, 100),
            Group,
            [
                "送信する割合(%)。無ければ100",
                "how many of a hundred attempts are sent; 100 where it is absent",
            ],
        ),
        member(
            "steps",
            Keys(MAX_STEPS),
            Place,
            [
                "通ったステップ(店舗が宣言した名前)。最初に通った順",
                "the steps she was in, as the shop named them, in the order of the first time",
            ],
        ),
        member(
            "step",
            Number(0, LAST_STEP),
            Place,
            [
                "今いるステップ。`steps` での位置",
                "the step she is in, its place in `steps`",
            ],
        ),
        member(
            "of",
            Number(0, MAX_FIELDS as u64),
            Place,
            ["フォームの項目の数", "fields of the forms seen"],
        ),
        member(
            "last",
            Number(0, LAST_FIELD),
            Place,
            [
                "最後にいた項目。`fields` での位置",
                "the field focused last, its place in `fields`",
            ],
        ),
        member(
            "cause",
            Number(0, LAST_FIELD),
            Cause,
            [
                "解消していない問題のある最初の項目。`fields` での位置",
                "the first field, in the order of the visits, whose friction is not resolved, its place in `fields`",
            ],
        ),
        member(
            "why",
            Word(&WHYS),
            Cause,
            [
                "その問題。`cause` と共にある",
                "what that friction is; there with `cause`",
            ],
        ),
        member(
            "fields",
            Fields(MAX_FIELDS),
            Place,
            [
                "入力した項目。最初に入った順",
                "the fields visited, in the order of the first visit; at most `of`",
            ],
        ),
        required(
            "fields[].key",
            Key,
            Place,
            [
                "項目の名前。`autocomplete` の値、店舗が宣言した名前、または `field-N`。画面の name、id、ラベルではない",
                "an `autocomplete` token, the shop's own declared key, or `field-N`; never a name, id or label of the page",
            ],
        ),
        member(
            "fields[].kind",
            Word(&KINDS),
            Place,
            [
                "項目の種類。整形しない項目には無い",
                "what it means; absent where surasura does not normalise it",
            ],
        ),
        member(
            "fields[].step",
            Number(0, LAST_STEP),
            Place,
            [
                "項目のあるステップ。`steps` での位置。`key` との組は1つだけ",
                "its step, a place in `steps`; with `key` what makes it one",
            ],
        ),
        member(
            "fields[].at",
            Number(0, LAST_FIELD),
            Place,
            ["フォームでの位置", "position in the form"],
        ),
        member(
            "fields[].open",
            Flag,
            Cause,
            [
                "最後に確かめたとき、入力ルールに合っていなかった",
                "a rule failed when it was looked at last",
            ],
        ),
        member(
            "fields[].m",
            Numbers(&FIELD_METERS),
            Place,
            ["項目の数", "what is counted of it"],
        ),
        member(
            "fields[].rules",
            Counts(&CODES),
            Cause,
            [
                "合わなかった入力ルールと回数",
                "which rule failed on leaving, and how often",
            ],
        ),
        member(
            "channel",
            Word(&CHANNELS),
            Group,
            [
                "流入元の種類。アドレスは含まない",
                "the class of the page she came from; never its address",
            ],
        ),
        member(
            "segments",
            Keys(MAX_SEGMENTS),
            Group,
            [
                "店舗が宣言した区分(会員、初回など)",
                "what the shop declares of her: `member`, `first-visit`",
            ],
        ),
        member(
            "m",
            Numbers(&METERS),
            Place,
            ["手続き全体の数", "what is counted of the whole"],
        ),
        member(
            "nudges",
            Counts(&NUDGES),
            Help,
            [
                "送料などの案内を見た回数。案内の状態ごと",
                "times a nudge of this state was shown",
            ],
        ),
        member(
            "silent",
            Counts(&HELD),
            Help,
            [
                "送料などの案内を控えた回数。理由ごと",
                "times a nudge was held back, by reason",
            ],
        ),
        member(
            "held",
            Counts(&HELD),
            Help,
            [
                "入力の手助けを控えた回数。理由ごと",
                "times help was held back, by reason",
            ],
        ),
        member(
            "help",
            Grid(&SIGNALS, &HELP_METERS),
            Help,
            [
                "入力の手助けがどうなったか。きっかけごと",
                "what became of help, by the sign that it was for",
            ],
        ),
        member(
            "log",
            Log(MAX_LOG),
            Cause,
            [
                "できごとの並び。1つにつき数が2つ: できごとの番号×128+対象(無ければ127)、前のできごとからの時間の区分",
                "the timeline, two numbers an entry: the act times 128 plus what it is about, or plus 127; and the time since the one before, as a bucket",
            ],
        ),
        member(
            "log[].act",
            Word(&ACTS),
            Cause,
            [
                "できごとの番号は、この一覧での位置(0から)",
                "the number of an act is its place in this list, from 0",
            ],
        ),
    ]
};
