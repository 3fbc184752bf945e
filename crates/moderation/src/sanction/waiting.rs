//! What waits for a second person: appeals, and removals that nobody has confirmed.

use super::{DecideAppeal, web::SanctionLine};
use crate::{case::web::counted_tabs, log::RuleTitles, store::sanctions, words::Words};
use askama::Template;
use axum::response::Response;
use madang_kernel::{Actor, App, Result};
use madang_ui::{Page, Tab};

/// Something that waits, and whether the actor may decide it.
struct Waiting {
    line: SanctionLine,
    url: String,
    may_decide: bool,
}

#[derive(Template)]
#[template(path = "sanction/waiting.html")]
struct WaitingPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    appeals: Vec<Waiting>,
    removals: Vec<Waiting>,
}

/// The page.
pub(super) async fn show(app: App, actor: Actor, page: Page) -> Result<Response> {
    let w = Words(page.lang);
    let me = actor.signed_in()?;
    let mut conn = app.db().read().await?;
    let appeals = sanctions::appeals(&mut conn, me).await?;
    let removals = sanctions::proposed(&mut conn, me).await?;
    let titles = RuleTitles::now(&mut conn, page.lang).await?;
    let tabs = counted_tabs(&mut conn, &actor, w, "/moderation/waiting").await?;
    drop(conn);
    let now = app.now();
    let page = page.titled(w.waiting_title()).unlisted();
    let waiting = |row: sanctions::SanctionRow| Waiting {
        url: super::web::member_url(&row.handle),
        may_decide: DecideAppeal::may(&row, me),
        line: {
            let rule_title = titles.cited(&row.rule, &row.rule_title).to_owned();
            SanctionLine::of(w, now, sanctions::SanctionRow { rule_title, ..row })
        },
    };
    Ok(page.ok(&WaitingPage {
        w,
        tabs,
        appeals: appeals.into_iter().map(waiting).collect(),
        removals: removals.into_iter().map(waiting).collect(),
        page: &page,
    }))
}
