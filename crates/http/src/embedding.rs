//! Which pages of other sites may show the community's widget and ask for what it shows.

use madang_kernel::App;
use serde::{Deserialize, Serialize};
use url::{Host, Url};

/// The part of the setting `widget` that says who may embed; all that stands around answers needs to know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Embedding {
    /// Whether anybody may at all.
    pub on: bool,
    /// The origins of the pages that may.
    pub origins: Vec<Origin>,
}

impl Embedding {
    /// The setting's name.
    pub const SETTING: &'static str = "widget";
    /// The page that other sites show in a frame. What they ask for lies below it.
    pub const FRAME: &'static str = "/widget";

    /// As it is set now.
    pub fn now(app: &App) -> Embedding {
        app.settings().get(Embedding::SETTING)
    }

    /// Whether pages of other sites may ask for this path.
    pub fn covers(path: &str) -> bool {
        path.strip_prefix(Embedding::FRAME).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Whether a page of this origin, as browsers write it, may show the widget.
    pub fn allows(&self, origin: &str) -> bool {
        self.on && self.origins.iter().any(|allowed| allowed.as_str() == origin)
    }
}

/// Scheme, host and port of a site, as browsers send it in `Origin`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Origin(String);

/// Why a text is no origin that can be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadOrigin {
    /// Not an address of a site.
    NotAnAddress,
    /// Not encrypted, and not this computer.
    NotHttps,
    /// It goes on after the host.
    TooMuch,
}

impl BadOrigin {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            BadOrigin::NotAnAddress => "origin-not-an-address",
            BadOrigin::NotHttps => "origin-not-https",
            BadOrigin::TooMuch => "origin-too-much",
        }
    }
}

impl Origin {
    /// Reads `https://support.example.com`; http only for this computer, where pages are tried out.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Origin, BadOrigin> {
        let url = Url::parse(text.trim()).map_err(|_| BadOrigin::NotAnAddress)?;
        let host = url.host().ok_or(BadOrigin::NotAnAddress)?;
        if !is_exact(&host) {
            return Err(BadOrigin::NotAnAddress);
        }
        match url.scheme() {
            "https" => {}
            "http" if is_here(&host) => {}
            "http" => return Err(BadOrigin::NotHttps),
            _ => return Err(BadOrigin::NotAnAddress),
        }
        let named = !url.username().is_empty() || url.password().is_some();
        if named || url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(BadOrigin::TooMuch);
        }
        Ok(Origin(url.origin().ascii_serialization()))
    }

    /// As browsers write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A policy would read anything but letters, digits, dots and hyphens as something else: a wildcard, a second source.
fn is_exact(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => {
            name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')) && !name.starts_with('.')
        }
        Host::Ipv4(_) | Host::Ipv6(_) => true,
    }
}

fn is_here(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(text: &str) -> Result<String, BadOrigin> {
        Origin::parse(text).map(|origin| origin.as_str().to_owned())
    }

    #[test]
    fn an_origin_is_kept_as_browsers_send_it() {
        for (typed, kept) in [
            ("https://support.example.com", "https://support.example.com"),
            (" HTTPS://Support.Example.com:443/ ", "https://support.example.com"),
            ("https://support.example.com:8443", "https://support.example.com:8443"),
            ("http://localhost:8000", "http://localhost:8000"),
            ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
            ("http://[::1]:8000", "http://[::1]:8000"),
        ] {
            assert_eq!(origin(typed).as_deref(), Ok(kept));
        }
        assert!(origin("https://고객센터.example").is_ok_and(|kept| kept.starts_with("https://xn--")));
    }

    #[test]
    fn what_is_wrong_with_another_text_is_said() {
        use BadOrigin::{NotAnAddress, NotHttps, TooMuch};
        for (typed, wrong) in [
            ("", NotAnAddress),
            ("*", NotAnAddress),
            ("support.example.com", NotAnAddress),
            ("https://*.example.com", NotAnAddress),
            ("https://a.example;b.example", NotAnAddress),
            ("https://'none'", NotAnAddress),
            ("ftp://support.example.com", NotAnAddress),
            ("null", NotAnAddress),
            ("http://support.example.com", NotHttps),
            ("https://support.example.com/help", TooMuch),
            ("https://support.example.com/?a", TooMuch),
            ("https://me@support.example.com", TooMuch),
        ] {
            assert_eq!(origin(typed), Err(wrong), "{typed}");
        }
    }

    #[test]
    fn only_the_exact_origin_is_allowed_and_only_while_it_is_on() {
        let origins = vec![Origin::parse("https://support.example.com").unwrap()];
        let on = Embedding { on: true, origins };
        assert!(on.allows("https://support.example.com"));
        for other in ["http://support.example.com", "https://support.example.com:8443", "https://example.com", "null"] {
            assert!(!on.allows(other), "{other}");
        }
        assert!(!Embedding { on: false, ..on }.allows("https://support.example.com"));
    }

    #[test]
    fn it_covers_the_frame_and_what_lies_below() {
        assert!(Embedding::covers("/widget") && Embedding::covers("/widget/search"));
        assert!(!Embedding::covers("/widgets") && !Embedding::covers("/admin/widget") && !Embedding::covers("/"));
    }
}
