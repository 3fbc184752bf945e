//! One question at the desk as a page, and the strip above its thread.

use super::{
    GiveBack, HandOn, SetPriority, Snooze, Take, TakeOver,
    lines::{
        ClockLine, ExpertLine, HistoryLine, InvitedLine, Judged, NoteLine, Text, clock_line, expert_lines,
        history_line, marks,
    },
    view::{self, ThreadView},
};
use crate::{
    clock::Priority,
    escalate::{
        Escalate,
        web::{EscalationLine, TypedTicket, outcomes},
    },
    experts::suggest,
    hours::Hours,
    queue::{back_to, encode},
    store::{
        invitations,
        presence::PresentRow,
        staff,
        threads::{self, ThreadRow},
    },
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{QUESTION, Spaces, html_lang, profile_url, standing, topic_url};
use madang_http::{Form, Path, Query};
use madang_kernel::{Actor, App, Command, Error, Result, Timestamp, TopicId};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, local_path};
use serde::Deserialize;
use std::time::Duration;

/// Hours of opening time after which a colleague should have answered.
const ANSWER_WITHIN: [i64; 4] = [1, 4, 9, 18];
/// How many invitations are shown.
const INVITED: i64 = 20;
const HOUR: Duration = Duration::from_secs(3600);

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    to: String,
    note: String,
    within: String,
    priority: String,
    until: String,
    back: String,
    /// Whose it is that is taken over.
    from: String,
    /// A note to colleagues.
    #[serde(skip)]
    written: String,
    /// Whom to invite, and why.
    #[serde(skip)]
    invited: String,
    #[serde(skip)]
    why: String,
    /// What support should know.
    brief: String,
    /// What became of a ticket.
    #[serde(skip)]
    ticket: TypedTicket,
}

impl Typed {
    /// Whether anything was typed that would be a loss.
    fn says_something(&self) -> bool {
        [&self.note, &self.brief].into_iter().any(|text| !text.trim().is_empty())
    }

    /// What was typed into forms that are not there any more: the question was closed, or somebody else passed it on.
    fn left_over(&self, live: bool, passable: bool, ticketed: bool) -> String {
        let texts = [(&self.note, live), (&self.why, live), (&self.brief, passable), (&self.ticket.comment, ticketed)];
        let left = texts.into_iter().filter(|(text, has_form)| !has_form && !text.trim().is_empty());
        left.map(|(text, _)| text.as_str()).collect::<Vec<_>>().join("\n\n")
    }
}

/// The queue that the reader came from.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Came {
    back: String,
}

#[derive(Template)]
#[template(path = "thread/thread.html")]
struct ThreadPage<'a> {
    page: &'a Page,
    w: Words,
    row: &'a ThreadRow,
    url: String,
    lang: &'a str,
    standing: &'static str,
    place: String,
    product: String,
    asker: String,
    asleep: bool,
    late: bool,
    clocks: Vec<ClockLine>,
    history: Vec<HistoryLine>,
    others: &'a [PresentRow],
    notes: Vec<NoteLine>,
    experts: Vec<ExpertLine>,
    invited: Vec<InvitedLine>,
    escalations: Vec<EscalationLine>,
    /// Whether it can be passed on now.
    passable: bool,
    outcomes: Vec<Choice>,
    others_to_invite: Vec<Choice>,
    open: Vec<&'static str>,
    colleagues: Vec<Choice>,
    within: Vec<Choice>,
    priorities: Vec<Choice>,
    naps: Vec<Choice>,
    verify: Option<Judged>,
    /// What the question says.
    text: Option<Text>,
    /// Whose it is, where that is a colleague.
    colleague: Option<String>,
    /// The queue that the reader came from, at the next question; empty without one.
    back: String,
    /// The same, at this one.
    stay: String,
    /// This page, which leads back there.
    here: String,
    typed: &'a Typed,
    /// What was typed and has no form any more.
    unsent: String,
    errors: &'a FieldErrors,
}

