//! The pages on which collections are made, changed and put in order.

use super::{Collection, SaveCollection, api, moved, tree};
use crate::{page::or_say, words::Words};
use askama::Template;
use axum::response::Response;
use madang_conversation::{Localized, Space, Spaces};
use madang_http::{Access, Form, Path, Routes};
use madang_kernel::{Actor, App, Error, GroupId, Result, SpaceId, Visibility};
use madang_ui::{Choice, FieldErrors, Link, NoticeKind, Page, Section};
use serde::Deserialize;

/// Where collections are made and changed.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/knowledge/collections", Access::Manager, index)
        .post("/knowledge/collections/order", Access::Manager, submit_order)
        .get("/knowledge/collections/new", Access::Manager, new)
        .post("/knowledge/collections/new", Access::Manager, submit_new)
        .get("/knowledge/collections/{space}", Access::Manager, edit)
        .post("/knowledge/collections/{space}", Access::Manager, submit)
        .post("/knowledge/collections/{space}/move", Access::Manager, submit_move)
        .get("/api/v1/collections", Access::Everyone, api::list)
        .post("/api/v1/admin/collections", Access::Manager, api::create)
        .put("/api/v1/admin/collections/{space}", Access::Manager, api::put)
        .put("/api/v1/admin/collection-order", Access::Manager, api::order)
}

/// A collection in the list, with its neighbours known.
struct Line {
    id: SpaceId,
    name: String,
    url: String,
    icon: String,
    visibility: String,
    articles: i64,
    first: bool,
    last: bool,
    within: Vec<Line>,
}

fn lines(list: &[Collection], w: Words) -> Vec<Line> {
    let last = list.len().saturating_sub(1);
    let line = |(at, one): (usize, &Collection)| Line {
        id: one.space.id,
        name: one.space.name.get(w.0).to_owned(),
        url: one.space.url(),
        icon: one.space.icon.clone(),
        visibility: w.visibility(one.space.visibility().as_str()),
        articles: one.articles,
        first: at == 0,
        last: at == last,
        within: lines(&one.within, w),
    };
    list.iter().enumerate().map(line).collect()
}

#[derive(Template)]
#[template(path = "collections/collections.html")]
struct CollectionsPage<'a> {
    page: &'a Page,
    w: Words,
    crumbs: Vec<Link>,
    lines: Vec<Line>,
}

async fn index(app: App, actor: Actor, page: Page) -> Result<Response> {
    let w = Words(page.lang);
    let spaces = app.service::<Spaces>().now();
    let tree = tree(&mut app.db().read().await?, &actor, &spaces).await?;
    let page = page.titled(w.collections_title()).section(Section::Help).unlisted();
    let crumbs = vec![Link::new(w.desk_title(), "/knowledge")];
    Ok(page.ok(&CollectionsPage { w, crumbs, lines: lines(&tree, w), page: &page }))
}

/// What the form holds.
#[derive(Clone, Default)]
struct CollectionForm {
    parent: String,
    slug: String,
    icon: String,
    name: Localized,
    description: Localized,
    visibility: String,
    groups: Vec<GroupId>,
}

impl CollectionForm {
    fn empty() -> CollectionForm {
        CollectionForm {
            icon: "book-open".to_owned(),
            visibility: Visibility::Everyone.to_string(),
            ..CollectionForm::default()
        }
    }

    fn of(space: &Space, parent: Option<SpaceId>) -> CollectionForm {
        CollectionForm {
            parent: parent.map(|id| id.to_string()).unwrap_or_default(),
            slug: space.slug.clone(),
            icon: space.icon.clone(),
            name: space.name.clone(),
            description: space.description.clone(),
            visibility: space.visibility().to_string(),
            groups: space.rule.groups.clone(),
        }
    }

    /// From a form in which `groups` comes once for each group.
    fn read(pairs: Vec<(String, String)>) -> CollectionForm {
        let mut form = CollectionForm::default();
        for (name, value) in pairs {
            match name.as_str() {
                "parent" => form.parent = value,
                "slug" => form.slug = value,
                "icon" => form.icon = value,
                "name_ko" => form.name.ko = value,
                "name_ja" => form.name.ja = value,
                "name_en" => form.name.en = value,
                "description_ko" => form.description.ko = value,
                "description_ja" => form.description.ja = value,
                "description_en" => form.description.en = value,
                "visibility" => form.visibility = value,
                "groups" => form.groups.extend(value.parse::<GroupId>()),
                _ => {}
            }
        }
        form
    }

    fn command(self, id: Option<SpaceId>) -> Result<SaveCollection> {
        let parent = match self.parent.as_str() {
            "" => None,
            typed => Some(typed.parse().map_err(|_| Error::field("parent", "not-that-deep"))?),
        };
        Ok(SaveCollection {
            id,
            parent,
            slug: self.slug,
            icon: self.icon,
            name: self.name,
            description: self.description,
            visibility: Visibility::parse(&self.visibility).ok_or(Error::field("visibility", "required"))?,
            groups: self.groups,
        })
    }

