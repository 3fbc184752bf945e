//! Keeping the desk true to what happens: each question's place is worked out from its topic, its posts and its events
//! whenever one of them changes, and once an hour because time passes.

mod merged;
#[cfg(test)]
mod tests;
mod warn;
mod work_out;

use crate::{
    clock::{Clock, Status},
    settings::{Promises, Settings},
    store::{
        clocks::{self, RungRow},
        facts,
        history::{self, Happened, Line},
        threads,
    },
    thread::{News, wake_due, wake_for},
};
use madang_conversation::{QUESTION, TopicState};
use madang_events::{
    conversation::{MeToo, PostAdded, PostEdited, PostVisibility, PostsMoved, TopicChanged, TopicStarted},
    desk::{ClockBreached, ClockWarned},
    freshness::StatesSet,
    moderation::{CaseDropped, CaseSettled, FlagRaised},
    people::SettingChanged,
    questions::{Accepted, Imported, Judged, StateChanged},
};
use madang_kernel::{
    Actor, App, Command, Cx, Event, MemberId, PostId, Projector, Recorded, Result, Timestamp, TopicId, outbox::Applied,
};
use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};
use work_out::{What, work_out};

/// Questions worked out in one transaction.
const AT_ONCE: i64 = 500;
/// How often the worker does so at once: what is left waits for its next turn.
const ROUNDS: usize = 200;
/// After this long an open question is looked at again though nothing happened.
const LOOK_AGAIN: Duration = Duration::from_secs(3600);

/// Keeps the questions at the desk and their clocks.
pub struct DeskProjector;

impl Projector for DeskProjector {
    fn name(&self) -> &'static str {
        "desk.threads"
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            let mut heard = Heard::of(events);
            if !heard.marks.is_empty() {
                let marks: Vec<(PostId, Option<String>)> = std::mem::take(&mut heard.marks).into_iter().collect();
                facts::set_marks(cx, &marks).await?;
            }
            if heard.promises {
                facts::forget_looks(cx).await?;
            }
            sync_with(cx, &heard.topics, Status::Stopped).await?;
            merged::follow(cx, &heard.merged).await?;
            for (case, flagged) in &heard.cases {
                match flagged {
                    Some((post, at)) => {
                        let topic = facts::open_case(cx, case, *post).await?;
                        heard.news.extend(topic.map(|topic| News { topic, at: *at, by: None }));
                    }
                    None => facts::close_case(cx, case).await?,
                }
            }
            wake_for(cx, &heard.news).await
        })
    }
}

/// Something that happened to a question.
#[derive(Clone, Debug)]
struct Moment {
    seq: i64,
    at: Timestamp,
    by: Option<MemberId>,
    what: What,
}

/// What a batch of events says.
#[derive(Default)]
struct Heard {
    topics: BTreeMap<TopicId, Vec<Moment>>,
    marks: BTreeMap<PostId, Option<String>>,
    /// Cases of moderation by their codes: the post of one that is open and since when, `None` for one that is not any more.
    cases: BTreeMap<String, Option<(PostId, Timestamp)>>,
    /// For what questions that sleep are woken.
    news: Vec<News>,
    /// Topics that went into others.
    merged: Vec<(TopicId, TopicId)>,
    promises: bool,
}

impl Heard {
    fn of(events: &[Recorded]) -> Heard {
        let mut heard = Heard::default();
        for event in events {
            heard.conversation(event);
            heard.questions(event);
            heard.moderation(event);
            heard.clocks(event);
            heard.promises |= event.read::<SettingChanged>().is_some_and(|changed| changed.name == Settings::NAME);
        }
        heard
    }

    fn add(&mut self, event: &Recorded, topic: TopicId, what: What) {
        let moment = Moment { seq: event.seq, at: event.at, by: event.actor, what };
        self.topics.entry(topic).or_default().push(moment);
    }

    fn news(&mut self, event: &Recorded, topic: TopicId, by: Option<MemberId>) {
        self.news.push(News { topic, at: event.at, by });
    }

