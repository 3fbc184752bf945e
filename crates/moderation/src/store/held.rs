//! Posts that the checks held: why, and what was decided.

use madang_kernel::{Actor, Cx, MemberId, PostId, Result, Role, SpaceId, Timestamp, TopicId, db::Connection, row, sql};
use madang_people::{Affiliation, Byline};

/// A post that is held.
pub(crate) struct NewHeld {
    pub(crate) post: PostId,
    pub(crate) author: MemberId,
    /// As JSON.
    pub(crate) why: String,
    /// The hash of the address.
    pub(crate) address: Option<String>,
}

/// Keeps why a post is held; of one that was edited the last reasons.
pub(crate) async fn keep(cx: &mut Cx<'_>, held: NewHeld) -> Result<()> {
    let at = cx.now();
    cx.q(sql!(
        "INSERT INTO held_posts (post, author, held_at, why, address) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (post) DO UPDATE SET why = excluded.why"
    ))
    .bind(held.post)
    .bind(held.author)
    .bind(at)
    .bind(held.why)
    .bind(held.address)
    .run()
    .await?;
    Ok(())
}

/// Keeps whether the posts were declined as advertising.
pub(crate) async fn set_spam(cx: &mut Cx<'_>, posts: &[PostId], spam: bool) -> Result<()> {
    let ids: Vec<i64> = posts.iter().map(|id| id.number()).collect();
    cx.q(sql!("UPDATE held_posts SET as_spam = $2 WHERE post IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(&ids)?)
        .bind(spam)
        .run()
        .await?;
    Ok(())
}

/// Keeps what was decided: post, whether it stands, when, by whom.
pub(crate) async fn decided(cx: &mut Cx<'_>, decisions: &[(i64, i64, i64, Option<i64>)]) -> Result<()> {
    if decisions.is_empty() {
        return Ok(());
    }
    cx.q(sql!("UPDATE held_posts SET stands = d.stands, decided_at = d.at, decided_by = d.by_whom FROM (SELECT "
        lite "json_extract(value, '$[0]') AS post, json_extract(value, '$[1]') = 1 AS stands, json_extract(value, '$[2]') AS at, \
              json_extract(value, '$[3]') AS by_whom FROM json_each($1)"
        pg "(value->>0)::bigint AS post, (value->>1)::bigint = 1 AS stands, (value->>2)::bigint AS at, (value->>3)::bigint AS by_whom \
            FROM json_array_elements($1::json)"
        ") AS d WHERE held_posts.post = d.post"))
        .bind(serde_json::to_string(decisions)?)
        .run()
        .await?;
    Ok(())
}

/// Whose the posts are that the checks held, and what their topics are called.
pub(crate) async fn authors(conn: &mut impl Connection, posts: &[PostId]) -> Result<Vec<(PostId, MemberId, String)>> {
    let ids: Vec<i64> = posts.iter().map(|id| id.number()).collect();
    conn.q(sql!("SELECT h.post, h.author, t.title FROM held_posts h JOIN posts p ON p.id = h.post JOIN topics t ON t.id = p.topic \
        WHERE h.post IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(&ids)?)
        .all()
        .await
}

/// The posts, with the languages that their authors have chosen.
pub(crate) async fn languages(conn: &mut impl Connection, posts: &[PostId]) -> Result<Vec<(PostId, Option<String>)>> {
    let ids: Vec<i64> = posts.iter().map(|id| id.number()).collect();
    conn.q(sql!("SELECT p.id, m.language FROM posts p JOIN members m ON m.id = p.author WHERE p.id IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(&ids)?)
        .all()
        .await
}

row! {
    /// A post that waits, as moderators see it.
    #[derive(Debug)]
    pub(crate) struct HeldRow {
        pub(crate) post: PostId,
        pub(crate) kind: String,
        pub(crate) topic: TopicId,
        pub(crate) title: String,
        pub(crate) title_language: String,
        pub(crate) space: SpaceId,
        pub(crate) language: String,
        pub(crate) markdown: String,
        pub(crate) why: Option<String>,
        pub(crate) written_at: Timestamp,
        pub(crate) author: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) picture: Option<String>,
        pub(crate) role: Role,
        pub(crate) affiliation: Affiliation,
        pub(crate) joined: Timestamp,
        /// Posts of the author that stand.
        pub(crate) posts: i64,
        /// Other members who wrote from the same address lately.
        pub(crate) others: i64,
    }
}

impl HeldRow {
    /// Who wrote it.
    pub(crate) fn byline(&self) -> Byline {
        Byline {
            id: self.author,
            handle: self.handle.clone(),
            name: self.name.clone(),
            picture: self.picture.clone(),
            role: self.role,
            affiliation: self.affiliation,
        }
    }
}

/// What waits for moderators and the actor may decide on, the oldest first; of one member or of all.
pub(crate) async fn waiting(
    conn: &mut impl Connection,
    actor: &Actor,
    member: Option<MemberId>,
    limit: i64,
) -> Result<Vec<HeldRow>> {
    conn.q(sql!(
        "SELECT p.id, p.kind, t.id, t.title, t.language, t.space, p.language, substr(p.markdown, 1, 2000), h.why, p.created_at, \
         m.id, m.handle, m.name, m.picture, m.role, m.affiliation, m.created_at, \
         coalesce(n.topics, 0) + coalesce(n.answers, 0) + coalesce(n.comments, 0), \
         (SELECT CAST(count(*) AS BIGINT) FROM writing_addresses a WHERE a.hash = h.address AND a.member <> p.author) \
         FROM waiting_posts w JOIN posts p ON p.id = w.post JOIN topics t ON t.id = w.topic JOIN members m ON m.id = p.author \
         JOIN held_posts h ON h.post = w.post LEFT JOIN member_counts n ON n.member = m.id \
         WHERE NOT w.declined AND p.deleted_at IS NULL AND p.author <> $2 \
         AND CASE WHEN CAST($3 AS BIGINT) IS NULL THEN TRUE ELSE p.author = $3 END AND coalesce(t.space IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        "), FALSE) ORDER BY w.post LIMIT $4"
    ))
    .bind(actor.visible_spaces())
    .bind(actor.id().unwrap_or(MemberId::new(0)))
    .bind(member)
    .bind(limit)
    .all()
    .await
}

/// How many wait that the actor may decide on, counted up to `most`. The space of each is looked up by itself: joined, PostgreSQL
/// reads all that wait, however few are counted.
pub(crate) async fn count(conn: &mut impl Connection, actor: &Actor, most: i64) -> Result<i64> {
    conn.q(sql!(
        "SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 AS one FROM waiting_posts w JOIN held_posts h ON h.post = w.post \
         WHERE NOT w.declined AND h.author <> $1 AND coalesce((SELECT t.space FROM posts p JOIN topics t ON t.id = p.topic \
         WHERE p.id = w.post AND p.deleted_at IS NULL) IN (SELECT "
        lite "value FROM json_each($3)" pg "value::bigint FROM json_array_elements_text($3::json)"
        "), FALSE) LIMIT $2) AS counted"
    ))
    .bind(actor.id().unwrap_or(MemberId::new(0)))
    .bind(most)
    .bind(actor.visible_spaces())
    .value()
    .await
}

row! {
    /// A post of one's own that waits or was declined.
    #[derive(Debug)]
    pub(crate) struct OwnRow {
        pub(crate) post: PostId,
        pub(crate) kind: String,
        pub(crate) title: String,
        pub(crate) title_language: String,
        pub(crate) language: String,
        pub(crate) markdown: String,
        pub(crate) why: Option<String>,
        pub(crate) declined: bool,
        /// Why it was declined.
        pub(crate) reason: String,
        pub(crate) written_at: Timestamp,
    }
}

/// A member's own posts that wait or were declined, the newest first.
pub(crate) async fn own(conn: &mut impl Connection, member: MemberId, limit: i64) -> Result<Vec<OwnRow>> {
    conn.q(sql!(
        "SELECT p.id, p.kind, t.title, t.language, p.language, substr(p.markdown, 1, 600), h.why, w.declined, p.hidden_reason, \
         p.created_at FROM waiting_posts w JOIN posts p ON p.id = w.post JOIN topics t ON t.id = w.topic \
         LEFT JOIN held_posts h ON h.post = w.post WHERE p.author = $1 AND p.deleted_at IS NULL ORDER BY w.post DESC LIMIT $2"
    ))
    .bind(member)
    .bind(limit)
    .all()
    .await
}
