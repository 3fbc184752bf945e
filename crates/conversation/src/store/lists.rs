//! Lists of topics: one statement each, every one along an index.

use super::authored::authored;
use crate::topic::TopicState;
use madang_http::Cursor;
use madang_kernel::{
    MemberId, PostId, Result, SpaceId, TagId, Timestamp, TopicId,
    db::{Connection, Sql},
    sql,
};

authored! {
    /// A topic in a list.
    #[derive(Clone, Debug)]
    pub struct TopicRow {
        /// The topic.
        pub id: TopicId,
        /// Its kind.
        pub kind: String,
        /// Its space.
        pub space: SpaceId,
        /// Its title.
        pub title: String,
        /// The readable end of its address.
        pub slug: String,
        /// `ko`, `ja`, `en` or `other`.
        pub language: String,
        /// The beginning of its opening post, as plain text.
        pub excerpt: String,
        /// The names of its tags, as a JSON array.
        pub tags: String,
        /// When it was started.
        pub created_at: Timestamp,
        /// When something was last posted in it.
        pub active_at: Timestamp,
        /// Its state.
        pub state: TopicState,
        /// The accepted answer.
        pub accepted: Option<PostId>,
        /// Whether staff confirmed an answer.
        pub verified: bool,
        /// Number of answers.
        pub answers: i64,
        /// Sum of the votes on its opening post.
        pub score: i64,
        /// Number of views.
        pub views: i64,
        /// How many others have the same question.
        pub me_toos: i64,
        /// Whether only moderators may write in it.
        pub locked: bool,
        /// Whether it stays on top of its space.
        pub pinned: bool,
        /// Whether a moderator hid it.
        pub hidden: bool,
        /// Whether it was removed.
        pub deleted: bool,
    }
}

/// A statement that gives [`TopicRow`]s: what follows `FROM topics t JOIN members m …`.
macro_rules! topics_sql {
    ($($rest:tt)*) => {
        sql!("SELECT m.id, m.handle, m.name, m.picture, m.role, m.affiliation, \
            t.id, t.kind, t.space, t.title, t.slug, t.language, t.excerpt, t.tags, t.created_at, t.active_at, t.state, \
            t.accepted, t.verified, t.answers, t.score, t.views, t.me_toos, t.locked, t.pinned, t.hidden, t.deleted \
            FROM topics t JOIN members m ON m.id = t.author " $($rest)*)
    };
}

/// What can be seen, in the spaces of `$1`, of the kind `$2` if one is wanted. The sign before `t.space` keeps the list
/// of spaces from choosing the index: the order does.
macro_rules! seen_sql {
    ($($rest:tt)*) => {
        topics_sql!(lite "WHERE +t.space IN (SELECT value FROM json_each($1)) "
            pg "WHERE +t.space IN (SELECT value::bigint FROM json_array_elements_text($1::json)) "
            "AND NOT t.hidden AND NOT t.deleted AND CASE WHEN CAST($2 AS TEXT) IS NULL THEN TRUE ELSE t.kind = $2 END " $($rest)*)
    };
}

/// What every list needs.
pub(crate) struct Scope<'a> {
    /// The visible spaces, as JSON.
    pub(crate) spaces: &'a str,
    pub(crate) kind: Option<String>,
    pub(crate) after: Cursor,
    pub(crate) limit: i64,
}

/// By a key and the id, both falling.
async fn keyed(conn: &mut impl Connection, sql: &'static Sql, scope: &Scope<'_>) -> Result<Vec<TopicRow>> {
    conn.q(sql)
        .bind(scope.spaces)
        .bind(scope.kind.clone())
        .bind(scope.limit)
        .bind(scope.after.key)
        .bind(scope.after.id)
        .all()
        .await
}

/// By a key and the id, both falling, of one space.
async fn keyed_in(
    conn: &mut impl Connection,
    sql: &'static Sql,
    scope: &Scope<'_>,
    space: SpaceId,
    pinned_too: bool,
) -> Result<Vec<TopicRow>> {
    conn.q(sql)
        .bind(scope.spaces)
        .bind(scope.kind.clone())
        .bind(scope.limit)
        .bind(scope.after.key)
        .bind(scope.after.id)
        .bind(space)
        .bind(pinned_too)
        .all()
        .await
}

pub(crate) async fn active(conn: &mut impl Connection, scope: &Scope<'_>) -> Result<Vec<TopicRow>> {
    let sql = seen_sql!("AND (t.active_at, t.id) < ($4, $5) ORDER BY t.active_at DESC, t.id DESC LIMIT $3");
    keyed(conn, sql, scope).await
}

