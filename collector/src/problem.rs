//! Every refusal has one shape: a status and `{"code","message"}`.

use std::time::Duration;

use axum::Json;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use surasura::beacon::WireError;

/// A refusal: a status, a code for programs, a sentence for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The HTTP status.
    #[serde(skip)]
    pub status: StatusCode,
    /// The stable code.
    pub code: &'static str,
    /// What is wrong and, where it helps, what to do.
    pub message: &'static str,
    /// A header that the status calls for.
    #[serde(skip)]
    header: Option<(&'static str, &'static str)>,
    /// When to try again, in s.
    #[serde(skip)]
    retry_after: Option<u64>,
}

impl Problem {
    const fn new(status: StatusCode, code: &'static str, message: &'static str) -> Self {
        Self {
            status,
            code,
            message,
            header: None,
            retry_after: None,
        }
    }

    const fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.header = Some((name, value));
        self
    }

    const fn after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Too often, until so long from now.
    #[must_use]
    pub fn too_many(wait: Duration) -> Self {
        Self::TOO_MANY.after(wait.as_secs().saturating_add(1))
    }

    /// The body ended too early.
    pub const BODY_UNREADABLE: Self = Self::new(
        StatusCode::BAD_REQUEST,
        "BODY_UNREADABLE",
        "The body could not be read to its end.",
    );
    /// Another method than the beacon path takes.
    pub const BEACON_METHOD: Self = Self::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "METHOD_NOT_ALLOWED",
        "Beacons are sent with POST.",
    )
    .with("allow", "POST");
    /// Another method than a page takes.
    pub const PAGE_METHOD: Self = Self::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "METHOD_NOT_ALLOWED",
        "Pages are read with GET or HEAD.",
    )
    .with("allow", "GET, HEAD");
    /// A page that is not the shop's.
    pub const ORIGIN_FOREIGN: Self = Self::new(
        StatusCode::FORBIDDEN,
        "ORIGIN_FOREIGN",
        "Pages of this origin may not send beacons here: start the collector with --origin, once for each that may.",
    );
    /// Too often.
    pub const TOO_MANY: Self = Self::new(
        StatusCode::TOO_MANY_REQUESTS,
        "TOO_MANY",
        "Too many requests; send it again later.",
    );
    /// No identifier of an attempt.
    pub const ATTEMPT_MALFORMED: Self = Self::new(
        StatusCode::BAD_REQUEST,
        "ATTEMPT_MALFORMED",
        "An attempt is named by 32 hex digits in lower case.",
    );
    /// There is none of that name.
    pub const ATTEMPT_UNKNOWN: Self = Self::new(
        StatusCode::NOT_FOUND,
        "ATTEMPT_UNKNOWN",
        "There is no such attempt; should some of it come in the next 72 hours, it will not be kept.",
    );
    /// What is to be exported is not said as it should be.
    pub const RANGE_MALFORMED: Self = Self::new(
        StatusCode::BAD_REQUEST,
        "RANGE_MALFORMED",
        "A range is ?from=2026-11-01&to=2026-11-30, both days included; either may be left out.",
    );
    /// Others are being exported.
    pub const EXPORT_BUSY: Self = Self::new(
        StatusCode::TOO_MANY_REQUESTS,
        "TOO_MANY",
        "Two exports are under way; ask again when one has ended.",
    )
    .after(30);
    /// Nothing is served there.
    pub const NOT_FOUND: Self = Self::new(
        StatusCode::NOT_FOUND,
        "NOT_FOUND",
        "Nothing is served at this path.",
    );
    /// The report page was not given to the server.
    pub const NO_PAGE: Self = Self::new(
        StatusCode::NOT_FOUND,
        "REPORT_PAGE_MISSING",
        "Start the collector with --www and the folder that has report.html in it; the numbers are at /report/data.",
    );
    /// Not on this machine and no or a wrong token.
    pub const TOKEN_NEEDED: Self = Self::new(
        StatusCode::UNAUTHORIZED,
        "REPORT_TOKEN_NEEDED",
        "The report asks for its token: as the password of HTTP Basic, with any user name, or as a Bearer token.",
    )
    .with(
        "www-authenticate",
        r#"Basic realm="surasura report", charset="UTF-8""#,
    );
    /// Not on this machine and no token could be right.
    pub const TOKEN_NOT_SET: Self = Self::new(
        StatusCode::FORBIDDEN,
        "REPORT_TOKEN_NOT_SET",
        "The report is open on the collector's own machine only, until SURASURA_REPORT_TOKEN is set.",
    );
    /// The disk did not take the row or give the numbers.
    pub const STORE_UNAVAILABLE: Self = Self::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "STORE_UNAVAILABLE",
        "The data file cannot be used just now; nothing was stored. Send it again later.",
    )
    .after(30);
    /// Too many beacons wait for the disk.
    pub const STORE_BUSY: Self = Self::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "STORE_BUSY",
        "Too many beacons wait for the disk; this one was not stored. Send it again later.",
    )
    .after(5);
    /// The request or its answer took too long.
    pub const TIMEOUT: Self = Self::new(
        StatusCode::REQUEST_TIMEOUT,
        "REQUEST_TIMEOUT",
        "The request took too long.",
    );
}

impl From<WireError> for Problem {
    fn from(error: WireError) -> Self {
        let code = error.code();
        // By code: a refusal that this match does not know is still a refusal.
        match code {
            "BEACON_TOO_LARGE" => Self::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                code,
                "A beacon has at most 16,384 bytes.",
            ),
            "BEACON_VERSION_UNKNOWN" => Self::new(
                StatusCode::BAD_REQUEST,
                code,
                "This collector reads version 2 of the wire format.",
            ),
            _ => Self::new(
                StatusCode::BAD_REQUEST,
                code,
                "This is not a beacon of the wire format, version 2.",
            ),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self)).into_response();
        if let Some((name, value)) = self.header {
            response.headers_mut().insert(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
        if let Some(seconds) = self.retry_after {
            let headers = response.headers_mut();
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
