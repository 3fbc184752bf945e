//! A member's invitations.

use super::{AnswerInvitation, InvitationId, State, SwitchInvitations};
use crate::{
    store::invitations::{self, OwnRow},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{QUESTION, html_lang, topic_url};
use madang_http::{Form, Path};
use madang_kernel::{Actor, App, Error, Result};
use madang_people::settings_tabs;
use madang_ui::{FieldErrors, NoticeKind, Page, Tab};
use serde::Deserialize;

/// Where they are.
pub(super) const PATH: &str = "/settings/invitations";
/// How many are shown.
pub(super) const SHOWN: i64 = 50;

/// An invitation as it is shown.
struct Line {
    row: OwnRow,
    url: String,
    lang: String,
    state: String,
    open: bool,
}

#[derive(Template)]
#[template(path = "experts/own.html")]
struct OwnPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    on: bool,
    reason: &'a str,
    errors: &'a FieldErrors,
}

pub(super) async fn show(app: App, actor: Actor, page: Page) -> Result<Response> {
    render(&app, &actor, page, "", &FieldErrors::none()).await
}

async fn render(app: &App, actor: &Actor, page: Page, reason: &str, errors: &FieldErrors) -> Result<Response> {
    let (w, now) = (Words(page.lang), app.now());
    let mut conn = app.db().read().await?;
    let rows = invitations::own(&mut conn, actor, SHOWN).await?;
    let on = !invitations::is_off(&mut conn, actor.signed_in()?).await?;
    drop(conn);
    let line = |row: OwnRow| {
        let state = row.state.at(row.expires_at, now);
        Line {
            url: topic_url(QUESTION, row.topic, &row.slug),
            lang: html_lang(&row.language).to_owned(),
            state: w.invitation_state(state.as_str()),
            open: state == State::Open,
            row,
        }
    };
    let page = page.titled(w.invitations()).unlisted();
    let lines = rows.into_iter().map(line).collect();
    let template = OwnPage { w, tabs: settings_tabs(&page, PATH), lines, on, reason, errors, page: &page };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

/// What the switch holds.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Switch {
    on: String,
}

pub(super) async fn submit_switch(app: App, actor: Actor, page: Page, Form(typed): Form<Switch>) -> Result<Response> {
    app.run(&actor, SwitchInvitations(!typed.on.is_empty())).await?;
    Ok(page.go_saying(PATH, NoticeKind::Good, Words(page.lang).invitations_saved()))
}

/// Leads to the question, ready to be answered.
pub(super) async fn accept(
    app: App,
    actor: Actor,
    page: Page,
    Path((invitation,)): Path<(InvitationId,)>,
) -> Result<Response> {
    match app.run(&actor, AnswerInvitation { invitation, accept: true, reason: String::new() }).await {
        Ok(topic) => Ok(page.go(format!("/q/{topic}#write"))),
        Err(Error::NotFound) => Ok(page.go_saying(PATH, NoticeKind::Bad, Words(page.lang).invitation_gone())),
        Err(error) => Err(error),
    }
}

/// Why not.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Declined {
    reason: String,
}

pub(super) async fn decline(
    app: App,
    actor: Actor,
    page: Page,
    Path((invitation,)): Path<(InvitationId,)>,
    Form(typed): Form<Declined>,
) -> Result<Response> {
    let answered = async { app.run(&actor, AnswerInvitation::parse(invitation, false, &typed.reason)?).await };
    let w = Words(page.lang);
    match answered.await {
        Ok(_) => Ok(page.go_saying(PATH, NoticeKind::Good, w.invitation_declined())),
        Err(Error::NotFound) => Ok(page.go_saying(PATH, NoticeKind::Bad, w.invitation_gone())),
        Err(error @ Error::Invalid(_)) => {
            let errors = w.form_errors(error)?;
            render(&app, &actor, page, &typed.reason, &errors).await
        }
        Err(error) => Err(error),
    }
}
