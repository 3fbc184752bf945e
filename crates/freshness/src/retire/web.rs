//! The ends of versions, what they touch, and the steps that were taken.

use super::{Action, BatchId, Chosen, Origin, Retire, Undo};
use crate::{
    flag::note,
    review::web::tabs,
    store::{
        batches::{self, BatchRow},
        targets::{self, AffectedRow},
    },
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{
    ARTICLE, Product, ProductVersion, QUESTION, SpaceList, Spaces, html_lang, standing, topic_url,
};
use madang_http::{Access, Cursor, Form, Listed, Path, Query, Routes};
use madang_kernel::{Actor, App, Error, Fields, Result, Timestamp, TopicId, VersionId};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Pager, Tab};
use serde::Deserialize;

/// How many topics and steps a page shows.
pub(super) const PAGE: usize = 100;

/// Where versions come to their end.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/reviews/end-of-life", Access::Agent, index)
        .get("/reviews/end-of-life/{version}", Access::Agent, show)
        .post("/reviews/end-of-life/{version}", Access::Agent, submit)
        .get("/reviews/steps", Access::Agent, steps)
        .post("/reviews/steps/{step}/undo", Access::Agent, submit_undo)
        .get("/api/v1/reviews/end-of-life/{version}", Access::Agent, super::api::affected)
        .post("/api/v1/reviews/end-of-life/{version}", Access::Agent, super::api::post)
        .get("/api/v1/reviews/steps", Access::Agent, super::api::list)
        .post("/api/v1/reviews/steps/{step}/undo", Access::Agent, super::api::undo)
}

/// A version with what is about it.
struct VersionLine {
    id: VersionId,
    name: String,
    ends: Option<Timestamp>,
    has_ended: bool,
    articles: i64,
    questions: i64,
    discussions: i64,
}

#[derive(Template)]
#[template(path = "retire/versions.html")]
struct VersionsPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    lines: Vec<VersionLine>,
}

async fn index(app: App, actor: Actor, page: Page) -> Result<Response> {
    let w = Words(page.lang);
    let spaces = app.service::<Spaces>().now();
    let mut all: Vec<(&Product, &ProductVersion)> = Vec::new();
    for product in spaces.products() {
        all.extend(product.versions.iter().map(|version| (product, version)));
    }
    let ids: Vec<VersionId> = all.iter().map(|(_, one)| one.id).collect();
    let counts = targets::counts(&mut app.db().read().await?, &actor, &ids).await?;
    let count = |version, kind: &dyn Fn(&str) -> bool| {
        let own = counts.iter().filter(|(id, of, _)| *id == version && kind(of));
        own.map(|(_, _, n)| n).sum::<i64>()
    };
    let now = app.now();
    let mut lines: Vec<VersionLine> = all
        .into_iter()
        .map(|(product, one)| VersionLine {
            id: one.id,
            name: format!("{} {}", product.name, one.name),
            ends: one.end_of_life_at,
            has_ended: one.end_of_life_at.is_some_and(|at| at <= now),
            articles: count(one.id, &|kind| kind == ARTICLE),
            questions: count(one.id, &|kind| kind == QUESTION),
            discussions: count(one.id, &|kind| kind != ARTICLE && kind != QUESTION),
        })
        .collect();
    // What has ended or ends soonest comes first; versions without an end follow in their own order.
    lines.sort_by_key(|line| line.ends.map_or(i64::MAX, Timestamp::millis));
    let page = page.titled(w.ends_title()).unlisted();
    Ok(page.ok(&VersionsPage { w, tabs: tabs(w, "/reviews/end-of-life"), lines, page: &page }))
}

/// A topic about the version.
struct TopicLine {
    topic: TopicId,
    url: String,
    title: String,
    lang: String,
    kind: &'static str,
    place: String,
    standing: &'static str,
    verified: bool,
    views: i64,
    active: i64,
    ticked: bool,
}

/// What was typed and ticked.
#[derive(Debug, Default)]
struct Typed {
    action: String,
    to_version: String,
    note: String,
    all: bool,
    topics: Vec<TopicId>,
}

