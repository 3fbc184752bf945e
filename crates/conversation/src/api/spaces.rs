//! `/api/v1/spaces`.

use super::shapes::SpaceItem;
use crate::{Spaces, store};
use axum::Json;
use madang_http::{Access, Path, Routes};
use madang_kernel::{Actor, App, Error, Permission, Result};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/api/v1/spaces", Access::Everyone, list).get("/api/v1/spaces/{space}", Access::Everyone, get)
}

/// All spaces that you see.
#[derive(Serialize, ToSchema)]
pub(crate) struct SpaceItems {
    items: Vec<SpaceItem>,
}

/// The spaces that you see, in order.
#[utoipa::path(get, path = "/api/v1/spaces", tag = "spaces", responses((status = 200, body = SpaceItems)))]
pub(crate) async fn list(app: App, actor: Actor) -> Result<Json<SpaceItems>> {
    let spaces = app.service::<Spaces>().now();
    let mut conn = app.db().read().await?;
    let counts = store::spaces::counts(&mut conn).await?;
    Ok(Json(SpaceItems { items: spaces.visible(&actor).map(|space| SpaceItem::of(space, &counts)).collect() }))
}

/// One space, by its id or its name in addresses.
#[utoipa::path(get, path = "/api/v1/spaces/{space}", tag = "spaces",
    params(("space" = String, Path, description = "Id or name in addresses")), responses((status = 200, body = SpaceItem)))]
pub(crate) async fn get(app: App, actor: Actor, Path((name,)): Path<(String,)>) -> Result<Json<SpaceItem>> {
    let spaces = app.service::<Spaces>().now();
    let by_id = name.parse().ok().and_then(|id| spaces.get(id));
    let space = spaces.by_slug(&name).or(by_id).ok_or(Error::NotFound)?;
    if !actor.can(Permission::Read, space.id) {
        return Err(actor.refusal(Some(space.id)));
    }
    let mut conn = app.db().read().await?;
    let counts = store::spaces::counts(&mut conn).await?;
    Ok(Json(SpaceItem::of(space, &counts)))
}
