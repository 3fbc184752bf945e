//! What search engines are told: which pages there are, and which to leave alone.

use crate::{
    feed::ascii,
    store::sitemap::{self, SitemapRow},
};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use madang_conversation::{Spaces, topic_url};
use madang_http::{Access, Path, Routes, atom::escape};
use madang_kernel::{Actor, App, Error, Result, Timestamp, TopicId};
use madang_ui::Page;
use std::fmt::Write;

/// The stretch of time whose topics one sitemap lists.
const WEEK: i64 = 7 * 24 * 60 * 60 * 1000;
/// Pages that change with every reader or lead nowhere.
const NOT_FOR_CRAWLERS: &[&str] = &[
    "/admin",
    "/answers/",
    "/ask",
    "/bookmarks",
    "/drafts",
    "/knowledge",
    "/live/",
    "/p/",
    "/publish",
    "/questions/",
    "/search",
    "/settings",
    "/sign-in",
    "/sign-up",
    "/*?sort=",
    "/*?after=",
];

/// Where crawlers look first.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/robots.txt", Access::Everyone, robots).get("/sitemap.xml", Access::Everyone, index).get(
        "/sitemap/{file}",
        Access::Everyone,
        week,
    )
}

async fn robots(app: App, page: Page) -> Response {
    let mut text = String::from("User-agent: *\n");
    if visitor(&app).visible_space_ids().next().is_none() {
        text.push_str("Disallow: /\n");
    } else {
        for path in NOT_FOR_CRAWLERS {
            let _ = writeln!(text, "Disallow: {path}");
        }
        let _ = writeln!(text, "\nSitemap: {}", page.absolute("/sitemap.xml"));
    }
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    ([(header::CONTENT_TYPE, plain)], text).into_response()
}

/// The list of sitemaps: one for the spaces, and one for each week since the first topic.
async fn index(app: App, page: Page) -> Result<Response> {
    let oldest = sitemap::oldest(&mut app.db().read().await?).await?;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let _ = writeln!(xml, "<sitemap><loc>{}</loc></sitemap>", located(&page, "/sitemap/places.xml"));
    if let Some(oldest) = oldest {
        let this_week = app.now().millis() / WEEK;
        for number in (oldest.millis() / WEEK).min(this_week)..=this_week {
            let path = format!("/sitemap/{number}.xml");
            let _ = writeln!(xml, "<sitemap><loc>{}</loc></sitemap>", located(&page, &path));
        }
    }
    xml.push_str("</sitemapindex>\n");
    Ok(send(xml))
}

async fn week(app: App, page: Page, Path((file,)): Path<(String,)>) -> Result<Response> {
    let name = file.strip_suffix(".xml").ok_or(Error::NotFound)?;
    let visitor = visitor(&app);
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    if name == "places" {
        for path in ["/", "/questions", "/help", "/news", "/tags"] {
            let _ = writeln!(xml, "<url><loc>{}</loc></url>", located(&page, path));
        }
        for space in app.service::<Spaces>().now().open(&visitor) {
            let _ = writeln!(xml, "<url><loc>{}</loc></url>", located(&page, &space.url()));
        }
    } else {
        let number: i64 = name.parse().map_err(|_| Error::NotFound)?;
        let (from, to) = bounds(number).ok_or(Error::NotFound)?;
        for row in sitemap::between(&mut app.db().read().await?, &visitor, from, to).await? {
            write_row(&mut xml, &page, &row);
        }
    }
    xml.push_str("</urlset>\n");
    Ok(send(xml))
}

fn write_row(xml: &mut String, page: &Page, row: &SitemapRow) {
    let path = topic_url(&row.kind, row.id, &row.slug);
    let _ = writeln!(xml, "<url><loc>{}</loc><lastmod>{}</lastmod></url>", located(page, &path), row.active_at);
}

/// Crawlers are visitors, and a sitemap is the same for everyone.
fn visitor(app: &App) -> Actor {
    Actor::visitor(app.rules())
}

/// The ids of the topics of a week: from, and before.
fn bounds(week: i64) -> Option<(TopicId, TopicId)> {
    let start = week.checked_mul(WEEK).filter(|start| *start >= 0)?;
    let end = start.checked_add(WEEK)?;
    let id = |at| TopicId::at(Timestamp::from_millis(at), 0);
    // Before identifiers begin, in 2005, all weeks are one.
    (id(end) > id(start)).then(|| (id(start), id(end)))
}

fn located(page: &Page, path: &str) -> String {
    let mut out = String::new();
    escape(&mut out, &page.absolute(ascii(path)));
    out
}

fn send(xml: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")),
    ];
    (headers, xml).into_response()
}

#[cfg(test)]
mod tests;
