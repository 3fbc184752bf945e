//! Webhooks as the Standard Webhooks specification has them, version 1.0.0:
//! <https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md>.

use crate::{
    Guard, Rules, agent,
    guard::{Inside, is_public},
    trouble,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::{net::IpAddr, time::Duration};
use ureq::{Agent, http::HeaderMap};
use url::{Host, Url};

/// How long a receiver may take to answer: the specification recommends 15 to 30 seconds.
pub const PATIENCE: Duration = Duration::from_secs(15);
/// The most bytes of an answer that are read.
const ANSWER: u64 = 64 << 10;
/// The most bytes of an address.
const ADDRESS: usize = 500;
/// What secrets begin with.
const PREFIX: &str = "whsec_";

/// The waits after each attempt that failed, in seconds: the specification's example of a retry schedule, which spans three
/// days. After the attempt that follows the last of them a webhook is given up.
pub const WAITS: [u64; 9] = [5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600];

/// How long to wait after the attempt of this number, counted from 1; `None` when it was the last. Up to a tenth more is
/// added, which `salt` chooses, so that webhooks that failed together do not come back together.
pub fn wait_after(attempt: i64, salt: u64) -> Option<Duration> {
    let index = usize::try_from(attempt - 1).ok()?;
    let millis = WAITS.get(index)? * 1000;
    // Fibonacci hashing: neighbouring salts fall far apart.
    let share = (salt.wrapping_add(attempt.unsigned_abs()).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) & 0xffff;
    Some(Duration::from_millis(millis + millis / 10 * share / 0xffff))
}

/// A webhook that is about to be sent.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its id, the same however often it is sent; without full stops.
    pub id: String,
    /// When this attempt is made, in seconds of Unix time.
    pub at: i64,
    /// The body: JSON.
    pub body: String,
}

/// What a receiver answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status; only 200 to 299 mean that the webhook has arrived.
    pub status: u16,
    /// The text, as far as it is one of at most 64 KiB; else nothing.
    pub body: String,
    /// How long the receiver wants to be left alone.
    pub retry_after: Option<Duration>,
}

/// A secret of these random bytes, as receivers are given it.
pub fn secret_of(bytes: &[u8; 32]) -> String {
    format!("{PREFIX}{}", STANDARD.encode(bytes))
}

/// The value of `webhook-signature`: one signature for each secret, divided by spaces. Secrets that are none sign nothing.
pub fn signatures(secrets: &[String], message: &Message) -> String {
    let sign = |secret: &String| {
        let key = STANDARD.decode(secret.strip_prefix(PREFIX)?).ok()?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
        mac.update(format!("{}.{}.{}", message.id, message.at, message.body).as_bytes());
        Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
    };
    secrets.iter().filter_map(sign).collect::<Vec<_>>().join(" ")
}

/// Sends webhooks.
#[derive(Clone)]
pub struct WebhookClient {
    agent: Agent,
    inside: Inside,
}

impl WebhookClient {
    /// For a community at `base_url`, which receivers are told. Webhooks go to public addresses over TLS, and to the servers
    /// of the own network that the operator names as `host` or `host:port`, also without.
    pub fn new(base_url: &str, inside: &[String]) -> WebhookClient {
        let who = format!("Madang-Webhook/{} (+{base_url})", env!("CARGO_PKG_VERSION"));
        let inside = Inside::new(inside);
        let rules = Rules { port: |_| true, ..Rules::default() };
        WebhookClient { agent: agent(who, Guard::with(rules, inside.clone()), PATIENCE), inside }
    }

