//! The directory of members.

use crate::{
    Words as _, person,
    store::members::{self, DirectoryRow},
};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Cursor, Listed, Query, Routes};
use madang_i18n::Lang;
use madang_kernel::{App, Result, text};
use madang_ui::{Page, Pager, Person, Section, Tab};
use serde::Deserialize;

const PER_PAGE: usize = 30;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/members", Access::Everyone, show)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct DirectoryParams {
    q: String,
    sort: String,
    after: String,
}

struct Entry {
    person: Person,
    headline: String,
    joined: i64,
    answers: i64,
    accepted: i64,
}

#[derive(Template)]
#[template(path = "directory/members.html")]
struct DirectoryPage<'a> {
    page: &'a Page,
    t: Lang,
    q: &'a str,
    sort: &'a str,
    tabs: Vec<Tab>,
    entries: Vec<Entry>,
    pager: Pager,
}

async fn show(app: App, page: Page, Query(params): Query<DirectoryParams>) -> Result<Response> {
    let q = text::cut(&text::line(&params.q), 60);
    let helpful = params.sort == "helpful";
    let sort = if helpful { "helpful" } else { "newest" };
    let after = Cursor::parse(&params.after);
    let listed = entries(&app, &q, helpful, after).await?;
    let address = |sort: &str, after: &str| {
        let q = percent_encoding::utf8_percent_encode(&q, percent_encoding::NON_ALPHANUMERIC);
        format!("/members?sort={sort}&q={q}{after}")
    };
    let pager = Pager {
        newer: after.map(|_| address(sort, "")),
        older: listed.next.map(|next| address(sort, &format!("&after={next}"))),
    };
    let t = page.lang;
    let tabs = vec![
        Tab::new(t.members_newest(), address("newest", ""), !helpful),
        Tab::new(t.members_helpful(), address("helpful", ""), helpful),
    ];
    let page = page.titled(t.members_title()).section(Section::Members).canonical("/members");
    let entries = listed.items.iter().map(Entry::of).collect();
    Ok(page.ok(&DirectoryPage { page: &page, t, q: &q, sort, tabs, entries, pager }))
}

async fn entries(app: &App, q: &str, helpful: bool, after: Option<Cursor>) -> Result<Listed<DirectoryRow>> {
    let like = (!q.is_empty()).then(|| format!("%{}%", text::like(&q.to_lowercase())));
    let start = after.unwrap_or_else(Cursor::start);
    let limit = PER_PAGE as i64 + 1;
    let mut conn = app.db().read().await?;
    Ok(if helpful {
        let rows = members::most_accepted(&mut conn, like, start, limit).await?;
        Listed::of(rows, PER_PAGE, |row| Cursor::after(row.accepted, row.author.id.number()))
    } else {
        let rows = members::newest(&mut conn, like, start, limit).await?;
        Listed::of(rows, PER_PAGE, |row| Cursor::after(row.created_at.millis(), row.author.id.number()))
    })
}

impl Entry {
    fn of(row: &DirectoryRow) -> Entry {
        Entry {
            person: person(&row.author),
            headline: row.headline.clone(),
            joined: row.created_at.millis(),
            answers: row.answers,
            accepted: row.accepted,
        }
    }
}
