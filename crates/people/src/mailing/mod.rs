//! News by e-mail to those who asked for it: begun with what is published, sent on by a worker in small portions, so that
//! no other mail waits long behind it.

pub(crate) mod web;

use crate::{
    Letter, Message, News, People,
    letter::House,
    mail::queue_with,
    store::{
        mailings::{self, MailingRow, Subscriber},
        outgoing,
    },
    words::Words,
};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Command, Cx, GroupId, Result};
use std::collections::HashMap;

/// Mails of one round.
const PORTION: i64 = 20;
/// With so many mails waiting already, a round adds none.
const BUSY: i64 = 20;

/// Tells everybody who subscribed to news, or those of a group; `about` names the news, and nobody gets it twice. `path`
/// is where the button leads, and `write` says it in a language.
///
/// # Errors
/// [`madang_kernel::Error::Internal`] when the database fails.
pub async fn announce(
    cx: &mut Cx<'_>,
    about: &str,
    path: &str,
    group: Option<GroupId>,
    write: impl Fn(Lang, &str) -> News,
) -> Result<()> {
    let written = |lang: Lang| (lang.code(), write(lang, &House::of(cx.app()).name(lang)));
    let texts: HashMap<&str, News> = Lang::ALL.map(written).into_iter().collect();
    let texts = serde_json::to_string(&texts)?;
    let id = cx.new_id();
    mailings::insert(cx, id, about, path, group, &texts).await
}

/// The news goes no further: what it tells of was taken back.
///
/// # Errors
/// [`madang_kernel::Error::Internal`] when the database fails.
pub async fn stop_announcing(cx: &mut Cx<'_>, about: &str) -> Result<()> {
    mailings::stop(cx, about).await
}

/// Sends the news on. The wiring's worker calls it every few seconds; several nodes may.
///
/// # Errors
/// When the database fails; nothing is lost, and nobody gets anything twice.
pub async fn mail_news(app: &App) -> Result<()> {
    app.run(&app.system(), SendOn).await
}

struct SendOn;

impl Command for SendOn {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let now = cx.now();
        if outgoing::due(cx, now).await? >= BUSY {
            return Ok(());
        }
        let Some(mailing) = mailings::next(cx).await? else { return Ok(()) };
        let readers = mailings::subscribers(cx, mailing.grp, mailing.reached, PORTION).await?;
        let Some(last) = readers.last().map(|reader| reader.id) else { return mailings::end(cx, mailing.id).await };
        // Another node that was faster has written to them.
        if !mailings::reach(cx, mailing.id, mailing.reached, last.number()).await? {
            return Ok(());
        }
        let texts: HashMap<String, News> = serde_json::from_str(&mailing.texts)?;
        for reader in readers {
            write_to(cx, &mailing, &texts, reader).await?;
        }
        Ok(())
    }
}

async fn write_to(
    cx: &mut Cx<'_>,
    mailing: &MailingRow,
    texts: &HashMap<String, News>,
    reader: Subscriber,
) -> Result<()> {
    let lang = reader.language.as_deref().and_then(Lang::parse).unwrap_or_default();
    let Some(news) = texts.get(lang.code()) else { return Ok(()) };
    let (button, unsubscribe) = {
        let people = cx.app().service::<People>();
        (people.url(&mailing.path), people.url(&format!("/unsubscribe/{}", reader.token)))
    };
    let letter = Letter {
        lang,
        subject: news.subject.clone(),
        lead: vec![news.text.clone()],
        button: Some((news.button.clone(), button)),
        small: vec![lang.mail_news_small(&unsubscribe)],
    };
    let delivery = Some(format!("{}-{}", mailing.about, reader.id));
    queue_with(cx, Message { to: reader.email, delivery, letter }, Some(unsubscribe)).await
}

/// Ends the news for whoever holds the token of a mail; whether there is somebody.
pub(crate) struct Unsubscribe {
    pub(crate) token: String,
}

impl Command for Unsubscribe {
    type Output = bool;

    fn allowed(&self, _: &Actor) -> bool {
        true
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<bool> {
        mailings::unsubscribe(cx, &self.token).await
    }
}
