//! What is done with an article besides writing it: review, publishing at once or at a time, archiving.

pub(crate) mod due;
pub(crate) mod publish;

use crate::{
    article::{ArticleId, Step},
    capture::personal,
    found,
    store::{self, articles::ArticleRow, revisions},
};
use madang_conversation::{self as conversation, RenderedBody, TopicState};
use madang_events::{conversation::TopicChanged, knowledge::ArticleArchived};
use madang_kernel::{Actor, Command, Cx, Error, Permission, Result, Timestamp, text};

/// The most characters of a note in the discussion of an article.
pub(crate) const NOTE_MAX: usize = 2000;

/// Somebody takes a step.
#[derive(Clone, Debug)]
pub struct Take {
    /// The article.
    pub article: ArticleId,
    /// The step.
    pub step: Step,
    /// The newest revision, as the actor has seen it.
    pub revision: i64,
    /// What there is to say about it; returning it to its author needs one.
    pub note: String,
    /// When it is to be published.
    pub publish_at: Option<Timestamp>,
    /// The text of that revision, rendered, for publishing.
    pub body: Option<RenderedBody>,
    /// An article made of tickets is published although something in it looks personal.
    pub anyway: bool,
}

impl Command for Take {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Start)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let (mut article, rights) = found::locked(cx, self.article).await?;
        let stage = self.step.apply(article.facts())?;
        if !rights.take(self.step) {
            return Err(rights.refusal(self.step));
        }
        if self.revision != article.head {
            return Err(Error::Conflict("edited-meanwhile"));
        }
        if matches!(self.step, Step::Publish | Step::Schedule) && !self.anyway && is_personal(cx, &article).await? {
            return Err(Error::Refused("personal-left"));
        }
        let note = note(&self.note)?;
        if self.step == Step::Return && note.is_empty() && !cx.actor().is(article.author) {
            return Err(Error::field("note", "required"));
        }
        store::discussion::insert(cx, article.id, article.head, self.step.as_str(), &note).await?;
        article.stage = stage;
        article.publish_at = None;
        match self.step {
            Step::Schedule => article.publish_at = Some(future(self.publish_at, cx.now())?),
            Step::Publish => {
                let body = self.body.ok_or_else(|| Error::internal("a revision is published with its text"))?;
                return publish::publish(cx, article, body).await;
            }
            Step::Discard => let_go(cx, &mut article).await?,
            Step::Archive | Step::Unarchive => archive(cx, &mut article, self.step == Step::Archive).await?,
            Step::Send | Step::Return | Step::Approve | Step::Unschedule => {}
        }
        store::articles::update(cx, &article).await
    }
}

/// Whether the newest revision was made of tickets and has something left that looks personal.
async fn is_personal(cx: &mut Cx<'_>, article: &ArticleRow) -> Result<bool> {
    let system = cx.app().system();
    let sources = store::sources::of_family(cx, &system, article.family).await?;
    let revision = revisions::one(cx, article.id, article.head).await?;
    Ok(!personal(&sources, &revision.title, &revision.markdown).is_empty())
}

fn future(at: Option<Timestamp>, now: Timestamp) -> Result<Timestamp> {
    match at {
        None => Err(Error::field("publish_at", "required")),
        Some(at) if at <= now => Err(Error::field("publish_at", "in-the-past")),
        Some(at) => Ok(at),
    }
}

/// The newest revision is again the one that readers see; what was staged stays among the revisions.
async fn let_go(cx: &mut Cx<'_>, article: &mut ArticleRow) -> Result<()> {
    let live = article.live.ok_or(Error::Refused("no-such-step"))?;
    let revision = revisions::one(cx, article.id, live).await?;
    article.head = live;
    article.title = revision.title;
    article.kind = revision.kind;
    article.product = revision.product;
    article.version = revision.version;
    Ok(())
}

/// Archives an article, or brings it back; its page stays either way.
pub(crate) async fn archive(cx: &mut Cx<'_>, article: &mut ArticleRow, archived: bool) -> Result<()> {
    article.archived = archived;
    let Some(topic) = article.topic.filter(|_| article.live.is_some()) else { return Ok(()) };
    let state = if archived { TopicState::Archived } else { TopicState::Open };
    conversation::set_state(cx, topic, state, None, false).await?;
    cx.emit(&TopicChanged { topic }).await?;
    cx.emit(&ArticleArchived { topic, archived }).await
}

/// Somebody says something about the staged revision.
#[derive(Clone, Debug)]
pub struct AddNote {
    /// The article.
    pub article: ArticleId,
    /// What.
    pub note: String,
}

impl Command for AddNote {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let (article, _) = found::locked(cx, self.article).await?;
        let note = note(&self.note)?;
        if note.is_empty() {
            return Err(Error::field("note", "required"));
        }
        store::discussion::insert(cx, article.id, article.head, "note", &note).await
    }
}

/// A note as it is kept.
fn note(typed: &str) -> Result<String> {
    let note = text::block(typed).trim().to_owned();
    if note.chars().count() > NOTE_MAX { Err(Error::field("note", "too-long")) } else { Ok(note) }
}
