//! All spaces, and the topics of one.

use super::{BrowseParams, View, pager, tabs};
use crate::{
    Space, SpaceKind, SpaceList, Spaces, TopicFilter, Words as _,
    follow::{Subject, SubjectKind},
    pinned_topics, store, topics,
};
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use madang_http::{Access, Path, Query, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Permission, Result, Timestamp, Visibility, db::Connection};
use madang_ui::{Link, Page, Pager, Section, Tab, TopicRow};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/spaces", Access::Everyone, all).get("/s/{slug}", Access::Everyone, one)
}

/// A space in a list of spaces.
pub(crate) struct SpaceCard {
    pub(crate) url: String,
    pub(crate) icon: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) topics: i64,
    pub(crate) active_at: Option<Timestamp>,
    pub(crate) closed: bool,
}

/// The spaces that an actor sees, with what is going on in them; one statement.
pub(crate) async fn cards(
    conn: &mut impl Connection,
    actor: &Actor,
    spaces: &SpaceList,
    lang: Lang,
) -> Result<Vec<SpaceCard>> {
    let counts = store::spaces::counts(conn).await?;
    let card = |space: &Space| {
        let count = counts.iter().find(|(id, ..)| *id == space.id);
        SpaceCard {
            url: space.url(),
            icon: space.icon.clone(),
            name: space.name.get(lang).to_owned(),
            description: space.description.get(lang).to_owned(),
            topics: count.map_or(0, |(_, topics, _)| *topics),
            active_at: count.and_then(|(_, _, at)| *at),
            closed: space.rule.visibility != Visibility::Everyone,
        }
    };
    Ok(spaces.open(actor).map(card).collect())
}

#[derive(Template)]
#[template(path = "browse/spaces.html")]
struct SpacesPage<'a> {
    page: &'a Page,
    t: Lang,
    spaces: Vec<SpaceCard>,
}

async fn all(app: App, actor: Actor, page: Page) -> Result<Response> {
    let list = app.service::<Spaces>().now();
    let mut conn = app.db().read().await?;
    let spaces = cards(&mut conn, &actor, &list, page.lang).await?;
    let title = page.lang.spaces_title();
    let page = page.titled(title).section(Section::Spaces).canonical("/spaces");
    Ok(page.ok(&SpacesPage { page: &page, t: page.lang, spaces }))
}

#[derive(Template)]
#[template(path = "browse/space.html")]
struct SpacePage<'a> {
    page: &'a Page,
    t: Lang,
    space: &'a Space,
    name: &'a str,
    description: &'a str,
    crumbs: Vec<Link>,
    tabs: Vec<Tab>,
    rows: Vec<TopicRow>,
    pager: Pager,
    follows: bool,
    /// Where a topic is started, if this actor may.
    start: Option<String>,
}

async fn one(
    app: App,
    actor: Actor,
    page: Page,
    Path((slug,)): Path<(String,)>,
    Query(params): Query<BrowseParams>,
) -> Result<Response> {
    let list = app.service::<Spaces>().now();
    let Some(space) = list.by_slug(&slug) else { return renamed(&app, &actor, &list, &slug).await };
    if !actor.can(Permission::Read, space.id) {
        return Err(actor.refusal(Some(space.id)));
    }
    if !space.kind.is_open() && space.url() != format!("/s/{}", space.slug) {
        return Ok(Redirect::permanent(&space.url()).into_response());
    }
    let (view, after, t) = (params.view(), params.after(), page.lang);
    let pins = after.is_none() && view == View::Active;
    let filter =
        TopicFilter { space: Some(space.id), after, without_pinned: view == View::Active, ..view.filter(&actor) };
    let mut conn = app.db().read().await?;
    let pinned = if pins { pinned_topics(&mut conn, &actor, space.id).await? } else { Vec::new() };
    let listed = topics(&mut conn, &actor, &filter).await?;
    let follows = match actor.id() {
        Some(member) => {
            let subject = Subject { kind: SubjectKind::Space, id: space.id.number() };
            store::marks::follows(&mut conn, member, subject).await?
        }
        None => false,
    };
    drop(conn);
    let row = |row: &crate::TopicRow| {
        let shown = if view.by_age() { row.view_new(&list, t) } else { row.view(&list, t) };
        TopicRow { space: None, ..shown }
    };
    let views: &[View] = if space.kind == SpaceKind::Questions { &View::QUESTIONS } else { &View::DISCUSSIONS };
    let page = titled(page, space);
    Ok(page.ok(&SpacePage {
        page: &page,
        t,
        space,
        name: space.name.get(t),
        description: space.description.get(t),
        crumbs: vec![Link::new(page.words.nav_spaces(), "/spaces")],
        tabs: tabs(t, views, &space.url(), view),
        rows: pinned.iter().chain(&listed.items).map(row).collect(),
        pager: pager(&space.url(), view, after, &listed),
        follows,
        start: start_url(&actor, space),
    }))
}

fn titled(page: Page, space: &Space) -> Page {
    let name = space.name.get(page.lang).to_owned();
    let description = space.description.get(page.lang).to_owned();
    let feed = space.feed_url();
    let page = page.titled(name.clone()).section(Section::Spaces).canonical(space.url());
    let page = if description.is_empty() { page } else { page.described(description) };
    if space.visibility() == Visibility::Everyone { page.feed(feed, name) } else { page.unlisted() }
}

/// A visitor is shown the way too, and asked to sign in.
fn start_url(actor: &Actor, space: &Space) -> Option<String> {
    let open = !space.rule.archived && space.posting() == madang_kernel::Posting::Members;
    let may = actor.can(Permission::Start, space.id) || (actor.id().is_none() && open);
    match space.kind {
        SpaceKind::Questions if may => Some(format!("/ask?space={}", space.slug)),
        SpaceKind::Discussions if may => Some(format!("{}/start", space.url())),
        _ => None,
    }
}

/// Leads from a space's earlier name to the space, for those who see it.
async fn renamed(app: &App, actor: &Actor, list: &SpaceList, slug: &str) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let target = store::places::redirected(&mut conn, &format!("/s/{slug}")).await?.ok_or(Error::NotFound)?;
    let space = target.strip_prefix("/s/").and_then(|slug| list.by_slug(slug));
    space.filter(|space| actor.can(Permission::Read, space.id)).ok_or(Error::NotFound)?;
    Ok(Redirect::permanent(&target).into_response())
}
