//! A question's place at the desk, worked out of what is known of it: pure.
//!
//! | queue | who is in it |
//! |---|---|
//! | unanswered | open, without an answer |
//! | unverified | answered by a member within 90 days, and staff have neither answered since nor judged that answer |
//! | returned | open again because the asker gave what was missing, and staff have not written since |
//! | newcomer | open, nobody has replied, and the asker joined within 30 days and has not asked before |
//! | hot | open, staff have never written in it, and within two days 5 posts, 300 views or 3 "me too" |

use super::Moment;
use crate::{
    clock::{Clock, Kind, Priority, Status, Timing},
    hours::Hours,
    settings::Promises,
    store::{
        facts::{FactRow, PostRow},
        history::{Happened, Line},
        threads::Worked,
    },
};
use madang_conversation::TopicState;
use madang_kernel::{PostId, Role, Timestamp};
use std::time::Duration;

const DAY: u64 = 24 * 3600;
/// What is counted for a hot thread is not older than this.
pub(super) const HOT_WITHIN: Duration = Duration::from_secs(2 * DAY);
const HOT_POSTS: usize = 5;
const HOT_VIEWS: i64 = 300;
const HOT_ME_TOOS: i64 = 3;
/// Answers older than this are not offered to be verified.
const VERIFY_WITHIN: Duration = Duration::from_secs(90 * DAY);
/// So long after joining, somebody is new.
const NEW_WITHIN: Duration = Duration::from_secs(30 * DAY);
/// A question that is announced so much later than it was asked comes from another system: nothing was promised for it.
const IMPORTED_AFTER: Duration = Duration::from_secs(DAY);
/// Bits of the moment in a place; the rest is the priority.
const PLACE_BITS: u32 = 44;

/// What an event says of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Its state is another.
    State(TopicState),
    /// A post came into sight or went out of it.
    Visible(PostId, bool),
    /// An answer was confirmed, or otherwise judged.
    Verified(bool),
    /// It went into another question: nothing is owed here any more.
    Gone,
    /// Something else: it is looked at.
    Touched,
}

/// What came out.
pub(super) struct WorkedOut {
    pub(super) thread: Worked,
    pub(super) clocks: Vec<(Clock, Timing)>,
    pub(super) lines: Vec<Line>,
}

/// The place in the queues: the more urgent and the older, the greater.
pub(crate) fn place(priority: Priority, asked_at: Timestamp) -> i64 {
    let newest = (1i64 << PLACE_BITS) - 1;
    ((priority as i64) << PLACE_BITS) | (newest - asked_at.millis().clamp(0, newest))
}

/// What the events have told of a question so far.
struct Told {
    seq: i64,
    state: TopicState,
    away: bool,
    verified: bool,
    returned_at: Option<Timestamp>,
}

impl Told {
    /// What was told before; an imported question is as it is.
    fn of(row: &FactRow, imported: bool) -> Told {
        Told {
            seq: row.seq.unwrap_or_default(),
            state: if imported { row.state } else { row.known_state.unwrap_or(TopicState::Open) },
            away: if imported { row.away } else { row.known_away.unwrap_or_default() },
            verified: if imported { row.verified } else { row.known_verified.unwrap_or_default() },
            returned_at: row.returned_at,
        }
    }
}

/// `let_go` is how the clock of what a colleague was asked ends who has the question no more: kept if the colleague let it go,
/// stopped if it was taken away.
pub(super) fn work_out(
    row: FactRow,
    posts: &[PostRow],
    clocks: Vec<Clock>,
    moments: &[Moment],
    promises: &Promises,
    let_go: Status,
    now: Timestamp,
) -> WorkedOut {
    let first = moments.first().map_or(now, |moment| moment.at);
    let imported = row.imported.unwrap_or(first > row.asked_at + IMPORTED_AFTER);
    let priority = row.priority.unwrap_or(Priority::Normal);
    let mut told = Told::of(&row, imported);
    let mut lines = Vec::new();
    if imported {
        told.seq = moments.last().map_or(told.seq, |moment| told.seq.max(moment.seq));
    }
    let replied = first_reply(&row, posts, promises).filter(|_| !imported);
    let answered = colleagues_answer(&row, posts);
    let mut running = Running {
        row: &row,
        promises,
        priority,
        imported,
        replied,
        answered,
        clocks,
        lines: &mut lines,
        told: &mut told,
    };
    running.begin();
    running.hand_on(let_go, now);
    running.follow(moments, now);
    running.retarget(now);
    let timed = running.timed();
    let timings = || timed.iter().map(|(_, timing)| *timing);
    let (warn_at, due_at) = (timings().filter_map(|one| one.warn).min(), timings().filter_map(|one| one.due).min());
    let thread = thread(row, posts, &told, imported, priority, (warn_at, due_at), now);
    WorkedOut { thread, clocks: timed, lines }
}

