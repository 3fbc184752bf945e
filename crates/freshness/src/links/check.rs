//! Trying one link.

use madang_outbound::{Guard, Rules, trouble};
use std::time::Duration;
use ureq::{
    Agent,
    http::{StatusCode, header::LOCATION},
};
use url::Url;

/// Redirections that are followed.
const HOPS: usize = 5;
/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(15);

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
        let who = format!("Madang-LinkCheck/{} (+{base_url})", env!("CARGO_PKG_VERSION"));
        let agent = madang_outbound::agent(who, Guard::new(rules), PATIENCE);
        let own_host = Url::parse(base_url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        LinkChecker { agent, rules, own_host }
    }

    /// The site's own host; links to it are not tried.
    pub(crate) fn own_host(&self) -> &str {
        &self.own_host
    }

    /// Tries a link: its head, and where a server does not give that, the beginning of the answer, whose body is never
    /// read. Blocks for up to
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
    match trouble(error) {
        "refused" => Tried::fine("refused"),
        why => Tried::failed(why),
    }
}

#[cfg(test)]
mod tests;
