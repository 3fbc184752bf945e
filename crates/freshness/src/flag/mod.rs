//! A reader says that an article or a solved question is wrong or outdated. It goes to the owner's queue, on top; the
//! reader sees what came of it.

pub(crate) mod api;
pub(crate) mod web;

pub(crate) use web::routes;

use crate::{store, upkeep};
use madang_conversation::{TopicHead, topic_head};
use madang_events::freshness::Flagged;
use madang_kernel::{Actor, Command, Cx, Error, Fields, Id, Permission, Result, TopicId, text};

/// The most characters of what a reader says about it, and of what staff answer.
pub(crate) const NOTE_MAX: usize = 1000;

#[doc(hidden)]
pub enum FlagTag {}
/// A flag.
pub type FlagId = Id<FlagTag>;

madang_kernel::words! {
    /// What a reader says of a text.
    pub enum FlagKind {
        /// It is wrong.
        Wrong = "wrong",
        /// It was right once.
        Outdated = "outdated",
    }
}

/// Flags a topic.
#[derive(Clone, Debug)]
pub struct Flag {
    /// The topic: an article or a solved question.
    pub topic: TopicId,
    /// What is said of it.
    pub kind: FlagKind,
    /// What exactly; 1 to 1,000 characters.
    pub note: String,
}

impl Flag {
    /// Checks what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `kind` or `note`.
    pub fn parse(topic: TopicId, kind: &str, typed: &str) -> Result<Flag> {
        let mut fields = Fields::new();
        let kind = fields.take("kind", FlagKind::parse(kind).ok_or("kind-required"));
        let note = fields.take("note", note(typed, true));
        match (kind, note) {
            (Some(kind), Some(note)) => Ok(Flag { topic, kind, note }),
            _ => Err(Error::Invalid(fields)),
        }
    }
}

/// A note as it is kept.
///
/// # Errors
/// `required` when it must be there and is not, `too-long` beyond 1,000 characters.
pub(crate) fn note(typed: &str, required: bool) -> std::result::Result<String, &'static str> {
    let note = text::block(typed).trim().to_owned();
    match note.chars().count() {
        0 if required => Err("required"),
        length if length > NOTE_MAX => Err("too-long"),
        _ => Ok(note),
    }
}

impl Command for Flag {
    /// The topic.
    type Output = TopicHead;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Take)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TopicHead> {
        let actor = cx.actor().clone();
        let member = actor.signed_in()?;
        let head = topic_head(cx, &actor, self.topic).await?;
        // It may have been solved just now.
        upkeep::sync(cx, &[self.topic]).await?;
        let review = store::reviews::head(cx, self.topic).await?.filter(|review| review.live);
        let review = review.ok_or(Error::Refused("not-reviewed"))?;
        if store::flags::is_open(cx, self.topic, member).await? {
            return Err(Error::Refused("flagged-already"));
        }
        store::flags::insert(cx, self.topic, self.kind, &self.note, member).await?;
        store::reviews::bring_forward(cx, self.topic).await?;
        upkeep::sync(cx, &[self.topic]).await?;
        let (topic, kind) = (self.topic, self.kind.to_string());
        cx.emit(&Flagged { topic, kind, member, owner: review.owner }).await?;
        Ok(head)
    }
}
