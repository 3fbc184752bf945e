//! Lists of publications: what readers see, and what is on the desk.

use crate::{
    item::{Kind, State},
    store::{items::PublicationId, places::SeriesId},
};
use madang_http::Cursor;
use madang_kernel::{
    Actor, MemberId, ProductId, Result, Timestamp, TopicId, VersionId,
    db::{Connection, Sql},
    row, sql,
};

row! {
    /// Something published, in a list or a feed.
    #[derive(Clone, Debug)]
    pub(crate) struct News {
        pub(crate) topic: TopicId,
        pub(crate) kind: Kind,
        pub(crate) title: String,
        pub(crate) slug: String,
        pub(crate) language: String,
        pub(crate) excerpt: String,
        /// JSON.
        pub(crate) tags: String,
        pub(crate) html: String,
        pub(crate) published_at: Timestamp,
        pub(crate) edited_at: Option<Timestamp>,
        pub(crate) author: String,
        pub(crate) handle: String,
        pub(crate) guest: String,
        pub(crate) comments: i64,
        pub(crate) version: Option<VersionId>,
        pub(crate) pinned: bool,
    }

    /// A publication on the desk.
    #[derive(Clone, Debug)]
    pub(crate) struct DeskRow {
        pub(crate) id: PublicationId,
        pub(crate) kind: Kind,
        pub(crate) state: State,
        pub(crate) title: String,
        pub(crate) author: String,
        pub(crate) guest: String,
        pub(crate) publish_at: Option<Timestamp>,
        pub(crate) edited_at: Timestamp,
        /// Whether readers do not have all of it yet.
        pub(crate) staged: bool,
    }

    /// A product that something is told about.
    #[derive(Clone, Debug)]
    pub(crate) struct ProductCount {
        pub(crate) product: ProductId,
        pub(crate) count: i64,
    }
}

/// Which of what is published is wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewsFilter {
    pub(crate) kind: Option<Kind>,
    pub(crate) product: Option<ProductId>,
    pub(crate) series: Option<SeriesId>,
    pub(crate) author: Option<MemberId>,
    /// A word of a kind of change; only release notes that tell of one.
    pub(crate) change: Option<&'static str>,
    /// Only what is pinned, or only what is not.
    pub(crate) pinned: Option<bool>,
    pub(crate) after: Option<Cursor>,
    pub(crate) limit: i64,
}

/// `html` costs most: only feeds ask for it.
macro_rules! news_sql {
    ($html:literal) => {
        sql!(
            "SELECT p.topic, p.kind, t.title, t.slug, t.language, t.excerpt, t.tags, " $html ", p.published_at, o.edited_at, \
             m.name, m.handle, p.guest, t.answers, p.version, p.pinned \
             FROM publications p JOIN topics t ON t.id = p.topic JOIN posts o ON o.id = t.opening \
             JOIN members m ON m.id = p.author \
             WHERE p.state = 'published' AND NOT t.hidden AND NOT t.deleted AND +t.space IN (SELECT "
            lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
            ") AND (CAST($2 AS TEXT) IS NULL OR p.kind = $2) AND (CAST($3 AS BIGINT) IS NULL OR p.product = $3) \
             AND (CAST($4 AS BIGINT) IS NULL OR p.series = $4) AND (CAST($5 AS BIGINT) IS NULL OR p.author = $5) \
             AND (CAST($6 AS TEXT) IS NULL OR p.details LIKE $6) AND (CAST($7 AS BOOLEAN) IS NULL OR p.pinned = $7) \
             AND p.published_at <= $8 AND (p.published_at < $8 OR p.topic < $9) \
             ORDER BY p.published_at DESC, p.topic DESC LIMIT $10"
        )
    };
}

async fn news_of(
    conn: &mut impl Connection,
    sql: &'static Sql,
    actor: &Actor,
    filter: &NewsFilter,
) -> Result<Vec<News>> {
    let after = filter.after.unwrap_or(Cursor::start());
    conn.q(sql)
        .bind(actor.visible_spaces())
        .bind(filter.kind.map(Kind::as_str))
        .bind(filter.product)
        .bind(filter.series)
        .bind(filter.author)
        .bind(filter.change.map(|word| format!("%\"kind\":\"{word}\"%")))
        .bind(filter.pinned)
        .bind(after.key)
        .bind(after.id)
        .bind(filter.limit)
        .all()
        .await
}

/// What the actor sees of what is published, the newest first; without the texts.
pub(crate) async fn news(conn: &mut impl Connection, actor: &Actor, filter: &NewsFilter) -> Result<Vec<News>> {
    news_of(conn, news_sql!("''"), actor, filter).await
}

/// The same with the texts, for a feed.
pub(crate) async fn news_with_texts(
    conn: &mut impl Connection,
    actor: &Actor,
    filter: &NewsFilter,
) -> Result<Vec<News>> {
    news_of(conn, news_sql!("o.html"), actor, filter).await
}

/// The products with release notes that the actor sees.
pub(crate) async fn products(conn: &mut impl Connection, actor: &Actor) -> Result<Vec<ProductCount>> {
    conn.q(sql!(
        "SELECT p.product, CAST(count(*) AS BIGINT) FROM publications p JOIN topics t ON t.id = p.topic \
         WHERE p.state = 'published' AND p.kind = 'release_note' AND p.product IS NOT NULL AND NOT t.hidden AND NOT t.deleted \
         AND +t.space IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") GROUP BY p.product ORDER BY p.product"
    ))
    .bind(actor.visible_spaces())
    .all()
    .await
}

/// The publications of a state, those changed last first. `author`: only what this member writes.
pub(crate) async fn desk(
    conn: &mut impl Connection,
    state: State,
    author: Option<MemberId>,
    before: Cursor,
    limit: i64,
) -> Result<Vec<DeskRow>> {
    conn.q(sql!(
        "SELECT p.id, p.kind, p.state, p.title, m.name, p.guest, p.publish_at, p.edited_at, p.staged IS NOT NULL \
         FROM publications p JOIN members m ON m.id = p.author WHERE p.state = $1 AND (CAST($2 AS BIGINT) IS NULL OR p.author = $2) \
         AND p.edited_at <= $3 AND (p.edited_at < $3 OR p.id < $4) ORDER BY p.edited_at DESC, p.id DESC LIMIT $5"
    ))
    .bind(state)
    .bind(author)
    .bind(before.key)
    .bind(before.id)
    .bind(limit)
    .all()
    .await
}

/// How many publications there are of each state.
pub(crate) async fn counts(conn: &mut impl Connection, author: Option<MemberId>) -> Result<Vec<(State, i64)>> {
    conn.q(sql!(
        "SELECT state, CAST(count(*) AS BIGINT) FROM publications WHERE (CAST($1 AS BIGINT) IS NULL OR author = $1) \
         GROUP BY state"
    ))
    .bind(author)
    .all()
    .await
}

/// The neighbours of a publication in its series that the actor sees: all of it, the oldest first.
pub(crate) async fn in_series(
    conn: &mut impl Connection,
    actor: &Actor,
    series: &str,
) -> Result<Vec<(TopicId, Kind, String, String)>> {
    conn.q(sql!(
        "SELECT p.topic, p.kind, t.title, t.slug FROM series s JOIN publications p ON p.series = s.id \
         JOIN topics t ON t.id = p.topic WHERE s.slug = $1 AND p.state = 'published' AND NOT t.hidden AND NOT t.deleted \
         AND +t.space IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") ORDER BY p.published_at LIMIT 100"
    ))
    .bind(series)
    .bind(actor.visible_spaces())
    .all()
    .await
}
