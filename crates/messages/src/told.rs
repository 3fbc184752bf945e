//! What a member tells moderators by reporting a message: the message, and a few before it.

use crate::{
    rules::Kind,
    store::{members, messages},
};
use madang_kernel::{Cx, Error, MemberId, MessageId, Result, Timestamp};
use madang_people::bylines;

/// The most messages that are told of, the reported one included.
const LINES: i64 = 10;

/// A message as it is told of.
#[derive(Clone, Debug)]
pub struct Line {
    /// The message.
    pub message: MessageId,
    /// Who wrote it.
    pub author: MemberId,
    /// The author's name.
    pub name: String,
    /// When it was written.
    pub at: Timestamp,
    /// What was written.
    pub markdown: String,
    /// The same as sanitised HTML.
    pub html: String,
}

/// A message that the actor reports.
#[derive(Clone, Debug)]
pub struct Told {
    /// Who wrote it.
    pub author: MemberId,
    /// What the conversation is called; of a conversation of two, who they are.
    pub title: String,
    /// Where it is read.
    pub url: String,
    /// At most ten messages that the actor reads, the oldest first and the reported one last.
    pub lines: Vec<Line>,
}

/// What the actor, who is in the conversation, tells of a message there. The program itself, where the automatic checks found
/// something in a message, tells of that message alone, as its author reads it: nobody has reported the others.
///
/// # Errors
/// [`Error::NotFound`] where the actor reads no such message, and for what has no text.
pub async fn told(cx: &mut Cx<'_>, message: MessageId) -> Result<Told> {
    let automatic = cx.actor().is_system();
    let me = if automatic { messages::author(cx, message).await? } else { cx.actor().signed_in()? };
    let row = messages::one(cx, me, message).await?;
    if row.kind != Kind::Text || row.deleted_at.is_some() || row.hidden_at.is_some() {
        return Err(Error::NotFound);
    }
    let part = members::part(cx, row.conversation, me).await?;
    let up_to = Some(MessageId::new(message.number() + 1));
    let lines = if automatic { 1 } else { LINES };
    let mut rows = messages::before(cx, row.conversation, me, part.since, up_to, lines).await?;
    rows.retain(|one| one.kind == Kind::Text && one.deleted_at.is_none() && one.hidden_at.is_none());
    rows.reverse();
    let mut named: Vec<MemberId> = members::of(cx, row.conversation).await?;
    named.extend(rows.iter().map(|one| one.author));
    named.sort_unstable();
    named.dedup();
    let names = bylines(cx, &named).await?;
    let name = |id: MemberId| names.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default();
    let title = match part.title.as_str() {
        "" => named.iter().map(|one| name(*one)).collect::<Vec<_>>().join(", "),
        title => title.to_owned(),
    };
    let lines = rows.into_iter().map(|one| Line {
        message: one.id,
        author: one.author,
        name: name(one.author),
        at: one.at,
        markdown: one.markdown,
        html: one.html,
    });
    Ok(Told { author: row.author, title, url: format!("/messages/{}", row.conversation), lines: lines.collect() })
}
