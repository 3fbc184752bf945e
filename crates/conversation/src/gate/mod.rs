//! What is asked of every new text before it is kept: whether it may stand, waits for a moderator, or is not taken. Who answers is
//! the wiring's to say; without anybody, everything stands.
//!
//! Asked in three places: when a topic is started, when a post is added, and when a post is edited. Not asked of staff, of the
//! program itself (importers), and of what has a workflow of its own (articles, publications).

use crate::{Body, PostKind, RenderedBody, Title, is_managed};
use madang_kernel::{App, Cx, Error, MemberId, PostId, Result, SpaceId, TopicId};
use std::{future::Future, pin::Pin, sync::Arc};

/// A text that somebody wants to keep.
#[derive(Clone, Debug)]
pub struct NewText<'a> {
    /// The post that it becomes, or is of already.
    pub post: PostId,
    /// Its topic.
    pub topic: TopicId,
    /// The topic's kind.
    pub topic_kind: &'a str,
    /// The topic's space.
    pub space: SpaceId,
    /// What it is in the topic.
    pub kind: PostKind,
    /// Who writes it: of an edit, who edits.
    pub writer: MemberId,
    /// The topic's title, of an opening post; else empty.
    pub title: &'a str,
    /// The text.
    pub body: &'a RenderedBody,
    /// The text that it replaces, of an edit.
    pub replaces: Option<&'a str>,
}

/// What becomes of a text.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// The title in the place of what was written.
    pub title: Option<String>,
    /// The Markdown in the place of what was written.
    pub markdown: Option<String>,
    /// Whether it waits until a moderator has let it stand. An edit of a text that stands cannot wait: it is refused with
    /// `edit-would-wait` and `why`.
    pub waits: bool,
    /// What the gatekeeper wants to hear again when the text is kept.
    pub memo: String,
}

/// An answer that takes a while.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// Who is asked.
pub trait Gatekeeper: Send + Sync + 'static {
    /// What becomes of a text, asked in the transaction that keeps it.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a text that is not taken, about `body` or `title`.
    fn ask<'a>(&'a self, cx: &'a mut Cx<'_>, text: &'a NewText<'a>) -> Answer<'a, Verdict>;

    /// The text is kept now; in the same transaction.
    ///
    /// # Errors
    /// When the database fails.
    fn kept<'a>(&'a self, cx: &'a mut Cx<'_>, text: &'a NewText<'a>, verdict: &'a Verdict) -> Answer<'a, ()>;
}

/// The service that is asked.
#[derive(Clone)]
pub struct Gate(Option<Arc<dyn Gatekeeper>>);

impl Gate {
    /// Everything stands.
    pub fn open() -> Gate {
        Gate(None)
    }

    /// Asks a gatekeeper.
    pub fn kept_by(keeper: impl Gatekeeper) -> Gate {
        Gate(Some(Arc::new(keeper)))
    }

    fn keeper(app: &App) -> Option<Arc<dyn Gatekeeper>> {
        app.service::<Gate>().0.clone()
    }
}

/// A text on its way through the gate, with what became of it.
pub(crate) struct Passage {
    keeper: Option<Arc<dyn Gatekeeper>>,
    verdict: Verdict,
}

impl Passage {
    /// Nobody is asked.
    fn free() -> Passage {
        Passage { keeper: None, verdict: Verdict::default() }
    }

    /// Asks about a text, unless its writer or its place is exempt.
    pub(crate) async fn ask(cx: &mut Cx<'_>, text: &NewText<'_>) -> Result<Passage> {
        let exempt = cx.actor().is_system()
            || cx.actor().is_staff()
            || (text.kind == PostKind::Opening && is_managed(text.topic_kind));
        let Some(keeper) = Gate::keeper(cx.app()).filter(|_| !exempt) else { return Ok(Passage::free()) };
        let verdict = keeper.ask(cx, text).await?;
        Ok(Passage { keeper: Some(keeper), verdict })
    }

    /// Whether the text waits.
    pub(crate) fn waits(&self) -> bool {
        self.verdict.waits
    }

    /// The text as it is kept.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn body(&self, app: &App, written: RenderedBody) -> Result<RenderedBody> {
        match &self.verdict.markdown {
            None => Ok(written),
            Some(markdown) => RenderedBody::render(app, &Body::imported(markdown).0).await,
        }
    }

    /// The title as it is kept.
    pub(crate) fn title(&self, written: Title) -> Title {
        self.verdict.title.as_deref().map_or(written, Title::imported)
    }

    /// Tells that the text is kept.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn kept(&self, cx: &mut Cx<'_>, text: &NewText<'_>) -> Result<()> {
        match &self.keeper {
            Some(keeper) => keeper.kept(cx, text, &self.verdict).await,
            None => Ok(()),
        }
    }

    /// An edit of what stands cannot wait.
    ///
    /// # Errors
    /// [`Error::Invalid`] about the body.
    pub(crate) fn check_edit(&self, stands: bool) -> Result<()> {
        if self.waits() && stands { Err(Error::field("body", "edit-would-wait")) } else { Ok(()) }
    }
}