    fn conversation(&mut self, event: &Recorded) {
        if let Some(started) = event.read::<TopicStarted>() {
            if started.kind == QUESTION {
                self.add(event, started.topic, What::Touched);
            }
        } else if let Some(added) = event.read::<PostAdded>() {
            if added.topic_kind == QUESTION {
                self.add(event, added.topic, What::Touched);
                self.news(event, added.topic, Some(added.author));
            }
        } else if let Some(edited) = event.read::<PostEdited>() {
            self.add(event, edited.topic, What::Touched);
            // What the program edits is nobody's news.
            if event.actor.is_some() {
                self.news(event, edited.topic, event.actor);
            }
        } else if let Some(moved) = event.read::<PostVisibility>() {
            self.add(event, moved.topic, What::Visible(moved.post, moved.visible));
        } else if let Some(moved) = event.read::<PostsMoved>() {
            if moved.merged && moved.kind == QUESTION {
                self.merged.push((moved.from, moved.to));
                self.add(event, moved.from, What::Gone);
                self.add(event, moved.to, What::Touched);
            }
        } else if let Some(topic) = touched(event) {
            self.add(event, topic, What::Touched);
        }
    }

    fn moderation(&mut self, event: &Recorded) {
        if let Some(FlagRaised { case, post: Some(post), .. }) = event.read() {
            self.cases.insert(case, Some((post, event.at)));
        } else if let Some(CaseSettled { case, .. }) = event.read() {
            self.cases.insert(case, None);
        } else if let Some(CaseDropped { case }) = event.read() {
            self.cases.insert(case, None);
        }
    }

    fn questions(&mut self, event: &Recorded) {
        if let Some(changed) = event.read::<StateChanged>() {
            if let Some(state) = TopicState::parse(&changed.to) {
                self.add(event, changed.topic, What::State(state));
                self.news(event, changed.topic, None);
            }
        } else if let Some(accepted) = event.read::<Accepted>() {
            self.add(event, accepted.topic, What::Touched);
        } else if let Some(judged) = event.read::<Judged>() {
            self.add(event, judged.topic, What::Verified(judged.verdict.as_deref() == Some("verified")));
            self.marks.insert(judged.post, judged.verdict);
        } else if let Some(imported) = event.read::<Imported>() {
            self.add(event, imported.topic, What::Touched);
            self.marks.extend(imported.verdicts.into_iter().map(|one| (one.post, Some(one.verdict))));
        } else if let Some(set) = event.read::<StatesSet>() {
            for one in set.topics.iter().filter(|one| one.kind == QUESTION) {
                if let Some(state) = TopicState::parse(&one.to) {
                    self.add(event, one.topic, What::State(state));
                    self.news(event, one.topic, None);
                }
            }
        }
    }

    /// A question of which a promise is in danger does not sleep on.
    fn clocks(&mut self, event: &Recorded) {
        if let Some(warned) = event.read::<ClockWarned>() {
            self.news(event, warned.topic, None);
        } else if let Some(breached) = event.read::<ClockBreached>() {
            self.news(event, breached.topic, None);
        }
    }
}

/// The topic of an event after which a question is merely looked at anew.
fn touched(event: &Recorded) -> Option<TopicId> {
    match event.kind.as_str() {
        TopicChanged::KIND => event.read::<TopicChanged>().map(|changed| changed.topic),
        MeToo::KIND => event.read::<MeToo>().map(|one| one.topic),
        _ => None,
    }
}

/// Keeps everybody else from changing these questions' places and clocks until the command ends.
///
/// # Errors
/// When the database fails.
pub(crate) async fn lock(cx: &mut Cx<'_>, topics: &[TopicId]) -> Result<()> {
    facts::lock(cx, topics).await
}

/// Works out the places of those of the topics that are questions.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sync(cx: &mut Cx<'_>, topics: &[TopicId]) -> Result<()> {
    sync_with(cx, &topics.iter().map(|topic| (*topic, Vec::new())).collect(), Status::Stopped).await
}

/// The same of a question that is somebody else's or nobody's now; `willingly`, if whoever had it let it go.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sync_let_go(cx: &mut Cx<'_>, topic: TopicId, willingly: bool) -> Result<()> {
    let let_go = if willingly { Status::Met } else { Status::Stopped };
    sync_with(cx, &BTreeMap::from([(topic, Vec::new())]), let_go).await
}