impl Typed {
    /// From a form in which `topic` comes once for each.
    fn read(pairs: Vec<(String, String)>) -> Typed {
        let mut typed = Typed::default();
        for (name, value) in pairs {
            match name.as_str() {
                "action" => typed.action = value,
                "to_version" => typed.to_version = value,
                "note" => typed.note = value,
                "all" => typed.all = true,
                "topic" => typed.topics.extend(value.parse::<TopicId>()),
                _ => {}
            }
        }
        typed
    }

    fn command(&self, version: VersionId) -> Result<Retire> {
        let mut fields = Fields::new();
        let action = fields.take("action", Action::parse(&self.action).ok_or("action-required"));
        let note = fields.take("note", note(&self.note, false));
        let chosen = if self.all { Chosen::All } else { Chosen::These(self.topics.clone()) };
        match (action, note) {
            (Some(action), Some(note)) => {
                Ok(Retire { version, chosen, action, to_version: self.to_version.parse().ok(), note })
            }
            _ => Err(Error::Invalid(fields)),
        }
    }
}

/// Which page.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
struct After {
    after: Option<Cursor>,
}

#[derive(Template)]
#[template(path = "retire/version.html")]
struct VersionPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    name: String,
    ends: Option<Timestamp>,
    total: i64,
    lines: Vec<TopicLine>,
    others: Vec<Choice>,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    pager: Pager,
}

async fn show(
    app: App,
    actor: Actor,
    page: Page,
    Path((version,)): Path<(VersionId,)>,
    Query(after): Query<After>,
) -> Result<Response> {
    render(&app, &actor, page, version, after, &Typed::default(), &FieldErrors::none()).await
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((version,)): Path<(VersionId,)>,
    Query(after): Query<After>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let w = Words(page.lang);
    let typed = Typed::read(pairs);
    let done = match typed.command(version) {
        Ok(command) => {
            let action = command.action;
            app.run(&actor, command).await.map(|(_, count)| (action, count as i64))
        }
        Err(error) => Err(error),
    };
    match done {
        Ok((Action::Archive, n)) => Ok(page.go_saying("/reviews/steps", NoticeKind::Good, w.archived_many(n))),
        Ok((Action::Relabel, n)) => Ok(page.go_saying("/reviews/steps", NoticeKind::Good, w.relabelled_many(n))),
        Err(error) => {
            let errors = w.form_errors(error)?;
            render(&app, &actor, page, version, after, &typed, &errors).await
        }
    }
}

