//! The page of the settings about messages.

use super::{Block, MOST, Open, Unblock};
use crate::{
    rules::{Welcome, reader},
    store::blocks,
    unread::Kept,
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Form, Query};
use madang_kernel::{Actor, App, Error, MemberId, Result, Timestamp};
use madang_people::{bylines, find_handles, settings_tabs};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Person, Section, Tab};
use serde::Deserialize;

pub(super) const PATH: &str = "/settings/blocks";

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    handle: String,
    who: String,
}

#[derive(Template)]
#[template(path = "blocks/blocks.html")]
struct BlocksPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    who: &'static str,
    choices: Vec<Choice>,
    blocked: Vec<(Person, i64)>,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

/// Whom a member has blocked, the last first, with when.
pub(crate) async fn blocked(app: &App, actor: &Actor) -> Result<Vec<(madang_people::Byline, Timestamp)>> {
    let mut conn = app.db().read().await?;
    let rows = blocks::of(&mut conn, reader(actor)?, MOST).await?;
    let ids: Vec<MemberId> = rows.iter().map(|row| row.member).collect();
    let known = bylines(&mut conn, &ids).await?;
    let named = |row: blocks::BlockRow| Some((known.iter().find(|one| one.id == row.member)?.clone(), row.at));
    Ok(rows.into_iter().filter_map(named).collect())
}

/// The member with a handle that was typed, with or without `@`.
///
/// # Errors
/// [`Error::Invalid`] about `handle`.
pub(crate) async fn named(app: &App, typed: &str) -> Result<MemberId> {
    let handle = typed.trim().trim_start_matches(['@', '＠']).to_owned();
    let found = find_handles(&mut app.db().read().await?, &[handle]).await?;
    found.first().map(|(_, member)| *member).ok_or(Error::field("handle", "no-such-handle"))
}

pub(super) async fn show(app: App, actor: Actor, page: Page, Query(typed): Query<Typed>) -> Result<Response> {
    render(&app, &actor, page, &typed, &FieldErrors::none()).await
}

async fn render(app: &App, actor: &Actor, page: Page, typed: &Typed, errors: &FieldErrors) -> Result<Response> {
    let w = Words(page.lang);
    let who = blocks::welcome(&mut app.db().read().await?, reader(actor)?).await?;
    let list = blocked(app, actor).await?;
    let choice = |one: &Welcome| Choice { value: one.to_string(), label: w.welcome(one.as_str()), help: String::new() };
    let page = page.titled(w.blocks_title()).section(Section::Me).unlisted();
    let template = BlocksPage {
        w,
        tabs: settings_tabs(&page, PATH),
        who: who.as_str(),
        choices: Welcome::ALL.iter().map(choice).collect(),
        blocked: list.into_iter().map(|(one, at)| (one.person(), at.millis())).collect(),
        typed,
        errors,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

pub(super) async fn block(app: App, actor: Actor, page: Page, Form(typed): Form<Typed>) -> Result<Response> {
    let done = async { app.run(&actor, Block(named(&app, &typed.handle).await?)).await };
    match done.await {
        Ok(()) => {
            app.service::<Kept>().forget(&[actor.signed_in()?]);
            Ok(page.go_saying(PATH, NoticeKind::Good, Words(page.lang).blocked_notice()))
        }
        Err(error) => {
            let errors = Words(page.lang).form_errors(error)?;
            render(&app, &actor, page, &typed, &errors).await
        }
    }
}

pub(super) async fn unblock(app: App, actor: Actor, page: Page, Form(typed): Form<Typed>) -> Result<Response> {
    let done = async { app.run(&actor, Unblock(named(&app, &typed.handle).await?)).await };
    match done.await {
        Ok(()) => Ok(page.go_saying(PATH, NoticeKind::Good, Words(page.lang).unblocked_notice())),
        Err(error) => {
            let errors = Words(page.lang).form_errors(error)?;
            render(&app, &actor, page, &Typed::default(), &errors).await
        }
    }
}

pub(super) async fn open(app: App, actor: Actor, page: Page, Form(typed): Form<Typed>) -> Result<Response> {
    let done = async {
        let who = Welcome::parse(&typed.who).ok_or(Error::field("who", "required"))?;
        app.run(&actor, Open(who)).await
    };
    match done.await {
        Ok(()) => Ok(page.go_saying(PATH, NoticeKind::Good, Words(page.lang).welcome_saved())),
        Err(error) => {
            let errors = Words(page.lang).form_errors(error)?;
            render(&app, &actor, page, &Typed::default(), &errors).await
        }
    }
}
