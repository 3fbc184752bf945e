//! How often staff repeat themselves: measured, and shown to managers and to each about themselves.

use crate::{
    store::replies::{self, Answered, ShareRow},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::profile_url;
use madang_events::questions::StaffAnswered;
use madang_kernel::{Actor, App, Cx, Permission, Projector, Recorded, Result, outbox::Applied};
use madang_ui::Page;
use std::time::Duration;

/// What is counted: answers of so long.
const PERIOD: Duration = Duration::from_secs(30 * 24 * 3600);

/// Keeps which answers of staff repeat an earlier one.
pub(crate) struct AnswersProjector;

impl Projector for AnswersProjector {
    fn name(&self) -> &'static str {
        "desk.answers"
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            let answered = |event: &Recorded| {
                let StaffAnswered { topic, post, author, repeats } = event.read()?;
                Some(Answered { post, topic, author, at: event.at, repeats })
            };
            let answers: Vec<Answered> = events.iter().filter_map(answered).collect();
            if answers.is_empty() { Ok(()) } else { replies::add_answers(cx, &answers).await }
        })
    }
}

/// How often staff repeated themselves in the last 30 days: everybody for managers, else only the actor.
pub(super) async fn read(app: &App, actor: &Actor) -> Result<Vec<ShareRow>> {
    let only = if actor.may(Permission::Manage) { None } else { Some(actor.signed_in()?) };
    replies::share(&mut app.db().read().await?, app.now() - PERIOD, only).await
}

/// The share in per cent.
pub(super) fn per_cent(row: &ShareRow) -> i64 {
    row.templated * 100 / row.answers.max(1)
}

/// An employee in the table.
struct Line {
    url: String,
    share: i64,
    row: ShareRow,
}

#[derive(Template)]
#[template(path = "replies/share.html")]
struct SharePage<'a> {
    page: &'a Page,
    w: Words,
    lines: Vec<Line>,
}

pub(super) async fn show(app: App, actor: Actor, page: Page) -> Result<Response> {
    let rows = read(&app, &actor).await?;
    let w = Words(page.lang);
    let page = page.titled(w.share_title()).unlisted();
    let line = |row: ShareRow| Line { url: profile_url(&row.handle), share: per_cent(&row), row };
    let lines = rows.into_iter().map(line).collect();
    Ok(page.ok(&SharePage { w, lines, page: &page }))
}