    /// An address that a manager typed, as it is kept.
    ///
    /// # Errors
    /// `address-unclear`, `address-https` where it is not protected by TLS, `address-private` where it is one of the own
    /// network. What a name leads to is looked at when it is sent to.
    pub fn address(&self, typed: &str) -> Result<String, &'static str> {
        let url = Url::parse(typed.trim()).map_err(|_| "address-unclear")?;
        let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        let (Some(host), Some(port), true) = (url.host(), url.port_or_known_default(), plain) else {
            return Err("address-unclear");
        };
        if !matches!(url.scheme(), "http" | "https") || url.as_str().len() > ADDRESS {
            return Err("address-unclear");
        }
        if self.inside.has(&host.to_string(), port) {
            return Ok(url.to_string());
        }
        let private = match host {
            Host::Ipv4(address) => !is_public(IpAddr::V4(address)),
            Host::Ipv6(address) => !is_public(IpAddr::V6(address)),
            Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
        };
        match (private, url.scheme()) {
            (true, _) => Err("address-private"),
            (false, "https") => Ok(url.to_string()),
            (false, _) => Err("address-https"),
        }
    }

    /// Sends a webhook, signed with each of the secrets. Blocks for up to [`PATIENCE`].
    ///
    /// # Errors
    /// Why there was no answer: a word of [`trouble`].
    pub fn send(&self, url: &str, secrets: &[String], message: &Message) -> Result<Answer, &'static str> {
        let allowed = self.address(url).map_err(|_| "refused")?;
        let request = self
            .agent
            .post(&allowed)
            .header("content-type", "application/json")
            .header("webhook-id", &message.id)
            .header("webhook-timestamp", message.at.to_string())
            .header("webhook-signature", signatures(secrets, message));
        let mut answer = request.send(message.body.as_bytes()).map_err(|error| trouble(&error))?;
        let (status, retry_after) = (answer.status().as_u16(), retry_after(answer.headers()));
        // That the webhook has arrived is said by the status, whatever becomes of the text.
        let bytes = answer.body_mut().with_config().limit(ANSWER).read_to_vec().unwrap_or_default();
        Ok(Answer { status, body: String::from_utf8(bytes).unwrap_or_default(), retry_after })
    }
}

/// `retry-after` in seconds; dates are not understood.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get("retry-after")?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example with which the libraries of Standard Webhooks are tested.
    #[test]
    fn a_webhook_is_signed_as_the_specification_says() {
        let message = Message {
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek".into(),
            at: 1_614_265_330,
            body: r#"{"test": 2432232314}"#.into(),
        };
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned();
        let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        assert_eq!(signatures(std::slice::from_ref(&secret), &message), signature);
        let both = signatures(&[secret_of(&[7; 32]), secret], &message);
        assert!(both.ends_with(signature) && both.split(' ').count() == 2, "{both}");
    }

    #[test]
    fn waits_grow_over_three_days_and_differ_between_webhooks() {
        let waits: Vec<Duration> = (1..).map_while(|attempt| wait_after(attempt, 42)).collect();
        assert_eq!(waits.len(), WAITS.len());
        for (wait, least) in waits.iter().zip(WAITS) {
            let seconds = wait.as_secs_f64();
            assert!(seconds >= least as f64 && seconds <= least as f64 * 1.1 + 1.0, "{wait:?} for {least}");
        }
        let some: std::collections::HashSet<Duration> = (0..100).filter_map(|salt| wait_after(5, salt)).collect();
        assert!(some.len() > 90);
        assert_eq!((wait_after(0, 1), wait_after(10, 1)), (None, None));
    }

    #[test]
    fn addresses_are_public_and_protected_unless_the_operator_named_them() {
        let client =
            WebhookClient::new("https://community.example", &["tickets.internal:8080".into(), "10.0.0.7".into()]);
        let fine =
            ["https://tickets.example/in?key=1", "https://tickets.example:8443/", "http://tickets.internal:8080/in"];
        for address in
            fine.into_iter().chain(["http://10.0.0.7:9000/", "https://10.0.0.7/", "http://Tickets.Internal:8080/"])
        {
            assert!(client.address(address).is_ok(), "{address}");
        }
        for address in ["http://tickets.example/", "http://tickets.internal:8081/", "http://tickets.internal/"] {
            assert_eq!(client.address(address), Err("address-https"), "{address}");
        }
        for address in
            ["https://127.0.0.1/", "https://10.0.0.8/", "https://[::1]/", "https://2130706433/", "https://localhost/"]
        {
            assert_eq!(client.address(address), Err("address-private"), "{address}");
        }
        for address in
            ["tickets.example", "ftp://tickets.example/", "https://a:b@tickets.example/", "https://x.example/#a"]
        {
            assert_eq!(client.address(address), Err("address-unclear"), "{address}");
        }
    }

    #[test]
    fn a_name_that_leads_into_the_own_network_is_refused_when_it_is_sent_to() {
        let rules = Rules { port: |_| true, ..Rules::default() };
        let strict = agent("test".into(), Guard::new(rules), PATIENCE);
        // A name that is looked up, as any other that leads to 127.0.0.1 would be.
        let error = strict.post("http://localhost:1/").send("{}").unwrap_err();
        assert_eq!(trouble(&error), "refused");
        let client = WebhookClient::new("https://community.example", &[]);
        let message = Message { id: "1".into(), at: 0, body: "{}".into() };
        assert_eq!(client.send("http://127.0.0.1:1/", &[], &message), Err("refused"));
    }
}