/// What stands above the thread itself, for staff.
#[derive(Template)]
#[template(path = "thread/strip.html")]
struct Strip<'a> {
    page: &'a Page,
    w: Words,
    row: &'a ThreadRow,
    mine: bool,
    asleep: bool,
    late: bool,
    urgency: &'static str,
    priority: String,
    others: &'a [PresentRow],
    notes: Vec<NoteLine>,
    /// What support has, if it has this question.
    escalated: Option<EscalationLine>,
    passable: bool,
    verify: Option<Judged>,
    /// Why something was not done, and what was typed for it.
    refusal: &'a str,
    unsent: &'a str,
}

pub(super) async fn show(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Query(Came { back }): Query<Came>,
) -> Result<Response> {
    render(&app, &actor, page, topic, &Typed { back, ..Typed::default() }, &FieldErrors::none()).await
}

pub(super) async fn strip(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    strip_of(&app, &actor, &page, topic).await
}

/// The strip as it is now.
pub(super) async fn strip_of(app: &App, actor: &Actor, page: &Page, topic: TopicId) -> Result<Response> {
    strip_saying(app, actor, page, topic, ("", "")).await
}

/// The strip, with why something was not done, and what was typed for it.
async fn strip_saying(
    app: &App,
    actor: &Actor,
    page: &Page,
    topic: TopicId,
    (refusal, unsent): (&str, &str),
) -> Result<Response> {
    let mut view = view::read(app, actor, topic).await?;
    let notes = std::mem::take(&mut view.notes).into_iter().map(|row| NoteLine::of(row, actor)).collect();
    let (row, now, w) = (&view.row, app.now(), Words(page.lang));
    let escalations = std::mem::take(&mut view.escalations).into_iter();
    let escalated = escalations.map(|row| EscalationLine::of(w, row)).find(|line| line.open);
    Ok(page.ok(&Strip {
        passable: view.passable && row.live && escalated.is_none(),
        escalated,
        page,
        w,
        mine: row.assignee.is_some_and(|id| actor.is(id)),
        verify: Judged::of(row),
        asleep: row.snoozed_until > now,
        late: row.due_at.is_some_and(|due| due < now),
        urgency: row.priority.as_str(),
        priority: w.priority(row.priority.as_str()),
        others: &view.others,
        notes,
        row,
        refusal,
        unsent,
    }))
}

pub(super) async fn take(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let said = Words(page.lang).taken_now();
    run(&app, &actor, page, topic, &typed, Take { topic }, said).await
}

pub(super) async fn take_over(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let said = Words(page.lang).taken_over_now();
    match typed.from.parse() {
        Ok(from) => run(&app, &actor, page, topic, &typed, TakeOver { topic, from }, said).await,
        Err(_) => again(&app, &actor, page, topic, &typed, Error::field("from", "colleague-required")).await,
    }
}

pub(super) async fn give_back(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let said = Words(page.lang).given_back_now();
    run(&app, &actor, page, topic, &typed, GiveBack { topic }, said).await
}

pub(super) async fn hand_on(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let view = view::read(&app, &actor, topic).await?;
    let hours = typed.within.parse::<i64>().ok().filter(|hours| ANSWER_WITHIN.contains(hours));
    let by = hours.and_then(|n| view.promises.hours(view.row.space)?.add(app.now(), n * 3_600_000));
    let said = Words(page.lang).handed_now();
    match HandOn::parse(topic, &typed.to, &typed.note, by) {
        Ok(command) => run(&app, &actor, page, topic, &typed, command, said).await,
        Err(error) => again(&app, &actor, page, topic, &typed, error).await,
    }
}

pub(super) async fn set_priority(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let said = Words(page.lang).priority_set_now();
    match Priority::parse(&typed.priority) {
        Some(priority) => run(&app, &actor, page, topic, &typed, SetPriority { topic, priority }, said).await,
        None => again(&app, &actor, page, topic, &typed, Error::field("priority", "priority-required")).await,
    }
}

pub(super) async fn snooze(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let view = view::read(&app, &actor, topic).await?;
    let w = Words(page.lang);
    let until = nap(&typed.until, view.promises.hours(view.row.space), app.now());
    if until.is_none() && typed.until != "awake" {
        return again(&app, &actor, page, topic, &typed, Error::field("until", "snooze-range")).await;
    }
    let said = if until.is_some() { w.snoozed_now() } else { w.woken_now() };
    run(&app, &actor, page, topic, &typed, Snooze { topic, until }, said).await
}

