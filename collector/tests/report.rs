//! The report's own paths over HTTP.

mod common;

use common::{Server, beacon};

#[test]
fn the_numbers_are_there_as_json() {
    let server = Server::start(&["--smallest", "1"]);
    server.post(beacon(1, 1, "started"));
    let answer = server.get("/report/data");
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let report = answer.json();
    assert_eq!(report["totals"]["attempts"], 1);
    assert_eq!(report["totals"]["inProgress"], 1);
    assert_eq!(
        (&report["utcOffset"], &report["smallest"]),
        (&"+09:00".into(), &1.into())
    );
    let other = server
        .get("/report/data?definition=matomo&channel=-")
        .json();
    assert_eq!(
        (&other["definition"], &other["totals"]["attempts"]),
        (&"matomo".into(), &1.into())
    );
}

#[test]
fn what_is_asked_for_wrongly_is_refused_by_its_name() {
    let server = Server::start(&[]);
    for (query, parameter) in [
        ("device=watch", "device"),
        ("devise=phone", "devise"),
        ("from=2020-01-01", "from"),
        ("to=1970-01-01&from=1970-01-02", "to"),
    ] {
        let answer = server.get(&format!("/report/data?{query}"));
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (400, "QUERY_INVALID"),
            "{query}"
        );
        assert_eq!(answer.json()["parameter"], parameter, "{query}");
    }
}

#[test]
fn one_attempt_is_there_by_its_id() {
    let server = Server::start(&[]);
    server.post(beacon(7, 1, "started"));
    let timeline = server.get(&format!("/report/attempts/{:032x}", 7)).json();
    assert_eq!(timeline["attempt"], format!("{:032x}", 7));
    assert_eq!(timeline["last"]["key"], "tel");
    assert_eq!(
        server.get(&format!("/report/attempts/{:032x}", 8)).code(),
        "NOT_FOUND"
    );
    assert_eq!(server.get("/report/attempts/7").code(), "ATTEMPT_MALFORMED");
}

#[test]
fn nobody_without_the_token_sees_an_attempt() {
    let server = Server::start(&["--proxied", "--report-token", "a-token-that-is-long"]);
    for path in [
        "/report/data",
        "/report/attempts/00000000000000000000000000000007",
    ] {
        assert_eq!(server.get(path).code(), "REPORT_TOKEN_NEEDED", "{path}");
        let answer = server.ask(
            "GET",
            path,
            &["authorization: Bearer a-token-that-is-long"],
            b"",
        );
        assert_ne!(answer.status, 401, "{path}");
    }
}
