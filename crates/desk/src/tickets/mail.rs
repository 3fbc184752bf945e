//! Tickets that come in as e-mail: a thread of messages becomes one topic.

use super::{Opening, Outcome, Taken, add, escaped, product_of, quiet, take};
use crate::store::tickets;
use bytes::Bytes;
use madang_conversation::{AddFile, Body, PostKind, Spaces, Title, keep_content};
use madang_files::{Limits, Store};
use madang_kernel::{Actor, App, Command, Cx, Deed, Error, Fields, Permission, Result, TopicId, secret, text};
use madang_mail::{Incoming, IncomingFile, IncomingText, NotMail, forwarded, own_words};

/// What a message may be at most, in bytes: what the large mail services take, 25 MB, in Base64.
pub(super) const LARGEST: usize = 36 << 20;
/// The most files of a message that are kept.
const FILES_KEPT: usize = 20;
/// Below this many bytes, a picture within the text is the logo of a signature.
const LOGO: usize = 8 << 10;

/// A message of a customer, or of the team in a thread with one.
#[derive(Clone, Debug)]
pub struct TakeMail {
    /// The hash of its id.
    message: String,
    /// The hashes of its id and of the ids of the messages that it answers, in order.
    thread: Vec<String>,
    /// What would tell its sender to be the customer, by each id under which the thread may have begun.
    senders: Vec<String>,
    opening: Opening,
}

/// What became of a message.
pub(super) enum Brought {
    /// It belongs to a ticket; with what was left out.
    In(Taken, Left),
    /// A program sent it of itself: it is not taken.
    Automatic,
}

/// What is not taken of a message.
#[derive(Default)]
pub(super) struct Left {
    /// The names of files.
    pub(super) files: Vec<String>,
    /// Whether the text was too long, and is cut.
    pub(super) cut: bool,
}

/// The product and version that a message is about, by their names in addresses.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct About<'a> {
    pub(super) product: &'a str,
    pub(super) version: &'a str,
}

/// Reads a message. One without an id gets one of its content.
///
/// # Errors
/// [`Error::Invalid`] where it is no message.
pub(super) async fn read(raw: Bytes) -> Result<Incoming> {
    let parsed = move || {
        let mut mail = Incoming::parse(&raw)?;
        mail.id.get_or_insert_with(|| secret::hash(&String::from_utf8_lossy(&raw)));
        Ok(mail)
    };
    tokio::task::spawn_blocking(parsed).await.map_err(Error::internal)?.map_err(|why| match why {
        NotMail::Unreadable => Error::field("file", "no-mail"),
        NotMail::OutlookFile => Error::field("file", "outlook-mail"),
    })
}

/// Brings a message in.
///
/// # Errors
/// [`Error::Invalid`] where it says nothing, or is about no known product.
pub(super) async fn bring(app: &App, actor: &Actor, mail: Incoming, about: About<'_>) -> Result<Brought> {
    let mut fields = Fields::new();
    let (product, version) = product_of(&app.service::<Spaces>().now(), about.product, about.version, &mut fields);
    fields.check()?;
    if mail.automatic {
        return Ok(Brought::Automatic);
    }
    let message = secret::hash(mail.id.as_deref().unwrap_or_default());
    let mut thread: Vec<String> = mail.earlier.iter().map(|id| secret::hash(id)).chain([message.clone()]).collect();
    thread.sort_unstable();
    thread.dedup();
    let mut conn = app.db().read().await?;
    if let Some(topic) = tickets::of_mail(&mut conn, &message).await? {
        return Ok(Brought::In(Taken { topic, outcome: Outcome::Same }, Left::default()));
    }
    let follows = tickets::thread(&mut conn, &thread, TopicId::new(0)).await?.is_some();
    drop(conn);
    let senders = senders(&mail);
    let (text, mut left) = (words(&mail, follows), Left::default());
    let title = title(&mail.subject, &text);
    let files = files(app, actor, mail.files, &mut left).await?;
    if text.is_empty() && files.is_empty() {
        return Err(Error::field("file", "empty-mail"));
    }
    let (body, cut) = Body::imported(&assembled(&text, &files, mail.sent, &left));
    left.cut = cut;
    let opening = Opening { title, body: quiet(app, &body).await?, product, version };
    let taken = take(app, actor, TakeMail { message, thread, senders, opening }).await?;
    Ok(Brought::In(taken, left))
}