/// Passes it on to the ticket system.
pub(super) async fn escalate(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let said = Words(page.lang).escalated_now();
    match Escalate::parse(topic, &typed.brief) {
        Ok(command) => run(&app, &actor, page, topic, &typed, command, said).await,
        Err(error) => again(&app, &actor, page, topic, &typed, error).await,
    }
}

/// When a question comes back that sleeps for so long.
fn nap(typed: &str, hours: Option<&Hours>, now: Timestamp) -> Option<Timestamp> {
    match typed {
        "hour" => Some(now + HOUR),
        "hours" => Some(now + HOUR * 4),
        "tomorrow" => Some(hours.and_then(|hours| hours.next_day(now)).unwrap_or(now + HOUR * 24)),
        "days" => Some(now + HOUR * 72),
        "week" => Some(now + HOUR * 24 * 7),
        _ => None,
    }
}

/// The queue that a form says the reader came from; empty where it was another page.
pub(crate) fn came_from(typed: &str) -> &str {
    back_to(typed).filter(|path| !path.starts_with("/desk/")).unwrap_or_default()
}

/// The queue with the focus on this question.
fn stay(back: &str, topic: TopicId) -> String {
    match back.split('#').next() {
        None | Some("") => String::new(),
        Some(queue) => format!("{queue}#t{topic}"),
    }
}

/// This page, which leads back to the queue.
pub(crate) fn here(back: &str, topic: TopicId) -> String {
    if back.is_empty() { format!("/desk/{topic}") } else { format!("/desk/{topic}?back={}", encode(back)) }
}

/// Does it, and goes back to where the form was.
async fn run<C: Command>(
    app: &App,
    actor: &Actor,
    page: Page,
    topic: TopicId,
    typed: &Typed,
    command: C,
    said: &str,
) -> Result<Response> {
    let back = match (back_to(&typed.back), local_path(&typed.back)) {
        (Some(path), _) => path.to_owned(),
        (None, path) if path.starts_with("/q/") => path.to_owned(),
        _ => format!("/desk/{topic}"),
    };
    match app.run(actor, command).await {
        Ok(_) if page.is_htmx() => strip_of(app, actor, &page, topic).await,
        Ok(_) => Ok(page.go_saying(back, NoticeKind::Good, said)),
        Err(error @ Error::Invalid(_)) => again(app, actor, page, topic, typed, error).await,
        // What was typed is not lost because somebody else was faster.
        Err(Error::Conflict(code) | Error::Refused(code)) if page.is_htmx() && typed.says_something() => {
            let sentence = Words(page.lang).sentence(code);
            strip_saying(app, actor, &page, topic, (sentence, &typed.brief)).await
        }
        Err(error @ (Error::Conflict(_) | Error::Refused(_))) if typed.says_something() => {
            again(app, actor, page, topic, typed, error).await
        }
        Err(Error::Conflict(code) | Error::Refused(code)) => {
            let sentence = Words(page.lang).sentence(code);
            Ok(page.go_saying(back, NoticeKind::Bad, sentence))
        }
        Err(error) => Err(error),
    }
}

async fn again(app: &App, actor: &Actor, page: Page, topic: TopicId, typed: &Typed, error: Error) -> Result<Response> {
    let errors = Words(page.lang).form_errors(error)?;
    render(app, actor, page, topic, typed, &errors).await
}

/// The page again, where something was wrong with a note.
pub(crate) async fn note_again(
    app: &App,
    actor: &Actor,
    page: Page,
    topic: TopicId,
    (written, back): (String, String),
    error: Error,
) -> Result<Response> {
    let errors = Words(page.lang).form_errors(error)?;
    render(app, actor, page, topic, &Typed { written, back, ..Typed::default() }, &errors).await
}

/// The page again, where somebody could not be invited: whom, and the note.
pub(crate) async fn invite_again(
    app: &App,
    actor: &Actor,
    page: Page,
    topic: TopicId,
    (invited, why): (String, String),
    error: Error,
) -> Result<Response> {
    let errors = Words(page.lang).form_errors(error)?;
    render(app, actor, page, topic, &Typed { invited, why, ..Typed::default() }, &errors).await
}

