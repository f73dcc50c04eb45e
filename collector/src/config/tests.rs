use std::fs;

use tempfile::TempDir;

use super::*;

fn parse(args: &[&str]) -> Result<Config, clap::Error> {
    Config::try_parse_from([&["surasura-collector"], args].concat())
}

fn places(data: &Path, www: &Path) -> Result<Places, PlaceError> {
    let mut config = parse(&[]).unwrap();
    config.data = data.into();
    config.www = Some(www.into());
    config.places()
}

#[test]
fn listens_on_loopback_unless_told_otherwise() {
    let config = parse(&[]).unwrap();
    assert!(config.listen.ip().is_loopback());
    assert_eq!(config.endpoint, "/efo");
    assert!(!config.proxied);
}

#[test]
fn the_help_never_shows_the_token_of_the_environment() {
    use clap::CommandFactory;
    let command = Config::command();
    let token = command
        .get_arguments()
        .find(|a| a.get_id() == "report_token")
        .unwrap();
    assert!(token.is_hide_env_values_set());
}

#[test]
fn an_empty_token_is_refused() {
    assert!(parse(&["--report-token", ""]).is_err());
    assert!(parse(&["--report-token", "t"]).is_ok());
}

#[test]
fn an_endpoint_is_a_plain_path() {
    for good in ["/efo", "/a/b", "/a-b_c.d~e"] {
        assert_eq!(
            parse(&["--endpoint", good]).unwrap().endpoint,
            good,
            "{good}"
        );
    }
    for bad in [
        "",
        "/",
        "efo",
        "/efo/",
        "//efo",
        "/{x}",
        "/*",
        "/a b",
        "/../x",
        "/./x",
        "/a?b",
        "/é",
        "/report",
        "/report/data",
        "/report/anything",
    ] {
        assert!(parse(&["--endpoint", bad]).is_err(), "{bad}");
    }
}

#[test]
fn an_origin_is_written_as_browsers_write_it() {
    for good in [
        "https://shop.example",
        "http://localhost:3000",
        "https://shop.example:8443",
        "https://[2001:db8::1]",
        "null",
    ] {
        let config = parse(&["--origin", good, "--origin", "https://b.example"]).unwrap();
        assert_eq!(config.origins, [good, "https://b.example"]);
    }
    for bad in [
        "",
        "*",
        "shop.example",
        "https://",
        "https://shop.example/",
        "https://shop.example/cart",
        "https://shop.example:443",
        "http://shop.example:80",
        "https://Shop.example",
        "https://a@shop.example",
        "https://shop.example:",
        "ftp://shop.example",
        "https://店.example",
    ] {
        assert!(parse(&["--origin", bad]).is_err(), "{bad}");
    }
}

#[test]
fn days_are_counted_in_japan_and_kept_for_ninety() {
    let config = parse(&[]).unwrap();
    assert_eq!((config.utc_offset, config.keep_days), (Zone::JAPAN, 90));
    let config = parse(&["--utc-offset", "-03:30", "--keep-days", "1"]).unwrap();
    assert_eq!(
        (config.utc_offset.to_string().as_str(), config.keep_days),
        ("-03:30", 1)
    );
    for bad in [
        ["--keep-days", "0"],
        ["--keep-days", "3651"],
        ["--utc-offset", "JST"],
    ] {
        assert!(parse(&bad).is_err(), "{bad:?}");
    }
}

#[test]
fn data_beside_www_is_taken_and_inside_is_not() {
    let dir = TempDir::new().unwrap();
    let www = dir.path().join("www");
    fs::create_dir_all(www.join("deep")).unwrap();
    let beside = dir.path().join("data.sqlite3");
    assert!(places(&beside, &www).is_ok());
    // A neighbour whose name begins alike is not inside.
    fs::create_dir(dir.path().join("www-data")).unwrap();
    assert!(places(&dir.path().join("www-data/d"), &www).is_ok());

    for inside in ["www/d", "www/deep/d", "www/deep/../d", "www-data/../www/d"] {
        let found = places(&dir.path().join(inside), &www);
        assert!(matches!(found, Err(PlaceError::DataInWww(..))), "{inside}");
    }
}

#[cfg(unix)]
#[test]
fn links_do_not_hide_where_the_data_lies() {
    use std::os::unix::fs::symlink;
    let dir = TempDir::new().unwrap();
    let www = dir.path().join("www");
    fs::create_dir(&www).unwrap();
    fs::write(www.join("real"), "").unwrap();
    symlink(www.join("real"), dir.path().join("link-to-file")).unwrap();
    symlink(&www, dir.path().join("link-to-dir")).unwrap();
    for (data, served) in [
        ("link-to-file", "www"),
        ("link-to-dir/d", "www"),
        ("www/d", "link-to-dir"),
    ] {
        let found = places(&dir.path().join(data), &dir.path().join(served));
        assert!(matches!(found, Err(PlaceError::DataInWww(..))), "{data}");
    }
}

#[test]
fn places_that_are_not_there_say_so() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    let missing = dir.path().join("missing");
    let data = dir.path().join("d");
    assert!(matches!(
        places(&missing.join("d"), dir.path()),
        Err(PlaceError::NoDataFolder(..))
    ));
    assert!(matches!(
        places(dir.path(), dir.path()),
        Err(PlaceError::NoDataFile(..))
    ));
    assert!(matches!(
        places(&data, &missing),
        Err(PlaceError::NoWww(..))
    ));
    assert!(matches!(places(&data, &file), Err(PlaceError::NoWww(..))));
}
