//! Beginning a conversation. Two members have one; whoever writes to somebody again goes on with it.

mod web;

use crate::{
    rules::{BEGUN_WITH, ConversationId, refusal, screened},
    store::{
        conversations,
        members::{self, Reach},
        messages,
    },
    write::say,
};
use madang_conversation::RenderedBody;
use madang_events::messages::ConversationBegun;
use madang_http::{Access, Routes};
use madang_kernel::{
    Actor, App, Command, Cx, Error, Fields, MemberId, MessageId, Permission, Result, Role,
    limit::{Limiter, Rate},
};
use madang_people::find_handles;
use std::time::Duration;

/// How many conversations somebody begins.
const RATE: Rate = Rate::per_hour(20);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// Where conversations begin.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/messages/new", Access::Member, web::show).post("/messages/new", Access::Member, web::submit)
}

/// Begins a conversation with one to ten members by its first message. With one member it is the conversation of the two, new or
/// not; with more it is a new group.
#[derive(Clone, Debug)]
pub struct Begin {
    /// With whom.
    pub with: Vec<MemberId>,
    /// What a group is called; may be empty.
    pub title: String,
    /// The first message.
    pub body: RenderedBody,
}

/// What was begun.
#[derive(Clone, Copy, Debug)]
pub struct Begun {
    /// The conversation.
    pub conversation: ConversationId,
    /// The message.
    pub message: MessageId,
}

/// The members behind handles that were typed, each once, without the actor.
///
/// # Errors
/// [`Error::Invalid`] about `to`.
pub(crate) async fn recipients(app: &App, actor: &Actor, typed: &[String]) -> Result<Vec<MemberId>> {
    let found = find_handles(&mut app.db().read().await?, typed).await?;
    let mut fields = Fields::new();
    if let Some(unknown) = typed.iter().find(|handle| !found.iter().any(|(known, _)| known == *handle)) {
        fields.add_with("to", "no-such-member", unknown.as_str());
    }
    fields.check()?;
    let mut members: Vec<MemberId> = Vec::new();
    for handle in typed {
        let member = found.iter().find(|(known, _)| known == handle).map(|(_, member)| *member);
        members.extend(member.filter(|one| !actor.is(*one) && !members.contains(one)));
    }
    match members.len() {
        0 => Err(Error::field("to", "nobody-to-write-to")),
        1..=BEGUN_WITH => Ok(members),
        _ => Err(Error::field("to", "too-many-members")),
    }
}

/// The handles in a line that was typed: parted by commas or white space, with or without `@`.
pub(crate) fn handles(typed: &str) -> Vec<String> {
    let parts = typed.split(|c: char| c.is_whitespace() || matches!(c, ',' | '、' | '，' | ';'));
    let named = parts.map(|part| part.trim_start_matches(['@', '＠']).to_owned());
    named.filter(|handle| !handle.is_empty()).take(BEGUN_WITH * 2).collect()
}

impl Command for Begin {
    type Output = Begun;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Begun> {
        let me = cx.actor().signed_in()?;
        let reach = members::reach(cx, me, &self.with).await?;
        if reach.is_empty() || reach.len() != self.with.len() {
            return Err(Error::field("to", "no-such-member"));
        }
        let known = match self.with.as_slice() {
            [other] => conversations::between(cx, me, *other).await?,
            _ => None,
        };
        let knows = match (known, self.with.first()) {
            (Some(id), Some(other)) => messages::has_written(cx, id, *other).await?,
            _ => false,
        };
        if let Some(code) = reach.iter().find_map(|to| refusal(cx.actor(), to, knows, cx.now())) {
            return Err(Error::field("to", code));
        }
        let to_staff = reach.iter().all(|to| to.role >= Role::Agent);
        let begun_today = if known.is_some() || to_staff { None } else { Some(begun_today(cx, me).await?) };
        let title = if reach.len() > 1 { self.title.as_str() } else { "" };
        let (body, title, flagged) = screened(cx, Some(self.body), title, begun_today).await?;
        let body = body.ok_or(Error::field("body", "empty"))?;
        let conversation = match known {
            Some(id) => id,
            None => found_or_made(cx, me, &reach, &title, to_staff).await?,
        };
        let members = members::of(cx, conversation).await?;
        let message = say(cx, conversation, &body, members, flagged).await?;
        Ok(Begun { conversation, message })
    }
}

async fn begun_today(cx: &mut Cx<'_>, me: MemberId) -> Result<u32> {
    let since = cx.now() - DAY;
    Ok(u32::try_from(conversations::begun(cx, me, since).await?).unwrap_or(u32::MAX))
}

/// A new conversation, unless the other one of two made theirs at the same moment.
async fn found_or_made(
    cx: &mut Cx<'_>,
    me: MemberId,
    with: &[Reach],
    title: &str,
    to_staff: bool,
) -> Result<ConversationId> {
    let made = match with {
        [other] => conversations::insert_direct(cx, other.member, to_staff).await?,
        _ => Some(conversations::insert_group(cx, title, to_staff).await?),
    };
    let Some(id) = made else {
        let other = with.first().map(|to| to.member).ok_or(Error::NotFound)?;
        return conversations::between(cx, me, other).await?.ok_or(Error::NotFound);
    };
    cx.app().service::<Limiter>().take(&format!("begin {me}"), RATE, cx.now())?;
    let everybody: Vec<MemberId> = with.iter().map(|to| to.member).chain([me]).collect();
    members::join(cx, id, &everybody, MessageId::new(0)).await?;
    cx.emit(&ConversationBegun { conversation: id.to_string(), with: with.len() }).await?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::handles;

    #[test]
    fn handles_are_read_however_they_are_parted() {
        assert_eq!(handles("@minji, taro、owen  ＠aoi"), ["minji", "taro", "owen", "aoi"]);
        assert!(handles(" , ").is_empty());
    }
}
