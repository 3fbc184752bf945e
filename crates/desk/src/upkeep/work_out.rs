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

pub(super) fn work_out(
    row: FactRow,
    posts: &[PostRow],
    clocks: Vec<Clock>,
    moments: &[Moment],
    promises: &Promises,
    now: Timestamp,
) -> WorkedOut {
    let first = moments.first().map_or(now, |moment| moment.at);
    let imported = row.imported.unwrap_or(first > row.asked_at + IMPORTED_AFTER);
    let priority = row.priority.unwrap_or(Priority::Normal);
    let mut told = Told {
        seq: row.seq.unwrap_or_default(),
        state: row.known_state.unwrap_or(if imported { row.state } else { TopicState::Open }),
        away: row.known_away.unwrap_or(imported && row.away),
        verified: row.known_verified.unwrap_or(imported && row.verified),
        returned_at: row.returned_at,
    };
    let mut lines = Vec::new();
    let mut timed = Vec::new();
    if !imported {
        let mut running = Running { row: &row, promises, priority, clocks, lines: &mut lines, told: &mut told };
        running.begin();
        let replied = first_reply(&row, posts, promises);
        running.follow(moments, replied, now);
        running.retarget(now);
        timed = running.timed();
    } else {
        told.state = row.state;
        told.seq = moments.last().map_or(told.seq, |moment| told.seq.max(moment.seq));
    }
    let asked_for = asked_for(&row, posts);
    let timings = || timed.iter().map(|(_, timing)| *timing).chain(asked_for);
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

/// Until when whoever handed it on wants an answer; until its assignee has written.
fn asked_for(row: &FactRow, posts: &[PostRow]) -> Option<Timing> {
    let (assignee, since, until) = (row.assignee?, row.assigned_at?, row.answer_by?);
    let answered = posts.iter().any(|post| post.author == assignee && post.at > since);
    let warn = Timestamp::from_millis(since.millis() + (until.millis() - since.millis()) / 4 * 3);
    (!answered && !row.away).then_some(Timing { used: 0, warn: Some(warn), due: Some(until) })
}

/// The clocks of a question while its events pass.
struct Running<'a> {
    row: &'a FactRow,
    promises: &'a Promises,
    priority: Priority,
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
            let target = self.promises.target(self.row.space, self.priority, *kind);
            let known = self.clocks.iter().any(|clock| clock.kind == *kind);
            let Some(target) = target.filter(|_| !known) else { continue };
            self.clocks.push(Clock::new(*kind, target, self.row.asked_at));
            self.lines.push(Line::of_clock(self.row.topic, *kind, Happened::Started, self.row.asked_at));
        }
    }

    /// Takes the events in their order; those taken before are left out.
    fn follow(&mut self, moments: &[Moment], replied: Option<Timestamp>, now: Timestamp) {
        for moment in moments.iter().filter(|moment| moment.seq > self.told.seq).cloned().collect::<Vec<_>>() {
            self.replied(replied.filter(|at| *at <= moment.at));
            self.hear(&moment);
            self.told.seq = moment.seq;
        }
        let upto = moments.last().map_or(now, |moment| moment.at);
        self.replied(replied.filter(|at| *at <= upto));
        // A question whose clock began late, because something was promised late, is as it is.
        self.settle(now);
    }

    fn replied(&mut self, at: Option<Timestamp>) {
        if let Some(at) = at {
            self.turn(Kind::FirstResponse, Status::Met, at);
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
    }

    /// Nothing runs for what is not promised any more.
    fn owed(&self, kind: Kind, status: Status) -> Status {
        let promised = self.promises.target(self.row.space, self.priority, kind).is_some();
        if promised || status == Status::Met { status } else { Status::Stopped }
    }

    fn turn(&mut self, kind: Kind, status: Status, at: Timestamp) {
        let hours = self.promises.hours(self.row.space);
        let Some(clock) = self.clocks.iter_mut().find(|clock| clock.kind == kind) else { return };
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
            let promised = self.promises.target(self.row.space, self.priority, kind);
            if let Some(target) = promised.filter(|target| *target != old) {
                self.clocks[index].target = target;
                let line = Line::of_clock(self.row.topic, kind, Happened::Retargeted, now);
                self.lines.push(Line { detail: (target / 60_000).to_string(), ..line });
            }
            self.forgive(index, now);
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
