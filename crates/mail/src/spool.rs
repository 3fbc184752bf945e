//! Messages as files in a folder.

use std::{io, path::Path, time::UNIX_EPOCH};

use crate::Message;

/// Writes a message as a whole file or not at all, and names its first link in the log, so that nobody has to open the file to
/// confirm an account.
pub(crate) async fn write(folder: &Path, message: &Message, mime: &[u8]) -> io::Result<()> {
    let name = file_name(message);
    let (unfinished, finished) = (folder.join(format!("{name}.part")), folder.join(format!("{name}.eml")));
    tokio::fs::create_dir_all(folder).await?;
    tokio::fs::write(&unfinished, mime).await?;
    tokio::fs::rename(&unfinished, &finished).await?;
    let link = first_link(&message.text).unwrap_or_default();
    tracing::info!(to = message.to, subject = message.subject, link, file = %finished.display(), "e-mail written to the spool folder");
    Ok(())
}

/// Sorted by time; the same message written again takes the place of its earlier copy.
fn file_name(message: &Message) -> String {
    let milliseconds = message.date.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
    let id: String =
        message.message_id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(80).collect();
    format!("{milliseconds:013}-{}", id.trim_matches('-'))
}

/// The first web address in a text, without what ends the sentence around it.
fn first_link(text: &str) -> Option<&str> {
    let start = ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).min()?;
    let link = text[start..].split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).next()?;
    Some(link.trim_end_matches(['.', ',', ')', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_link_is_found_in_any_sentence() {
        assert_eq!(
            first_link("여기: <https://a.example/c?t=1>을 누르세요. http://b.example"),
            Some("https://a.example/c?t=1")
        );
        assert_eq!(first_link("(http://b.example/x)."), Some("http://b.example/x"));
        assert_eq!(first_link("nothing"), None);
    }
}
