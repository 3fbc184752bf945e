//! The queue of mail: written in the transaction of what it is about, sent afterwards by a worker, with retries.

use crate::{
    People,
    letter::{Letter, Written},
    store::outgoing::{self, Waiting},
};
use madang_kernel::{App, Cx, Result};
use std::time::{Duration, UNIX_EPOCH};

/// A mail to be sent.
pub struct Message {
    /// The recipient's address.
    pub to: String,
    /// What makes this mail the only one of its kind: another with the same key is not sent. `None` always sends.
    pub delivery: Option<String>,
    /// What it says.
    pub letter: Letter,
}

/// How many mails one round sends at most.
const BATCH: i64 = 20;
/// Attempts before a mail is given up.
pub(crate) const ATTEMPTS: i64 = 10;
/// No other node takes a mail for so long after one has taken it.
const IN_HAND: Duration = Duration::from_secs(300);

/// Queues a mail in the command's transaction.
///
/// # Errors
/// [`madang_kernel::Error::Internal`] when it cannot be stored.
pub async fn queue(cx: &mut Cx<'_>, message: Message) -> Result<()> {
    queue_with(cx, message, None).await
}

/// The same; `unsubscribe` is the address that ends mails of this kind (RFC 8058).
pub(crate) async fn queue_with(cx: &mut Cx<'_>, message: Message, unsubscribe: Option<String>) -> Result<()> {
    let id = cx.new_id();
    let written = Written { unsubscribe, ..message.letter.written(cx.app()) };
    let written = serde_json::to_string(&written)?;
    let delivery = message.delivery.unwrap_or_else(|| id.to_string());
    let now = cx.now();
    outgoing::insert(cx, id, &delivery, &message.to, &written, now).await?;
    cx.after_commit(|app| app.service::<People>().ring());
    Ok(())
}

/// Sends what is due and says how many mails were sent. The wiring's worker calls it every few seconds and when
/// [`People::has_mail`]; several nodes may.
///
/// # Errors
/// [`madang_kernel::Error::Internal`] when the database fails; a mail that cannot be sent is tried again later.
pub async fn deliver_due(app: &App) -> Result<usize> {
    let now = app.now();
    let mut tx = app.db().write().await?;
    let waiting = outgoing::take(&mut tx, now, now + IN_HAND, BATCH, ATTEMPTS).await?;
    tx.commit().await?;
    let mut sent = 0;
    for mail in waiting {
        let outcome = send(app, &mail).await;
        let mut tx = app.db().write().await?;
        match outcome {
            Ok(()) => {
                outgoing::sent(&mut tx, mail.id, app.now()).await?;
                sent += 1;
            }
            Err(error) => {
                tracing::warn!(mail = %mail.id, attempt = mail.attempts, %error, "a mail could not be sent");
                let attempts = if error.is_temporary() { mail.attempts } else { ATTEMPTS };
                let next_at = app.now() + wait(mail.attempts);
                outgoing::failed(&mut tx, mail.id, &error.to_string(), attempts, next_at).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(sent)
}

async fn send(app: &App, mail: &Waiting) -> std::result::Result<(), madang_mail::Error> {
    let written: Written =
        serde_json::from_str(&mail.message).map_err(|error| madang_mail::Error::Malformed(error.to_string()))?;
    let mut headers = vec![("Auto-Submitted".to_owned(), "auto-generated".to_owned())];
    if let Some(url) = written.unsubscribe {
        headers.push(("List-Unsubscribe".to_owned(), format!("<{url}>")));
        headers.push(("List-Unsubscribe-Post".to_owned(), "List-Unsubscribe=One-Click".to_owned()));
    }
    let message = madang_mail::Message {
        to: mail.recipient.clone(),
        to_name: None,
        subject: written.subject,
        text: written.text,
        html: Some(written.html),
        message_id: format!("{}@{}", mail.delivery, app.service::<People>().host()),
        date: UNIX_EPOCH + Duration::from_millis(written.at.millis().unsigned_abs()),
        headers,
    };
    app.service::<madang_mail::Mailer>().send(message).await
}

/// One minute after the first attempt, then twice as long each time.
fn wait(attempts: i64) -> Duration {
    Duration::from_secs(60 << (attempts - 1).clamp(0, 12))
}
