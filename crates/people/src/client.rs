//! Where a request comes from, for limits and for the list of sessions.

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{header, request::Parts},
};
use madang_kernel::text;
use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
};

/// The address of whoever sent the request. The wiring puts it on every request, from the connection or, behind a
/// proxy that it trusts, from the proxy's header.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

/// The sender of a request: address and the browser's name for itself.
#[derive(Clone, Debug, Default)]
pub struct Client {
    /// The IP address; empty when unknown.
    pub address: String,
    /// The `User-Agent`, shortened.
    pub agent: String,
}

impl Client {
    /// The network of the address, which limits count by: whoever has one IPv6 address has a whole /64 of them.
    pub(crate) fn network(&self) -> String {
        match self.address.parse() {
            Ok(IpAddr::V6(v6)) => {
                let [a, b, c, d, ..] = v6.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
            _ => self.address.clone(),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Client, Infallible> {
        let told = parts.extensions.get::<ClientAddress>().map(|address| address.0);
        let connection = || parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let address = told.or_else(connection).map(|ip| ip.to_canonical().to_string()).unwrap_or_default();
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Client { address, agent: text::cut(&text::line(agent), 300) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_an_ipv6_network_count_as_one() {
        let network = |address: &str| Client { address: address.into(), agent: String::new() }.network();
        assert_eq!(network("2001:db8:1:2:aaaa::1"), network("2001:db8:1:2:bbbb::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("192.0.2.7"), "192.0.2.7");
    }
}
