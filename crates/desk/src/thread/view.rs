//! What the desk says of one question, for its page and the API.

use crate::{
    clock::{Clock, Kind, Status, Timing},
    settings::{Promises, Settings},
    store::{
        clocks,
        escalations::{self, EscalationRow},
        history::{self, HistoryRow},
        notes::{self, NoteRow},
        presence::{self, PresentRow},
        receiver,
        threads::{self, ThreadRow},
    },
};
use madang_kernel::{Actor, App, MemberId, Result, Timestamp, TopicId};

/// How much of the history is shown.
const HISTORY: i64 = 60;

/// A clock as it stands now.
#[derive(Clone, Debug)]
pub(crate) struct ClockView {
    pub(crate) kind: Kind,
    /// To whom it was handed, where it is about that.
    pub(crate) handed_to: Option<MemberId>,
    pub(crate) status: Status,
    /// Opening time promised, in minutes.
    pub(crate) target: i64,
    /// Opening time used, in minutes.
    pub(crate) used: i64,
    pub(crate) since: Timestamp,
    pub(crate) due: Option<Timestamp>,
    pub(crate) warned: bool,
    pub(crate) late: bool,
}

/// All of a question at the desk.
#[derive(Debug)]
pub(crate) struct ThreadView {
    pub(crate) row: ThreadRow,
    pub(crate) clocks: Vec<ClockView>,
    pub(crate) history: Vec<HistoryRow>,
    pub(crate) others: Vec<PresentRow>,
    pub(crate) notes: Vec<NoteRow>,
    pub(crate) escalations: Vec<EscalationRow>,
    /// Whether questions can be passed on to a ticket system.
    pub(crate) passable: bool,
    pub(crate) promises: Promises,
}

/// A question in a space that the actor sees. Eight statements.
pub(crate) async fn read(app: &App, actor: &Actor, topic: TopicId) -> Result<ThreadView> {
    let now = app.now();
    let mut conn = app.db().read().await?;
    let row = threads::one(&mut conn, actor, topic).await?;
    let kept = clocks::of(&mut conn, &[topic]).await?;
    let history = history::of(&mut conn, topic, HISTORY).await?;
    let others = presence::others(&mut conn, topic, actor.id(), now).await?;
    let notes = notes::of(&mut conn, topic, crate::notes::MOST).await?;
    let escalations = escalations::of_topic(&mut conn, topic, crate::escalate::api::MOST).await?;
    let passable = receiver::is_active(&mut conn).await?;
    let promises = Promises::of(Settings::read(&mut conn).await?);
    let mut clocks = Vec::new();
    for one in kept {
        let clock = one.clock()?;
        let used = promises.hours(row.space).map_or(0, |hours| clock.used_at(hours, now));
        // Of those that were handed on, the newest alone: what became of the others stands in the history.
        clocks.retain(|known: &ClockView| known.kind != clock.kind);
        clocks.push(view(&clock, Timing { used, warn: one.warn_at, due: one.due_at }, now));
    }
    Ok(ThreadView { row, clocks, history, others, notes, escalations, passable, promises })
}

fn view(clock: &Clock, timing: Timing, now: Timestamp) -> ClockView {
    ClockView {
        kind: clock.kind,
        handed_to: clock.handed.map(|handed| handed.to),
        status: clock.status,
        target: clock.target / 60_000,
        used: timing.used / 60_000,
        since: clock.since,
        due: timing.due,
        warned: timing.warn.is_some_and(|warn| warn <= now),
        late: clock.breached_at.is_some() || timing.due.is_some_and(|due| due < now),
    }
}
