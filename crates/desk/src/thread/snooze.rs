//! Putting a question off, and what wakes it before its time.

use super::{found, line};
use crate::store::{
    history::{self, Happened, Line},
    threads,
};
use madang_kernel::{
    Actor, Command, Cx, Deed, Error, Event, MemberId, Permission, Result, Timestamp, TopicId, outbox::About,
};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The longest that a question sleeps.
const SNOOZE_MAX: Duration = Duration::from_secs(90 * 24 * 3600);

/// A question was put out of the queues, or came back to them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Snoozed {
    /// The question.
    pub(crate) topic: TopicId,
    /// Until when; none where it is awake.
    pub(crate) until: Option<Timestamp>,
}

impl Event for Snoozed {
    const KIND: &'static str = "desk.snoozed";

    fn about(&self) -> About {
        About::nothing()
    }
}

/// Puts a question out of the queues until then, or wakes it. A colleague's is put off by managers only.
#[derive(Clone, Copy, Debug)]
pub struct Snooze {
    /// The question.
    pub topic: TopicId,
    /// Until when; none wakes it.
    pub until: Option<Timestamp>,
}

impl Command for Snooze {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let head = found(cx, self.topic).await?;
        let now = cx.now();
        if self.until.is_some_and(|until| until <= now || until > now + SNOOZE_MAX) {
            return Err(Error::field("until", "snooze-range"));
        }
        let until = self.until.unwrap_or_default();
        if head.snoozed_until == until {
            return Ok(());
        }
        // Whoever works on it would not see it any more.
        let colleagues = head.assignee.is_some_and(|owner| !cx.actor().is(owner));
        if colleagues && self.until.is_some() && !cx.actor().may(Permission::Manage) {
            return Err(Error::Refused("snooze-colleagues"));
        }
        if !head.live && self.until.is_some() {
            return Err(Error::Refused("not-open"));
        }
        threads::snooze(cx, self.topic, until).await?;
        let deed = if self.until.is_some() { Happened::Snoozed } else { Happened::Woken };
        let line = Line { until: self.until, ..line(cx, self.topic, deed) };
        history::add(cx, &[line]).await?;
        let details = serde_json::json!({ "until": self.until });
        cx.audit(Deed::new("desk.snoozed").topic(self.topic).space(head.space).details(&details)).await?;
        cx.emit(&Snoozed { topic: self.topic, until: self.until }).await
    }
}

/// Something for which a question that sleeps is woken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct News {
    /// The question.
    pub(crate) topic: TopicId,
    /// When.
    pub(crate) at: Timestamp,
    /// Who did it, where it is news only of the asker.
    pub(crate) by: Option<MemberId>,
}

/// Wakes those that were put off before there was news of them.
///
/// # Errors
/// When the database fails.
pub(crate) async fn wake_for(cx: &mut Cx<'_>, news: &[News]) -> Result<()> {
    let now = cx.now();
    let woken = threads::wake_for(cx, news).await?;
    let lines: Vec<Line> = woken.iter().map(|topic| Line::of(*topic, Happened::Stirred, now)).collect();
    history::add(cx, &lines).await?;
    announce(cx, woken).await
}

/// Wakes those whose time has come; how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn wake_due(cx: &mut Cx<'_>, limit: i64) -> Result<usize> {
    let woken = threads::wake_due(cx, limit).await?;
    let count = woken.len();
    announce(cx, woken).await?;
    Ok(count)
}

async fn announce(cx: &mut Cx<'_>, woken: Vec<TopicId>) -> Result<()> {
    for topic in woken {
        cx.emit(&Snoozed { topic, until: None }).await?;
    }
    Ok(())
}
