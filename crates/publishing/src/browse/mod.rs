//! Lists of what is published, and their feeds: all, by kind, of a series, of an author, of a product.

pub(crate) mod api;

use crate::{
    feed::{ENTRIES, feed},
    item::{ChangeKind, Kind},
    show::author_url,
    store::{
        lists::{self, News, NewsFilter},
        places::{self, Series},
    },
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{Product, SpaceList, Spaces, html_lang, topic_url};
use madang_http::{Access, Cursor, Listed, Path, Query, Routes};
use madang_kernel::{Actor, App, Error, Permission, Result};
use madang_people::member_by_handle;
use madang_ui::{Link, Markup, Page, Pager, Section, Tab};
use serde::Deserialize;
use std::sync::Arc;

/// How many entries a page lists.
const PER_PAGE: usize = 20;

/// Where the lists are.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/news", Access::Everyone, all)
        .get("/news/feed.atom", Access::Everyone, all_feed)
        .get("/news/series/{series}", Access::Everyone, of_series)
        .get("/news/series/{series}/feed.atom", Access::Everyone, series_feed)
        .get("/news/authors/{handle}", Access::Everyone, of_author)
        .get("/news/authors/{handle}/feed.atom", Access::Everyone, author_feed)
        .get("/releases/{product}", Access::Everyone, of_product)
        .get("/releases/{product}/feed.atom", Access::Everyone, product_feed)
        .merge(api::routes())
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Which {
    kind: String,
    change: String,
    after: Option<Cursor>,
}

impl Which {
    fn kind(&self) -> Option<Kind> {
        Kind::parse(&self.kind)
    }

    fn change(&self) -> Option<ChangeKind> {
        ChangeKind::parse(&self.change)
    }
}

/// An entry of a list, as the page shows it.
struct Entry {
    url: String,
    kind: Kind,
    title: Markup,
    lang: String,
    excerpt: String,
    at: i64,
    author: String,
    author_url: Option<String>,
    about: String,
    comments: i64,
    pinned: bool,
}

impl Entry {
    fn of(row: News, spaces: &SpaceList, w: Words) -> Entry {
        let about = row.version.and_then(|id| spaces.version(id));
        let is_guest = !row.guest.is_empty();
        Entry {
            url: topic_url(row.kind.topic_kind(), row.topic, &row.slug),
            kind: row.kind,
            title: madang_ui::TopicRow::plain_title(&row.title),
            lang: html_lang(&row.language).to_owned(),
            excerpt: row.excerpt,
            at: row.published_at.millis(),
            author_url: (!is_guest).then(|| author_url(&row.handle)),
            author: if is_guest { row.guest } else { row.author },
            about: about.map(|(product, version)| w.product_version(&product.name, &version.name)).unwrap_or_default(),
            comments: row.comments,
            pinned: row.pinned,
        }
    }
}

#[derive(Template)]
#[template(path = "browse/news.html")]
struct NewsPage<'a> {
    page: &'a Page,
    w: Words,
    list_title: &'a str,
    lead: &'a str,
    crumbs: Vec<Link>,
    tabs: Vec<Tab>,
    entries: Vec<Entry>,
    pager: Pager,
    products: Vec<Link>,
    series: Vec<Link>,
    feed: &'a str,
    may_write: bool,
    /// Whether this is a series, which those who write can rename.
    is_series: bool,
}

/// A list to show: what it is called, where it is, and what is in it.
struct List {
    title: String,
    lead: String,
    path: String,
    /// The query that narrows it, with `?`, or empty.
    query: String,
    crumbs: Vec<Link>,
    tabs: Vec<Tab>,
    filter: NewsFilter,
}

impl List {
    fn new(title: impl Into<String>, path: impl Into<String>, filter: NewsFilter) -> List {
        List {
            title: title.into(),
            lead: String::new(),
            path: path.into(),
            query: String::new(),
            crumbs: Vec::new(),
            tabs: Vec::new(),
            filter,
        }
    }

    /// What stands below the news.
    fn below_news(mut self, page: &Page) -> List {
        self.crumbs = vec![Link::new(page.words.nav_news(), "/news")];
        self
    }