/// The page again, where something was wrong with what was said of a ticket.
pub(crate) async fn ticket_again(
    app: &App,
    actor: &Actor,
    page: Page,
    topic: TopicId,
    ticket: TypedTicket,
    error: Error,
) -> Result<Response> {
    let errors = Words(page.lang).form_errors(error)?;
    render(app, actor, page, topic, &Typed { ticket, ..Typed::default() }, &errors).await
}

async fn render(
    app: &App,
    actor: &Actor,
    page: Page,
    topic: TopicId,
    typed: &Typed,
    errors: &FieldErrors,
) -> Result<Response> {
    let w = Words(page.lang);
    let back = came_from(&typed.back).to_owned();
    let ThreadView { row, clocks, history, others, notes, escalations, passable, .. } =
        view::read(app, actor, topic).await?;
    let escalations: Vec<EscalationLine> = escalations.into_iter().map(|row| EscalationLine::of(w, row)).collect();
    let ticketed = escalations.iter().any(|line| line.open);
    let passable = passable && row.live && !ticketed;
    let mut conn = app.db().read().await?;
    let colleagues = staff::colleagues(&mut conn, Some(row.space)).await?;
    let text = threads::text(&mut conn, topic).await?.map(Text::of);
    let experts = suggest(&mut conn, actor, topic, app.now()).await?;
    let invited = invitations::of_topic(&mut conn, topic, INVITED).await?;
    drop(conn);
    let uninvited = |id| !invited.iter().any(|row| row.member == id) && !experts.iter().any(|one| one.id == id);
    let others_to_invite = colleagues.iter().filter(|one| !actor.is(one.id) && uninvited(one.id));
    let others_to_invite = others_to_invite.map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect();
    let (spaces, now) = (app.service::<Spaces>().now(), app.now());
    let page = page.titled(w.desk_of(&row.title)).unlisted();
    let colleague = |one: staff::Colleague| Choice::new(one.id.to_string(), w.colleague(one.open, &one.name));
    let naps = ["hour", "hours", "tomorrow", "days", "week"].map(|code| Choice::new(code, w.nap(code)));
    let template = ThreadPage {
        w,
        url: topic_url(QUESTION, row.topic, &row.slug),
        lang: html_lang(&row.language),
        standing: standing(QUESTION, row.state, row.answers),
        place: spaces.name(row.space, page.lang).to_owned(),
        product: row.product.and_then(|id| spaces.product(id)).map(|one| one.name.clone()).unwrap_or_default(),
        asker: profile_url(&row.asker_handle),
        asleep: row.snoozed_until > now,
        late: row.due_at.is_some_and(|due| due < now),
        clocks: clocks.into_iter().map(|view| clock_line(w, view)).collect(),
        history: history.into_iter().map(|line| history_line(w, &page, line)).collect(),
        others: &others,
        notes: notes.into_iter().map(|row| NoteLine::of(row, actor)).collect(),
        experts: expert_lines(w, experts, &invited),
        others_to_invite,
        passable,
        unsent: typed.left_over(row.live, passable, ticketed),
        escalations,
        outcomes: outcomes(w),
        invited: invited.into_iter().map(|row| InvitedLine::of(w, row, now)).collect(),
        open: marks(w, &row),
        colleagues: colleagues
            .into_iter()
            .filter(|one| Some(one.id) != row.assignee && !actor.is(one.id))
            .map(colleague)
            .collect(),
        within: ANSWER_WITHIN.map(|n| Choice::new(n.to_string(), w.within_hours(n))).to_vec(),
        priorities: Priority::ALL.iter().rev().map(|one| Choice::new(one.as_str(), w.priority(one.as_str()))).collect(),
        naps: naps.to_vec(),
        verify: Judged::of(&row),
        text,
        colleague: row.assignee_name.clone().filter(|_| row.assignee.is_some_and(|id| !actor.is(id))),
        stay: stay(&back, topic),
        here: here(&back, topic),
        back,
        row: &row,
        typed,
        errors,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}