/// Nine statements at most, whatever the number of topics.
async fn sync_with(cx: &mut Cx<'_>, heard: &BTreeMap<TopicId, Vec<Moment>>, let_go: Status) -> Result<()> {
    if heard.is_empty() {
        return Ok(());
    }
    let topics: Vec<TopicId> = heard.keys().copied().collect();
    facts::lock(cx, &topics).await?;
    let now = cx.now();
    let rows = facts::of(cx, &topics, now - work_out::HOT_WITHIN).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let mut posts: HashMap<TopicId, Vec<facts::PostRow>> = HashMap::new();
    for post in facts::posts(cx, &topics).await? {
        posts.entry(post.topic).or_default().push(post);
    }
    let mut kept: HashMap<TopicId, Vec<Clock>> = HashMap::new();
    for row in clocks::of(cx, &topics).await? {
        kept.entry(row.topic).or_default().push(row.clock()?);
    }
    let promises = Promises::of(Settings::read(cx).await?);
    let (mut threads, mut timed, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let topic = row.topic;
        let moments = heard.get(&topic).map(Vec::as_slice).unwrap_or_default();
        let posts = posts.remove(&topic).unwrap_or_default();
        let worked = work_out(row, &posts, kept.remove(&topic).unwrap_or_default(), moments, &promises, let_go, now);
        threads.push(worked.thread);
        timed.extend(worked.clocks.into_iter().map(|(clock, timing)| (topic, clock, timing)));
        lines.extend(worked.lines);
    }
    threads::save(cx, &threads).await?;
    clocks::save(cx, &timed).await?;
    history::add(cx, &lines).await
}

/// Warns of clocks that run out soon, marks those that have, wakes questions that were put off until now, and looks again at
/// those that were not looked at for an hour. Each clock is marked once, however many nodes call this.
///
/// # Errors
/// When the database fails.
pub async fn tick(app: &App) -> Result<()> {
    let system = app.system();
    for _ in 0..ROUNDS {
        if app.run(&system, LookAgain).await? < AT_ONCE as usize {
            break;
        }
    }
    for _ in 0..ROUNDS {
        if app.run(&system, Ring).await? < AT_ONCE as usize {
            break;
        }
    }
    for _ in 0..ROUNDS {
        if app.run(&system, Wake).await? < AT_ONCE as usize {
            break;
        }
    }
    app.run(&system, Forget).await
}

/// Wakes questions whose time has come, so that whoever has the queues open sees them.
struct Wake;

impl Command for Wake {
    type Output = usize;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<usize> {
        wake_due(cx, AT_ONCE).await
    }
}

struct LookAgain;

impl Command for LookAgain {
    type Output = usize;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<usize> {
        let before = cx.now() - LOOK_AGAIN;
        let topics = facts::stale(cx, before, AT_ONCE).await?;
        sync(cx, &topics).await?;
        Ok(topics.len())
    }
}

struct Ring;

impl Command for Ring {
    type Output = usize;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<usize> {
        let warned = clocks::take_warned(cx, AT_ONCE).await?;
        let breached = clocks::take_breached(cx, AT_ONCE).await?;
        if warned.is_empty() && breached.is_empty() {
            return Ok(0);
        }
        let topics: Vec<TopicId> = warned.iter().chain(&breached).map(|rung| rung.topic).collect();
        let owners: HashMap<TopicId, Option<MemberId>> = clocks::assignees(cx, &topics).await?.into_iter().collect();
        let now = cx.now();
        let line = |deed, at| move |rung: &RungRow| Line::of_clock(rung.topic, rung.kind, deed, at);
        let mut lines: Vec<Line> = warned.iter().map(line(Happened::Warned, now)).collect();
        lines.extend(breached.iter().map(|rung| Line::of_clock(rung.topic, rung.kind, Happened::Breached, rung.due)));
        history::add(cx, &lines).await?;
        warn::tell_due(cx, &warned, &owners).await?;
        for rung in &warned {
            let (clock, assignee) = (rung.kind.to_string(), owners.get(&rung.topic).copied().flatten());
            cx.emit(&ClockWarned { topic: rung.topic, clock, due: rung.due, assignee }).await?;
        }
        for rung in &breached {
            let (clock, assignee) = (rung.kind.to_string(), owners.get(&rung.topic).copied().flatten());
            cx.emit(&ClockBreached { topic: rung.topic, clock, due: rung.due, assignee }).await?;
        }
        Ok(warned.len().max(breached.len()))
    }
}

/// Webhooks that were settled are forgotten after this long.
const WEBHOOKS: Duration = Duration::from_secs(90 * 24 * 3600);

/// Forgets who was where long ago, and what was told to the ticket system.
struct Forget;

impl Command for Forget {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        crate::store::deliveries::forget(cx, WEBHOOKS).await?;
        crate::store::presence::forget(cx).await
    }
}
