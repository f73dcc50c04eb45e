use super::*;

#[test]
fn days_are_counted_as_calendars_do() {
    let dates = [
        (0, (1970, 1, 1)),
        (58, (1970, 2, 28)),
        (59, (1970, 3, 1)),
        (789, (1972, 2, 29)),
        (11_016, (2000, 2, 29)),
        (11_017, (2000, 3, 1)),
        (20_778, (2026, 11, 21)),
        (47_540, (2100, 2, 28)),
        (47_541, (2100, 3, 1)),
    ];
    for (days, (year, month, day)) in dates {
        assert_eq!(date_of(days), Some(Date { year, month, day }), "{days}");
    }
}

#[test]
fn a_day_is_written_in_one_way() {
    let given = day("2026-11-22");
    assert_eq!(
        given,
        Ok(Date {
            year: 2026,
            month: 11,
            day: 22
        })
    );
    for wrong in [
        "",
        "2026",
        "2026-13-01",
        "2026-00-01",
        "2026-01-32",
        "0-1-1",
        "2026/11/22",
    ] {
        assert!(day(wrong).is_err(), "{wrong}");
    }
}

#[derive(Debug, clap::Parser)]
struct Tool {
    #[command(flatten)]
    field: FieldOptions,
}

fn options(args: &str) -> Options {
    let args = std::iter::once("surasura").chain(args.split_whitespace());
    let tool = <Tool as clap::Parser>::try_parse_from(args).expect("known options");
    tool.field.options(false)
}

/// Every option changes its own member, to every value that the library knows.
#[test]
fn names_are_the_library_s_options() {
    let today = Some(Date {
        year: 2026,
        month: 11,
        day: 22,
    });
    let plain = Options {
        today,
        ..Options::default()
    };
    let cases = [
        ("", plain),
        (
            "--part",
            Options {
                part: true,
                ..plain
            },
        ),
        (
            "--digits-only",
            Options {
                digits_only: true,
                ..plain
            },
        ),
        ("--kana katakana", plain),
        (
            "--kana hiragana",
            Options {
                kana: KanaForm::Hiragana,
                ..plain
            },
        ),
        (
            "--kana halfwidth",
            Options {
                kana: KanaForm::HalfWidth,
                ..plain
            },
        ),
        ("--kana-set any", plain),
        (
            "--kana-set eccube",
            Options {
                kana_set: KanaSet::EcCube,
                ..plain
            },
        ),
        (
            "--kana-set zengin",
            Options {
                kana_set: KanaSet::Zengin,
                ..plain
            },
        ),
        ("--width half", plain),
        (
            "--width full",
            Options {
                width: Width::Full,
                ..plain
            },
        ),
        ("--blocks keep", plain),
        (
            "--blocks hyphens",
            Options {
                blocks: Blocks::Hyphens,
                ..plain
            },
        ),
        ("--company typed", plain),
        (
            "--company short",
            Options {
                company: CompanyForm::Short,
                ..plain
            },
        ),
        (
            "--company long",
            Options {
                company: CompanyForm::Long,
                ..plain
            },
        ),
        ("--charset utf-8", plain),
        (
            "--charset cp932",
            Options {
                charset: Charset::Cp932,
                ..plain
            },
        ),
        (
            "--charset jis-x-0208",
            Options {
                charset: Charset::JisX0208,
                ..plain
            },
        ),
        (
            "--drop-selectors",
            Options {
                drop_selectors: true,
                ..plain
            },
        ),
        ("--date iso", plain),
        (
            "--date slashes",
            Options {
                date: DateForm::Slashes,
                ..plain
            },
        ),
        (
            "--date digits",
            Options {
                date: DateForm::Digits,
                ..plain
            },
        ),
        (
            "--date wareki",
            Options {
                date: DateForm::Wareki,
                ..plain
            },
        ),
        (
            "--birth",
            Options {
                birth: true,
                ..plain
            },
        ),
    ];
    for (args, expected) in cases {
        let read = options(&format!("{args} --today 2026-11-22"));
        assert_eq!(read, expected, "{args}");
    }
    // A clock is not before this was written.
    assert!(options("").today >= today.map(|day| Date { month: 1, ..day }));
}