pub(crate) async fn voted(conn: &mut impl Connection, scope: &Scope<'_>) -> Result<Vec<TopicRow>> {
    let sql = seen_sql!("AND (t.score, t.id) < ($4, $5) ORDER BY t.score DESC, t.id DESC LIMIT $3");
    keyed(conn, sql, scope).await
}

pub(crate) async fn newest(conn: &mut impl Connection, scope: &Scope<'_>) -> Result<Vec<TopicRow>> {
    conn.q(seen_sql!("AND t.id < $4 ORDER BY t.id DESC LIMIT $3"))
        .bind(scope.spaces)
        .bind(scope.kind.clone())
        .bind(scope.limit)
        .bind(scope.after.id)
        .all()
        .await
}

pub(crate) async fn active_in(
    conn: &mut impl Connection,
    scope: &Scope<'_>,
    space: SpaceId,
    pinned_too: bool,
) -> Result<Vec<TopicRow>> {
    let sql = seen_sql!(
        "AND t.space = $6 AND (t.active_at, t.id) < ($4, $5) AND ($7 OR NOT t.pinned) \
         ORDER BY t.active_at DESC, t.id DESC LIMIT $3"
    );
    keyed_in(conn, sql, scope, space, pinned_too).await
}

pub(crate) async fn voted_in(
    conn: &mut impl Connection,
    scope: &Scope<'_>,
    space: SpaceId,
    pinned_too: bool,
) -> Result<Vec<TopicRow>> {
    let sql = seen_sql!(
        "AND t.space = $6 AND (t.score, t.id) < ($4, $5) AND ($7 OR NOT t.pinned) \
         ORDER BY t.score DESC, t.id DESC LIMIT $3"
    );
    keyed_in(conn, sql, scope, space, pinned_too).await
}

pub(crate) async fn newest_in(
    conn: &mut impl Connection,
    scope: &Scope<'_>,
    space: SpaceId,
    pinned_too: bool,
) -> Result<Vec<TopicRow>> {
    conn.q(seen_sql!("AND t.space = $5 AND t.id < $4 AND ($6 OR NOT t.pinned) ORDER BY t.id DESC LIMIT $3"))
        .bind(scope.spaces)
        .bind(scope.kind.clone())
        .bind(scope.limit)
        .bind(scope.after.id)
        .bind(space)
        .bind(pinned_too)
        .all()
        .await
}

/// Open questions without an answer, the newest first.
pub(crate) async fn unanswered(conn: &mut impl Connection, scope: &Scope<'_>) -> Result<Vec<TopicRow>> {
    conn.q(seen_sql!("AND t.answers = 0 AND t.state = 'open' AND t.id < $4 ORDER BY t.id DESC LIMIT $3"))
        .bind(scope.spaces)
        .bind(scope.kind.clone())
        .bind(scope.limit)
        .bind(scope.after.id)
        .all()
        .await
}

pub(crate) async fn unanswered_in(
    conn: &mut impl Connection,
    scope: &Scope<'_>,
    space: SpaceId,
) -> Result<Vec<TopicRow>> {
    conn.q(seen_sql!(
        "AND t.space = $5 AND t.answers = 0 AND t.state = 'open' AND t.id < $4 \
         ORDER BY t.id DESC LIMIT $3"
    ))
    .bind(scope.spaces)
    .bind(scope.kind.clone())
    .bind(scope.limit)
    .bind(scope.after.id)
    .bind(space)
    .all()
    .await
}

/// Of one state, the last active first.
pub(crate) async fn in_state(
    conn: &mut impl Connection,
    scope: &Scope<'_>,
    state: TopicState,
) -> Result<Vec<TopicRow>> {
    conn.q(seen_sql!(
        "AND t.state = $6 AND (t.active_at, t.id) < ($4, $5) \
         ORDER BY t.active_at DESC, t.id DESC LIMIT $3"
    ))
    .bind(scope.spaces)
    .bind(scope.kind.clone())
    .bind(scope.limit)
    .bind(scope.after.key)
    .bind(scope.after.id)
    .bind(state)
    .all()
    .await
}

pub(crate) async fn in_state_in(
    conn: &mut impl Connection,
    scope: &Scope<'_>,
    state: TopicState,
    space: SpaceId,
) -> Result<Vec<TopicRow>> {
    conn.q(seen_sql!(
        "AND t.space = $7 AND t.state = $6 AND (t.active_at, t.id) < ($4, $5) \
         ORDER BY t.active_at DESC, t.id DESC LIMIT $3"
    ))
    .bind(scope.spaces)
    .bind(scope.kind.clone())
    .bind(scope.limit)
    .bind(scope.after.key)
    .bind(scope.after.id)
    .bind(state)
    .bind(space)
    .all()
    .await
}