/// When somebody first replied: staff with anything, and another member with an answer where that counts.
fn first_reply(row: &FactRow, posts: &[PostRow], promises: &Promises) -> Option<Timestamp> {
    let counts = |post: &&PostRow| {
        let member = promises.members_count() && post.kind == "answer";
        post.author != row.asker && (post.role > Role::Member || member)
    };
    posts.iter().find(counts).map(|post| post.at)
}

/// When the colleague to whom it was handed with a time has written in it.
fn colleagues_answer(row: &FactRow, posts: &[PostRow]) -> Option<Timestamp> {
    let (asked, since) = (row.asked_of()?, row.assigned_at?);
    let since_then = |post: &&PostRow| post.at >= since && post.id.number() > asked.hand.number();
    posts.iter().filter(since_then).find(|post| post.author == asked.to).map(|post| post.at)
}

/// The clocks of a question while its events pass.
struct Running<'a> {
    row: &'a FactRow,
    promises: &'a Promises,
    priority: Priority,
    /// Whether nothing was promised to the asker, because the question comes from another system.
    imported: bool,
    /// When there was a first reply.
    replied: Option<Timestamp>,
    /// When the colleague to whom it was handed has written.
    answered: Option<Timestamp>,
    clocks: Vec<Clock>,
    lines: &'a mut Vec<Line>,
    told: &'a mut Told,
}

