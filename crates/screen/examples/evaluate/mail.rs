//! Subject and text of an e-mail, without anything else of its head.

use crate::read::{Post, plain};
use madang_mail::{Incoming, IncomingText};

/// Reads an e-mail as well as can be; nothing is an error.
pub(crate) fn post(bytes: &[u8]) -> Post {
    let mail = Incoming::parse(bytes).unwrap_or_default();
    let text = |piece: &IncomingText| match piece {
        IncomingText::Plain(text) if !text.to_ascii_lowercase().contains("<html") => text.clone(),
        IncomingText::Plain(html) | IncomingText::Html(html) => plain(html),
    };
    let pieces: Vec<String> = mail.text.iter().map(text).collect();
    Post { title: mail.subject, body: pieces.join("\n\n") }
}
