//! Mediation for staff: the list, opening one, and the mediator's page.

use super::{
    CloseMediation, EntryKind, HandOver, Mediation, MediationId, NoteDown, OpenMediation, Outcome, Propose,
    WriteToSide, deeds::reads_all,
};
use crate::{
    case::web::counted_tabs,
    store::{
        cases,
        mediations::{self, EntryRow, ListRow},
    },
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{Merge, topic_head};
use madang_http::{Access, Form, Path, Query, Routes};
use madang_kernel::{Actor, App, Error, MemberId, Result};
use madang_people::member_by_handle;
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Tab};
use serde::Deserialize;

const LIST: &str = "/moderation/mediation";
/// How many mediations are listed.
const LISTED: i64 = 200;

/// Where staff works with mediations.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(LIST, Access::Moderator, list)
        .post(LIST, Access::Moderator, open)
        .get("/moderation/mediation/new", Access::Moderator, new)
        .get("/moderation/mediation/{mediation}", Access::Moderator, show)
        .post("/moderation/mediation/{mediation}/messages", Access::Moderator, write)
        .post("/moderation/mediation/{mediation}/notes", Access::Moderator, note)
        .post("/moderation/mediation/{mediation}/proposal", Access::Moderator, propose)
        .post("/moderation/mediation/{mediation}/mediator", Access::Moderator, hand)
        .post("/moderation/mediation/{mediation}/close", Access::Moderator, close)
        .merge(super::api::routes())
}

fn url(id: MediationId) -> String {
    format!("{LIST}/{id}")
}

/// A mediation in the list. Who may not read it learns who mediates and since when, and nothing else.
struct Line {
    title: Option<String>,
    url: String,
    mediator: String,
    opened: i64,
    standing: String,
}

#[derive(Template)]
#[template(path = "mediation/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
}

async fn list(app: App, actor: Actor, page: Page) -> Result<Response> {
    let w = Words(page.lang);
    let mut conn = app.db().read().await?;
    let rows = mediations::list(&mut conn, actor.signed_in()?, LISTED).await?;
    let tabs = counted_tabs(&mut conn, &actor, w, LIST).await?;
    drop(conn);
    let page = page.titled(w.mediation_title()).unlisted();
    let lines = rows.into_iter().filter(|row| !row.is_side).map(|row| line(w, &actor, row)).collect();
    Ok(page.ok(&ListPage { page: &page, w, tabs, lines }))
}

fn line(w: Words, actor: &Actor, row: ListRow) -> Line {
    let reads = actor.is(row.mediator) || reads_all(actor);
    let standing = if row.closed_at.is_some() { w.mediation_over() } else { w.mediation_open() };
    Line {
        standing: match reads && row.closed_at.is_some() {
            true => w.mediation_standing(&row.outcome),
            false => standing.to_owned(),
        },
        url: url(row.id),
        title: reads.then_some(row.title),
        mediator: row.mediator_name,
        opened: row.opened_at.millis(),
    }
}

/// What was typed to open one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Opening {
    first: String,
    second: String,
    topic: String,
    title: String,
    text: String,
}

#[derive(Template)]
#[template(path = "mediation/new.html")]
struct NewPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    errors: &'a FieldErrors,
    typed: &'a Opening,
}

async fn new(app: App, actor: Actor, page: Page, Query(typed): Query<Opening>) -> Result<Response> {
    new_page(&app, &actor, page, &FieldErrors::none(), &typed).await
}