impl Running<'_> {
    fn hours(&self) -> Option<&Hours> {
        self.promises.hours(self.row.space)
    }

    /// Clocks for what is promised and has none yet.
    fn begin(&mut self) {
        for kind in Kind::ALL {
            let target = self.promised(*kind);
            let known = self.clocks.iter().any(|clock| clock.kind == *kind);
            let Some(target) = target.filter(|_| !known) else { continue };
            self.clocks.push(Clock::new(*kind, target, self.row.asked_at));
            self.lines.push(Line::of_clock(self.row.topic, *kind, Happened::Started, self.row.asked_at));
        }
    }

    /// What is promised to the asker, in milliseconds of opening time.
    fn promised(&self, kind: Kind) -> Option<i64> {
        self.promises.target(self.row.space, self.priority, kind).filter(|_| !self.imported)
    }

    /// Begins a clock for what a colleague was asked, and ends those of who was asked before.
    fn hand_on(&mut self, let_go: Status, now: Timestamp) {
        let asked = self.row.asked_of();
        let hand = asked.map(|asked| asked.hand);
        for index in 0..self.clocks.len() {
            let clock = &self.clocks[index];
            let other = clock.handed.is_some_and(|before| Some(before.hand) != hand);
            if other && matches!(clock.status, Status::Running | Status::Waiting) {
                self.turn_one(index, let_go, now);
            }
        }
        let (Some(asked), Some(hours)) = (asked, self.promises.hours(self.row.space)) else { return };
        match self.clocks.iter_mut().find(|clock| clock.handed.is_some_and(|known| known.hand == asked.hand)) {
            // Whoever stands in for the colleague owes it now.
            Some(clock) => clock.handed = Some(asked),
            None => {
                let from = self.row.assigned_at.unwrap_or(now);
                self.clocks.push(Clock::handed(asked, from, hours));
                self.lines.push(Line::of_clock(self.row.topic, Kind::Handed, Happened::Started, from));
            }
        }
    }

    /// Takes the events in their order; those taken before are left out, as are all of an imported question, which is as it is.
    fn follow(&mut self, moments: &[Moment], now: Timestamp) {
        for moment in moments.iter().filter(|moment| moment.seq > self.told.seq).cloned().collect::<Vec<_>>() {
            self.written(moment.at);
            self.hear(&moment);
            self.told.seq = moment.seq;
        }
        let upto = moments.last().map_or(now, |moment| moment.at);
        self.written(upto);
        // A question whose clock began late, because something was promised late, is as it is.
        self.settle(now);
    }

    /// What was written until then.
    fn written(&mut self, upto: Timestamp) {
        if let Some(at) = self.replied.filter(|at| *at <= upto) {
            self.turn(Kind::FirstResponse, Status::Met, at);
        }
        // Of a question that was settled before, nothing is asked any more.
        let asked = self.place(Kind::Handed).is_some_and(|index| self.clocks[index].status != Status::Stopped);
        if let Some(at) = self.answered.filter(|at| asked && *at <= upto) {
            self.turn(Kind::Handed, Status::Met, at);
        }
    }

    fn hear(&mut self, moment: &Moment) {
        match moment.what {
            What::State(state) => {
                let came_back = self.told.state == TopicState::NeedsInformation
                    && matches!(state, TopicState::Open | TopicState::Solved)
                    && moment.by.is_none_or(|by| by == self.row.asker);
                if came_back {
                    self.told.returned_at = Some(moment.at);
                }
                self.told.state = state;
                if state == TopicState::NeedsInformation {
                    // Asking for more is an answer too.
                    self.turn(Kind::FirstResponse, Status::Met, moment.at);
                }
            }
            What::Visible(post, visible) if post == self.row.opening => self.told.away = !visible,
            What::Gone => self.told.away = true,
            What::Verified(verified) => self.told.verified = verified || self.row.verified,
            What::Visible(..) | What::Touched => return,
        }
        self.settle(moment.at);
    }

    /// Lets the clocks do what the question's state asks for.
    fn settle(&mut self, at: Timestamp) {
        let status = match self.told.state {
            _ if self.told.away => Status::Stopped,
            _ if self.told.verified => Status::Met,
            TopicState::Open => Status::Running,
            TopicState::NeedsInformation => Status::Waiting,
            TopicState::Solved => Status::Met,
            TopicState::Duplicate | TopicState::OffTopic | TopicState::Archived => Status::Stopped,
        };
        self.turn(Kind::Resolution, self.owed(Kind::Resolution, status), at);
        let answered = self.clocks.iter().any(|clock| clock.kind == Kind::FirstResponse && clock.status == Status::Met);
        if !answered {
            self.turn(Kind::FirstResponse, self.owed(Kind::FirstResponse, status), at);
        }
        // A question that others have settled asks nothing of the colleague any more.
        let status = if status == Status::Met { Status::Stopped } else { status };
        if self.place(Kind::Handed).is_some_and(|index| self.clocks[index].status != Status::Met) {
            self.turn(Kind::Handed, status, at);
        }
    }

    /// Nothing runs for what is not promised any more.
    fn owed(&self, kind: Kind, status: Status) -> Status {
        let promised = self.promised(kind).is_some();
        if promised || status == Status::Met { status } else { Status::Stopped }
    }

    /// Where the clock of a kind is; of those of colleagues, that of whoever is asked now.
    fn place(&self, kind: Kind) -> Option<usize> {
        let hand = self.row.asked_of().filter(|_| kind == Kind::Handed).map(|asked| asked.hand);
        self.clocks.iter().position(|clock| clock.kind == kind && clock.handed.map(|known| known.hand) == hand)
    }

    fn turn(&mut self, kind: Kind, status: Status, at: Timestamp) {
        if let Some(index) = self.place(kind) {
            self.turn_one(index, status, at);
        }
    }

    fn turn_one(&mut self, index: usize, status: Status, at: Timestamp) {
        let hours = self.promises.hours(self.row.space);
        let clock = &mut self.clocks[index];
        let kind = clock.kind;
        let due = hours.and_then(|hours| clock.timing(hours).due);
        if !clock.set(status, at) {
            return;
        }
        // The worker may not have come by: what was late is late all the same.
        if let Some(due) = due.filter(|due| *due < at && clock.breached_at.is_none()) {
            clock.breached_at = Some(due);
            self.lines.push(Line::of_clock(self.row.topic, kind, Happened::Breached, due));
        }
        let deed = match status {
            Status::Running => Happened::Resumed,
            Status::Waiting => Happened::Waiting,
            Status::Met => Happened::Met,
            Status::Stopped => Happened::Stopped,
        };
        self.lines.push(Line::of_clock(self.row.topic, kind, deed, at));
    }

    /// Takes over what is promised now, where nothing has come of it yet.
    fn retarget(&mut self, now: Timestamp) {
        for index in 0..self.clocks.len() {
            let (kind, status, old) = {
                let clock = &self.clocks[index];
                (clock.kind, clock.status, clock.target)
            };
            if matches!(status, Status::Met | Status::Stopped) {
                continue;
            }
            if self.clocks[index].handed.is_some() {
                self.remeasure(index);
            }
            let promised = self.promised(kind);
            if let Some(target) = promised.filter(|target| *target != old) {
                self.clocks[index].target = target;
                let line = Line::of_clock(self.row.topic, kind, Happened::Retargeted, now);
                self.lines.push(Line { detail: (target / 60_000).to_string(), ..line });
            }
            self.forgive(index, now);
        }
    }

    /// How much opening time lies before the moment that a colleague was named, as the calendar is now.
    fn remeasure(&mut self, index: usize) {
        let clock = &mut self.clocks[index];
        let (Some(handed), Some((from, _))) = (clock.handed, clock.runs.first()) else { return };
        if let Some(hours) = self.promises.hours(self.row.space) {
            clock.target = hours.between(*from, handed.until);
        }
    }

    /// What was marked before the calendar or the target changed, and lies ahead now, is marked again in its time.
    fn forgive(&mut self, index: usize, now: Timestamp) {
        let Some(hours) = self.promises.hours(self.row.space) else { return };
        let clock = &mut self.clocks[index];
        let timing = clock.timing(hours);
        clock.warned_at = clock.warned_at.filter(|_| timing.warn.is_none_or(|warn| warn <= now));
        clock.breached_at = clock.breached_at.filter(|_| timing.due.is_none_or(|due| due <= now));
    }

    fn timed(self) -> Vec<(Clock, Timing)> {
        let hours = self.hours().cloned();
        let timing = |clock: &Clock| hours.as_ref().map(|hours| clock.timing(hours)).unwrap_or_default();
        self.clocks.into_iter().map(|clock| (timing(&clock), clock)).map(|(timing, clock)| (clock, timing)).collect()
    }
}

