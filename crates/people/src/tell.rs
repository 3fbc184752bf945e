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
    /// What happened, in a sentence or two.
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
        let news = write(lang, &House::of(cx.app()).name(lang));
        let letter = Letter {
            lang,
            subject: news.subject,
            lead: vec![lang.mail_hello(&reader.name), news.text],
            button: Some((news.button, button.clone())),
            small: vec![lang.mail_told_small(&settings)],
        };
        let delivery = Some(format!("{about}-{}", reader.id));
        queue(cx, Message { to: reader.email, delivery, letter }).await?;
    }
    Ok(())
}
