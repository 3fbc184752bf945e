//! Reading the queue and single reviews.

use crate::queue::{Filter, Whose};
use madang_conversation::TopicState;
use madang_http::Cursor;
use madang_kernel::{
    Actor, MemberId, PostId, ProductId, Result, SpaceId, Timestamp, TopicId, VersionId, db::Connection, db::Query, row,
    sql,
};

row! {
    /// A line of the queue.
    #[derive(Debug)]
    pub(crate) struct QueueRow {
        pub(crate) topic: TopicId,
        pub(crate) kind: String,
        pub(crate) slug: String,
        pub(crate) title: String,
        pub(crate) language: String,
        pub(crate) space: SpaceId,
        pub(crate) product: Option<ProductId>,
        pub(crate) version: Option<VersionId>,
        pub(crate) text: PostId,
        pub(crate) written_at: Timestamp,
        pub(crate) reviewed_at: Option<Timestamp>,
        pub(crate) review_at: Timestamp,
        pub(crate) score: i64,
        pub(crate) parts: String,
        pub(crate) flags: i64,
        pub(crate) owner: Option<MemberId>,
        pub(crate) owner_handle: Option<String>,
        pub(crate) owner_name: Option<String>,
    }
}

/// The statement of the queue with one more condition, for which there is an index in the queue's order. What else is
/// wanted is looked at in the index itself; the signs before the columns keep SQLite from choosing another one. Each such
/// wish stands in a CASE, of which PostgreSQL expects that every second row passes. Of "IS NULL OR" it expects one row in a
/// hundred, and of three of them so few rows in all that it gathers and sorts everything that is due.
macro_rules! queue {
    ($condition:literal) => {
        sql!(
            "SELECT r.topic, r.kind, t.slug, t.title, t.language, r.space, r.product, r.version, r.text, r.written_at, \
             r.reviewed_at, r.review_at, r.score, r.parts, r.flags, r.owner, m.handle, m.name \
             FROM reviews r JOIN topics t ON t.id = r.topic LEFT JOIN members m ON m.id = r.owner \
             WHERE r.due AND (r.score, r.topic) < ($1, $2) AND +r.space IN (SELECT "
            lite "value FROM json_each($3)" pg "value::bigint FROM json_array_elements_text($3::json)"
            ") AND CASE WHEN CAST($4 AS BIGINT) IS NULL THEN TRUE ELSE +r.space = $4 END \
             AND CASE WHEN CAST($5 AS BIGINT) IS NULL THEN TRUE ELSE +r.product = $5 END \
             AND CASE WHEN CAST($6 AS TEXT) IS NULL THEN TRUE ELSE r.kind = $6 END "
            $condition
            " ORDER BY r.score DESC, r.topic DESC LIMIT $7"
        )
    };
}

/// What is due, wanted, and in spaces that the actor sees, the most urgent first. One statement.
pub(crate) async fn list(conn: &mut impl Connection, actor: &Actor, filter: &Filter) -> Result<Vec<QueueRow>> {
    let query = match filter.whose {
        Whose::Of(owner) => bound(conn.q(queue!("AND r.owner = $8")), actor, filter).bind(owner),
        Whose::Nobody => bound(conn.q(queue!("AND r.owner IS NULL")), actor, filter),
        Whose::All if filter.product.is_some() => bound(conn.q(queue!("AND r.product = $5")), actor, filter),
        Whose::All if filter.space.is_some() => bound(conn.q(queue!("AND r.space = $4")), actor, filter),
        Whose::All if filter.kind.is_some() => bound(conn.q(queue!("AND r.kind = $6")), actor, filter),
        Whose::All => bound(conn.q(queue!("AND TRUE")), actor, filter),
    };
    query.all().await
}

fn bound<'c>(query: Query<'c>, actor: &Actor, filter: &Filter) -> Query<'c> {
    let after = filter.after.unwrap_or_else(Cursor::start);
    query
        .bind(after.key)
        .bind(after.id)
        .bind(actor.visible_spaces().to_owned())
        .bind(filter.space)
        .bind(filter.product)
        .bind(filter.kind.clone())
        .bind(filter.limit as i64 + 1)
}

/// How many reviews of an owner are due, counted up to `most`.
pub(crate) async fn count_of_owner(conn: &mut impl Connection, owner: MemberId, most: i64) -> Result<i64> {
    conn.q(sql!(
        "SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 AS one FROM reviews WHERE due AND owner = $1 LIMIT $2) AS c"
    ))
    .bind(owner)
    .bind(most)
    .value()
    .await
}

row! {
    /// All that is known of a review.
    #[derive(Debug)]
    pub(crate) struct DetailRow {
        pub(crate) topic: TopicId,
        pub(crate) kind: String,
        pub(crate) slug: String,
        pub(crate) title: String,
        pub(crate) language: String,
        pub(crate) state: TopicState,
        pub(crate) space: SpaceId,
        pub(crate) product: Option<ProductId>,
        pub(crate) version: Option<VersionId>,
        pub(crate) text: PostId,
        pub(crate) written_at: Timestamp,
        pub(crate) reviewed_at: Option<Timestamp>,
        pub(crate) reviewed_by: Option<String>,
        pub(crate) outcome: String,
        pub(crate) review_at: Timestamp,
        pub(crate) due: bool,
        pub(crate) live: bool,
        pub(crate) score: i64,
        pub(crate) parts: String,
        pub(crate) flags: i64,
        pub(crate) helped: i64,
        pub(crate) did_not_help: i64,
        pub(crate) owner: Option<MemberId>,
        pub(crate) owner_handle: Option<String>,
        pub(crate) owner_name: Option<String>,
    }

    /// A link of a text.
    #[derive(Debug)]
    pub(crate) struct LinkRow {
        pub(crate) url: String,
        pub(crate) checked_at: Option<Timestamp>,
        pub(crate) failures: i64,
        pub(crate) broken: bool,
        pub(crate) result: String,
    }
}

/// A review of a topic in a space that the actor sees.
pub(crate) async fn one(conn: &mut impl Connection, actor: &Actor, topic: TopicId) -> Result<DetailRow> {
    conn.q(sql!(
        "SELECT r.topic, r.kind, t.slug, t.title, t.language, t.state, r.space, r.product, r.version, r.text, r.written_at, \
         r.reviewed_at, b.name, r.outcome, r.review_at, r.due, r.live, r.score, r.parts, r.flags, \
         r.helped - r.helped_before, r.did_not_help - r.did_not_help_before, r.owner, m.handle, m.name \
         FROM reviews r JOIN topics t ON t.id = r.topic AND NOT t.deleted LEFT JOIN members m ON m.id = r.owner \
         LEFT JOIN members b ON b.id = r.reviewed_by WHERE r.topic = $1 AND t.space IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"
    ))
    .bind(topic)
    .bind(actor.visible_spaces().to_owned())
    .one()
    .await
}

/// The links of a topic's text, broken ones first.
pub(crate) async fn links(conn: &mut impl Connection, topic: TopicId) -> Result<Vec<LinkRow>> {
    conn.q(sql!(
        "SELECT l.url, l.checked_at, l.failures, l.broken, l.result FROM review_topic_links x \
         JOIN review_links l ON l.id = x.link WHERE x.topic = $1 ORDER BY l.broken DESC, l.failures DESC, l.id"
    ))
    .bind(topic)
    .all()
    .await
}
