//! Where readers flag, and see what came of it.

use super::{Flag, FlagId};
use crate::{
    review::web::{kinds, tabs},
    store::{self, flags::OwnFlagRow},
    upkeep,
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{html_lang, topic_head, topic_url};
use madang_http::{Access, Cursor, Form, Listed, Path, Query, Routes};
use madang_kernel::{Actor, App, Error, PostId, Result, TopicId};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Pager, Tab};
use serde::Deserialize;

/// How many flags a page shows.
pub(super) const PAGE: usize = 30;

/// Where texts are flagged.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/reviews/{topic}/flag", Access::Member, show)
        .post("/reviews/{topic}/flag", Access::Member, submit)
        .get("/reviews/flags", Access::Member, own)
        .post("/api/v1/reviews/{topic}/flags", Access::Member, super::api::post)
        .get("/api/v1/flags", Access::Member, super::api::list)
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    kind: String,
    note: String,
}

#[derive(Template)]
#[template(path = "flag/flag.html")]
struct FlagPage<'a> {
    page: &'a Page,
    w: Words,
    topic: TopicId,
    opening: PostId,
    url: String,
    title: &'a str,
    lang: &'a str,
    kinds: Vec<Choice>,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    /// Why it cannot be flagged, if it cannot.
    instead: Option<&'static str>,
}

async fn show(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    form(&app, &actor, page, topic, &Typed::default(), None).await
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let w = Words(page.lang);
    let done = match Flag::parse(topic, &typed.kind, &typed.note) {
        Ok(command) => app.run(&actor, command).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(head) => Ok(page.go_saying(head.url(), NoticeKind::Good, w.flagged_now())),
        Err(error) => form(&app, &actor, page, topic, &typed, Some(error)).await,
    }
}

async fn form(
    app: &App,
    actor: &Actor,
    page: Page,
    topic: TopicId,
    typed: &Typed,
    error: Option<Error>,
) -> Result<Response> {
    let w = Words(page.lang);
    let errors = error.map_or(Ok(FieldErrors::none()), |error| w.form_errors(error))?;
    let mut conn = app.db().read().await?;
    let head = topic_head(&mut conn, actor, topic).await?;
    let open = match actor.id() {
        Some(member) => store::flags::is_open(&mut conn, topic, member).await?,
        None => false,
    };
    drop(conn);
    let instead = match upkeep::is_kept(&head) {
        false => Some("not-reviewed"),
        true => open.then_some("flagged-already"),
    };
    let page = page.titled(w.flag_title()).unlisted();
    let template = FlagPage {
        w,
        topic,
        opening: head.opening,
        url: head.url(),
        title: &head.title,
        lang: html_lang(&head.language),
        kinds: kinds(w),
        typed,
        errors: &errors,
        instead: instead.map(|code| w.sentence(code)),
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

/// Which page of one's flags.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct After {
    after: Option<Cursor>,
}

struct OwnLine {
    row: OwnFlagRow,
    url: String,
    lang: String,
    kind: String,
    outcome: String,
}

#[derive(Template)]
#[template(path = "flag/own.html")]
struct OwnPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    lines: Vec<OwnLine>,
    pager: Pager,
}

async fn own(app: App, actor: Actor, page: Page, Query(after): Query<After>) -> Result<Response> {
    let w = Words(page.lang);
    let found = list(&app, &actor, after.after, PAGE).await?;
    let page = page.titled(w.own_flags_title()).unlisted();
    let line = |row: OwnFlagRow| OwnLine {
        url: topic_url(&row.topic_kind, row.topic, &row.slug),
        lang: html_lang(&row.language).to_owned(),
        kind: w.flag_kind(row.kind.as_str()),
        outcome: if row.outcome.is_empty() { String::new() } else { w.flag_outcome(&row.outcome) },
        row,
    };
    let tabs = if actor.is_staff() { tabs(w, "/reviews/flags") } else { Vec::new() };
    Ok(page.ok(&OwnPage {
        w,
        tabs,
        pager: Pager {
            newer: after.after.map(|_| "/reviews/flags".to_owned()),
            older: found.next.map(|next| format!("/reviews/flags?after={next}")),
        },
        lines: found.items.into_iter().map(line).collect(),
        page: &page,
    }))
}

/// A page of the actor's own flags.
pub(super) async fn list(app: &App, actor: &Actor, after: Option<Cursor>, limit: usize) -> Result<Listed<OwnFlagRow>> {
    let member = actor.signed_in()?;
    let before = FlagId::new(after.unwrap_or_else(Cursor::start).id);
    let spaces = actor.visible_spaces();
    let mut conn = app.db().read().await?;
    let rows = store::flags::of_member(&mut conn, member, spaces, before, limit as i64 + 1).await?;
    Ok(Listed::of(rows, limit, |row| Cursor::after(row.id.number(), row.id.number())))
}
