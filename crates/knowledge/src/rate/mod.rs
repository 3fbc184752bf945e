//! "Did this help?", answered without an account, once by each reader.

pub(crate) mod web;

use crate::{
    article::ArticleId,
    store::{
        self,
        ratings::{self, Rating},
    },
};
use madang_conversation::topic_head;
use madang_events::knowledge::{ArticleRated, RatingChanged};
use madang_kernel::{Actor, Command, Cx, Error, Permission, Result, TopicId, secret, text};

/// The most characters of what a reader says about it.
const NOTE_MAX: usize = 1000;

madang_kernel::words! {
    /// Why an article did not help.
    pub enum Reason {
        /// It is hard to understand.
        Unclear = "unclear",
        /// Something is missing.
        Incomplete = "incomplete",
        /// It is not true.
        Wrong = "wrong",
        /// It was true once.
        Outdated = "outdated",
        /// It is about something else.
        OffTopic = "off_topic",
    }
}

/// A reader says whether an article helped.
#[derive(Clone, Debug)]
pub struct Rate {
    /// The article's topic.
    pub topic: TopicId,
    /// What tells a visitor from others; only a mark made from it is kept. Members are told apart by themselves.
    pub visitor: String,
    /// Whether it helped.
    pub helped: bool,
    /// Why not.
    pub reason: Option<Reason>,
    /// What else there is to say; may be empty.
    pub note: String,
}

impl Command for Rate {
    /// The article's address.
    type Output = String;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Read)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<String> {
        let actor = cx.actor().clone();
        let head = topic_head(cx, &actor, self.topic).await?;
        let article = store::articles::of_topic(cx, self.topic).await?.ok_or(Error::NotFound)?;
        let revision = article.live.ok_or(Error::NotFound)?;
        let note = text::block(&self.note).trim().to_owned();
        if note.chars().count() > NOTE_MAX {
            return Err(Error::field("note", "too-long"));
        }
        // Whoever may not write may still say whether it helped.
        if let Some(bar) = actor.bar().filter(|_| !note.is_empty()) {
            return Err(Error::Refused(bar.code()));
        }
        let reader = reader(cx, &self.visitor).await?;
        let reason = self.reason.filter(|_| !self.helped).map_or("", Reason::as_str);
        let rating =
            Rating { article: article.id, reader: &reader, revision, helped: self.helped, reason, note: &note };
        keep(cx, self.topic, &rating).await?;
        Ok(head.url())
    }
}

async fn keep(cx: &mut Cx<'_>, topic: TopicId, rating: &Rating<'_>) -> Result<()> {
    let article: ArticleId = rating.article;
    let before = ratings::before(cx, article, rating.reader).await?;
    ratings::save(cx, rating).await?;
    let change = |wanted: bool| i64::from(rating.helped == wanted) - i64::from(before == Some(wanted));
    ratings::count(cx, article, change(true), change(false)).await?;
    match before {
        None => cx.emit(&ArticleRated { topic, helped: rating.helped }).await,
        Some(before) if before != rating.helped => cx.emit(&RatingChanged { topic, helped: rating.helped }).await,
        Some(_) => Ok(()),
    }
}

/// What tells this reader from others. A visitor's address and browser leave only a mark that leads back to nobody.
async fn reader(cx: &mut Cx<'_>, visitor: &str) -> Result<String> {
    match cx.actor().id() {
        Some(member) => Ok(format!("m-{member}")),
        None => {
            let salt = ratings::salt(cx).await?;
            Ok(format!("v-{}", secret::hash(&format!("{salt} {visitor}"))))
        }
    }
}
