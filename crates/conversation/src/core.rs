//! The routes of reading and writing: home, lists, threads, posts, members.

use madang_http::Routes;

/// What this part serves.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(crate::home::routes())
        .merge(crate::browse::routes())
        .merge(crate::discussion::routes())
        .merge(crate::reply::web::routes())
        .merge(crate::edit::web::routes())
        .merge(crate::remove::web::routes())
        .merge(crate::moderate::web::routes())
        .merge(crate::split::web::routes())
        .merge(crate::merge::web::routes())
        .merge(crate::slow::web::routes())
        .merge(crate::live::web::routes())
        .merge(crate::reading::web::routes())
        .merge(crate::directory::routes())
        .merge(crate::profile::routes())
        .merge(crate::api::routes())
}
