//! Where the server may be sent by an address that somebody gave it: to public addresses only, checked on the very
//! addresses that are connected to, so that no name can lead elsewhere after it was checked.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use ureq::{
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};

/// What may be connected to.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Which addresses.
    pub address: fn(IpAddr) -> bool,
    /// Which ports.
    pub port: fn(u16) -> bool,
}

impl Default for Rules {
    /// Public addresses, and the usual ports of web servers.
    fn default() -> Rules {
        Rules { address: is_public, port: |port| matches!(port, 80 | 443) }
    }
}

/// What the error says when a name leads where it must not.
pub(crate) const REFUSED: &str = "not a public address";

/// Names are looked up as usual; what is not allowed is not there.
#[derive(Debug)]
pub struct Guard {
    rules: Rules,
    inside: Inside,
    names: DefaultResolver,
}

impl Guard {
    /// By these rules, without exception.
    pub fn new(rules: Rules) -> Guard {
        Guard::with(rules, Inside::default())
    }

    /// By these rules; what the operator named is allowed whatever they say.
    pub(crate) fn with(rules: Rules, inside: Inside) -> Guard {
        Guard { rules, inside, names: DefaultResolver::default() }
    }
}

/// The servers of the own network to which requests may go: `host` for every port of it, or `host:port`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inside(Vec<String>);

impl Inside {
    pub(crate) fn new(hosts: &[String]) -> Inside {
        Inside(hosts.iter().map(|host| host.trim().to_ascii_lowercase()).filter(|host| !host.is_empty()).collect())
    }

    /// Whether the operator named it.
    pub(crate) fn has(&self, host: &str, port: u16) -> bool {
        let host = host.to_ascii_lowercase();
        self.0.iter().any(|one| *one == host || *one == format!("{host}:{port}"))
    }

    fn has_uri(&self, uri: &Uri) -> bool {
        let usual = if uri.scheme_str() == Some("https") { 443 } else { 80 };
        uri.host().is_some_and(|host| self.has(host, uri.port_u16().unwrap_or(usual)))
    }
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        if self.inside.has_uri(uri) {
            return Ok(found);
        }
        let mut allowed = self.empty();
        for address in found.iter().filter(|one| (self.rules.address)(one.ip()) && (self.rules.port)(one.port())) {
            allowed.push(*address);
        }
        if allowed.is_empty() {
            let refused = std::io::Error::new(std::io::ErrorKind::PermissionDenied, REFUSED);
            return Err(ureq::Error::Io(refused));
        }
        Ok(allowed)
    }
}

/// Whether an address is one of the public internet.
pub(crate) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_documentation()
        || address.is_multicast();
    let shared = a == 100 && (64..128).contains(&b);
    let protocol = a == 192 && b == 0 && c == 0;
    let relay = a == 192 && b == 88 && c == 99;
    let benchmark = a == 198 && (18..20).contains(&b);
    !(special || shared || protocol || relay || benchmark || a == 0 || a >= 240)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    if let Some(inner) = inner_v4(&parts) {
        return is_public_v4(inner);
    }
    // Only what was given out for the public internet, without what documentation and tunnels use of it.
    let global = parts[0] & 0xe000 == 0x2000;
    let documentation = (parts[0] == 0x2001 && parts[1] == 0x0db8) || (parts[0] == 0x3fff && parts[1] < 0x1000);
    let protocol = parts[0] == 0x2001 && parts[1] < 0x0200;
    global && !documentation && !protocol
}

/// The IPv4 address within one of those that stand for it: mapped, translated (NAT64), 6to4.
fn inner_v4(parts: &[u16; 8]) -> Option<Ipv4Addr> {
    let v4 = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match parts {
        [0, 0, 0, 0, 0, 0xffff, high, low] => Some(v4(*high, *low)),
        [0x0064, 0xff9b, 0, 0, 0, 0, high, low] => Some(v4(*high, *low)),
        [0x2002, high, low, ..] => Some(v4(*high, *low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_public_internet_may_be_connected_to() {
        let public =
            ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8", "64:ff9b::808:808"];
        let refused = [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:169.254.169.254",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
            "::7f00:1",
        ];
        for text in public {
            assert!(is_public(text.parse().unwrap()), "{text}");
        }
        for text in refused {
            assert!(!is_public(text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn only_the_usual_ports_are_tried() {
        let Rules { port, .. } = Rules::default();
        assert_eq!([80, 443, 22, 6379, 8080].map(port), [true, true, false, false, false]);
    }
}