    fn narrowed(mut self, query: Option<String>) -> List {
        self.query = query.map(|query| format!("?{query}")).unwrap_or_default();
        self
    }

    fn feed_url(&self) -> String {
        format!("{}/feed.atom{}", self.path, self.query)
    }

    async fn show(self, app: &App, actor: &Actor, page: Page, after: Option<Cursor>) -> Result<Response> {
        let w = Words(page.lang);
        let spaces: Arc<SpaceList> = app.service::<Spaces>().now();
        let mut conn = app.db().read().await?;
        let whole = self.filter.kind.is_none() && self.crumbs.is_empty();
        let pinned = match after {
            None if whole => {
                let pinned = NewsFilter { pinned: Some(true), limit: 3, ..self.filter.clone() };
                lists::news(&mut conn, actor, &pinned).await?
            }
            _ => Vec::new(),
        };
        let unpinned = if whole { Some(false) } else { None };
        let filter = NewsFilter { after, limit: PER_PAGE as i64 + 1, pinned: unpinned, ..self.filter.clone() };
        let rows = lists::news(&mut conn, actor, &filter).await?;
        let listed = Listed::of(rows, PER_PAGE, |row| Cursor::after(row.published_at.millis(), row.topic.number()));
        let products = products(&mut conn, actor, &spaces).await?;
        let series = places::read_series(&mut conn, actor).await?;
        drop(conn);
        let joined = |query: String| {
            let sign = if self.query.is_empty() { "?" } else { "&" };
            format!("{}{}{sign}{query}", self.path, self.query)
        };
        let pager = Pager {
            newer: after.map(|_| format!("{}{}", self.path, self.query)),
            older: listed.next.map(|next| joined(format!("after={next}"))),
        };
        let feed = self.feed_url();
        let canonical = format!("{}{}", self.path, self.query);
        let mut page = page.titled(self.title.as_str()).section(Section::News).feed(feed.as_str(), self.title.as_str());
        if after.is_some() {
            page = page.unlisted();
        }
        let page = page.canonical(crate::feed::ascii(&canonical));
        let entries = pinned.into_iter().chain(listed.items).map(|row| Entry::of(row, &spaces, w)).collect();
        Ok(page.ok(&NewsPage {
            page: &page,
            w,
            list_title: &self.title,
            lead: &self.lead,
            crumbs: self.crumbs,
            tabs: self.tabs,
            entries,
            pager,
            products,
            series: series.iter().map(series_link).collect(),
            feed: &feed,
            is_series: self.filter.series.is_some(),
            may_write: actor.may(Permission::EditAny),
        }))
    }

    async fn feed(self, app: &App, actor: &Actor, page: &Page) -> Result<Response> {
        let filter = NewsFilter { limit: ENTRIES, ..self.filter.clone() };
        let rows = lists::news_with_texts(&mut app.db().read().await?, actor, &filter).await?;
        let (own, path) = (self.feed_url(), format!("{}{}", self.path, self.query));
        Ok(feed(page, self.title, &own, &path, &rows, app.now()).answer(actor))
    }
}

fn series_link(series: &Series) -> Link {
    Link::new(series.name.as_str(), format!("/news/series/{}", series.slug))
}

async fn products(
    conn: &mut impl madang_kernel::db::Connection,
    actor: &Actor,
    spaces: &SpaceList,
) -> Result<Vec<Link>> {
    let counts = lists::products(conn, actor).await?;
    let products = counts.iter().filter_map(|row| spaces.product(row.product));
    Ok(products.map(|product| Link::new(product.name.as_str(), format!("/releases/{}", product.slug))).collect())
}

fn news(page: &Page, which: &Which) -> List {
    let w = Words(page.lang);
    let kind = which.kind();
    let title = kind.map_or(page.words.nav_news().to_owned(), |kind| w.kind_plural(kind.as_str()));
    let filter = NewsFilter { kind, ..NewsFilter::default() };
    let list = List::new(title, "/news", filter).narrowed(kind.map(|kind| format!("kind={kind}")));
    let mut tabs = vec![Tab::new(w.all_kinds(), "/news", kind.is_none())];
    tabs.extend(
        Kind::ALL
            .iter()
            .map(|one| Tab::new(w.kind_plural(one.as_str()), format!("/news?kind={one}"), kind == Some(*one))),
    );
    List { tabs, lead: w.news_lead(&page.brand.product), ..list }
}

