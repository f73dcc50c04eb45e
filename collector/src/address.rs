//! Whose request it is, for the limits alone: an address is never stored and never logged.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, header};

/// The address of a client, if it can be told from others'.
///
/// `proxied`: the last hop that the proxy names, in `X-Forwarded-For` or else in `Forwarded`; what stands
/// before it is the client's own word. Else the peer, unless it is this machine: behind a proxy that the
/// collector was not told of, that would be everybody.
#[must_use]
pub fn of(peer: IpAddr, headers: &HeaderMap, proxied: bool) -> Option<IpAddr> {
    if proxied {
        return last(headers, "x-forwarded-for", |hop| Some(hop))
            .or_else(|| last(headers, header::FORWARDED.as_str(), node));
    }
    let peer = peer.to_canonical();
    (!peer.is_loopback()).then_some(peer)
}

fn last(headers: &HeaderMap, name: &str, node: impl Fn(&str) -> Option<&str>) -> Option<IpAddr> {
    let list = headers.get_all(name).iter().next_back()?.to_str().ok()?;
    let hop = list.rsplit(',').next()?;
    address(node(hop)?.trim())
}

/// `for=192.0.2.60;proto=https`, `for="[2001:db8::1]:4711"` (RFC 7239).
fn node(hop: &str) -> Option<&str> {
    hop.split(';').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        let is_for = name.trim().eq_ignore_ascii_case("for");
        is_for.then(|| value.trim().trim_matches('"'))
    })
}

/// An address, with or without a port.
fn address(text: &str) -> Option<IpAddr> {
    let inner = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    let ip = inner.unwrap_or(text).parse::<IpAddr>().ok();
    ip.or_else(|| text.parse::<SocketAddr>().ok().map(|found| found.ip()))
        .map(|ip| ip.to_canonical())
}

#[cfg(test)]
mod tests;
