//! The help centre: its home, and the page of a collection.

pub(crate) mod api;

use crate::{
    collections::{Collection, tree},
    page::moved,
    store::reading::{self, ReadRow},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{ARTICLE, Spaces, html_lang, topic_url};
use madang_http::{Access, Cursor, Listed, Path, Query, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Permission, Result, Visibility};
use madang_ui::{Link, Page, Pager, Section};
use serde::Deserialize;

/// Articles that the home of the help centre shows.
const POPULAR: i64 = 8;
/// Articles of a collection on one page.
const PAGE: usize = 60;
/// Collections that are named on the card of the one they are within.
const NAMED: usize = 5;

/// Where the help centre is read.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/help", Access::Everyone, home).get("/help/{slug}", Access::Everyone, collection).get(
        "/api/v1/articles",
        Access::Everyone,
        api::list,
    )
}

/// A collection as its card shows it.
struct Card {
    url: String,
    icon: String,
    name: String,
    description: String,
    articles: i64,
    closed: bool,
    within: Vec<Link>,
}

impl Card {
    fn of(collection: &Collection, lang: Lang) -> Card {
        let space = &collection.space;
        let inner = collection.within.iter().filter(|one| one.articles > 0).take(NAMED);
        Card {
            url: space.url(),
            icon: space.icon.clone(),
            name: space.name.get(lang).to_owned(),
            description: space.description.get(lang).to_owned(),
            articles: collection.total(),
            closed: space.visibility() != Visibility::Everyone,
            within: inner.map(|one| Link::new(one.space.name.get(lang), one.space.url())).collect(),
        }
    }
}

/// An article in a list.
struct Line {
    url: String,
    title: String,
    lang: String,
    excerpt: String,
    kind: String,
    collection: String,
    /// Its language, where it is not the reader's.
    language: Option<&'static str>,
}

impl Line {
    fn of(row: &ReadRow, w: Words, collection: &str) -> Line {
        Line {
            url: topic_url(ARTICLE, row.topic, &row.slug),
            title: row.title.clone(),
            lang: html_lang(&row.language).to_owned(),
            excerpt: row.excerpt.clone(),
            kind: w.kind_name(row.kind),
            collection: collection.to_owned(),
            language: (row.language != w.0.code()).then(|| w.language_name(&row.language)),
        }
    }
}

#[derive(Template)]
#[template(path = "help/home.html")]
struct HomePage<'a> {
    page: &'a Page,
    w: Words,
    cards: Vec<Card>,
    popular: Vec<Line>,
    /// Whether the viewer has a place at the workbench without an invitation.
    staff: bool,
    manages: bool,
}

async fn home(app: App, actor: Actor, page: Page) -> Result<Response> {
    let w = Words(page.lang);
    let spaces = app.service::<Spaces>().now();
    let mut conn = app.db().read().await?;
    let tree = tree(&mut conn, &actor, &spaces).await?;
    let own = page.lang.code();
    let mut popular = reading::most_helpful(&mut conn, &actor, own, Cursor::start(), 3 * POPULAR).await?;
    drop(conn);
    // What the reader can read comes first.
    popular.sort_by_key(|row| row.language != own);
    popular.truncate(POPULAR as usize);
    let staff = actor.may(Permission::EditAny);
    let shown = tree.iter().filter(|collection| staff || collection.total() > 0);
    let lead = w.help_lead(&page.brand.product);
    let page = page.titled(w.help_title()).described(lead).section(Section::Help).canonical("/help");
    Ok(page.ok(&HomePage {
        w,
        cards: shown.map(|collection| Card::of(collection, page.lang)).collect(),
        popular: popular.iter().map(|row| Line::of(row, w, spaces.name(row.space, page.lang))).collect(),
        staff,
        manages: actor.may(Permission::Manage),
        page: &page,
    }))
}

#[derive(Template)]
#[template(path = "help/collection.html")]
struct CollectionPage<'a> {
    page: &'a Page,
    w: Words,
    name: &'a str,
    description: &'a str,
    crumbs: Vec<Link>,
    cards: Vec<Card>,
    lines: Vec<Line>,
    pager: Pager,
    /// Where an article begins, for those who write them.
    new_url: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Where {
    after: String,
}

async fn collection(
    app: App,
    actor: Actor,
    page: Page,
    Path((slug,)): Path<(String,)>,
    Query(place): Query<Where>,
) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let Some(space) = spaces.by_slug(&slug) else {
        // A collection that was renamed is found where spaces are.
        return Ok(moved(&page, &format!("/s/{slug}")));
    };
    if !crate::found::is_collection(&spaces, &actor, space.id) {
        return Err(Error::NotFound);
    }
    let after = Cursor::parse(&place.after);
    let mut conn = app.db().read().await?;
    let tree = tree(&mut conn, &actor, &spaces).await?;
    let start = after.unwrap_or_else(Cursor::start);
    let rows = reading::of_space(&mut conn, space.id, page.lang.code(), start, PAGE as i64 + 1).await?;
    drop(conn);
    let listed = Listed::of(rows, PAGE, |row| Cursor::after(row.key, row.id.number()));
    let (w, lang) = (Words(page.lang), page.lang);
    let outer = tree.iter().find(|one| one.within.iter().any(|inner| inner.space.id == space.id));
    let mut crumbs = vec![Link::new(w.help_title(), "/help")];
    crumbs.extend(outer.map(|one| Link::new(one.space.name.get(lang), one.space.url())));
    let name = space.name.get(lang);
    let description = space.description.get(lang);
    let page = page.titled(name).section(Section::Help).canonical(space.url());
    let page = if description.is_empty() { page } else { page.described(description) };
    let page = match space.visibility() {
        Visibility::Everyone => page.feed(space.feed_url(), name),
        _ => page.unlisted(),
    };
    let staff = actor.may(Permission::EditAny);
    let inner = tree.iter().find(|one| one.space.id == space.id).map_or(&[][..], |one| &one.within);
    let inner = inner.iter().filter(|one| staff || one.articles > 0);
    Ok(page.ok(&CollectionPage {
        w,
        name,
        description,
        crumbs,
        cards: inner.map(|one| Card::of(one, lang)).collect(),
        lines: listed.items.iter().map(|row| Line::of(row, w, "")).collect(),
        pager: Pager {
            newer: after.map(|_| space.url()),
            older: listed.next.map(|next| format!("{}?after={next}", space.url())),
        },
        new_url: staff.then(|| format!("/knowledge/new?space={}", space.id)),
        page: &page,
    }))
}

#[cfg(test)]
mod tests;