async fn all(app: App, actor: Actor, page: Page, Query(which): Query<Which>) -> Result<Response> {
    news(&page, &which).show(&app, &actor, page, which.after).await
}

async fn all_feed(app: App, actor: Actor, page: Page, Query(which): Query<Which>) -> Result<Response> {
    news(&page, &which).feed(&app, &actor, &page).await
}

async fn series(app: &App, actor: &Actor, page: &Page, slug: &str) -> Result<List> {
    let mut conn = app.db().read().await?;
    let series = places::by_slug(&mut conn, slug).await?.ok_or(Error::NotFound)?;
    // The name of a series of which nothing can be read is not told either.
    if lists::in_series(&mut conn, actor, slug).await?.is_empty() {
        return Err(Error::NotFound);
    }
    let filter = NewsFilter { series: Some(series.id), ..NewsFilter::default() };
    Ok(List::new(series.name, format!("/news/series/{}", series.slug), filter).below_news(page))
}

async fn of_series(
    app: App,
    actor: Actor,
    page: Page,
    Path((slug,)): Path<(String,)>,
    Query(which): Query<Which>,
) -> Result<Response> {
    series(&app, &actor, &page, &slug).await?.show(&app, &actor, page, which.after).await
}

async fn series_feed(app: App, actor: Actor, page: Page, Path((slug,)): Path<(String,)>) -> Result<Response> {
    series(&app, &actor, &page, &slug).await?.feed(&app, &actor, &page).await
}

async fn author(app: &App, actor: &Actor, page: &Page, handle: &str) -> Result<List> {
    let member = member_by_handle(&mut app.db().read().await?, actor, handle).await?;
    let filter = NewsFilter { author: Some(member.id), ..NewsFilter::default() };
    let title = Words(page.lang).by_author(&member.name);
    Ok(List::new(title, author_url(&member.handle), filter).below_news(page))
}

async fn of_author(
    app: App,
    actor: Actor,
    page: Page,
    Path((handle,)): Path<(String,)>,
    Query(which): Query<Which>,
) -> Result<Response> {
    author(&app, &actor, &page, &handle).await?.show(&app, &actor, page, which.after).await
}

async fn author_feed(app: App, actor: Actor, page: Page, Path((handle,)): Path<(String,)>) -> Result<Response> {
    author(&app, &actor, &page, &handle).await?.feed(&app, &actor, &page).await
}

fn product(app: &App, page: &Page, slug: &str, which: &Which) -> Result<List> {
    let spaces = app.service::<Spaces>().now();
    let product: &Product = spaces.products().iter().find(|product| product.slug == slug).ok_or(Error::NotFound)?;
    let w = Words(page.lang);
    let change = which.change();
    let filter = NewsFilter {
        kind: Some(Kind::ReleaseNote),
        product: Some(product.id),
        change: change.map(ChangeKind::as_str),
        ..NewsFilter::default()
    };
    let path = format!("/releases/{}", product.slug);
    let mut tabs = vec![Tab::new(w.all_changes(), path.as_str(), change.is_none())];
    tabs.extend(
        ChangeKind::ALL
            .iter()
            .map(|one| Tab::new(w.change_kind(one.as_str()), format!("{path}?change={one}"), change == Some(*one))),
    );
    let list = List::new(w.releases_of(&product.name), path, filter).below_news(page);
    Ok(List { tabs, ..list }.narrowed(change.map(|change| format!("change={change}"))))
}

async fn of_product(
    app: App,
    actor: Actor,
    page: Page,
    Path((slug,)): Path<(String,)>,
    Query(which): Query<Which>,
) -> Result<Response> {
    product(&app, &page, &slug, &which)?.show(&app, &actor, page, which.after).await
}

async fn product_feed(
    app: App,
    actor: Actor,
    page: Page,
    Path((slug,)): Path<(String,)>,
    Query(which): Query<Which>,
) -> Result<Response> {
    product(&app, &page, &slug, &which)?.feed(&app, &actor, &page).await
}
