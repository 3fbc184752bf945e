//! Questions with which their agents cannot go on: leave begins, or somebody cannot answer there any more.

use super::{AT_ONCE, told_all};
use crate::{
    rota::{Agent, Rota, day_of, duty_rota, team_zone},
    settings::Settings,
    store::{
        assign::{self, LeavingRow, OwnedRow},
        history::{self, Happened, Line},
        rota,
    },
    upkeep,
};
use jiff::{civil::Date, tz::TimeZone};
use madang_events::desk::Assigned;
use madang_kernel::{Actor, Command, Cx, MemberId, Result, SpaceId, TopicId};
use std::collections::{HashMap, HashSet};

/// Passes on what agents have whose leave begins: to whoever stands in, as far as that one takes it on, else to the queue.
pub(super) struct BeginLeave;

impl Command for BeginLeave {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        // Nobody gives questions out meanwhile, so that loads are true and limits hold.
        assign::take_turn(cx).await?;
        let now = cx.now();
        let begun: Vec<LeavingRow> = assign::begin_leaves(cx).await?;
        let settings = Settings::read(cx).await?;
        let zone = TimeZone::get(&team_zone(&settings)).unwrap_or(TimeZone::UTC);
        let today = day_of(now, &zone);
        // Leave that was over before anybody looked changes nothing.
        let away: Vec<MemberId> =
            begun.iter().filter(|row| row.last_day >= today.to_string()).map(|row| row.agent).collect();
        if away.is_empty() {
            return Ok(());
        }
        let known = duty_rota(cx, &settings, now).await?;
        let owned = locked(cx, &away).await?;
        let mut helpers = StandIns::read(cx, &known, &away, today, &owned).await?;
        let (mut passed, mut freed, mut before) = (Vec::new(), Vec::new(), HashMap::new());
        for row in owned {
            before.insert(row.topic, row.agent);
            match helpers.next(&row) {
                Some(next) => passed.push((row.topic, next)),
                None => freed.push((row.topic, row.agent)),
            }
        }
        assign::pass(cx, &passed).await?;
        let topics: Vec<TopicId> = passed.iter().map(|(topic, _)| *topic).collect();
        upkeep::sync(cx, &topics).await?;
        told_all(cx, &passed, &before, Happened::Passed).await?;
        free(cx, &freed, Happened::Freed).await
    }
}

/// The open questions of these, the most urgent first, locked. Asked once more behind the lock: somebody may have been
/// faster with some of them.
async fn locked(cx: &mut Cx<'_>, agents: &[MemberId]) -> Result<Vec<OwnedRow>> {
    let candidates: Vec<TopicId> = assign::owned(cx, agents).await?.iter().map(|row| row.topic).collect();
    upkeep::lock(cx, &candidates).await?;
    let mut owned = assign::owned(cx, agents).await?;
    owned.retain(|row| candidates.contains(&row.topic));
    Ok(owned)
}

/// Who stands in for whom, and what each takes on.
struct StandIns {
    of: HashMap<MemberId, MemberId>,
    takes: HashMap<MemberId, Agent>,
    open: HashMap<MemberId, i64>,
    blind: HashSet<(MemberId, SpaceId)>,
}

impl StandIns {
    async fn read(
        cx: &mut Cx<'_>,
        known: &Rota,
        away: &[MemberId],
        today: Date,
        owned: &[OwnedRow],
    ) -> Result<StandIns> {
        let next = |agent: &MemberId| {
            let next = known.stands_in(*agent, today).filter(|next| next != agent)?;
            Some((*agent, next))
        };
        let of: HashMap<MemberId, MemberId> = away.iter().filter_map(next).collect();
        let others: Vec<MemberId> = of.values().copied().collect();
        let takes = rota::agents(cx).await?.into_iter().map(|one| (one.agent, one)).collect();
        let open = assign::loads(cx, &others).await?.into_iter().collect();
        let spaces = owned.iter().map(|row| row.space).collect();
        let blind = assign::blind(cx, &others, &spaces).await?.into_iter().collect();
        Ok(StandIns { of, takes, open, blind })
    }

    /// Who gets a question of somebody away: the substitute, under the own limit, in the own languages and where the
    /// substitute sees the space.
    fn next(&mut self, row: &OwnedRow) -> Option<MemberId> {
        let next = *self.of.get(&row.agent)?;
        let takes = self.takes.get(&next).cloned().unwrap_or_else(|| Agent::usual(next));
        let speaks = takes.languages.is_empty() || takes.languages.contains(&row.language);
        let open = self.open.entry(next).or_default();
        if *open >= takes.cap || !speaks || self.blind.contains(&(next, row.space)) {
            return None;
        }
        *open += 1;
        Some(next)
    }
}

/// Frees open questions of those who cannot answer them any more: who are no employees now, are suspended or have left, or
/// do not see the space that the question has come into.
pub(super) struct FreeLost;

impl Command for FreeLost {
    /// How many were freed.
    type Output = usize;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<usize> {
        let found: Vec<TopicId> = assign::lost(cx, AT_ONCE).await?.into_iter().map(|(topic, _)| topic).collect();
        upkeep::lock(cx, &found).await?;
        let mut lost = assign::lost(cx, AT_ONCE).await?;
        lost.retain(|(topic, _)| found.contains(topic));
        free(cx, &lost, Happened::Lost).await?;
        Ok(lost.len())
    }
}

/// These questions, locked, are nobody's any more; each with whose it was.
async fn free(cx: &mut Cx<'_>, freed: &[(TopicId, MemberId)], deed: Happened) -> Result<()> {
    let now = cx.now();
    let topics: Vec<TopicId> = freed.iter().map(|(topic, _)| *topic).collect();
    assign::free(cx, &topics).await?;
    upkeep::sync(cx, &topics).await?;
    let line = |(topic, agent): &(TopicId, MemberId)| Line { other: Some(*agent), ..Line::of(*topic, deed, now) };
    let lines: Vec<Line> = freed.iter().map(line).collect();
    history::add(cx, &lines).await?;
    for (topic, agent) in freed {
        cx.emit(&Assigned { topic: *topic, assignee: None, before: Some(*agent) }).await?;
    }
    Ok(())
}
