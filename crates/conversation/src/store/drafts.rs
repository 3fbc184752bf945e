//! What members are writing and have not sent yet.

use madang_kernel::{Actor, Cx, MemberId, PostId, Result, Timestamp, TopicId, db::Connection, row, sql};

row! {
    /// A draft as it is kept.
    #[derive(Clone, Debug)]
    pub(crate) struct KeptDraft {
        pub(crate) key: String,
        pub(crate) content: String,
        pub(crate) updated_at: Timestamp,
    }

    /// A topic that a draft belongs to.
    #[derive(Clone, Debug)]
    pub(crate) struct DraftPlace {
        pub(crate) topic: TopicId,
        /// The post that is edited or commented on; the opening post for an answer.
        pub(crate) post: PostId,
        pub(crate) title: String,
    }
}

/// How many drafts a member has; the oldest make room.
const MOST: i64 = 100;

/// Keeps a draft in the place of an earlier one.
pub(crate) async fn keep(cx: &mut Cx<'_>, member: MemberId, key: &str, content: &str) -> Result<()> {
    let at = cx.now();
    cx.q(sql!(
        "INSERT INTO drafts (member, key, content, updated_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (member, key) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at"
    ))
    .bind(member)
    .bind(key)
    .bind(content)
    .bind(at)
    .run()
    .await?;
    cx.q(sql!(
        "DELETE FROM drafts WHERE member = $1 AND key NOT IN \
         (SELECT key FROM drafts WHERE member = $1 ORDER BY updated_at DESC, key LIMIT $2)"
    ))
    .bind(member)
    .bind(MOST)
    .run()
    .await?;
    Ok(())
}

/// Lets a draft go.
pub(crate) async fn drop(cx: &mut Cx<'_>, member: MemberId, key: &str) -> Result<()> {
    cx.q(sql!("DELETE FROM drafts WHERE member = $1 AND key = $2")).bind(member).bind(key).run().await?;
    Ok(())
}

/// The member's draft under this key.
pub(crate) async fn get(conn: &mut impl Connection, member: MemberId, key: &str) -> Result<Option<KeptDraft>> {
    conn.q(sql!("SELECT key, content, updated_at FROM drafts WHERE member = $1 AND key = $2"))
        .bind(member)
        .bind(key)
        .opt()
        .await
}

/// All of a member's drafts, the latest first.
pub(crate) async fn all(conn: &mut impl Connection, member: MemberId) -> Result<Vec<KeptDraft>> {
    conn.q(sql!("SELECT key, content, updated_at FROM drafts WHERE member = $1 ORDER BY updated_at DESC, key"))
        .bind(member)
        .all()
        .await
}

/// The topics with these ids and those of these posts, as far as the actor sees them.
pub(crate) async fn places(
    conn: &mut impl Connection,
    actor: &Actor,
    topics: &[i64],
    posts: &[i64],
) -> Result<Vec<DraftPlace>> {
    conn.q(sql!("SELECT t.id, t.opening, t.title FROM topics t WHERE t.id IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") AND t.space IN (SELECT "
        lite "value FROM json_each($3)" pg "value::bigint FROM json_array_elements_text($3::json)"
        ") UNION ALL SELECT t.id, p.id, t.title FROM posts p JOIN topics t ON t.id = p.topic WHERE p.id IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") AND t.space IN (SELECT "
        lite "value FROM json_each($3)" pg "value::bigint FROM json_array_elements_text($3::json)" ")"))
        .bind(serde_json::to_string(topics)?)
        .bind(serde_json::to_string(posts)?)
        .bind(actor.visible_spaces())
        .all()
        .await
}
