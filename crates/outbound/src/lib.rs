//! Requests that the server itself makes to addresses which members or managers gave it: where such requests may lead
//! ([`Guard`]), and webhooks, which are signed ([`WebhookClient`]).

mod guard;
pub mod webhook;

pub use guard::{Guard, Rules};
pub use webhook::WebhookClient;

use guard::REFUSED;
use std::time::Duration;
use ureq::{Agent, config::Config, unversioned::transport::DefaultConnector};

/// The most bytes of an answer's head.
const HEAD: usize = 32 << 10;

/// Makes requests that lead only where `guard` lets them. Redirections are answers like others, and so is every status.
/// `who` is the `user-agent`; a request ends after `patience` at the latest.
pub fn agent(who: String, guard: Guard, patience: Duration) -> Agent {
    let soon = Some(Duration::from_secs(5));
    let config = Config::builder()
        .user_agent(who)
        .proxy(None)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .max_response_header_size(HEAD)
        .max_idle_connections(0)
        .timeout_resolve(soon)
        .timeout_connect(soon)
        .timeout_global(Some(patience))
        .build();
    Agent::with_parts(config, DefaultConnector::default(), guard)
}

/// Why there was no answer, in a word: `refused` (the address is not allowed), `name`, `timeout`, `encryption`,
/// `connection`, `error`.
pub fn trouble(error: &ureq::Error) -> &'static str {
    match error {
        ureq::Error::Io(error) if error.to_string() == REFUSED => "refused",
        // A name that does not exist fails in the look-up, which is told by no kind of its own.
        ureq::Error::Io(error) if error.to_string().contains("lookup") => "name",
        ureq::Error::HostNotFound => "name",
        ureq::Error::Timeout(_) => "timeout",
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => "encryption",
        ureq::Error::Io(_) | ureq::Error::ConnectionFailed => "connection",
        _ => "error",
    }
}
