//! The routes and the API of what goes on around the threads: marks, drafts, files, tags, and the administration.

use crate::{
    admin, admin_heroes, admin_products, admin_spaces, admin_tags, bookmark, brand, draft, follow, me_too, preview,
    react, tags, upload, vote,
};
use madang_http::Routes;
use utoipa::OpenApi;

/// All of them in one table.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(vote::web::routes())
        .merge(react::web::routes())
        .merge(me_too::web::routes())
        .merge(follow::web::routes())
        .merge(bookmark::web::routes())
        .merge(draft::web::routes())
        .merge(upload::web::routes())
        .merge(preview::routes())
        .merge(tags::web::routes())
        .merge(admin::web::routes())
        .merge(admin_spaces::web::routes())
        .merge(admin_tags::web::routes())
        .merge(admin_heroes::web::routes())
        .merge(admin_products::web::routes())
        .merge(brand::web::routes())
}

/// What OpenAPI says of them.
#[derive(OpenApi)]
#[openapi(paths(
    vote::web::put,
    vote::web::delete,
    react::web::put,
    react::web::delete,
    me_too::web::put,
    me_too::web::delete,
    follow::web::list,
    follow::web::put,
    follow::web::delete,
    bookmark::web::list,
    bookmark::web::put,
    bookmark::web::delete,
    draft::web::get,
    draft::web::put,
    draft::web::delete,
    upload::web::upload,
    preview::api,
    tags::web::list,
    tags::web::get,
    admin_spaces::web::create,
    admin_spaces::web::put,
    admin_spaces::web::move_space,
    admin_tags::web::patch,
    admin_tags::web::merge,
    admin_tags::web::delete,
    admin_heroes::web::list,
    admin_heroes::web::put,
    admin_heroes::web::delete,
    admin_products::web::list,
    admin_products::web::create,
    admin_products::web::put,
    admin_products::web::delete,
    admin_products::web::create_version,
    admin_products::web::put_version,
    admin_products::web::delete_version,
    brand::web::get,
    brand::web::put,
    brand::web::put_logo,
    brand::web::delete_logo,
))]
pub(crate) struct Api;