fn thread(
    row: FactRow,
    posts: &[PostRow],
    told: &Told,
    imported: bool,
    priority: Priority,
    (warn_at, due_at): (Option<Timestamp>, Option<Timestamp>),
    now: Timestamp,
) -> Worked {
    let open = !row.away && row.state == TopicState::Open;
    let live = open || (!row.away && row.state == TopicState::NeedsInformation);
    let views = Views::of(&row, imported, now);
    let staff_at = posts.iter().rev().find(|post| is_staff(&row, post)).map(|post| post.at);
    let replied = posts.iter().any(|post| post.author != row.asker);
    let answer = to_verify(&row, posts, now);
    let new_here = !row.asked_before && row.asked_at < row.joined_at + NEW_WITHIN;
    let recent = posts.iter().filter(|post| post.at > now - HOT_WITHIN).count();
    let warm = recent >= HOT_POSTS || views.lately(row.views) >= HOT_VIEWS || row.me_toos >= HOT_ME_TOOS;
    Worked {
        live,
        // Not by the topic's counter, which importers set after they have announced it.
        unanswered: open && !posts.iter().any(|post| post.kind == "answer"),
        unverified: answer.is_some(),
        answer,
        returned: open && told.returned_at.is_some_and(|at| staff_at.is_none_or(|staff| staff < at)),
        newcomer: open && !replied && new_here,
        hot: live && staff_at.is_none() && warm,
        place: place(priority, row.asked_at),
        warn_at,
        due_at,
        views_before: views.before,
        views_then: views.then,
        views_at: views.at,
        topic: row.topic,
        space: row.space,
        product: row.product,
        language: row.language,
        asker: row.asker,
        asked_at: row.asked_at,
        imported,
        seq: told.seq,
        state: told.state,
        away: told.away,
        verified: told.verified,
        returned_at: told.returned_at,
    }
}

fn is_staff(row: &FactRow, post: &PostRow) -> bool {
    post.role > Role::Member && post.author != row.asker
}

/// The answer that somebody should confirm or mark: the accepted one, else the newest of a member's.
fn to_verify(row: &FactRow, posts: &[PostRow], now: Timestamp) -> Option<PostId> {
    let settled = row.verified || row.away || !matches!(row.state, TopicState::Open | TopicState::Solved);
    let answers: Vec<&PostRow> = posts.iter().filter(|post| post.kind == "answer").collect();
    let accepted = row.accepted.and_then(|id| answers.iter().find(|post| post.id == id).copied());
    let answer = accepted.or(answers.last().copied()).filter(|_| !settled)?;
    let fresh = answer.at > now - VERIFY_WITHIN;
    let judged = answer.verdict.is_some() || answer.role > Role::Member;
    // Staff who wrote after it have seen it.
    let seen = posts.iter().any(|post| is_staff(row, post) && post.at > answer.at);
    (fresh && !judged && !seen).then_some(answer.id)
}

/// Views two days ago at most, by samples taken a day apart; below 0 where they are not known, as of an imported question,
/// whose views of years are set at once.
struct Views {
    before: i64,
    then: i64,
    at: Timestamp,
}

impl Views {
    fn of(row: &FactRow, imported: bool, now: Timestamp) -> Views {
        let (Some(before), Some(then), Some(at)) = (row.views_before, row.views_then, row.views_at) else {
            let (before, then) = if imported { (-1, -1) } else { (0, row.views) };
            return Views { before, then, at: now };
        };
        if now >= at + Duration::from_secs(DAY) {
            Views { before: then, then: row.views, at: now }
        } else {
            Views { before, then, at }
        }
    }

    /// What has come since, where that is known.
    fn lately(&self, views: i64) -> i64 {
        if self.before < 0 { 0 } else { views - self.before }
    }
}
