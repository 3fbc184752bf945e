//! The page of one review: why it is here, what readers say, and what can be done.

use super::{Assign, Outcome, Review};
use crate::{
    flag::FlagKind,
    queue::parts,
    score::Part,
    store::{
        self,
        flags::FlagRow,
        queue::{DetailRow, LinkRow},
    },
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{ARTICLE, Spaces, html_lang, post_url, topic_url};
use madang_http::{Access, Form, Path, Routes};
use madang_kernel::{Actor, App, Error, PostId, Result, TopicId};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Tab, local_path};
use serde::Deserialize;

/// Where one review is.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/reviews/{topic}", Access::Agent, show)
        .post("/reviews/{topic}", Access::Agent, submit)
        .post("/reviews/{topic}/owner", Access::Agent, submit_owner)
        .get("/api/v1/reviews/{topic}", Access::Agent, super::api::get)
        .post("/api/v1/reviews/{topic}", Access::Agent, super::api::post)
        .put("/api/v1/reviews/{topic}/owner", Access::Agent, super::api::assign)
}

/// The parts of keeping content up to date.
pub(crate) fn tabs(w: Words, current: &str) -> Vec<Tab> {
    [
        (w.queue_title(), "/reviews"),
        (w.ends_title(), "/reviews/end-of-life"),
        (w.steps_title(), "/reviews/steps"),
        (w.own_flags_title(), "/reviews/flags"),
    ]
    .map(|(label, url)| Tab::new(label, url, url == current))
    .to_vec()
}

/// Where a text is edited: articles have a workflow of their own.
pub(crate) fn edit_url(kind: &str, topic: TopicId, text: PostId) -> String {
    if kind == ARTICLE { format!("/knowledge/of/{topic}") } else { format!("{}/edit", post_url(text)) }
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    outcome: String,
    note: String,
    days: String,
    owner: String,
    back: String,
}

/// A flag as it is shown.
struct FlagLine {
    row: FlagRow,
    kind: String,
    outcome: String,
}

struct LinkLine {
    row: LinkRow,
    result: String,
}

#[derive(Template)]
#[template(path = "review/review.html")]
struct ReviewPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    row: &'a DetailRow,
    url: String,
    lang: String,
    edit: String,
    place: String,
    product: String,
    points: i64,
    why: Vec<(String, i64)>,
    open: Vec<FlagLine>,
    settled: Vec<FlagLine>,
    broken: Vec<LinkLine>,
    links: usize,
    outcomes: Vec<Choice>,
    intervals: Vec<Choice>,
    staff: Vec<Choice>,
    owner: String,
    looked_by: String,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

async fn show(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    render(&app, &actor, page, topic, &Typed::default(), &FieldErrors::none()).await
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let w = Words(page.lang);
    let done = match Review::parse(topic, &typed.outcome, &typed.note, &typed.days) {
        Ok(command) => {
            let outcome = command.outcome;
            app.run(&actor, command).await.map(|_| outcome)
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(Outcome::Confirmed) => Ok(page.go_saying(back(&typed.back), NoticeKind::Good, w.confirmed_now())),
        Ok(Outcome::Fixed) => Ok(page.go_saying(back(&typed.back), NoticeKind::Good, w.fixed_now())),
        Ok(Outcome::Archived) => Ok(page.go_saying(back(&typed.back), NoticeKind::Good, w.archived_now())),
        Err(error) => {
            let errors = w.form_errors(error)?;
            render(&app, &actor, page, topic, &typed, &errors).await
        }
    }
}

/// The queue as it was left.
fn back(typed: &str) -> &str {
    let path = local_path(typed);
    if path == "/reviews" || path.starts_with("/reviews?") { path } else { "/reviews" }
}

async fn submit_owner(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let w = Words(page.lang);
    let owner = match typed.owner.as_str() {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Error::field("owner", "not-staff")),
    };
    let done = match owner {
        Ok(owner) => app.run(&actor, Assign { topic, owner }).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(page.go_saying(format!("/reviews/{topic}"), NoticeKind::Good, w.handed_over())),
        Err(error) => {
            let errors = w.form_errors(error)?;
            render(&app, &actor, page, topic, &typed, &errors).await
        }
    }
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
    let mut conn = app.db().read().await?;
    let row = store::queue::one(&mut conn, actor, topic).await?;
    let flags = store::flags::of_topic(&mut conn, topic).await?;
    let links = store::queue::links(&mut conn, topic).await?;
    let staff = store::setup::staff(&mut conn).await?;
    drop(conn);
    let spaces = app.service::<Spaces>().now();
    let page = page.titled(w.review_of(&row.title)).unlisted();
    let line = |row: FlagRow| FlagLine {
        kind: w.flag_kind(row.kind.as_str()),
        outcome: if row.outcome.is_empty() { String::new() } else { w.flag_outcome(&row.outcome) },
        row,
    };
    let (open, settled): (Vec<_>, Vec<_>) = flags.into_iter().map(line).partition(|one| one.row.resolved_at.is_none());
    let product = match row.version.and_then(|id| spaces.version(id)) {
        Some((product, version)) => format!("{} {}", product.name, version.name),
        None => row.product.and_then(|id| spaces.product(id)).map(|one| one.name.clone()).unwrap_or_default(),
    };
    let outcomes = Outcome::ALL
        .iter()
        .map(|one| Choice { help: w.outcome_help(one.as_str()), ..Choice::new(one.as_str(), w.outcome(one.as_str())) });
    let template = ReviewPage {
        w,
        tabs: tabs(w, "/reviews"),
        url: topic_url(&row.kind, row.topic, &row.slug),
        lang: html_lang(&row.language).to_owned(),
        edit: edit_url(&row.kind, row.topic, row.text),
        place: spaces.name(row.space, page.lang).to_owned(),
        product,
        points: parts(&row.parts).iter().map(Part::shown_points).sum(),
        why: parts(&row.parts).iter().map(|part| (w.part(part), part.shown_points())).collect(),
        open,
        settled,
        links: links.len(),
        broken: links.into_iter().filter(|link| link.failures > 0).map(|row| link_line(w, row)).collect(),
        outcomes: outcomes.collect(),
        intervals: [30, 90, 180, 365, 730].map(|days| Choice::new(days.to_string(), w.in_days(days))).to_vec(),
        staff: staff.into_iter().map(|(id, _, name)| Choice::new(id.to_string(), name)).collect(),
        owner: row.owner.map(|id| id.to_string()).unwrap_or_default(),
        looked_by: row.reviewed_by.clone().unwrap_or_default(),
        row: &row,
        typed,
        errors,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

fn link_line(w: Words, row: LinkRow) -> LinkLine {
    LinkLine { result: w.link_result(&row.result), row }
}

/// The kinds of flags, as choices.
pub(crate) fn kinds(w: Words) -> Vec<Choice> {
    FlagKind::ALL
        .iter()
        .map(|one| Choice {
            help: w.flag_kind_help(one.as_str()),
            ..Choice::new(one.as_str(), w.flag_kind(one.as_str()))
        })
        .collect()
}
