//! Which pages may send beacons: the shop's. What is no page may send what it wants; it cannot be told
//! from a browser that says nothing.
//!
//! A browser names the origin of the page in `Origin` with every POST, and in `Sec-Fetch-Site` whether
//! that is the one it sends to; a page can write neither.

use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use crate::problem::Problem;

/// How long a browser may remember the answer to its question, in s: a day; some take less.
const REMEMBERED: &str = "86400";

/// The origins that were declared.
#[derive(Clone, Debug)]
pub struct Origins {
    declared: Vec<HeaderValue>,
    proxied: bool,
}

/// What the answer tells a page of another origin: that it may read it. Nothing for the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared(Option<HeaderValue>);

impl Origins {
    /// `declared`: as browsers write them. `proxied`: the host that was asked for stands in
    /// `X-Forwarded-Host`, if anywhere.
    #[must_use]
    pub fn new(declared: Vec<HeaderValue>, proxied: bool) -> Self {
        Self { declared, proxied }
    }

    /// Lets the beacon of a page through.
    ///
    /// # Errors
    /// `ORIGIN_FOREIGN`.
    pub fn check(&self, headers: &HeaderMap) -> Result<Shared, Problem> {
        let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        let Some(origin) = headers.get(header::ORIGIN) else {
            return if site == Some(b"cross-site") {
                Err(Problem::ORIGIN_FOREIGN)
            } else {
                Ok(Shared(None))
            };
        };
        if self.declared.contains(origin) {
            return Ok(Shared(Some(origin.clone())));
        }
        let is_own = match site {
            Some(site) => site == b"same-origin",
            None => self.is_host(headers, origin),
        };
        // Who declares origins declares all of them.
        if self.declared.is_empty() && is_own {
            Ok(Shared(None))
        } else {
            Err(Problem::ORIGIN_FOREIGN)
        }
    }

    /// Answers the question that a browser asks before a request that is not simple.
    ///
    /// # Errors
    /// `ORIGIN_FOREIGN`; `METHOD_NOT_ALLOWED` if no page asks.
    pub fn preflight(&self, headers: &HeaderMap) -> Result<Shared, Problem> {
        let origin = headers.get(header::ORIGIN).ok_or(Problem::BEACON_METHOD)?;
        if self.declared.contains(origin) {
            Ok(Shared(Some(origin.clone())))
        } else {
            Err(Problem::ORIGIN_FOREIGN)
        }
    }

    /// Whether the page is of the host that it sends to.
    fn is_host(&self, headers: &HeaderMap, origin: &HeaderValue) -> bool {
        let forwarded = headers.get("x-forwarded-host").filter(|_| self.proxied);
        let host = forwarded
            .or_else(|| headers.get(header::HOST))
            .and_then(host);
        let origin = origin.to_str().ok().and_then(|origin| {
            let (_, authority) = origin.split_once("://")?;
            host_of(authority)
        });
        host.is_some() && host == origin
    }
}

fn host(header: &HeaderValue) -> Option<(String, Option<u16>)> {
    host_of(header.to_str().ok()?)
}

/// Name and port; TLS is the proxy's, so the port that the scheme has is none.
fn host_of(authority: &str) -> Option<(String, Option<u16>)> {
    let authority: Authority = authority.trim().parse().ok()?;
    let port = authority
        .port_u16()
        .filter(|port| ![80, 443].contains(port));
    Some((authority.host().to_ascii_lowercase(), port))
}

impl Shared {
    /// Tells the page on an answer.
    pub fn tell(&self, response: &mut Response) {
        let headers = response.headers_mut();
        // The answer differs by it even where it says nothing.
        headers.append(header::VARY, HeaderValue::from_static("origin"));
        if let Some(origin) = &self.0 {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
            let retry_after = HeaderValue::from_static("retry-after");
            headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, retry_after);
        }
    }

    /// Tells it what it may send, too.
    pub fn tell_before(&self, response: &mut Response) {
        self.tell(response);
        for (name, value) in [
            (header::ACCESS_CONTROL_ALLOW_METHODS, "POST"),
            (header::ACCESS_CONTROL_ALLOW_HEADERS, "content-type"),
            (header::ACCESS_CONTROL_MAX_AGE, REMEMBERED),
        ] {
            response
                .headers_mut()
                .insert(name, HeaderValue::from_static(value));
        }
    }
}

#[cfg(test)]
mod tests;
