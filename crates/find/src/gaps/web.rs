//! The page of what to write next.

use super::{Gap, Kind, SetAside, gaps};
use crate::words::Words;
use askama::Template;
use axum::response::Response;
use madang_conversation::Spaces;
use madang_http::{Form, Query};
use madang_kernel::{Actor, App, Error, Result};
use madang_ui::{Page, Section, Tab};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

const PATH: &str = "/gaps";

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Which {
    kind: String,
}

struct Line {
    kind: Kind,
    key: String,
    title: String,
    url: String,
    why: String,
    rows: Vec<madang_ui::TopicRow>,
    draft: String,
}

#[derive(Template)]
#[template(path = "gaps/gaps.html")]
struct GapsPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    kind: String,
}

pub(crate) async fn show(app: App, actor: Actor, page: Page, Query(which): Query<Which>) -> Result<Response> {
    let kind = Kind::parse(&which.kind);
    let found = gaps(&app, &actor, kind).await?;
    let spaces = app.service::<Spaces>().now();
    let w = Words(page.lang);
    let page = page.titled(w.gaps_title()).section(Section::Admin).unlisted();
    let lines = found
        .into_iter()
        .map(|gap| Line {
            kind: gap.kind,
            url: url(&gap),
            why: why(w, &gap),
            draft: gap.draft_url(),
            rows: gap.topics.iter().map(|row| row.view_new(&spaces, page.lang)).collect(),
            key: gap.key,
            title: gap.title,
        })
        .collect();
    let tab = |one: Option<Kind>, label: &str| {
        let url = one.map_or(PATH.to_owned(), |kind| format!("{PATH}?kind={kind}"));
        Tab::new(label, url, one == kind)
    };
    let tabs = vec![
        tab(None, w.gaps_all()),
        tab(Some(Kind::Search), w.gaps_searches()),
        tab(Some(Kind::Questions), w.gaps_questions()),
        tab(Some(Kind::Article), w.gaps_articles()),
    ];
    let kind = kind.map(|kind| kind.to_string()).unwrap_or_default();
    Ok(page.ok(&GapsPage { page: &page, w, tabs, lines, kind }))
}

fn url(gap: &Gap) -> String {
    match gap.topics.first() {
        Some(topic) => topic.url(),
        None => format!("/search?q={}", utf8_percent_encode(&gap.title, NON_ALPHANUMERIC)),
    }
}

fn why(w: Words, gap: &Gap) -> String {
    match gap.kind {
        Kind::Search => {
            let empty = (gap.nothing > 0).then(|| w.gap_empty(gap.nothing));
            let unclicked = (gap.something > 0).then(|| w.gap_unclicked(gap.something));
            empty.into_iter().chain(unclicked).collect::<Vec<String>>().join(" ")
        }
        Kind::Questions => w.gap_questions(gap.demand),
        Kind::Article => w.gap_article(gap.nothing, gap.something),
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AsideInput {
    kind: String,
    key: String,
    /// The list that is shown again.
    list: String,
}

pub(crate) async fn submit(app: App, actor: Actor, page: Page, Form(input): Form<AsideInput>) -> Result<Response> {
    let kind = Kind::parse(&input.kind).ok_or(Error::NotFound)?;
    app.run(&actor, SetAside { kind, key: input.key, on: true }).await?;
    let list = Kind::parse(&input.list).map_or(PATH.to_owned(), |kind| format!("{PATH}?kind={kind}"));
    Ok(page.go(list))
}
