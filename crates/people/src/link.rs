//! The letters that carry links, and the few others that an account sends.

use crate::{
    Email, People,
    letter::{House, Letter},
    mail::{Message, queue},
    store::links::{self, Link, Purpose},
    words::Words,
};
use madang_i18n::Lang;
use madang_kernel::{Cx, MemberId, Result, secret};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);
/// The same link is not sent again within this time, whoever asks.
const PAUSE: Duration = Duration::from_secs(60);

impl Purpose {
    /// How long its links are good for.
    fn life(self) -> Duration {
        match self {
            Purpose::Confirm => 72 * HOUR,
            Purpose::Reset => HOUR,
            Purpose::Claim => 72 * HOUR,
            Purpose::Email => 24 * HOUR,
        }
    }

    fn path(self) -> &'static str {
        match self {
            Purpose::Confirm | Purpose::Email => "/confirm/",
            Purpose::Reset => "/reset/",
            Purpose::Claim => "/claim/",
        }
    }
}

/// Somebody to write to.
pub(crate) struct Reader<'a> {
    pub(crate) member: MemberId,
    pub(crate) name: &'a str,
    pub(crate) email: &'a str,
    pub(crate) lang: Lang,
}

/// Makes a link and sends it; nothing happens when one was sent a moment ago.
pub(crate) async fn send(cx: &mut Cx<'_>, reader: &Reader<'_>, purpose: Purpose) -> Result<()> {
    let now = cx.now();
    let last = links::last_sent(cx, reader.member, purpose).await?;
    if last.is_some_and(|at| at + PAUSE > now) {
        return Ok(());
    }
    let token = secret::new_token();
    let link = Link { member: reader.member, purpose, email: reader.email.to_owned() };
    links::replace(cx, &secret::hash(&token), &link, now, now + purpose.life()).await?;
    let url = cx.app().service::<People>().url(&format!("{}{token}", purpose.path()));
    let letter = letter(reader, purpose, &House::of(cx.app()).name(reader.lang), url);
    queue(cx, Message { to: reader.email.to_owned(), delivery: None, letter }).await
}

fn letter(reader: &Reader<'_>, purpose: Purpose, community: &str, url: String) -> Letter {
    let t = reader.lang;
    let (subject, body, button, small) = match purpose {
        Purpose::Confirm => (
            t.mail_confirm_subject(community),
            t.mail_confirm_body(community),
            t.mail_confirm_button(),
            t.mail_confirm_small(),
        ),
        Purpose::Reset => {
            (t.mail_reset_subject(community), t.mail_reset_body(community), t.mail_reset_button(), t.mail_reset_small())
        }
        Purpose::Claim => {
            (t.mail_claim_subject(community), t.mail_claim_body(community), t.mail_claim_button(), t.mail_claim_small())
        }
        Purpose::Email => {
            (t.mail_email_subject(community), t.mail_email_body(community), t.mail_email_button(), t.mail_email_small())
        }
    };
    Letter {
        lang: t,
        subject,
        lead: vec![t.mail_hello(reader.name), body],
        button: Some((button.to_owned(), url)),
        small: vec![small.to_owned()],
    }
}

/// Tells somebody who signs up, or moves to an address, that the address has an account already.
pub(crate) async fn send_already(cx: &mut Cx<'_>, reader: &Reader<'_>) -> Result<()> {
    let t = reader.lang;
    let community = House::of(cx.app()).name(t);
    let letter = Letter {
        lang: t,
        subject: t.mail_already_subject(&community),
        lead: vec![t.mail_hello(reader.name), t.mail_already_body(&community)],
        button: Some((t.mail_already_button().to_owned(), cx.app().service::<People>().url("/sign-in"))),
        small: vec![t.mail_already_small(cx.app().service::<People>().url("/forgot"))],
    };
    // Once an hour at most, however often somebody tries.
    let hour = cx.now().millis() / 3_600_000;
    let delivery = Some(format!("already-{}-{hour}", reader.member));
    queue(cx, Message { to: reader.email.to_owned(), delivery, letter }).await
}

/// Tells a member that the password was changed.
pub(crate) async fn send_password_changed(cx: &mut Cx<'_>, reader: &Reader<'_>) -> Result<()> {
    let t = reader.lang;
    let community = House::of(cx.app()).name(t);
    let letter = Letter {
        lang: t,
        subject: t.mail_password_subject(&community),
        lead: vec![t.mail_hello(reader.name), t.mail_password_body(&community)],
        button: None,
        small: vec![t.mail_password_small(cx.app().service::<People>().url("/forgot"))],
    };
    queue(cx, Message { to: reader.email.to_owned(), delivery: None, letter }).await
}

/// Tells the former address that the account moves to another one.
pub(crate) async fn send_moving(cx: &mut Cx<'_>, reader: &Reader<'_>, new: &Email) -> Result<()> {
    let t = reader.lang;
    let community = House::of(cx.app()).name(t);
    let letter = Letter {
        lang: t,
        subject: t.mail_moving_subject(&community),
        lead: vec![t.mail_hello(reader.name), t.mail_moving_body(&community, new.as_str())],
        button: None,
        small: vec![t.mail_password_small(cx.app().service::<People>().url("/forgot"))],
    };
    queue(cx, Message { to: reader.email.to_owned(), delivery: None, letter }).await
}
