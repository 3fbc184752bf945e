//! One post: making it, finding it, changing it.

use crate::post::{PostKind, RenderedBody};
use madang_kernel::{Cx, MemberId, PostId, Result, Timestamp, TopicId, db::Connection, row, sql};

row! {
    /// A post as commands need it.
    #[derive(Clone, Debug)]
    pub struct PostHead {
        /// The post.
        pub id: PostId,
        /// Its topic.
        pub topic: TopicId,
        /// What it is in the topic.
        pub kind: PostKind,
        /// The post that a comment is about.
        pub parent: Option<PostId>,
        /// Who wrote it.
        pub author: MemberId,
        /// What was written.
        pub markdown: String,
        /// When it was written.
        pub created_at: Timestamp,
        /// How many versions it has.
        pub revisions: i64,
        /// Whether a moderator hid it.
        pub hidden: bool,
        /// Why.
        pub hidden_reason: String,
        /// By whom.
        pub hidden_by: Option<MemberId>,
        /// When it was removed.
        pub deleted_at: Option<Timestamp>,
        /// By whom.
        pub deleted_by: Option<MemberId>,
    }
}

pub(crate) async fn insert(
    cx: &mut Cx<'_>,
    id: PostId,
    topic: TopicId,
    kind: PostKind,
    parent: Option<PostId>,
    author: MemberId,
    body: &RenderedBody,
) -> Result<()> {
    let at = cx.now();
    cx.q(sql!(
        "INSERT INTO posts (id, topic, kind, parent, author, language, markdown, html, renderer, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    ))
    .bind(id)
    .bind(topic)
    .bind(kind)
    .bind(parent)
    .bind(author)
    .bind(body.language.as_str())
    .bind(body.markdown.as_str())
    .bind(body.html.as_str())
    .bind(i64::from(madang_markdown::VERSION))
    .bind(at)
    .run()
    .await?;
    Ok(())
}

/// The post, whoever asks.
pub(crate) async fn head(conn: &mut impl Connection, id: PostId) -> Result<PostHead> {
    conn.q(sql!(
        "SELECT id, topic, kind, parent, author, markdown, created_at, revisions, hidden, hidden_reason, hidden_by, \
         deleted_at, deleted_by FROM posts WHERE id = $1"
    ))
    .bind(id)
    .one()
    .await
}

/// Keeps who is named in a post, and gives those who were not named in it before.
pub(crate) async fn mention(cx: &mut Cx<'_>, post: PostId, members: &[MemberId]) -> Result<Vec<MemberId>> {
    let ids: Vec<i64> = members.iter().map(|id| id.number()).collect();
    let rows: Vec<(MemberId,)> = cx
        .q(sql!("INSERT INTO mentions (post, member) SELECT $1, "
            lite "value FROM json_each($2) WHERE TRUE " pg "value::bigint FROM json_array_elements_text($2::json) "
            "ON CONFLICT DO NOTHING RETURNING member"))
        .bind(post)
        .bind(serde_json::to_string(&ids)?)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

pub(crate) async fn update_body(
    cx: &mut Cx<'_>,
    post: &PostHead,
    body: &RenderedBody,
    editor: Option<MemberId>,
) -> Result<()> {
    let at = cx.now();
    cx.q(sql!(
        "UPDATE posts SET markdown = $2, html = $3, renderer = $4, language = $5, edited_at = $6, \
         edited_by = $7, revisions = $8 WHERE id = $1"
    ))
    .bind(post.id)
    .bind(body.markdown.as_str())
    .bind(body.html.as_str())
    .bind(i64::from(madang_markdown::VERSION))
    .bind(body.language.as_str())
    .bind(at)
    .bind(editor)
    .bind(post.revisions + 1)
    .run()
    .await?;
    Ok(())
}

pub(crate) async fn set_removed(
    cx: &mut Cx<'_>,
    id: PostId,
    at: Option<Timestamp>,
    by: Option<MemberId>,
) -> Result<()> {
    let set = sql!("UPDATE posts SET deleted_at = $2, deleted_by = $3 WHERE id = $1");
    cx.q(set).bind(id).bind(at).bind(by).run().await?;
    Ok(())
}

pub(crate) async fn set_hidden(cx: &mut Cx<'_>, id: PostId, hidden: bool, reason: String) -> Result<()> {
    let by = cx.actor().id().filter(|_| hidden);
    let set = sql!("UPDATE posts SET hidden = $2, hidden_reason = $3, hidden_by = $4 WHERE id = $1");
    cx.q(set).bind(id).bind(hidden).bind(reason).bind(by).run().await?;
    Ok(())
}
