//! One review in the API.

use super::{Assign, Review};
use crate::{
    queue::parts,
    retire::BatchId,
    score::Part,
    store::{
        self,
        flags::FlagRow,
        queue::{DetailRow, LinkRow},
    },
};
use axum::response::{IntoResponse, Response};
use madang_conversation::topic_url;
use madang_http::{Json, Path};
use madang_kernel::{Actor, App, MemberId, PostId, Result, SpaceId, Timestamp, TopicId};
use serde::{Deserialize, Serialize};

/// A flag of a reader.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct FlagEntry {
    id: String,
    /// `wrong` or `outdated`.
    kind: String,
    note: String,
    /// The handle of whoever raised it.
    by: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// `confirmed`, `fixed` or `archived`; absent while it is open.
    outcome: Option<String>,
    /// What staff said about it.
    reason: String,
}

impl From<FlagRow> for FlagEntry {
    fn from(row: FlagRow) -> FlagEntry {
        FlagEntry {
            id: row.id.to_string(),
            kind: row.kind.to_string(),
            note: row.note,
            by: row.handle,
            at: row.at,
            outcome: row.resolved_at.map(|_| row.outcome),
            reason: row.reason,
        }
    }
}

/// A link in the text.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct LinkEntry {
    url: String,
    /// Failures in a row.
    failures: i64,
    /// Whether it failed twice, days apart.
    broken: bool,
    /// What happened the last time: a status, or a word.
    result: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    checked_at: Option<Timestamp>,
}

impl From<LinkRow> for LinkEntry {
    fn from(LinkRow { url, checked_at, failures, broken, result }: LinkRow) -> LinkEntry {
        LinkEntry { url, failures, broken, result, checked_at }
    }
}

/// A review.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ReviewDetail {
    #[schema(value_type = String)]
    topic: TopicId,
    kind: String,
    title: String,
    url: String,
    #[schema(value_type = String)]
    space: SpaceId,
    /// The state of the topic.
    state: String,
    /// The post that is kept up to date: the article's text, or the accepted answer.
    #[schema(value_type = String)]
    post: PostId,
    /// Whether it is reviewed at all: archived articles and questions without an accepted answer are not.
    live: bool,
    /// Whether it should be looked at now.
    due: bool,
    #[schema(value_type = String, format = DateTime)]
    review_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    reviewed_at: Option<Timestamp>,
    /// `confirmed`, `fixed` or `archived`; empty before the first review.
    outcome: String,
    #[schema(value_type = Option<String>)]
    owner: Option<MemberId>,
    /// The owner's handle.
    owner_handle: Option<String>,
    score: i64,
    parts: Vec<Part>,
    /// Readers since the last review whom it helped, and whom it did not help.
    helped: i64,
    did_not_help: i64,
    flags: Vec<FlagEntry>,
    links: Vec<LinkEntry>,
}

fn detail(row: DetailRow, flags: Vec<FlagRow>, links: Vec<LinkRow>) -> ReviewDetail {
    ReviewDetail {
        url: topic_url(&row.kind, row.topic, &row.slug),
        topic: row.topic,
        kind: row.kind,
        title: row.title,
        space: row.space,
        state: row.state.to_string(),
        post: row.text,
        live: row.live,
        due: row.due,
        review_at: row.review_at,
        reviewed_at: row.reviewed_at,
        outcome: row.outcome,
        owner: row.owner,
        owner_handle: row.owner_handle,
        score: row.score,
        parts: parts(&row.parts),
        helped: row.helped,
        did_not_help: row.did_not_help,
        flags: flags.into_iter().map(FlagEntry::from).collect(),
        links: links.into_iter().map(LinkEntry::from).collect(),
    }
}

async fn read(app: &App, actor: &Actor, topic: TopicId) -> Result<ReviewDetail> {
    let mut conn = app.db().read().await?;
    let row = store::queue::one(&mut conn, actor, topic).await?;
    let flags = store::flags::of_topic(&mut conn, topic).await?;
    Ok(detail(row, flags, store::queue::links(&mut conn, topic).await?))
}

/// The review of an article or a question.
#[utoipa::path(get, path = "/api/v1/reviews/{topic}", tag = "reviews",
    params(("topic" = String, Path, description = "The topic's id")), responses((status = 200, body = ReviewDetail)))]
pub(crate) async fn get(app: App, actor: Actor, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    Ok(axum::Json(read(&app, &actor, topic).await?).into_response())
}

/// What came of looking through a text.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct ReviewInput {
    /// `confirmed`, `fixed` or `archived`.
    outcome: String,
    /// What those who flagged it are told; needed where somebody did.
    #[serde(default)]
    note: String,
    /// Days until the next review, 7 to 3650; what is usual for its kind without it.
    days: Option<u32>,
}

/// A review that was made.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = ReviewMade)]
pub(crate) struct Made {
    /// The step by which an archiving can be undone.
    #[schema(value_type = Option<String>)]
    step: Option<BatchId>,
}

/// Confirms a text, says that it was put right, or archives its topic; settles its open flags.
#[utoipa::path(post, path = "/api/v1/reviews/{topic}", tag = "reviews", request_body = ReviewInput,
    params(("topic" = String, Path, description = "The topic's id")), responses((status = 200, body = Made)))]
pub(crate) async fn post(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<ReviewInput>,
) -> Result<Response> {
    let days = input.days.map(|days| days.to_string()).unwrap_or_default();
    let step = app.run(&actor, Review::parse(topic, &input.outcome, &input.note, &days)?).await?;
    Ok(axum::Json(Made { step }).into_response())
}

/// Who reviews it from now on.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct OwnerInput {
    /// The id of an employee, or nobody.
    #[schema(value_type = Option<String>)]
    owner: Option<MemberId>,
}

/// Hands a topic to somebody else.
#[utoipa::path(put, path = "/api/v1/reviews/{topic}/owner", tag = "reviews", request_body = OwnerInput,
    params(("topic" = String, Path, description = "The topic's id")), responses((status = 200, body = ReviewDetail)))]
pub(crate) async fn assign(
    app: App,
    actor: Actor,
    Path((topic,)): Path<(TopicId,)>,
    Json(input): Json<OwnerInput>,
) -> Result<Response> {
    app.run(&actor, Assign { topic, owner: input.owner }).await?;
    Ok(axum::Json(read(&app, &actor, topic).await?).into_response())
}
