//! Merging: all posts of one topic go into another of the same kind. What hangs on them goes along and is not doubled; the
//! address of the one leads to the other for ever.

pub(crate) mod api;
pub(crate) mod web;

use crate::{
    PostKind, TopicHead, is_managed,
    notices::NoticeKind,
    store::{self, moved},
    topic::{DISCUSSION, QUESTION},
    topic_head,
};
use madang_events::conversation::{PostsMoved, TopicChanged};
use madang_kernel::{Actor, Command, Cx, Deed, Error, Permission, Result, TopicId, words};

words! {
    /// What the opening post of a topic becomes in the other.
    pub enum OpeningAs {
        /// An answer to the question, a reply in the discussion.
        Answer = "answer",
        /// A comment on the other's opening post, and the comments on it too.
        Comment = "comment",
    }
}

/// A moderator merges a topic into another.
#[derive(Clone, Debug)]
pub struct Merge {
    /// The topic that goes.
    pub topic: TopicId,
    /// Where its posts go.
    pub into: TopicId,
    /// What its opening post becomes.
    pub opening: OpeningAs,
    /// Why, up to 500 characters; may be empty. Everybody reads it.
    pub reason: String,
}

impl Merge {
    /// The topic that somebody pointed to, by its address or its id.
    ///
    /// # Errors
    /// `required`, or `not-a-topic`.
    pub fn target(typed: &str) -> std::result::Result<TopicId, &'static str> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err("required");
        }
        let after = ["/q/", "/d/"].iter().find_map(|place| typed.split_once(place)).map(|(_, rest)| rest);
        let id = after.unwrap_or(typed).split(['/', '?', '#']).next().unwrap_or_default();
        id.parse().map_err(|_| "not-a-topic")
    }
}

impl Command for Merge {
    /// The topic that stays.
    type Output = TopicHead;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Moderate)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TopicHead> {
        moved::lock(cx, [self.topic, self.into]).await?;
        let from = moderated(cx, self.topic, "topic").await?;
        let to = moderated(cx, self.into, "into").await?;
        check(&from, &to)?;
        let trunk = moved::trunk(cx, &from).await?;
        let posts = moved::with_comments(cx, &trunk).await?;
        let opening = store::posts::head(cx, from.opening).await?;
        let (kind, parent) = match self.opening {
            OpeningAs::Answer => (PostKind::Answer, None),
            OpeningAs::Comment => (PostKind::Comment, Some(to.opening)),
        };
        moved::turn(cx, from.opening, kind, parent).await?;
        moved::take(cx, to.id, &posts).await?;
        moved::followers(cx, from.id, to.id, None).await?;
        moved::me_toos(cx, from.id, &to).await?;
        moved::belongings(cx, from.id, to.id).await?;
        store::counts::add_to_space(cx, from.space, -1).await?;
        store::topic_tags::count_of_topic(cx, from.id, -1).await?;
        moved::close(cx, from.id, to.id).await?;
        moved::recount(cx, to.id, &posts).await?;
        store::notices::add(cx, to.id, NoticeKind::MergedIn, Some((from.id, &from.title)), &self.reason).await?;
        let details = serde_json::json!({ "from": from.id, "title": from.title, "posts": posts.len(), "opening": self.opening.as_str(), "reason": self.reason });
        cx.audit(Deed::new("conversation.merge").topic(to.id).space(to.space).details(&details)).await?;
        cx.emit(&PostsMoved {
            from: from.id,
            to: to.id,
            kind: to.kind.clone(),
            posts,
            turned: opening.id,
            author: opening.author,
            was: PostKind::Opening.to_string(),
            now: kind.to_string(),
            merged: true,
        })
        .await?;
        cx.emit(&TopicChanged { topic: from.id }).await?;
        cx.emit(&TopicChanged { topic: to.id }).await?;
        Ok(to)
    }
}

async fn moderated(cx: &mut Cx<'_>, topic: TopicId, field: &'static str) -> Result<TopicHead> {
    let actor = cx.actor().clone();
    let head = topic_head(cx, &actor, topic).await.map_err(|error| match error {
        Error::NotFound | Error::Moved { .. } if field == "into" => Error::field("into", "not-a-topic"),
        other => other,
    })?;
    if actor.can(Permission::Moderate, head.space) { Ok(head) } else { Err(actor.refusal(Some(head.space))) }
}

fn check(from: &TopicHead, to: &TopicHead) -> Result<()> {
    if from.id == to.id {
        return Err(Error::field("into", "same-topic"));
    }
    let is_merged = |topic: &TopicHead| topic.kind == QUESTION || topic.kind == DISCUSSION;
    if from.kind != to.kind || !is_merged(from) || is_managed(&to.kind) {
        return Err(Error::field("into", "other-kind"));
    }
    // What is out of sight would come back with the other topic, or vanish into it.
    if from.hidden || from.deleted || to.hidden || to.deleted {
        return Err(Error::Refused("removed"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_pointed_to_by_address_or_id() {
        let id = TopicId::new(62 * 62 + 5);
        for typed in ["105", " 105 ", "/q/105/물이", "https://example.com/d/105/a?sort=new#p3"] {
            assert_eq!(Merge::target(typed), Ok(id), "{typed}");
        }
        assert_eq!(Merge::target(" "), Err("required"));
        assert_eq!(Merge::target("물이 새요"), Err("not-a-topic"));
    }
}