async fn new_page(app: &App, actor: &Actor, page: Page, errors: &FieldErrors, typed: &Opening) -> Result<Response> {
    let w = Words(page.lang);
    let tabs = counted_tabs(&mut app.db().read().await?, actor, w, LIST).await?;
    let page = page.titled(w.mediation_new()).unlisted();
    let template = NewPage { page: &page, w, tabs, errors, typed };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

async fn open(app: App, actor: Actor, page: Page, Form(typed): Form<Opening>) -> Result<Response> {
    let opened = match command(&app, &actor, &typed).await {
        Ok(command) => app.run(&actor, command).await,
        Err(error) => Err(error),
    };
    let w = Words(page.lang);
    match opened {
        Ok(id) => Ok(page.go_saying(url(id), NoticeKind::Good, w.mediation_opened())),
        Err(error) => {
            let errors = w.form_errors(error)?;
            new_page(&app, &actor, page, &errors, &typed).await
        }
    }
}

async fn command(app: &App, actor: &Actor, typed: &Opening) -> Result<OpenMediation> {
    let first = member(app, actor, &typed.first, "first").await?;
    let second = member(app, actor, &typed.second, "second").await?;
    let topic = match typed.topic.trim() {
        "" => None,
        topic => Some(Merge::target(topic).map_err(|_| Error::field("topic", "no-such-topic"))?),
    };
    Ok(OpenMediation { title: typed.title.clone(), sides: [first, second], topic, text: typed.text.clone() })
}

/// The member of a handle.
pub(super) async fn member(app: &App, actor: &Actor, handle: &str, field: &'static str) -> Result<MemberId> {
    let handle = handle.trim().trim_start_matches('@');
    let found = member_by_handle(&mut app.db().read().await?, actor, handle).await;
    found.map(|member| member.id).map_err(|error| match error {
        Error::NotFound => Error::field(field, "no-such-member"),
        other => other,
    })
}

/// What was typed on the mediator's page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    side: String,
    text: String,
    note: String,
    proposal: String,
    to: String,
    outcome: String,
    closing: String,
}

/// Something that was written, as it is shown.
pub(super) struct Entry {
    pub(super) what: String,
    pub(super) name: String,
    pub(super) at: i64,
    pub(super) text: String,
}

impl Entry {
    pub(super) fn of(w: Words, row: &EntryRow) -> Entry {
        Entry {
            what: if row.kind == EntryKind::Message { String::new() } else { w.mediation_entry(row.kind.as_str()) },
            name: row.name.clone(),
            at: row.at.millis(),
            text: row.text.clone(),
        }
    }
}

/// A side with its conversation.
struct SideView {
    id: String,
    handle: String,
    name: String,
    answer: String,
    entries: Vec<Entry>,
    /// What was typed to this side and not taken.
    typed: String,
}

#[derive(Template)]
#[template(path = "mediation/mediation.html")]
struct MediationPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    url: String,
    title: &'a str,
    standing: String,
    mediator: &'a str,
    opened: i64,
    topic: Option<(String, String)>,
    sides: Vec<SideView>,
    /// What is for both, and for staff.
    shared: Vec<Entry>,
    notes: Vec<Entry>,
    is_open: bool,
    mediates: bool,
    is_agreed: bool,
    colleagues: Vec<Choice>,
    outcomes: Vec<Choice>,
    errors: &'a FieldErrors,
    typed: &'a Typed,
}

async fn show(app: App, actor: Actor, page: Page, Path((id,)): Path<(MediationId,)>) -> Result<Response> {
    render(&app, &actor, page, id, &Typed::default(), &FieldErrors::none()).await
}

