//! A member votes on somebody else's post, changes the vote, or takes it back.

pub(crate) mod web;

use crate::store::marks;
use madang_events::conversation::Voted;
use madang_kernel::{Actor, Command, Cx, Error, Permission, PostId, Result};
use serde::Serialize;

/// A vote on a post.
pub struct Vote {
    /// The post.
    pub post: PostId,
    /// 1, -1, or 0 to take the vote back; without a value a click on "helpful": 1, or 0 where it was 1.
    pub value: Option<i64>,
}

/// How a post stands after a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Standing {
    /// Sum of all votes.
    pub score: i64,
    /// The member's own vote: 1, -1 or 0.
    pub mine: i64,
}

impl Command for Vote {
    type Output = Standing;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Take)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Standing> {
        let member = cx.actor().signed_in()?;
        let post = marks::post_to_mark(cx, self.post).await?;
        if post.author == member {
            return Err(Error::Refused("own-post"));
        }
        let before = marks::own_vote(cx, self.post, member).await?;
        let value = self.value.unwrap_or(if before == 1 { 0 } else { 1 });
        if !(-1..=1).contains(&value) {
            return Err(Error::field("value", "not-a-vote"));
        }
        if value != before {
            marks::set_vote(cx, self.post, member, value).await?;
            marks::add_score(cx, self.post, post.topic, value - before).await?;
            let (topic, author) = (post.topic, post.author);
            cx.emit(&Voted { topic, post: self.post, author, value, before }).await?;
        }
        Ok(Standing { score: post.score + value - before, mine: value })
    }
}
