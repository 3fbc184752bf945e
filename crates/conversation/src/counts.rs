//! What members have done, and how full spaces are: counted by what is announced.

use crate::{
    PostKind,
    store::{self, counts::Tally},
};
use madang_events::{
    conversation::{PostAdded, PostVisibility, PostsMoved, TopicStarted, Voted},
    questions::{Accepted, Judged},
};
use madang_kernel::{Cx, MemberId, PostId, Projector, Recorded, Result, SpaceId, TopicId, Tx, outbox::Applied};
use std::collections::{BTreeMap, BTreeSet};

/// So many accepted answers to other members' questions earn trust.
pub const TRUSTED_FROM: i64 = 5;

/// Keeps `member_counts` and the counters of spaces. Its effect and its place in the outbox commit together, so every
/// event counts once; [`crate::bulk::recount`] sets everything anew.
pub struct Counts;

impl Projector for Counts {
    fn name(&self) -> &'static str {
        "conversation.counts"
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            let batch = Batch::of(events);
            batch.apply(cx.tx()).await
        })
    }
}

/// What one batch of events changes.
#[derive(Default)]
struct Batch {
    members: BTreeMap<MemberId, Tally>,
    started: BTreeMap<SpaceId, i64>,
    touched: BTreeSet<TopicId>,
    /// Posts that came into sight (1) or went out of it (-1).
    seen: Vec<(PostId, i64)>,
    accepted: Vec<(TopicId, MemberId, i64)>,
}

impl Batch {
    fn of(events: &[Recorded]) -> Batch {
        let mut batch = Batch::default();
        for event in events {
            batch.take(event);
        }
        batch
    }

    fn take(&mut self, event: &Recorded) {
        if let Some(started) = event.read::<TopicStarted>() {
            self.member(started.author).topics += 1;
            *self.started.entry(started.space).or_default() += 1;
            self.touched.insert(started.topic);
        } else if let Some(added) = event.read::<PostAdded>() {
            let tally = self.member(added.author);
            if added.kind == "answer" {
                tally.answers += 1
            } else {
                tally.comments += 1
            }
            self.touched.insert(added.topic);
        } else if let Some(changed) = event.read::<PostVisibility>() {
            self.seen.push((changed.post, if changed.visible { 1 } else { -1 }));
        } else if let Some(moved) = event.read::<PostsMoved>() {
            self.turned(&moved);
        } else if let Some(voted) = event.read::<Voted>() {
            self.member(voted.author).votes += voted.value - voted.before;
        } else if let Some(accepted) = event.read::<Accepted>() {
            self.accepted.push((accepted.topic, accepted.author, if accepted.on { 1 } else { -1 }));
        } else if let Some(judged) = event.read::<Judged>() {
            let verified = |verdict: &Option<String>| i64::from(verdict.as_deref() == Some("verified"));
            self.member(judged.author).verified += verified(&judged.verdict) - verified(&judged.before);
        }
    }

    /// A post that opens a topic now is counted as that by the start of the topic.
    fn turned(&mut self, moved: &PostsMoved) {
        let tally = self.member(moved.author);
        if let Some(was) = PostKind::parse(&moved.was) {
            tally.add_posts(was, -1);
        }
        if let Some(now) = PostKind::parse(&moved.now).filter(|now| *now != PostKind::Opening) {
            tally.add_posts(now, 1);
        }
        self.touched.insert(moved.to);
    }

    fn member(&mut self, member: MemberId) -> &mut Tally {
        self.members.entry(member).or_default()
    }

    async fn apply(mut self, tx: &mut Tx) -> Result<()> {
        self.count_seen(tx).await?;
        self.count_accepted(tx).await?;
        store::counts::add_to_members(tx, &self.members).await?;
        store::counts::add_to_spaces(tx, &self.started).await?;
        let touched: Vec<TopicId> = self.touched.iter().copied().collect();
        store::counts::touch_spaces(tx, &touched).await?;
        let earned: Vec<MemberId> =
            self.accepted.iter().filter(|(_, _, change)| *change > 0).map(|(_, author, _)| *author).collect();
        for member in store::counts::newly_trusted(tx, &earned, TRUSTED_FROM).await? {
            madang_people::earn_trust(tx, member).await?;
        }
        Ok(())
    }

    async fn count_seen(&mut self, tx: &mut Tx) -> Result<()> {
        let ids: Vec<PostId> = self.seen.iter().map(|(post, _)| *post).collect();
        for (id, kind, author) in store::counts::posts(tx, &ids).await? {
            let change: i64 = self.seen.iter().filter(|(post, _)| *post == id).map(|(_, change)| change).sum();
            self.member(author).add_posts(kind, change);
        }
        Ok(())
    }

    /// Answering and accepting one's own question earns nothing.
    async fn count_accepted(&mut self, tx: &mut Tx) -> Result<()> {
        let topics: Vec<TopicId> = self.accepted.iter().map(|(topic, ..)| *topic).collect();
        let askers: BTreeMap<TopicId, MemberId> = store::counts::authors(tx, &topics).await?.into_iter().collect();
        self.accepted.retain(|(topic, author, _)| askers.get(topic) != Some(author));
        for (_, author, change) in self.accepted.clone() {
            self.member(author).accepted += change;
        }
        Ok(())
    }
}