async fn render(
    app: &App,
    actor: &Actor,
    page: Page,
    id: MediationId,
    typed: &Typed,
    errors: &FieldErrors,
) -> Result<Response> {
    let w = Words(page.lang);
    let mut conn = app.db().read().await?;
    let found = Mediation::for_staff(&mut conn, actor, id).await?;
    let entries = mediations::entries(&mut conn, id).await?;
    let topic = match found.row.topic {
        Some(topic) => topic_head(&mut conn, actor, topic).await.ok().map(|head| (head.url(), head.title)),
        None => None,
    };
    let colleagues = cases::colleagues(&mut conn, found.row.mediator).await?;
    let tabs = counted_tabs(&mut conn, actor, w, LIST).await?;
    drop(conn);
    let of = |wanted: &dyn Fn(&EntryRow) -> bool| -> Vec<Entry> {
        entries.iter().filter(|row| wanted(row)).map(|row| Entry::of(w, row)).collect()
    };
    let sides = found.sides.iter().map(|side| SideView {
        id: side.member.to_string(),
        handle: side.handle.clone(),
        name: side.name.clone(),
        answer: if side.answer.is_empty() { String::new() } else { w.mediation_entry(&side.answer) },
        entries: of(&|row| row.side == Some(side.member)),
        typed: if typed.side == side.member.to_string() { typed.text.clone() } else { String::new() },
    });
    let is_next = |id: &MemberId| found.side(Some(*id)).is_none();
    let outcome = |one: &Outcome| Choice::new(one.as_str(), w.mediation_standing(one.as_str()));
    let page = page.titled(found.row.title.clone()).unlisted();
    let template = MediationPage {
        w,
        tabs,
        url: url(id),
        title: &found.row.title,
        standing: w.mediation_standing(found.standing()),
        mediator: &found.row.mediator_name,
        opened: found.row.opened_at.millis(),
        topic,
        sides: sides.collect(),
        shared: of(&|row| matches!(row.kind, EntryKind::Proposal | EntryKind::Handed | EntryKind::Closed)),
        notes: of(&|row| row.kind == EntryKind::Note),
        is_open: found.is_open(),
        mediates: found.mediates(actor),
        is_agreed: found.is_agreed(),
        colleagues: colleagues
            .into_iter()
            .filter(|(id, ..)| is_next(id))
            .map(|(id, _, name)| Choice::new(id.to_string(), name))
            .collect(),
        outcomes: Outcome::ALL.iter().map(outcome).collect(),
        errors,
        typed,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

/// Back to the mediation, which says what was done, or what stands in the way with all that was typed.
async fn done(
    app: &App,
    actor: &Actor,
    page: Page,
    id: MediationId,
    typed: &Typed,
    outcome: Result<()>,
) -> Result<Response> {
    let w = Words(page.lang);
    match outcome {
        Ok(()) => Ok(page.go_saying(url(id), NoticeKind::Good, w.mediation_kept())),
        Err(error) => {
            let errors = w.form_errors(error)?;
            render(app, actor, page, id, typed, &errors).await
        }
    }
}

type Sent = (Path<(MediationId,)>, Form<Typed>);

async fn write(app: App, actor: Actor, page: Page, path: Path<(MediationId,)>, form: Form<Typed>) -> Result<Response> {
    let (Path((mediation,)), Form(typed)): Sent = (path, form);
    let outcome = match typed.side.parse() {
        Ok(side) => app.run(&actor, WriteToSide { mediation, side, text: typed.text.clone() }).await,
        Err(_) => Err(Error::field("side", "not-a-side")),
    };
    done(&app, &actor, page, mediation, &typed, outcome).await
}

async fn note(app: App, actor: Actor, page: Page, path: Path<(MediationId,)>, form: Form<Typed>) -> Result<Response> {
    let (Path((mediation,)), Form(typed)): Sent = (path, form);
    let outcome = app.run(&actor, NoteDown { mediation, text: typed.note.clone() }).await;
    done(&app, &actor, page, mediation, &typed, outcome).await
}

async fn propose(
    app: App,
    actor: Actor,
    page: Page,
    path: Path<(MediationId,)>,
    form: Form<Typed>,
) -> Result<Response> {
    let (Path((mediation,)), Form(typed)): Sent = (path, form);
    let outcome = app.run(&actor, Propose { mediation, text: typed.proposal.clone() }).await;
    done(&app, &actor, page, mediation, &typed, outcome).await
}

async fn hand(app: App, actor: Actor, page: Page, path: Path<(MediationId,)>, form: Form<Typed>) -> Result<Response> {
    let (Path((mediation,)), Form(typed)): Sent = (path, form);
    let outcome = match typed.to.parse() {
        Ok(to) => app.run(&actor, HandOver { mediation, to }).await,
        Err(_) => Err(Error::field("to", "not-a-mediator")),
    };
    // Whoever has handed it over may not read it any more.
    match outcome {
        Ok(()) => Ok(page.go_saying(LIST, NoticeKind::Good, Words(page.lang).mediation_handed())),
        failed => done(&app, &actor, page, mediation, &typed, failed).await,
    }
}

async fn close(app: App, actor: Actor, page: Page, path: Path<(MediationId,)>, form: Form<Typed>) -> Result<Response> {
    let (Path((mediation,)), Form(typed)): Sent = (path, form);
    let outcome = match Outcome::parse(&typed.outcome) {
        Some(outcome) => app.run(&actor, CloseMediation { mediation, outcome, text: typed.closing.clone() }).await,
        None => Err(Error::field("outcome", "required")),
    };
    done(&app, &actor, page, mediation, &typed, outcome).await
}
