//! Slow mode: in a heated topic a member waits between two posts, until a time or until a moderator ends it.

pub(crate) mod web;

use crate::{TopicHead, store, topic_head};
use madang_events::conversation::TopicChanged;
use madang_kernel::{Actor, Command, Cx, Deed, Error, MemberId, Permission, Result, TopicId};
use std::time::Duration;

/// How many minutes may lie between two posts of a member.
pub(crate) const MINUTES: std::ops::RangeInclusive<i64> = 1..=1440;
/// After how many days it may end by itself.
pub(crate) const DAYS: std::ops::RangeInclusive<u32> = 1..=90;
const DAY: Duration = Duration::from_secs(24 * 3600);

/// A moderator slows a topic down, or ends that.
#[derive(Clone, Copy, Debug)]
pub struct SlowDown {
    /// The topic.
    pub topic: TopicId,
    /// The minutes between two posts of one member, 1 to 1,440; `None` ends it.
    pub minutes: Option<i64>,
    /// After how many days it ends by itself, 1 to 90; `None` when it does not.
    pub days: Option<u32>,
}

impl Command for SlowDown {
    type Output = TopicHead;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Moderate)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TopicHead> {
        if self.minutes.is_some_and(|minutes| !MINUTES.contains(&minutes)) {
            return Err(Error::field("minutes", "slow-minutes"));
        }
        if self.days.is_some_and(|days| !DAYS.contains(&days)) {
            return Err(Error::field("days", "slow-days"));
        }
        let actor = cx.actor().clone();
        let topic = topic_head(cx, &actor, self.topic).await?;
        if !actor.can(Permission::Moderate, topic.space) {
            return Err(actor.refusal(Some(topic.space)));
        }
        let ends_at = self.days.map(|days| cx.now() + DAY * days);
        store::slow::set(cx, topic.id, self.minutes.map(|minutes| (minutes, ends_at))).await?;
        let details = serde_json::json!({ "minutes": self.minutes, "ends_at": ends_at });
        cx.audit(Deed::new("conversation.slow_down").topic(topic.id).space(topic.space).details(&details)).await?;
        cx.emit(&TopicChanged { topic: topic.id }).await?;
        Ok(topic)
    }
}

/// Whether the author may post in the topic now; moderators always may.
///
/// # Errors
/// [`Error::Refused`] with `slow-mode`.
pub(crate) async fn check(cx: &mut Cx<'_>, topic: &TopicHead, author: MemberId) -> Result<()> {
    if cx.actor().can(Permission::Moderate, topic.space) {
        return Ok(());
    }
    let now = cx.now();
    if store::slow::has_to_wait(cx, topic.id, author, now).await? { Err(Error::Refused("slow-mode")) } else { Ok(()) }
}