/// With one tag, the newest first; of one state or only the unanswered ones if wanted.
pub(crate) async fn tagged(
    conn: &mut impl Connection,
    scope: &Scope<'_>,
    tag: TagId,
    state: Option<TopicState>,
    unanswered: bool,
) -> Result<Vec<TopicRow>> {
    conn.q(topics_sql!("JOIN topic_tags tt ON tt.topic = t.id WHERE tt.tag = $5 AND tt.topic < $4 "
        lite "AND +t.space IN (SELECT value FROM json_each($1)) "
        pg "AND +t.space IN (SELECT value::bigint FROM json_array_elements_text($1::json)) "
        "AND NOT t.hidden AND NOT t.deleted AND CASE WHEN CAST($2 AS TEXT) IS NULL THEN TRUE ELSE t.kind = $2 END \
         AND CASE WHEN CAST($6 AS TEXT) IS NULL THEN TRUE ELSE t.state = $6 END AND (NOT $7 OR (t.answers = 0 AND t.state = 'open')) \
         ORDER BY tt.topic DESC LIMIT $3"))
        .bind(scope.spaces)
        .bind(scope.kind.clone())
        .bind(scope.limit)
        .bind(scope.after.id)
        .bind(tag)
        .bind(state)
        .bind(unanswered)
        .all()
        .await
}

/// Started by one member, the newest first.
pub(crate) async fn by_author(
    conn: &mut impl Connection,
    scope: &Scope<'_>,
    author: MemberId,
) -> Result<Vec<TopicRow>> {
    conn.q(seen_sql!("AND t.author = $5 AND t.id < $4 ORDER BY t.id DESC LIMIT $3"))
        .bind(scope.spaces)
        .bind(scope.kind.clone())
        .bind(scope.limit)
        .bind(scope.after.id)
        .bind(author)
        .all()
        .await
}

/// Followed by one member, the last active first.
pub(crate) async fn followed(conn: &mut impl Connection, scope: &Scope<'_>, member: MemberId) -> Result<Vec<TopicRow>> {
    conn.q(seen_sql!(
        "AND t.id IN (SELECT f.subject FROM follows f WHERE f.member = $6 AND f.kind = 'topic') \
         AND (t.active_at, t.id) < ($4, $5) ORDER BY t.active_at DESC, t.id DESC LIMIT $3"
    ))
    .bind(scope.spaces)
    .bind(scope.kind.clone())
    .bind(scope.limit)
    .bind(scope.after.key)
    .bind(scope.after.id)
    .bind(member)
    .all()
    .await
}

/// The pinned topics of a space, the newest first.
pub(crate) async fn pinned(conn: &mut impl Connection, spaces: &str, space: SpaceId) -> Result<Vec<TopicRow>> {
    conn.q(topics_sql!(lite "WHERE +t.space IN (SELECT value FROM json_each($1)) "
        pg "WHERE +t.space IN (SELECT value::bigint FROM json_array_elements_text($1::json)) "
        "AND t.space = $2 AND t.pinned = TRUE AND NOT t.hidden AND NOT t.deleted ORDER BY t.id DESC LIMIT 10"))
        .bind(spaces)
        .bind(space)
        .all()
        .await
}

/// These topics, as far as they can be seen, in no order.
pub(crate) async fn by_ids(conn: &mut impl Connection, spaces: &str, ids: &[TopicId]) -> Result<Vec<TopicRow>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.number()).collect();
    conn.q(topics_sql!("WHERE NOT t.hidden AND NOT t.deleted AND t.id IN (SELECT "
        lite "value FROM json_each($2)) AND +t.space IN (SELECT value FROM json_each($1))"
        pg "value::bigint FROM json_array_elements_text($2::json)) \
            AND +t.space IN (SELECT value::bigint FROM json_array_elements_text($1::json))"))
        .bind(spaces)
        .bind(serde_json::to_string(&ids)?)
        .all()
        .await
}

/// The newest topics of these spaces.
pub(crate) async fn newest_of(conn: &mut impl Connection, spaces: &[SpaceId], limit: i64) -> Result<Vec<TopicRow>> {
    let spaces: Vec<i64> = spaces.iter().map(|id| id.number()).collect();
    conn.q(topics_sql!(lite "WHERE t.space IN (SELECT value FROM json_each($1)) "
        pg "WHERE t.space IN (SELECT value::bigint FROM json_array_elements_text($1::json)) "
        "AND NOT t.hidden AND NOT t.deleted ORDER BY t.id DESC LIMIT $2"))
        .bind(serde_json::to_string(&spaces)?)
        .bind(limit)
        .all()
        .await
}
