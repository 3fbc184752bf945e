//! Trying one link.

use super::guard::{Guard, REFUSED, Rules};
use std::time::Duration;
use ureq::{
    Agent,
    config::Config,
    http::{StatusCode, header::LOCATION},
    unversioned::{resolver::DefaultResolver, transport::DefaultConnector},
};
use url::Url;

/// Redirections that are followed.
const HOPS: usize = 5;
/// The most bytes of an answer's head; its body is never read.
const HEAD: usize = 32 << 10;

/// What came of trying a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tried {
    /// Whether nobody would get anything there.
    pub(crate) failed: bool,
    /// What happened: a status, or `name`, `connection`, `timeout`, `encryption`, `redirections`, `refused`, `error`.
    pub(crate) result: String,
}

impl Tried {
    fn fine(result: impl ToString) -> Tried {
        Tried { failed: false, result: result.to_string() }
    }

    fn failed(result: impl ToString) -> Tried {
        Tried { failed: true, result: result.to_string() }
    }
}

/// Tries links.
#[derive(Clone)]
pub struct LinkChecker {
    agent: Agent,
    rules: Rules,
    own_host: String,
}

impl LinkChecker {
    /// For a site at `base_url`, which asked servers are told.
    pub fn new(base_url: &str, rules: Rules) -> LinkChecker {
        let seconds = |n| Some(Duration::from_secs(n));
        let config = Config::builder()
            .user_agent(format!("Madang-LinkCheck/{} (+{base_url})", env!("CARGO_PKG_VERSION")))
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .max_response_header_size(HEAD)
            .max_idle_connections(0)
            .timeout_resolve(seconds(5))
            .timeout_connect(seconds(5))
            .timeout_global(seconds(15))
            .build();
        let guard = Guard { rules, names: DefaultResolver::default() };
        let own_host = Url::parse(base_url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        LinkChecker { agent: Agent::with_parts(config, DefaultConnector::default(), guard), rules, own_host }
    }

    /// The site's own host; links to it are not tried.
    pub(crate) fn own_host(&self) -> &str {
        &self.own_host
    }

    /// Tries a link: its head, and where a server does not give that, the beginning of the answer. Blocks for up to
    /// fifteen seconds for each redirection.
    pub(crate) fn try_link(&self, address: &str) -> Tried {
        let Ok(mut url) = Url::parse(address) else { return Tried::failed("error") };
        for _ in 0..=HOPS {
            match self.hop(&url) {
                Hop::Ended(tried) => return tried,
                Hop::On(next) => url = next,
            }
        }
        Tried::failed("redirections")
    }

    fn hop(&self, url: &Url) -> Hop {
        let port = url.port_or_known_default().unwrap_or_default();
        if !matches!(url.scheme(), "http" | "https") || !(self.rules.port)(port) {
            return Hop::Ended(Tried::fine("refused"));
        }
        let answer = match self.agent.head(url.as_str()).call() {
            // Many servers answer only to what browsers send.
            Ok(answer) if !answer.status().is_success() && !answer.status().is_redirection() => {
                self.agent.get(url.as_str()).call()
            }
            other => other,
        };
        match answer {
            Ok(answer) => {
                let next = answer.headers().get(LOCATION).and_then(|value| value.to_str().ok());
                judge(answer.status(), url, next)
            }
            Err(error) => Hop::Ended(describe(&error)),
        }
    }
}

enum Hop {
    Ended(Tried),
    On(Url),
}

/// What a status says of the link. A server that wants to know who asks, or is asked too often, is there.
fn judge(status: StatusCode, url: &Url, next: Option<&str>) -> Hop {
    if status.is_redirection() && status != StatusCode::NOT_MODIFIED {
        return match next.and_then(|next| url.join(next).ok()) {
            Some(next) => Hop::On(next),
            None => Hop::Ended(Tried::failed(status.as_u16())),
        };
    }
    let gone = matches!(status, StatusCode::NOT_FOUND | StatusCode::GONE) || status.is_server_error();
    Hop::Ended(if gone { Tried::failed(status.as_u16()) } else { Tried::fine(status.as_u16()) })
}

fn describe(error: &ureq::Error) -> Tried {
    match error {
        ureq::Error::Io(error) if error.to_string() == REFUSED => Tried::fine("refused"),
        // A name that does not exist fails in the look-up, which is told by no kind of its own.
        ureq::Error::Io(error) if error.to_string().contains("lookup") => Tried::failed("name"),
        ureq::Error::HostNotFound => Tried::failed("name"),
        ureq::Error::Timeout(_) => Tried::failed("timeout"),
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => Tried::failed("encryption"),
        ureq::Error::Io(_) | ureq::Error::ConnectionFailed => Tried::failed("connection"),
        _ => Tried::failed("error"),
    }
}

#[cfg(test)]
mod tests;
