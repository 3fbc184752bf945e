//! Telling members by e-mail what became of what they wrote.

use crate::{Letter, Message, People, letter::House, queue, store::members, words::Words};
use madang_i18n::Lang;
use madang_kernel::{Cx, MemberId, Result};
use serde::{Deserialize, Serialize};

/// One piece of news, in one reader's language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct News {
    /// The subject.
    pub subject: String,
    /// What happened, in a sentence or two; an empty line begins another paragraph.
    pub text: String,
    /// What the button says.
    pub button: String,
}

/// Queues a mail to each of the members in the command's transaction: to those who can sign in, have a confirmed address
/// and want such mail. `about` names the news; nobody is told the same news twice. `path` is where the button leads,
/// `otherwise` is the language of whoever has chosen none, and `write` says it in a language, with the community's name.
///
/// # Errors
/// [`madang_kernel::Error::Internal`] when the database fails.
pub async fn tell(
    cx: &mut Cx<'_>,
    members: &[MemberId],
    about: &str,
    path: &str,
    otherwise: Lang,
    write: impl Fn(Lang, &str) -> News,
) -> Result<()> {
    if members.is_empty() {
        return Ok(());
    }
    let (button, settings) = {
        let people = cx.app().service::<People>();
        (people.url(path), people.url("/settings/account"))
    };
    for reader in members::told(cx, members).await? {
        let lang = reader.language.as_deref().and_then(Lang::parse).unwrap_or(otherwise);
        let small = lang.mail_told_small(&settings);
        send(cx, reader, lang, (about, &button), small, &write).await?;
    }
    Ok(())
}

/// Queues a mail to a member about their own account, in the command's transaction: whatever mail they chose to get, and kept out
/// or not, but only to a confirmed address. Otherwise like [`tell`].
///
/// # Errors
/// [`madang_kernel::Error::Internal`] when the database fails.
pub async fn must_tell(
    cx: &mut Cx<'_>,
    member: MemberId,
    about: &str,
    path: &str,
    write: impl Fn(Lang, &str) -> News,
) -> Result<()> {
    let button = cx.app().service::<People>().url(path);
    let Some(reader) = members::reached(cx, member).await? else { return Ok(()) };
    let lang = reader.language.as_deref().and_then(Lang::parse).unwrap_or_default();
    send(cx, reader, lang, (about, &button), lang.mail_must_small().to_owned(), &write).await
}

async fn send(
    cx: &mut Cx<'_>,
    reader: members::Told,
    lang: Lang,
    (about, button): (&str, &str),
    small: String,
    write: &impl Fn(Lang, &str) -> News,
) -> Result<()> {
    let news = write(lang, &House::of(cx.app()).name(lang));
    let mut lead = vec![lang.mail_hello(&reader.name)];
    lead.extend(news.text.split("\n\n").map(str::to_owned));
    let letter = Letter {
        lang,
        subject: news.subject,
        lead,
        button: Some((news.button, button.to_owned())),
        small: vec![small],
    };
    let delivery = Some(format!("{about}-{}", reader.id));
    queue(cx, Message { to: reader.email, delivery, letter }).await
}
