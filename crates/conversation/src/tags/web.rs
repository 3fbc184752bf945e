//! The pages of tags, and tags in the API.

use super::{Named, Tag, TagOrder, complete_tag, find_tag, tag_named, tags};
use crate::{Spaces, TopicFilter, Words as _, topics};
use askama::Template;
use axum::response::{IntoResponse, Response};
use madang_http::{Access, Cursor, Path, Query, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Result};
use madang_ui::{Page, Pager, Section, Tab, TopicRow};
use serde::{Deserialize, Serialize};

/// How many tags a page lists.
const PER_PAGE: usize = 60;

/// Where tags are.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/tags", Access::Everyone, index)
        .get("/complete/tags", Access::Everyone, complete)
        .get("/tags/{name}", Access::Everyone, show)
        .get("/api/v1/tags", Access::Everyone, list)
        .get("/api/v1/tags/{name}", Access::Everyone, get)
}

/// Which tags are listed.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Which {
    /// Part of the name.
    #[serde(default)]
    q: String,
    /// `popular`, `name` or `newest`.
    #[param(value_type = Option<String>)]
    sort: Option<TagOrder>,
    /// The `next` of the page before.
    after: Option<String>,
    /// At most so many, 1 to 100.
    limit: Option<usize>,
}

impl Which {
    fn order(&self) -> TagOrder {
        self.sort.unwrap_or(TagOrder::Popular)
    }

    fn after(&self) -> Option<Cursor> {
        self.after.as_deref().and_then(Cursor::parse)
    }

    fn url(&self, order: TagOrder, after: Option<Cursor>) -> String {
        let mut url = format!("/tags?sort={order}");
        if !self.q.is_empty() {
            url.push_str(&format!(
                "&q={}",
                percent_encoding::utf8_percent_encode(&self.q, percent_encoding::NON_ALPHANUMERIC)
            ));
        }
        if let Some(after) = after {
            url.push_str(&format!("&after={after}"));
        }
        url
    }
}

#[derive(Template)]
#[template(path = "tags/tags.html")]
struct TagsPage<'a> {
    page: &'a Page,
    t: Lang,
    which: &'a Which,
    tags: Vec<Tag>,
    tabs: Vec<Tab>,
    pager: Pager,
}

async fn index(app: App, actor: Actor, page: Page, Query(which): Query<Which>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let listed = tags(&mut conn, &actor, &which.q, which.order(), which.after(), PER_PAGE).await?;
    let t = page.lang;
    let tab = |order: TagOrder| Tab::new(t.tag_order(order.as_str()), which.url(order, None), order == which.order());
    let page = page.titled(t.tags_title()).section(Section::Tags).canonical("/tags");
    Ok(page.ok(&TagsPage {
        page: &page,
        t,
        tags: listed.items,
        tabs: TagOrder::ALL.iter().copied().map(tab).collect(),
        pager: Pager {
            newer: which.after.as_ref().map(|_| which.url(which.order(), None)),
            older: listed.next.map(|next| which.url(which.order(), Some(next))),
        },
        which: &which,
    }))
}

/// Which topics of a tag are listed.
#[derive(Default, Deserialize)]
struct WhichTopics {
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "tags/tag.html")]
struct TagPage<'a> {
    page: &'a Page,
    t: Lang,
    tag: &'a Tag,
    topics: Vec<TopicRow>,
    pager: Pager,
}

async fn show(
    app: App,
    actor: Actor,
    page: Page,
    Path((name,)): Path<(String,)>,
    Query(which): Query<WhichTopics>,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let tag = match tag_named(&mut conn, &actor, &name).await? {
        Named::Tag(tag) => tag,
        Named::Elsewhere(name) => return Ok(page.go(page.tag_url(name))),
    };
    let filter = TopicFilter {
        tag: Some(tag.id),
        after: which.after.as_deref().and_then(Cursor::parse),
        ..TopicFilter::default()
    };
    let listed = topics(&mut conn, &actor, &filter).await?;
    let (t, spaces, url) = (page.lang, app.service::<Spaces>().now(), page.tag_url(&tag.name));
    let description = if tag.description.is_empty() { t.tag_lead(&tag.name) } else { tag.description.clone() };
    let page = page.titled(&tag.name).section(Section::Tags).described(description).canonical(&url);
    let page = page.feed(format!("{url}/feed.atom"), &tag.name);
    Ok(page.ok(&TagPage {
        page: &page,
        t,
        tag: &tag,
        topics: listed.items.iter().map(|row| row.view_new(&spaces, t)).collect(),
        pager: Pager {
            newer: which.after.as_ref().map(|_| url.clone()),
            older: listed.next.map(|next| format!("{url}?after={next}")),
        },
    }))
}

/// The tags.
#[utoipa::path(get, path = "/api/v1/tags", tag = "tags", params(Which),
    responses((status = 200, description = "`items` and, where there are more, `next`", body = Vec<Tag>)))]
pub(crate) async fn list(app: App, actor: Actor, Query(which): Query<Which>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let limit = which.limit.unwrap_or(PER_PAGE).clamp(1, 100);
    let listed = tags(&mut conn, &actor, &which.q, which.order(), which.after(), limit).await?;
    Ok(axum::Json(listed).into_response())
}

/// A tag, by its name or a synonym.
#[utoipa::path(get, path = "/api/v1/tags/{name}", tag = "tags", params(("name" = String, Path)),
    responses((status = 200, body = Tag), (status = 404)))]
pub(crate) async fn get(app: App, actor: Actor, Path((name,)): Path<(String,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let tag = find_tag(&mut conn, &actor, &name).await?;
    Ok(axum::Json(tag).into_response())
}

/// A name that completes what was typed.
#[derive(Serialize)]
struct Completion {
    name: String,
    topics: i64,
}

async fn complete(app: App, actor: Actor, Query(which): Query<Which>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let found = complete_tag(&mut conn, &actor, &which.q).await?;
    let all: Vec<Completion> = found.into_iter().map(|(name, topics)| Completion { name, topics }).collect();
    Ok(axum::Json(all).into_response())
}
