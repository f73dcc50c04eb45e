//! Every refusal has one shape: a status and `{"code","message"}`.

use axum::Json;
use axum::http::{HeaderName, HeaderValue, StatusCode};
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
}

impl Problem {
    const fn new(status: StatusCode, code: &'static str, message: &'static str) -> Self {
        Self {
            status,
            code,
            message,
            header: None,
        }
    }

    const fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.header = Some((name, value));
        self
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
        "The data file cannot be used just now; nothing was stored.",
    );
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
                "A beacon has at most 65,536 bytes.",
            ),
            "BEACON_VERSION_UNKNOWN" => Self::new(
                StatusCode::BAD_REQUEST,
                code,
                "This collector reads version 1 of the wire format.",
            ),
            _ => Self::new(
                StatusCode::BAD_REQUEST,
                code,
                "This is not a beacon of the wire format, version 1.",
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
        response
    }
}