/// Who sent a message, hashed with an id of the thread: what is kept of a thread's first sender is the hash with the first id, which
/// is not kept, and which only messages of the thread name.
fn senders(mail: &Incoming) -> Vec<String> {
    let Some(from) = &mail.from else { return Vec::new() };
    mail.id.iter().chain(&mail.earlier).map(|id| secret::hash(&format!("{id}\n{from}"))).collect()
}

/// What a message says, as Markdown. Of one that goes on with a known thread only what is new; of others what they answer as well,
/// because nothing else tells it.
fn words(mail: &Incoming, follows: bool) -> String {
    let piece = |piece: &IncomingText| {
        let text = match piece {
            IncomingText::Plain(text) => text::block(text),
            IncomingText::Html(html) => madang_markdown::from_html(html),
        };
        match forwarded(&text) {
            _ if follows => own_words(&text),
            Some(text) => text,
            None if mail.earlier.is_empty() => own_words(&text),
            None => text.trim().to_owned(),
        }
    };
    let pieces: Vec<String> = mail.text.iter().map(piece).filter(|text| !text.is_empty()).collect();
    pieces.join("\n\n")
}

/// The subject, or where there is none the first line.
fn title(subject: &str, words: &str) -> Title {
    let subject = text::line(subject);
    let first = words.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    Title::imported(if subject.is_empty() { first } else { &subject })
}

/// Keeps the files of a message; those that may not be kept are named.
async fn files(app: &App, actor: &Actor, files: Vec<IncomingFile>, left: &mut Left) -> Result<Vec<String>> {
    let mut kept = Vec::new();
    for file in files {
        let logo = file.inline && file.content.len() < LOGO;
        if logo || kept.len() >= FILES_KEPT {
            left.files.push(file.name);
            continue;
        }
        let name = if file.name.is_empty() { "file".to_owned() } else { file.name };
        match keep_content(app.service::<Store>(), *app.service::<Limits>(), name.clone(), file.content.into()).await {
            Ok(file) => {
                let id = app.run(actor, AddFile { file: file.clone() }).await?;
                kept.push(file.markdown(id));
            }
            Err(Error::Invalid(_) | Error::TooLarge) => left.files.push(name),
            Err(error) => return Err(error),
        }
    }
    left.files.retain(|name| !name.is_empty());
    Ok(kept)
}

/// A message as a post: its text, its files, and last where it comes from and what was left out.
fn assembled(words: &str, files: &[String], sent: Option<i64>, left: &Left) -> String {
    let mut source = "e-mail".to_owned();
    if let Some(at) = sent.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok()) {
        source.push_str(&at.strftime(" %Y-%m-%d").to_string());
    }
    for name in &left.files {
        source.push_str(" · 📎 ");
        source.push_str(&text::line(name));
    }
    let mut parts: Vec<&str> = vec![words];
    parts.extend(files.iter().map(String::as_str));
    let source = format!("***\n\n{}", escaped(&source));
    parts.push(&source);
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

impl Command for TakeMail {
    type Output = Taken;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::EditAny)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Taken> {
        let (new, opening) = (cx.new_id(), cx.new_id());
        let first = self.senders.first().cloned().unwrap_or_default();
        if let Some(topic) = tickets::of_mail(cx, &self.message).await? {
            return Ok(Taken { topic, outcome: Outcome::Same });
        }
        tickets::forget_removed(cx, &self.thread).await?;
        // Messages of one thread may come at the same time and in any order: whoever names any of them first makes the ticket, and
        // others wait here until that is done.
        tickets::name_mails(cx, &self.thread, new, &first).await?;
        let (topic, customer) = tickets::thread(cx, &self.thread, new).await?.ok_or(Error::NotFound)?;
        if !tickets::see_mail(cx, &self.message).await? {
            return Ok(Taken { topic, outcome: Outcome::Same });
        }
        let outcome = if topic == new {
            self.opening.start(cx, topic, opening).await?;
            Outcome::Made
        } else {
            tickets::move_mails(cx, &self.thread, new, topic, &customer).await?;
            let kind = if self.senders.contains(&customer) { PostKind::Comment } else { PostKind::Answer };
            add(cx, topic, kind, self.opening.body).await?;
            Outcome::Changed
        };
        let action = if outcome == Outcome::Made { "desk.ticket-taken" } else { "desk.ticket-changed" };
        cx.audit(Deed::new(action).topic(topic).details(&serde_json::json!({ "system": "e-mail" }))).await?;
        Ok(Taken { topic, outcome })
    }
}
