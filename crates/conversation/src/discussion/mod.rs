//! The page of a discussion, and the form that starts one.

pub(crate) mod start;
pub(crate) mod web;

use madang_http::Routes;

pub(crate) fn routes() -> Routes {
    web::routes().merge(start::routes())
}
