//! Collections in the API.

use super::{Collection, OrderCollections, SaveCollection, tree};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_conversation::{Localized, Spaces};
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, GroupId, Result, SpaceId, Visibility};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A collection of the knowledge base.
#[derive(Serialize, ToSchema)]
pub(crate) struct CollectionItem {
    /// The collection, which is a space.
    #[schema(value_type = String)]
    id: SpaceId,
    /// The path of its page.
    url: String,
    /// Its name in addresses.
    slug: String,
    /// The name of its icon.
    icon: String,
    /// Its name in each language.
    name: Localized,
    /// What it is about.
    description: Localized,
    /// `everyone`, `members`, `groups` or `staff`.
    #[schema(value_type = String)]
    visibility: Visibility,
    /// How many articles readers have in it; translations count once.
    articles: i64,
    /// The collections within it.
    #[schema(no_recursion)]
    within: Vec<CollectionItem>,
}

impl From<Collection> for CollectionItem {
    fn from(collection: Collection) -> CollectionItem {
        let Collection { space, articles, within } = collection;
        CollectionItem {
            id: space.id,
            url: space.url(),
            visibility: space.visibility(),
            slug: space.slug,
            icon: space.icon,
            name: space.name,
            description: space.description,
            articles,
            within: within.into_iter().map(CollectionItem::from).collect(),
        }
    }
}

/// Every collection.
#[derive(Serialize, ToSchema)]
pub(crate) struct CollectionItems {
    /// Those that stand by themselves, in order.
    items: Vec<CollectionItem>,
}

/// The collections of the knowledge base.
#[utoipa::path(get, path = "/api/v1/collections", tag = "articles", responses((status = 200, body = CollectionItems)))]
pub(crate) async fn list(app: App, actor: Actor) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let found = tree(&mut app.db().read().await?, &actor, &spaces).await?;
    Ok(axum::Json(CollectionItems { items: found.into_iter().map(CollectionItem::from).collect() }).into_response())
}

/// A collection, as it is sent.
#[derive(Deserialize, ToSchema)]
pub(crate) struct CollectionInput {
    /// The collection that it is within.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    parent: Option<SpaceId>,
    /// Lower-case ASCII letters, digits and hyphens.
    slug: String,
    /// The name of an icon of spaces.
    icon: String,
    /// Its name; one language is enough.
    name: Localized,
    /// What it is about.
    #[serde(default)]
    description: Localized,
    /// `everyone`, `members`, `groups` or `staff`.
    #[schema(value_type = String)]
    visibility: Visibility,
    /// The groups that see it.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    groups: Vec<GroupId>,
}

impl CollectionInput {
    fn command(self, id: Option<SpaceId>) -> SaveCollection {
        let CollectionInput { parent, slug, icon, name, description, visibility, groups } = self;
        SaveCollection { id, parent, slug, icon, name, description, visibility, groups }
    }
}

/// The collection that was saved.
#[derive(Serialize, ToSchema)]
pub(crate) struct SavedCollection {
    /// The collection.
    #[schema(value_type = String)]
    id: SpaceId,
}

/// Makes a collection.
#[utoipa::path(post, path = "/api/v1/admin/collections", tag = "articles", request_body = CollectionInput,
    responses((status = 201, body = SavedCollection)))]
pub(crate) async fn create(app: App, actor: Actor, Json(input): Json<CollectionInput>) -> Result<Response> {
    let id = save(&app, &actor, input.command(None)).await?;
    let location = format!("/api/v1/admin/collections/{id}");
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], axum::Json(SavedCollection { id })).into_response())
}

/// Changes a collection.
#[utoipa::path(put, path = "/api/v1/admin/collections/{space}", tag = "articles", request_body = CollectionInput,
    params(("space" = String, Path, description = "The collection's id")),
    responses((status = 200, body = SavedCollection)))]
pub(crate) async fn put(
    app: App,
    actor: Actor,
    Path((space,)): Path<(SpaceId,)>,
    Json(input): Json<CollectionInput>,
) -> Result<Response> {
    let id = save(&app, &actor, input.command(Some(space))).await?;
    Ok(axum::Json(SavedCollection { id }).into_response())
}

/// Saves, and shows it here at once instead of when the watcher comes by.
pub(crate) async fn save(app: &App, actor: &Actor, command: SaveCollection) -> Result<SpaceId> {
    let id = app.run(actor, command).await?;
    app.service::<Spaces>().reload(app).await?;
    Ok(id)
}

/// An order of collections.
#[derive(Deserialize, ToSchema)]
pub(crate) struct OrderInput {
    /// Their ids, those of one level.
    #[schema(value_type = Vec<String>)]
    order: Vec<SpaceId>,
}

/// Puts collections in an order.
#[utoipa::path(put, path = "/api/v1/admin/collection-order", tag = "articles", request_body = OrderInput,
    responses((status = 204)))]
pub(crate) async fn order(app: App, actor: Actor, Json(input): Json<OrderInput>) -> Result<StatusCode> {
    reorder(&app, &actor, input.order).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Orders, and shows it here at once.
pub(crate) async fn reorder(app: &App, actor: &Actor, order: Vec<SpaceId>) -> Result<()> {
    app.run(actor, OrderCollections { order }).await?;
    app.service::<Spaces>().reload(app).await
}
