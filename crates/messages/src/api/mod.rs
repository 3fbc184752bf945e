//! Messages in the API.

mod conversations;
mod messages;
mod own;
mod shapes;

use madang_http::{Access, Routes};
use utoipa::OpenApi;

/// The routes of the API.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/conversations", Access::Member, conversations::list)
        .post("/api/v1/conversations", Access::Member, conversations::begin)
        .get("/api/v1/conversations/{conversation}", Access::Member, conversations::get)
        .patch("/api/v1/conversations/{conversation}", Access::Member, conversations::patch)
        .put("/api/v1/conversations/{conversation}/read", Access::Member, conversations::read)
        .post("/api/v1/conversations/{conversation}/members", Access::Member, conversations::add)
        .delete("/api/v1/conversations/{conversation}/members/me", Access::Member, conversations::leave)
        .post("/api/v1/conversations/{conversation}/messages", Access::Member, messages::write)
        .patch("/api/v1/messages/{message}", Access::Member, messages::edit)
        .delete("/api/v1/messages/{message}", Access::Member, messages::delete)
        .get("/api/v1/me/blocks", Access::Member, own::blocks)
        .put("/api/v1/me/blocks/{handle}", Access::Member, own::block)
        .delete("/api/v1/me/blocks/{handle}", Access::Member, own::unblock)
        .get("/api/v1/me/messaging", Access::Member, own::messaging)
        .put("/api/v1/me/messaging", Access::Member, own::set_messaging)
}

#[derive(OpenApi)]
#[openapi(paths(
    conversations::list,
    conversations::begin,
    conversations::get,
    conversations::patch,
    conversations::read,
    conversations::add,
    conversations::leave,
    messages::write,
    messages::edit,
    messages::delete,
    own::blocks,
    own::block,
    own::unblock,
    own::messaging,
    own::set_messaging,
))]
pub(crate) struct Api;
