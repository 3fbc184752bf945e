//! E-mail that comes in: what a message says, however its mail program wrote it.

use mail_parser::{HeaderName, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use regex::bytes::{Regex, Replacer};
use std::{borrow::Cow, sync::LazyLock};

/// The most files that are taken of one message.
const FILES_MAX: usize = 50;
/// How a file of Microsoft's compound format begins, which Outlook saves messages in.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// A message that came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// Its `Message-ID`, without the angle brackets.
    pub id: Option<String>,
    /// The ids of the messages that it answers (`In-Reply-To`, `References`), without the angle brackets.
    pub earlier: Vec<String>,
    /// The address of its sender, in lower case.
    pub from: Option<String>,
    /// What it is about, without `Re:` and its like in several languages.
    pub subject: String,
    /// Its text, piece by piece.
    pub text: Vec<IncomingText>,
    /// When it was sent, as it says itself, in seconds of Unix time.
    pub sent: Option<i64>,
    /// Whether a program sent it of itself: an absence note, a report of delivery (RFC 3834).
    pub automatic: bool,
    /// The files that it brings, 50 at most.
    pub files: Vec<IncomingFile>,
}

/// A piece of a message's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IncomingText {
    /// Text without markup.
    Plain(String),
    /// HTML, as unsafe as it came.
    Html(String),
}

/// A file that a message brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingFile {
    /// Its name, as unsafe as it came; empty where it has none.
    pub name: String,
    /// Its content.
    pub content: Vec<u8>,
    /// Whether it is shown within the text, as the pictures of signatures are.
    pub inline: bool,
}

/// Why something is no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMail {
    /// It has none of the headers that every message has.
    #[error("this is no e-mail")]
    Unreadable,
    /// It is a file of Outlook's own format.
    #[error("this is a file of Outlook's own format")]
    OutlookFile,
}

impl Incoming {
    /// Reads a message: the bytes that a mail server hands over, or an `.eml` file. A message that was forwarded as an attachment is
    /// read instead of the one around it, whose text comes first.
    ///
    /// # Errors
    /// Where the bytes are no message.
    pub fn parse(raw: &[u8]) -> Result<Incoming, NotMail> {
        if raw.starts_with(COMPOUND) {
            return Err(NotMail::OutlookFile);
        }
        let raw = known_labels(without_envelope(raw));
        let message = MessageParser::default().parse(raw.as_ref()).ok_or(NotMail::Unreadable)?;
        let known = [HeaderName::From, HeaderName::Subject, HeaderName::Date, HeaderName::MessageId];
        if !known.into_iter().any(|name| message.header(name).is_some()) {
            return Err(NotMail::Unreadable);
        }
        let outer = read(&message);
        let forwarded = message.attachments().find_map(|part| match &part.body {
            PartType::Message(inner) => Some(read(inner)),
            _ => None,
        });
        Ok(match forwarded {
            Some(inner) if !outer.automatic => around(outer, inner),
            _ => outer,
        })
    }
}

/// A message within the one that forwards it.
fn around(outer: Incoming, inner: Incoming) -> Incoming {
    let (mut text, mut files) = (outer.text, inner.files);
    text.extend(inner.text);
    files.extend(outer.files);
    files.truncate(FILES_MAX);
    Incoming { text, files, automatic: false, ..inner }
}

fn read(message: &Message<'_>) -> Incoming {
    let mut earlier = ids(message.in_reply_to());
    earlier.extend(ids(message.references()));
    earlier.dedup();
    let from = message.from().and_then(|from| from.first()).and_then(|from| from.address());
    let files = message.attachments().filter_map(file).take(FILES_MAX).collect();
    Incoming {
        id: message.message_id().map(str::to_owned).filter(|id| !id.is_empty()),
        earlier,
        from: from.map(|from| from.trim().to_lowercase()).filter(|from| !from.is_empty()),
        subject: subject(message.subject().unwrap_or_default()).to_owned(),
        text: message.text_bodies().filter_map(text).collect(),
        sent: message.date().filter(|date| date.is_valid()).map(|date| date.to_timestamp()),
        automatic: automatic(message),
        files,
    }
}