    fn has_group(&self, id: &GroupId) -> bool {
        self.groups.contains(id)
    }
}

#[derive(Template)]
#[template(path = "collections/collection.html")]
struct CollectionPage<'a> {
    page: &'a Page,
    w: Words,
    crumbs: Vec<Link>,
    action: String,
    errors: &'a FieldErrors,
    form: &'a CollectionForm,
    parents: Vec<Choice>,
    visibilities: Vec<Choice>,
    groups: Vec<(GroupId, String)>,
    is_new: bool,
}

async fn form_page(
    app: &App,
    actor: &Actor,
    page: Page,
    id: Option<SpaceId>,
    form: CollectionForm,
    errors: FieldErrors,
) -> Result<Response> {
    let w = Words(page.lang);
    let spaces = app.service::<Spaces>().now();
    let mut conn = app.db().read().await?;
    let groups = madang_people::all_groups(&mut conn, actor).await?;
    let tree = tree(&mut conn, actor, &spaces).await?;
    drop(conn);
    let own = tree.iter().filter(|one| Some(one.space.id) != id);
    let parents = own.map(|one| Choice::new(one.space.id.to_string(), one.space.name.get(page.lang))).collect();
    let title = if id.is_some() { w.edit_collection() } else { w.new_collection() };
    let page = page.titled(title).section(Section::Help).unlisted();
    let wrong = !errors.is_empty();
    let template = CollectionPage {
        w,
        crumbs: vec![
            Link::new(w.desk_title(), "/knowledge"),
            Link::new(w.collections_title(), "/knowledge/collections"),
        ],
        action: id.map_or("/knowledge/collections/new".into(), |id| format!("/knowledge/collections/{id}")),
        errors: &errors,
        form: &form,
        parents,
        visibilities: Visibility::ALL.iter().map(|one| Choice::new(one.as_str(), w.visibility(one.as_str()))).collect(),
        groups: groups.into_iter().map(|group| (group.id, group.name)).collect(),
        is_new: id.is_none(),
        page: &page,
    };
    Ok(if wrong { page.retry(&template) } else { page.ok(&template) })
}

async fn new(app: App, actor: Actor, page: Page) -> Result<Response> {
    form_page(&app, &actor, page, None, CollectionForm::empty(), FieldErrors::none()).await
}

async fn edit(app: App, actor: Actor, page: Page, Path((id,)): Path<(SpaceId,)>) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let space = spaces.get(id).filter(|_| crate::found::is_collection(&spaces, &actor, id)).ok_or(Error::NotFound)?;
    let parents = crate::store::collections::parents(&mut app.db().read().await?).await?;
    let parent = parents.iter().find(|(space, _)| *space == id).and_then(|(_, parent)| *parent);
    form_page(&app, &actor, page, Some(id), CollectionForm::of(space, parent), FieldErrors::none()).await
}

async fn submit_new(app: App, actor: Actor, page: Page, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response> {
    save(app, actor, page, None, CollectionForm::read(pairs)).await
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(SpaceId,)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    save(app, actor, page, Some(id), CollectionForm::read(pairs)).await
}

async fn save(app: App, actor: Actor, page: Page, id: Option<SpaceId>, form: CollectionForm) -> Result<Response> {
    let w = Words(page.lang);
    let saved = match form.clone().command(id) {
        Ok(command) => api::save(&app, &actor, command).await,
        Err(error) => Err(error),
    };
    match saved {
        Ok(_) => Ok(page.go_saying("/knowledge/collections", NoticeKind::Good, w.collection_saved())),
        Err(error) => {
            let errors = w.form_errors(error)?;
            form_page(&app, &actor, page, id, form, errors).await
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct MoveInput {
    up: bool,
}

async fn submit_move(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(SpaceId,)>,
    Form(input): Form<MoveInput>,
) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let tree = tree(&mut app.db().read().await?, &actor, &spaces).await?;
    let ids = |list: &[Collection]| -> Vec<SpaceId> { list.iter().map(|one| one.space.id).collect() };
    let siblings = std::iter::once(ids(&tree)).chain(tree.iter().map(|one| ids(&one.within)));
    let siblings = siblings.into_iter().find(|level| level.contains(&id)).ok_or(Error::NotFound)?;
    if let Some(order) = moved(&siblings, id, input.up) {
        api::reorder(&app, &actor, order).await?;
    }
    Ok(page.go("/knowledge/collections"))
}

/// An order, as dragging sends it: ids parted by commas.
#[derive(Default, Deserialize)]
#[serde(default)]
struct OrderInput {
    order: String,
}

async fn submit_order(app: App, actor: Actor, page: Page, Form(input): Form<OrderInput>) -> Result<Response> {
    let order: Vec<SpaceId> = input.order.split(',').filter_map(|id| id.parse().ok()).collect();
    match api::reorder(&app, &actor, order).await {
        Ok(()) => Ok(page.go("/knowledge/collections")),
        Err(error) => or_say(&page, error, "/knowledge/collections"),
    }
}
