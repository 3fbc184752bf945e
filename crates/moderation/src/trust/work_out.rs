//! Working levels out: of newcomers as soon as they have read enough, of everybody else who has read something every hour, and of
//! level 3, which can be lost, every hour whether they came or not.

use super::{
    Settings,
    facts::{self, Known},
};
use crate::store::trust as rows;
use madang_events::people::TrustChange;
use madang_kernel::{Actor, App, Command, Cx, Id, MemberId, Result, Timestamp};
use madang_people::set_trust;
use madang_screen::trust::{Level, level};
use std::{collections::BTreeMap, time::Duration};

/// How often those above level 0 are looked at.
const HOUR: Duration = Duration::from_secs(3600);
/// What was written so lately may not be in sight of everybody yet.
const UNSETTLED: Duration = Duration::from_secs(3);
/// So many members are worked out in one transaction.
const BATCH: usize = 200;

/// Which members are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Walk {
    /// Level 0, by what they read.
    Newcomers,
    /// Levels 1 and 2, in the order in which they read.
    Members,
    /// Level 3.
    Regulars,
}

impl Walk {
    fn name(self) -> &'static str {
        match self {
            Walk::Newcomers => "newcomers",
            Walk::Members => "members",
            Walk::Regulars => "regulars",
        }
    }
}

/// One step of a walk; whether there is more to do.
struct Step(Walk);

impl Command for Step {
    type Output = bool;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<bool> {
        let (now, walk) = (cx.now(), self.0);
        let pause = if walk == Walk::Newcomers { Duration::ZERO } else { HOUR };
        let Some(place) = rows::take_walk(cx, walk.name(), now - pause).await? else { return Ok(false) };
        let until = now - UNSETTLED;
        let found = match walk {
            Walk::Newcomers => rows::readers(cx, place, until, (0, 0), BATCH as i64).await?,
            Walk::Members => rows::readers(cx, place, until, (1, 2), BATCH as i64).await?,
            Walk::Regulars => {
                if place.1 == MemberId::new(0) {
                    count_totals(cx, now).await?;
                }
                rows::regulars(cx, place.1, BATCH as i64).await?
            }
        };
        let members: Vec<MemberId> = found.iter().map(|(_, member)| *member).collect();
        work_out(cx, &members, walk == Walk::Newcomers).await?;
        let more = found.len() == BATCH;
        let end = match walk {
            Walk::Regulars => (Timestamp::default(), MemberId::new(0)),
            // Everybody at that time, whoever they are.
            Walk::Newcomers | Walk::Members => (until.max(place.0), MemberId::new(i64::MAX)),
        };
        let place = found.last().copied().filter(|_| more).unwrap_or(end);
        rows::set_walk(cx, walk.name(), place, !more).await?;
        Ok(more)
    }
}

async fn count_totals(cx: &mut Cx<'_>, now: Timestamp) -> Result<()> {
    let regular = Settings::now(cx.app()).thresholds.regular;
    rows::count_totals(cx, Id::at(now - HOUR * 24 * regular.days, 0)).await
}

/// Works out the levels of these members, and gives each the one that was earned.
pub(super) async fn work_out(cx: &mut Cx<'_>, members: &[MemberId], only_reading: bool) -> Result<()> {
    if members.is_empty() {
        return Ok(());
    }
    let (now, thresholds) = (cx.now(), Settings::now(cx.app()).thresholds);
    let mut known = match only_reading {
        true => facts::of_newcomers(cx, members, now).await?,
        false => facts::of_members(cx, members, now, &thresholds.regular).await?,
    };
    if only_reading {
        // Whoever has read enough may have earned more than level 1 by thresholds that were lowered.
        let risen: Vec<MemberId> =
            known.iter().filter(|(_, one)| level(&one.facts, &thresholds) > Level::New).map(|(id, _)| *id).collect();
        known = facts::of_members(cx, &risen, now, &thresholds.regular).await?;
    }
    give(cx, changes(&known, |one| level(&one.facts, &thresholds))).await
}

/// Who has another level than the one that is right.
fn changes(known: &BTreeMap<MemberId, Known>, right: impl Fn(&Known) -> Level) -> Vec<TrustChange> {
    let open = known.iter().filter(|(_, one)| !one.locked && !one.is_staff);
    open.map(|(member, one)| TrustChange { member: *member, before: one.trust, level: right(one).number() })
        .filter(|change| change.before != change.level)
        .collect()
}

/// Gives members levels, and remembers since when.
pub(super) async fn give(cx: &mut Cx<'_>, changes: Vec<TrustChange>) -> Result<()> {
    let changed: Vec<MemberId> = set_trust(cx, changes).await?.into_iter().map(|change| change.member).collect();
    if changed.is_empty() { Ok(()) } else { rows::reached(cx, &facts::ids(&changed)?).await }
}

/// Works out whose level has changed, exactly once over all nodes; the wiring's worker calls it every few seconds.
///
/// # Errors
/// When the database fails.
pub async fn tick(app: &App) -> Result<()> {
    for walk in [Walk::Newcomers, Walk::Members, Walk::Regulars] {
        while app.run(&app.system(), Step(walk)).await? {}
    }
    Ok(())
}
