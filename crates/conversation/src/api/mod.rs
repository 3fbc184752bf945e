//! Spaces, topics and posts as JSON, from the same commands and queries as the pages.

mod posts;
mod shapes;
mod spaces;
mod topics;

pub(crate) use shapes::TopicDetail;

use crate::{Spaces, ThreadParams};
use madang_http::Routes;
use madang_kernel::{Actor, App, Result, SpaceId, TopicId};
use serde::Deserialize;
use utoipa::OpenApi;

/// The most rows of a page.
const MOST: usize = 100;

pub(crate) fn routes() -> Routes {
    spaces::routes().merge(topics::routes()).merge(posts::routes())
}

/// What OpenAPI says of them.
#[derive(OpenApi)]
#[openapi(paths(
    spaces::list,
    spaces::get,
    topics::list,
    topics::start,
    topics::get,
    topics::change,
    topics::reply,
    crate::split::api::split,
    crate::merge::api::merge,
    posts::get,
    posts::edit,
    posts::remove,
    posts::restore,
    posts::hide,
    posts::show,
    posts::comments,
    posts::comment,
    posts::revisions,
    crate::edit::history::put_withheld,
    crate::edit::history::delete_withheld,
))]
pub(crate) struct Api;

/// A topic as it is after something was done to it.
pub(crate) async fn topic_detail(app: &App, actor: &Actor, topic: TopicId) -> Result<TopicDetail> {
    topics::detail(app, actor, topic, &ThreadParams::default()).await
}

/// A space by its id or its name in addresses.
pub(crate) fn space_named(app: &App, name: &str) -> Option<SpaceId> {
    topics::space_named(&app.service::<Spaces>().now(), name)
}

/// The page of a list that is wanted.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Paging {
    /// The `next` of the page before.
    after: String,
    /// At most so many, 1 to 100.
    limit: Option<usize>,
}

impl Paging {
    fn limit(&self, usual: usize) -> usize {
        self.limit.unwrap_or(usual).clamp(1, MOST)
    }
}
