//! `/settings/sessions`.

use crate::{
    browser,
    page::settings_tabs,
    service::run_about,
    session::{Current, EndOtherSessions, EndSession, clear_cookie},
    store::sessions::{self, Session},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::Path;
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Result, SessionId};
use madang_ui::{NoticeKind, Page, Section, Tab};

#[derive(Template)]
#[template(path = "settings/sessions/sessions.html")]
struct SessionsPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    others: bool,
}

struct Row {
    session: Session,
    browser: String,
    current: bool,
}

/// The list.
pub(crate) async fn show(app: App, actor: Actor, page: Page, current: Current) -> Result<Response> {
    let all = sessions::of_member(&mut app.db().read().await?, actor.signed_in()?, app.now()).await?;
    let page = page.section(Section::Me).unlisted();
    let page = {
        let title = page.lang.settings_sessions();
        page.titled(title)
    };
    let t = page.lang;
    let rows: Vec<Row> = all
        .into_iter()
        .map(|session| Row {
            browser: browser::name(&session.agent).unwrap_or_else(|| t.unknown_browser().to_owned()),
            current: Some(session.id) == current.0,
            session,
        })
        .collect();
    let others = rows.iter().any(|row| !row.current);
    Ok(page.ok(&SessionsPage { page: &page, t, tabs: settings_tabs(&page, "/settings/sessions"), rows, others }))
}

/// Ends one.
pub(crate) async fn end(
    app: App,
    actor: Actor,
    page: Page,
    current: Current,
    Path((session,)): Path<(SessionId,)>,
) -> Result<Response> {
    run_about(&app, &actor, actor.signed_in()?, EndSession { session }).await?;
    if current.0 == Some(session) {
        return Ok(clear_cookie(&app, page.go("/")));
    }
    Ok(page.go_saying("/settings/sessions", NoticeKind::Good, page.lang.session_ended_notice()))
}

/// Ends all but the present one.
pub(crate) async fn end_others(app: App, actor: Actor, page: Page, current: Current) -> Result<Response> {
    run_about(&app, &actor, actor.signed_in()?, EndOtherSessions { kept: current.0 }).await?;
    Ok(page.go_saying("/settings/sessions", NoticeKind::Good, page.lang.sessions_ended_notice()))
}
