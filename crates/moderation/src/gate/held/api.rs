//! What waits, in the API.

use super::{DecideHeld, HeldDecision, OWN, PAGE, Why, of_member, reason_in, reasons, told};
use crate::{store::held, words::Words};
use axum::response::{IntoResponse, Response};
use madang_conversation::DecideMany;
use madang_http::Json;
use madang_kernel::{Actor, App, Error, MemberId, PostId, Result, SpaceId, Timestamp, TopicId};
use madang_ui::Page;
use serde::{Deserialize, Serialize};

/// A post that waits.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct HeldEntry {
    #[schema(value_type = String)]
    post: PostId,
    /// `opening`, `answer` or `comment`.
    kind: String,
    #[schema(value_type = String)]
    topic: TopicId,
    /// The topic's title.
    title: String,
    #[schema(value_type = String)]
    space: SpaceId,
    #[schema(value_type = String)]
    author: MemberId,
    /// The author's handle.
    handle: String,
    /// When the author signed up.
    #[schema(value_type = String, format = DateTime)]
    joined_at: Timestamp,
    /// Posts of the author that stand.
    posts: i64,
    /// Other members who wrote from the same address in the last days.
    others_at_address: i64,
    /// The beginning of the text, in Markdown.
    markdown: String,
    /// Why it waits.
    why: Vec<Why>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
}

/// The posts that wait.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct HeldList {
    items: Vec<HeldEntry>,
}

/// The first 200 posts that wait for a moderator, the oldest first.
#[utoipa::path(get, path = "/api/v1/moderation/held", tag = "moderation", responses((status = 200, body = HeldList)))]
pub(crate) async fn list(app: App, actor: Actor) -> Result<Response> {
    let rows = held::waiting(&mut app.db().read().await?, &actor, None, PAGE).await?;
    let entry = |row: held::HeldRow| HeldEntry {
        why: reasons(row.why.as_deref()),
        post: row.post,
        kind: row.kind,
        topic: row.topic,
        title: row.title,
        space: row.space,
        author: row.author,
        handle: row.handle,
        joined_at: row.joined,
        posts: row.posts,
        others_at_address: row.others,
        markdown: row.markdown,
        created_at: row.written_at,
    };
    Ok(axum::Json(HeldList { items: rows.into_iter().map(entry).collect() }).into_response())
}

/// What is decided, on which posts.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct HeldDecisionInput {
    /// `stand`, `spam` or `decline`.
    decision: String,
    /// The ids of the posts, at most 200.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    posts: Vec<PostId>,
    /// All of this member's instead.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    member: Option<MemberId>,
    /// What the authors of declined posts read, 1 to 500 characters. May be left out for `spam`: then each author reads in their
    /// language that it looks like advertising.
    #[serde(default)]
    reason: String,
}

/// On what was decided.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct HeldDecided {
    #[schema(value_type = Vec<String>)]
    decided: Vec<PostId>,
}

/// Lets posts that wait stand, or declines them. Those that do not wait any more are left out.
#[utoipa::path(post, path = "/api/v1/moderation/held", tag = "moderation", request_body = HeldDecisionInput,
    responses((status = 200, body = HeldDecided)))]
pub(crate) async fn decide(app: App, actor: Actor, Json(input): Json<HeldDecisionInput>) -> Result<Response> {
    let decision = HeldDecision::parse(&input.decision).ok_or(Error::field("decision", "decision-required"))?;
    if input.posts.len() > DecideMany::MOST {
        return Err(Error::field("posts", "too-many"));
    }
    let posts = match input.member {
        Some(member) => of_member(&app, &actor, member).await?,
        None => input.posts,
    };
    let command = DecideHeld::of(&app, &posts, decision, &input.reason).await?;
    Ok(axum::Json(HeldDecided { decided: app.run(&actor, command).await? }).into_response())
}

/// A post of one's own.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OwnHeld {
    #[schema(value_type = String)]
    post: PostId,
    /// The topic's title.
    title: String,
    /// Whether it was declined; else it waits.
    declined: bool,
    /// Why it was declined. Where the moderator wrote nothing, a sentence in the reader's language.
    reason: String,
    /// Why it was held.
    why: Vec<Why>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
}

/// One's own posts.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OwnHeldList {
    items: Vec<OwnHeld>,
}

/// One's own posts that wait or were declined, the newest first, at most 50.
#[utoipa::path(get, path = "/api/v1/me/held", tag = "moderation", responses((status = 200, body = OwnHeldList)))]
pub(crate) async fn own(app: App, actor: Actor, page: Page) -> Result<Response> {
    let w = Words(page.lang);
    let rows = held::own(&mut app.db().read().await?, actor.signed_in()?, OWN).await?;
    let entry = |row: held::OwnRow| OwnHeld {
        why: told(reasons(row.why.as_deref())),
        post: row.post,
        title: row.title,
        declined: row.declined,
        reason: if row.declined { reason_in(w, &row.reason) } else { String::new() },
        created_at: row.written_at,
    };
    Ok(axum::Json(OwnHeldList { items: rows.into_iter().map(entry).collect() }).into_response())
}
