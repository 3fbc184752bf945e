//! Private messages that members report. Whoever keeps messages says what a member sees of one; moderation keeps a copy of that, because
//! moderators do not read private messages otherwise.

use madang_kernel::{Actor, App, Command, Cx, Error, MemberId, MessageId, Permission, Result, Timestamp};
use madang_people::Answer;
use std::sync::Arc;

/// The most messages that a moderator reads of a conversation, the flagged one included.
pub(crate) const LINES: usize = 10;

/// One message as a moderator reads it.
#[derive(Clone, Debug)]
pub struct ToldLine {
    /// The message.
    pub message: MessageId,
    /// Who wrote it.
    pub author: MemberId,
    /// The author's name as it is now.
    pub name: String,
    /// When it was written.
    pub at: Timestamp,
    /// What was written.
    pub markdown: String,
    /// The same as sanitised HTML.
    pub html: String,
}

/// A flagged private message, with what its conversation held before it.
#[derive(Clone, Debug)]
pub struct ToldMessage {
    /// Who wrote the flagged message.
    pub author: MemberId,
    /// What the conversation is called.
    pub title: String,
    /// Where those who are in it read it.
    pub url: String,
    /// The oldest first, the flagged one last, at most 10.
    pub lines: Vec<ToldLine>,
}

/// Who keeps private messages.
pub trait PrivateMessages: Send + Sync + 'static {
    /// The message as the actor, who is in its conversation, sees it.
    ///
    /// # Errors
    /// [`Error::NotFound`] to anybody else.
    fn told<'a>(&'a self, cx: &'a mut Cx<'_>, message: MessageId) -> Answer<'a, ToldMessage>;
}

/// The service that is asked about private messages.
#[derive(Clone)]
pub struct PrivateSource(Option<Arc<dyn PrivateMessages>>);

impl PrivateSource {
    /// There are none here.
    pub fn none() -> PrivateSource {
        PrivateSource(None)
    }

    /// Asks whoever keeps them.
    pub fn by(messages: impl PrivateMessages) -> PrivateSource {
        PrivateSource(Some(Arc::new(messages)))
    }

    fn keeper(app: &App) -> Option<Arc<dyn PrivateMessages>> {
        app.service::<PrivateSource>().0.clone()
    }
}

/// Reads what the form says of a message. Nothing is written.
pub(super) struct LookAt(pub(super) MessageId);

impl Command for LookAt {
    type Output = ToldMessage;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.id().is_some() && actor.may(Permission::Read)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<ToldMessage> {
        told(cx, self.0).await
    }
}

/// A message as the actor sees it.
pub(crate) async fn told(cx: &mut Cx<'_>, message: MessageId) -> Result<ToldMessage> {
    let Some(keeper) = PrivateSource::keeper(cx.app()) else { return Err(Error::NotFound) };
    let told = keeper.told(cx, message).await?;
    let skip = told.lines.len().saturating_sub(LINES);
    Ok(ToldMessage { lines: told.lines.into_iter().skip(skip).collect(), ..told })
}