async fn render(
    app: &App,
    actor: &Actor,
    page: Page,
    version: VersionId,
    After { after }: After,
    typed: &Typed,
    errors: &FieldErrors,
) -> Result<Response> {
    let w = Words(page.lang);
    let spaces = app.service::<Spaces>().now();
    let (product, own) = spaces.version(version).ok_or(Error::NotFound)?;
    let mut conn = app.db().read().await?;
    let found = list(&mut conn, actor, version, after, PAGE).await?;
    let counts = targets::counts(&mut conn, actor, &[version]).await?;
    drop(conn);
    let name = format!("{} {}", product.name, own.name);
    let page = page.titled(w.end_of(&name)).unlisted();
    let address = |after: Option<Cursor>| match after {
        Some(after) => format!("/reviews/end-of-life/{version}?after={after}"),
        None => format!("/reviews/end-of-life/{version}"),
    };
    let others = product.versions.iter().filter(|one| one.id != version);
    let template = VersionPage {
        w,
        tabs: tabs(w, "/reviews/end-of-life"),
        ends: own.end_of_life_at,
        total: counts.iter().map(|(_, _, n)| n).sum(),
        others: others.map(|one| Choice::new(one.id.to_string(), format!("{} {}", product.name, one.name))).collect(),
        pager: Pager { newer: after.map(|_| address(None)), older: found.next.map(|next| address(Some(next))) },
        lines: found.items.into_iter().map(|row| line(w, &spaces, row, typed)).collect(),
        name,
        typed,
        errors,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

/// A page of what is about a version.
pub(super) async fn list(
    conn: &mut impl madang_kernel::db::Connection,
    actor: &Actor,
    version: VersionId,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Listed<AffectedRow>> {
    let before = TopicId::new(after.unwrap_or_else(Cursor::start).id);
    let rows = targets::affected(conn, actor, version, before, limit as i64 + 1).await?;
    Ok(Listed::of(rows, limit, |row| Cursor::after(row.topic.number(), row.topic.number())))
}

fn line(w: Words, spaces: &SpaceList, row: AffectedRow, typed: &Typed) -> TopicLine {
    TopicLine {
        topic: row.topic,
        url: topic_url(&row.kind, row.topic, &row.slug),
        lang: html_lang(&row.language).to_owned(),
        kind: match row.kind.as_str() {
            ARTICLE => w.kind_article(),
            QUESTION => w.kind_a_question(),
            _ => w.kind_discussion(),
        },
        place: spaces.name(row.space, w.0).to_owned(),
        standing: standing(&row.kind, row.state, row.answers),
        verified: row.verified,
        views: row.views,
        active: row.active_at.millis(),
        ticked: typed.topics.contains(&row.topic),
        title: row.title,
    }
}

/// A step as it is listed.
struct StepLine {
    id: BatchId,
    what: String,
    why: String,
    by: String,
    at: i64,
    note: String,
    undone: String,
    undone_at: Option<i64>,
}

#[derive(Template)]
#[template(path = "retire/steps.html")]
struct StepsPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    lines: Vec<StepLine>,
    pager: Pager,
}

async fn steps(app: App, page: Page, Query(After { after }): Query<After>) -> Result<Response> {
    let w = Words(page.lang);
    let found = step_list(&app, after, PAGE).await?;
    let spaces = app.service::<Spaces>().now();
    let page = page.titled(w.steps_title()).unlisted();
    Ok(page.ok(&StepsPage {
        w,
        tabs: tabs(w, "/reviews/steps"),
        pager: Pager {
            newer: after.map(|_| "/reviews/steps".to_owned()),
            older: found.next.map(|next| format!("/reviews/steps?after={next}")),
        },
        lines: found.items.into_iter().map(|row| step_line(w, &spaces, row)).collect(),
        page: &page,
    }))
}

pub(super) async fn step_list(app: &App, after: Option<Cursor>, limit: usize) -> Result<Listed<BatchRow>> {
    let before = BatchId::new(after.unwrap_or_else(Cursor::start).id);
    let rows = batches::list(&mut app.db().read().await?, before, limit as i64 + 1).await?;
    Ok(Listed::of(rows, limit, |row| Cursor::after(row.id.number(), row.id.number())))
}

fn step_line(w: Words, spaces: &SpaceList, row: BatchRow) -> StepLine {
    let version = |id: Option<VersionId>| {
        let found = id.and_then(|id| spaces.version(id));
        found.map(|(product, version)| format!("{} {}", product.name, version.name)).unwrap_or_default()
    };
    StepLine {
        id: row.id,
        what: match row.action {
            Action::Archive => w.archived_many(row.topics),
            Action::Relabel => w.relabelled_to(row.topics, version(row.to_version)),
        },
        why: match row.origin {
            Origin::EndOfLife => w.because_end(version(row.version)),
            Origin::Age => w.because_age(row.space.map_or("", |id| spaces.name(id, w.0))),
            Origin::Review => w.because_review().to_owned(),
        },
        by: row.by.unwrap_or_default(),
        at: row.at.millis(),
        note: row.note,
        undone: match (row.undone_at, row.undone_by) {
            (Some(_), by) => w.undone_by(row.restored.unwrap_or_default(), by.as_deref().unwrap_or("none")),
            _ => String::new(),
        },
        undone_at: row.undone_at.map(Timestamp::millis),
    }
}

async fn submit_undo(app: App, actor: Actor, page: Page, Path((step,)): Path<(BatchId,)>) -> Result<Response> {
    let w = Words(page.lang);
    match app.run(&actor, Undo { batch: step }).await {
        Ok(n) => Ok(page.go_saying("/reviews/steps", NoticeKind::Good, w.undone_now(n as i64))),
        Err(Error::Refused(code)) => Ok(page.go_saying("/reviews/steps", NoticeKind::Bad, w.sentence(code))),
        Err(error) => Err(error),
    }
}
