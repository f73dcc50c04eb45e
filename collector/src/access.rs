//! Who may see the report: whoever sits at this machine, and whoever knows the token.
//!
//! A peer address alone proves little. A reverse proxy on the same machine makes the whole world
//! look like loopback, and a page of a stranger can point its own host name at 127.0.0.1 (DNS
//! rebinding) and read what the visitor's machine serves. So "this machine" means all of: a loopback
//! peer, a loopback name in `Host`, no trace of a proxy.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri, Version, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use subtle::ConstantTimeEq;

use crate::address;
use crate::limit::{Limiter, Rate};
use crate::problem::Problem;

/// Headers that only a proxy adds; every `x-forwarded-…` counts besides.
const PROXY_HEADERS: [&str; 6] = [
    "forwarded",
    "via",
    "x-real-ip",
    "x-client-ip",
    "true-client-ip",
    "cf-connecting-ip",
];

/// The rule of who may see the report.
pub struct Access {
    token: Option<String>,
    proxied: bool,
    wrong: Limiter,
}

/// Wrong tokens that one client may send: ten, and then one every six seconds.
const WRONG: Rate = Rate {
    per_second: 1.0 / 6.0,
    burst: 10,
};

/// What a request shows of itself.
pub struct Visitor<'a> {
    /// The address at the other end of the connection.
    pub peer: IpAddr,
    /// The version of its request.
    pub version: Version,
    /// The target of its request.
    pub uri: &'a Uri,
    /// The headers of its request.
    pub headers: &'a HeaderMap,
}

impl Access {
    /// `token`: what strangers must know. `proxied`: everyone is a stranger.
    #[must_use]
    pub fn new(token: Option<String>, proxied: bool) -> Self {
        let wrong = Limiter::by_address(WRONG);
        Self {
            token,
            proxied,
            wrong,
        }
    }

    /// Whether anyone beyond this machine could see the report.
    #[must_use]
    pub fn has_token(&self) -> bool {
        self.token.is_some()
    }

    /// Lets the visitor through, or says why not.
    ///
    /// # Errors
    /// 401 with what to send, 403 if no token is set, 429 after too many wrong ones.
    pub fn check(&self, visitor: &Visitor<'_>) -> Result<(), Problem> {
        if !self.proxied && visitor.is_on_this_machine() {
            return Ok(());
        }
        let token = self.token.as_ref().ok_or(Problem::TOKEN_NOT_SET)?;
        let given = visitor.token().ok_or(Problem::TOKEN_NEEDED)?;
        let who = address::of(visitor.peer, visitor.headers, self.proxied).unwrap_or(visitor.peer);
        // Before the token is looked at: guessing on must not pay.
        self.wrong.look(Some(who)).map_err(Problem::too_many)?;
        // Constant time: how long a wrong guess takes must not tell how much of it was right.
        if bool::from(given.ct_eq(token.as_bytes())) {
            Ok(())
        } else {
            self.wrong.take(Some(who)).map_err(Problem::too_many)?;
            Err(Problem::TOKEN_NEEDED)
        }
    }
}

impl Visitor<'_> {
    fn is_on_this_machine(&self) -> bool {
        self.peer.to_canonical().is_loopback() && self.asks_for_loopback() && !self.came_by_proxy()
    }

    /// Exactly one host, and one that is always this machine.
    fn asks_for_loopback(&self) -> bool {
        let mut hosts = self.headers.get_all(header::HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else {
            return false;
        };
        let host = host.to_str().ok().and_then(|h| h.parse::<Authority>().ok());
        // A target in absolute form overrides the header.
        let target = self.uri.authority();
        host.is_some_and(|h| is_loopback_name(&h)) && target.is_none_or(is_loopback_name)
    }

    fn came_by_proxy(&self) -> bool {
        // nginx's plain `proxy_pass` adds no header and names the collector's own address as the
        // host, but it speaks HTTP/1.0; no browser does.
        self.version < Version::HTTP_11
            || PROXY_HEADERS.iter().any(|h| self.headers.contains_key(*h))
            || self
                .headers
                .keys()
                .any(|h| h.as_str().starts_with("x-forwarded-"))
    }

    fn token(&self) -> Option<Vec<u8>> {
        let value = self.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
        let (scheme, rest) = value.split_once(' ')?;
        let rest = rest.trim();
        if scheme.eq_ignore_ascii_case("bearer") {
            return Some(rest.into());
        }
        if !scheme.eq_ignore_ascii_case("basic") {
            return None;
        }
        let pair = STANDARD.decode(rest).ok()?;
        let colon = pair.iter().position(|b| *b == b':')?;
        pair.get(colon + 1..).map(<[u8]>::to_vec)
    }
}

fn is_loopback_name(authority: &Authority) -> bool {
    if authority.as_str().contains('@') {
        return false;
    }
    let host = authority.host();
    if let Some(inner) = host.strip_prefix('[').and_then(|h| h.strip_suffix(']')) {
        return inner.parse::<Ipv6Addr>().is_ok_and(|ip| ip.is_loopback());
    }
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests;
