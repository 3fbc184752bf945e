//! The ticket system that questions are passed on to: its address and secret, and the webhooks that go there.
//!
//! A command writes what is to be sent; [`send_webhooks`], called by a worker, sends it. Each attempt is one node's, which
//! takes the webhook by a conditional `UPDATE` first. When that node dies before it has written down the answer, another
//! sends it once more after a while, under the same id.

pub(crate) mod api;
mod deliver;
mod receiver;
mod web;

pub use deliver::{SendAgain, TestWebhook, send_webhooks};
pub use receiver::{RotateSecret, SaveReceiver};

use madang_http::{Access, Routes};
use madang_kernel::Id;

/// A webhook.
pub type DeliveryId = Id<DeliveryTag>;
#[doc(hidden)]
pub enum DeliveryTag {}

/// Where managers set it up.
pub(crate) const PATH: &str = "/admin/desk/tickets";
/// The type of a webhook that passes a question on.
pub(crate) const ESCALATED: &str = "question.escalated";
/// The type of a webhook that tries whether the receiver is there.
const TEST: &str = "webhook.test";

/// Where managers set it up, and see what was sent.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Access::Manager, web::show)
        .post(PATH, Access::Manager, web::submit)
        .post("/admin/desk/tickets/secret", Access::Manager, web::submit_secret)
        .post("/admin/desk/tickets/test", Access::Manager, web::submit_test)
        .post("/admin/desk/tickets/deliveries/{delivery}/again", Access::Manager, web::submit_again)
        .get("/api/v1/admin/desk/tickets", Access::Manager, api::get)
        .put("/api/v1/admin/desk/tickets", Access::Manager, api::put)
        .post("/api/v1/admin/desk/tickets/secret", Access::Manager, api::post_secret)
        .post("/api/v1/admin/desk/tickets/test", Access::Manager, api::post_test)
        .get("/api/v1/admin/desk/tickets/deliveries", Access::Manager, api::deliveries)
        .post("/api/v1/admin/desk/tickets/deliveries/{delivery}/again", Access::Manager, api::post_again)
}

/// The number of a ticket, which systems write as a text or as a number.
pub(crate) fn text_of(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
