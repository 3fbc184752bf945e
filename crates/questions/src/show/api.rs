//! Reading questions in the API.

use crate::{
    api::{QuestionDetail, QuestionItem, QuestionList},
    found, store,
};
use axum::response::{IntoResponse, Response};
use madang_conversation::{self as conversation, Order, QUESTION, SpaceList, Spaces, TopicFilter, TopicState};
use madang_http::{Cursor, Path, Query};
use madang_kernel::{Actor, App, Error, Result, SpaceId, TopicId, db::Connection};
use serde::Deserialize;

/// The most questions that one request gets.
const MOST: usize = 100;

/// Which questions are wanted.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct Which {
    /// The id or the name in addresses of a space.
    space: Option<String>,
    /// `open`, `needs_information`, `solved`, `duplicate`, `off_topic`, `archived`, or `unanswered`.
    state: Option<String>,
    /// The name of a tag.
    tag: Option<String>,
    /// `active` (the default), `newest` or `votes`.
    order: Option<String>,
    /// After this place, from `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// How many, at most 100; 30 by default.
    limit: Option<usize>,
}

/// Questions.
#[utoipa::path(get, path = "/api/v1/questions", tag = "questions", params(Which),
    responses((status = 200, body = QuestionList)))]
pub(crate) async fn list(app: App, actor: Actor, Query(which): Query<Which>) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let mut conn = app.db().read().await?;
    let filter = which.filter(&mut conn, &actor, &spaces).await?;
    let rows = conversation::topics(&mut conn, &actor, &filter).await?;
    Ok(axum::Json(QuestionList::from(rows.map(|row| QuestionItem::of(row, &spaces)))).into_response())
}

impl Which {
    async fn filter(&self, conn: &mut impl Connection, actor: &Actor, spaces: &SpaceList) -> Result<TopicFilter> {
        let space = self.space.as_deref().map(|name| named(name, spaces).ok_or(Error::NotFound)).transpose()?;
        let tag = match &self.tag {
            Some(name) => Some(conversation::find_tag(conn, actor, name).await?.id),
            None => None,
        };
        let unanswered = self.state.as_deref() == Some("unanswered");
        let state = match self.state.as_deref() {
            None | Some("unanswered") => None,
            Some(word) => Some(TopicState::parse(word).ok_or_else(|| Error::field("state", "not-a-state"))?),
        };
        let order = match self.order.as_deref() {
            None => Order::Active,
            Some(word) => Order::parse(word).ok_or_else(|| Error::field("order", "not-an-order"))?,
        };
        Ok(TopicFilter {
            space,
            kind: Some(QUESTION.to_owned()),
            state,
            unanswered,
            tag,
            order,
            after: self.after,
            limit: self.limit.unwrap_or(conversation::PAGE).clamp(1, MOST),
            ..TopicFilter::default()
        })
    }
}

fn named(name: &str, spaces: &SpaceList) -> Option<SpaceId> {
    let id = name.parse::<SpaceId>().ok();
    spaces.all().iter().find(|space| space.slug == name || Some(space.id) == id).map(|space| space.id)
}

/// A question with its text.
#[utoipa::path(get, path = "/api/v1/questions/{topic}", tag = "questions",
    params(("topic" = String, Path, description = "The question's id")),
    responses((status = 200, body = QuestionDetail)))]
pub(crate) async fn get(app: App, actor: Actor, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let mut conn = app.db().read().await?;
    let head = found::seen(&mut conn, &actor, topic).await?.head;
    let row = conversation::topics_by_ids(&mut conn, &actor, &[topic]).await?.pop().ok_or(Error::NotFound)?;
    let (markdown, html) = store::questions::opening(&mut conn, head.opening).await?;
    let state = store::questions::state(&mut conn, &actor, topic).await?;
    let note = state.as_ref().map(|state| state.note.clone()).filter(|note| !note.is_empty());
    let version = head.version.and_then(|id| spaces.version(id)).map(|(_, version)| version.name.clone());
    let product = head.product.and_then(|id| spaces.product(id)).map(|product| product.name.clone());
    let detail = QuestionDetail {
        item: QuestionItem::of(row, &spaces),
        post: head.opening,
        markdown,
        html,
        product,
        version,
        note,
        duplicate_of: state.and_then(|state| state.original),
        locked: head.locked,
    };
    Ok(axum::Json(detail).into_response())
}