fn ids(value: &HeaderValue<'_>) -> Vec<String> {
    match value {
        HeaderValue::Text(id) => vec![id.to_string()],
        HeaderValue::TextList(ids) => ids.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

fn text(part: &MessagePart<'_>) -> Option<IncomingText> {
    let text = match &part.body {
        PartType::Text(text) => IncomingText::Plain(text.to_string()),
        PartType::Html(html) => IncomingText::Html(html.to_string()),
        _ => return None,
    };
    let (IncomingText::Plain(words) | IncomingText::Html(words)) = &text;
    (!words.trim().is_empty()).then_some(text)
}

fn file(part: &MessagePart<'_>) -> Option<IncomingFile> {
    let content = match &part.body {
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.to_vec(),
        PartType::Text(text) | PartType::Html(text) => text.as_bytes().to_vec(),
        PartType::Message(_) | PartType::Multipart(_) => return None,
    };
    let inline = part.content_id().is_some() || part.content_disposition().is_some_and(|how| how.is_inline());
    Some(IncomingFile { name: part.attachment_name().unwrap_or_default().to_owned(), content, inline })
}

/// Whether a program sent a message of itself. `Precedence: list` and `bulk` do not tell: a support address is often a list.
fn automatic(message: &Message<'_>) -> bool {
    let says = |name: &'static str| message.header_raw(name).map(|value| value.trim().to_ascii_lowercase());
    says("Auto-Submitted").is_some_and(|value| !value.is_empty() && !value.starts_with("no"))
        || ["X-Autoreply", "X-Autorespond"].into_iter().any(|name| says(name).is_some_and(|value| value != "no"))
        || says("Precedence").is_some_and(|value| value == "auto_reply")
        || says("Return-Path").is_some_and(|value| value == "<>")
        || message.is_content_type("multipart", "report")
        || message.from().and_then(|from| from.first()).and_then(|from| from.address()).is_some_and(|from| {
            let name = from.split('@').next().unwrap_or_default();
            ["mailer-daemon", "postmaster"].iter().any(|daemon| name.eq_ignore_ascii_case(daemon))
        })
}

/// A subject without what mail programs put before it when a message is answered or forwarded.
fn subject(subject: &str) -> &str {
    static BEFORE: LazyLock<Option<regex::Regex>> = LazyLock::new(|| {
        let words = "re|fw|fwd|aw|wg|sv|vs|antw|tr|rv|답장|회신|전달|返信|転送|回复|回覆|转发|轉寄";
        regex::Regex::new(&format!(r"(?i)^\s*(?:(?:{words})\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*)+")).ok()
    });
    let rest = BEFORE.as_ref().and_then(|before| before.find(subject)).map_or(subject, |found| &subject[found.end()..]);
    rest.trim()
}

/// A message without the line that a mailbox file puts before it.
fn without_envelope(raw: &[u8]) -> &[u8] {
    if !raw.starts_with(b"From ") {
        return raw;
    }
    let end = raw.iter().position(|byte| *byte == b'\n');
    end.and_then(|end| raw.get(end + 1..)).unwrap_or(raw)
}

/// A message with names of character sets that the parser knows, in place of those that only Korean and Japanese mail programs use.
fn known_labels(raw: &[u8]) -> Cow<'_, [u8]> {
    static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let korean = "cp949|ms949|uhc|x-windows-949";
        let shift_jis = "cp932|ms932|x-ms-cp932|windows-932|sjis";
        let iso = "iso-2022-jp-ms|iso-2022-jp-[123]|cp5022[012]|x-windows-50221";
        let euc = "eucjp-ms|eucjp-win|cp51932";
        let before = r#"charset\s*=\s*"?'?|=\?"#;
        Regex::new(&format!(r"(?i-u)({before})(?:({korean})|({shift_jis})|({iso})|({euc}))\b")).ok()
    });
    match LABEL.as_ref() {
        Some(label) => label.replace_all(raw, Known),
        None => raw.into(),
    }
}

struct Known;

impl Replacer for Known {
    fn replace_append(&mut self, found: &regex::bytes::Captures<'_>, to: &mut Vec<u8>) {
        to.extend_from_slice(found.get(1).map_or(&[], |before| before.as_bytes()));
        let names: [&[u8]; 4] = [b"euc-kr", b"shift_jis", b"iso-2022-jp", b"euc-jp"];
        let name = names.into_iter().enumerate().find(|(at, _)| found.get(at + 2).is_some());
        to.extend_from_slice(name.map_or(&[], |(_, name)| name));
    }
}

#[cfg(test)]
mod tests;
