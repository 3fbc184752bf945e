//! The list of the workbench in the API.

use super::{FoundList, Which, find};
use crate::{
    article::{ArticleId, ArticleKind, Stage},
    found,
    page::person_of,
    store::articles::ListedArticle,
};
use axum::response::{IntoResponse, Response};
use madang_conversation::{SpaceList, Spaces};
use madang_http::{Cursor, Query};
use madang_kernel::{Actor, App, Result, Timestamp};
use madang_people::Byline;
use serde::Serialize;
use utoipa::ToSchema;

/// An article at the workbench.
#[derive(Serialize, ToSchema)]
pub(crate) struct WorkItem {
    /// The article.
    #[schema(value_type = String)]
    id: ArticleId,
    /// The title of its newest revision.
    title: String,
    /// `how_to`, `faq`, `tutorial`, `troubleshooting` or `reference`.
    #[schema(value_type = String)]
    kind: ArticleKind,
    /// `ko`, `ja`, `en`, or `other`.
    language: String,
    /// The name in addresses of its collection.
    collection: String,
    /// `draft`, `in_review`, `approved`, `scheduled` or `published`.
    #[schema(value_type = String)]
    stage: Stage,
    /// When it will be published.
    #[schema(value_type = Option<String>, format = DateTime)]
    publish_at: Option<Timestamp>,
    /// Whether it is archived.
    archived: bool,
    /// The revision that readers see.
    live: Option<i64>,
    /// The newest revision.
    head: i64,
    /// Whether its original has gone on since it was translated.
    behind: bool,
    /// The handle of who looks after it.
    owner: String,
    /// The handle of who wrote it.
    author: String,
    /// How many readers it helped.
    helped: i64,
    /// How many readers it did not help.
    did_not_help: i64,
    /// When it was last changed.
    #[schema(value_type = String, format = DateTime)]
    changed_at: Timestamp,
}

impl WorkItem {
    fn of(row: ListedArticle, spaces: &SpaceList, people: &[Byline]) -> WorkItem {
        WorkItem {
            collection: spaces.get(row.space).map(|space| space.slug.clone()).unwrap_or_default(),
            owner: person_of(people, row.owner).handle,
            author: person_of(people, row.author).handle,
            id: row.id,
            title: row.title,
            kind: row.kind,
            language: row.language,
            stage: row.stage,
            publish_at: row.publish_at,
            archived: row.archived,
            live: row.live,
            head: row.head,
            behind: row.behind,
            helped: row.helped,
            did_not_help: row.did_not_help,
            changed_at: row.changed_at,
        }
    }
}

/// A page of the workbench.
#[derive(Serialize, ToSchema)]
pub(crate) struct WorkItems {
    /// The last changed first; for an invited writer only their own.
    items: Vec<WorkItem>,
    /// What to send as `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// The articles of the workbench, published or not.
#[utoipa::path(get, path = "/api/v1/knowledge/articles", tag = "knowledge", params(Which),
    responses((status = 200, body = WorkItems)))]
pub(crate) async fn list(app: App, actor: Actor, Query(which): Query<Which>) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let mut conn = app.db().read().await?;
    let desk = found::desk(&mut conn, &actor).await?;
    let FoundList { listed, people } = find(&mut conn, &actor, desk, &which, &spaces).await?;
    let listed = listed.map(|row| WorkItem::of(row, &spaces, &people));
    Ok(axum::Json(WorkItems { items: listed.items, next: listed.next }).into_response())
}
