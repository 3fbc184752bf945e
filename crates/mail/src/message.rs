//! A message and its MIME form.

use std::time::SystemTime;

use lettre::{
    Address,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};

use crate::Error;

/// One e-mail to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The recipient's address.
    pub to: String,
    /// The recipient's name as shown before the address; any language.
    pub to_name: Option<String>,
    /// The subject; any language, one line.
    pub subject: String,
    /// The message as plain text.
    pub text: String,
    /// The message as HTML, shown instead of the text where possible.
    pub html: Option<String>,
    /// Its identity, `something@our.domain`, with or without angle brackets: the same for each attempt to deliver it.
    pub message_id: String,
    /// When it was written.
    pub date: SystemTime,
    /// Further headers by name and value: `List-Unsubscribe`, `List-Unsubscribe-Post`, `In-Reply-To`, `References`, `Auto-Submitted`…
    pub headers: Vec<(String, String)>,
}

/// Puts a message into MIME form.
///
/// # Errors
/// [`Error::Malformed`] for addresses and headers that no server would take.
pub(crate) fn mime(message: &Message, from: Mailbox) -> Result<lettre::Message, Error> {
    let address: Address = message
        .to
        .trim()
        .parse()
        .map_err(|error| Error::Malformed(format!("the address \"{}\": {error}", message.to)))?;
    let name = message.to_name.as_deref().map(one_line).filter(|name| !name.is_empty());
    let mut builder = lettre::Message::builder()
        .from(from)
        .to(Mailbox::new(name, address))
        .subject(one_line(&message.subject))
        .message_id(Some(bracketed(&message.message_id)?))
        .date(message.date);
    for (name, value) in &message.headers {
        builder = builder.raw_header(header(name, value)?);
    }
    let built = match &message.html {
        Some(html) => builder.multipart(MultiPart::alternative_plain_html(message.text.clone(), html.clone())),
        None => builder.singlepart(lettre::message::SinglePart::plain(message.text.clone())),
    };
    built.map_err(|error| Error::Malformed(error.to_string()))
}

/// A header from outside; a line break in it would start another one.
fn header(name: &str, value: &str) -> Result<HeaderValue, Error> {
    let header_name = HeaderName::new_from_ascii(name.to_owned())
        .map_err(|_| Error::Malformed(format!("the header name \"{name}\"")))?;
    if value.contains(['\r', '\n', '\0']) {
        return Err(Error::Malformed(format!("a line break in the header {name}")));
    }
    Ok(HeaderValue::new(header_name, value.to_owned()))
}

/// Names and subjects come from people: a line break in them becomes a space.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn bracketed(message_id: &str) -> Result<String, Error> {
    let bare = message_id.trim_start_matches('<').trim_end_matches('>');
    let valid = bare.contains('@') && bare.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>'));
    if valid { Ok(format!("<{bare}>")) } else { Err(Error::Malformed(format!("the message id \"{message_id}\""))) }
}
