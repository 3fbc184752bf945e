//! One article: making it, finding it, changing it; and the list of the workbench.

use crate::article::{ArticleId, ArticleKind, Facts, Stage};
use madang_http::Cursor;
use madang_kernel::{
    Actor, Cx, MemberId, ProductId, Result, SpaceId, Timestamp, TopicId, VersionId, db::Connection, row, sql,
};

row! {
    /// An article, as commands and pages need it.
    #[derive(Clone, Debug)]
    pub(crate) struct ArticleRow {
        pub(crate) id: ArticleId,
        pub(crate) space: SpaceId,
        pub(crate) language: String,
        pub(crate) kind: ArticleKind,
        /// The title of its newest revision.
        pub(crate) title: String,
        pub(crate) product: Option<ProductId>,
        pub(crate) version: Option<VersionId>,
        /// The article that this one and its other translations were translated from; itself for an original.
        pub(crate) family: ArticleId,
        /// The original's revision that it was last brought up to.
        pub(crate) translated_from: Option<i64>,
        pub(crate) author: MemberId,
        pub(crate) owner: MemberId,
        pub(crate) topic: Option<TopicId>,
        /// The number of the revision that readers see.
        pub(crate) live: Option<i64>,
        /// The number of the newest revision that was not let go.
        pub(crate) head: i64,
        pub(crate) stage: Stage,
        pub(crate) publish_at: Option<Timestamp>,
        pub(crate) archived: bool,
        pub(crate) review_at: Option<Timestamp>,
        pub(crate) helped: i64,
        pub(crate) did_not_help: i64,
        pub(crate) created_at: Timestamp,
        pub(crate) changed_at: Timestamp,
        pub(crate) published_at: Option<Timestamp>,
    }
}

impl ArticleRow {
    /// What the rules know of it.
    pub(crate) fn facts(&self) -> Facts {
        Facts {
            space: self.space,
            author: self.author,
            stage: self.stage,
            live: self.live.is_some(),
            archived: self.archived,
        }
    }

    /// Its place at the workbench.
    pub(crate) fn desk_url(&self) -> String {
        format!("/knowledge/{}", self.id)
    }

    /// Whether it translates another.
    pub(crate) fn is_translation(&self) -> bool {
        self.family != self.id
    }
}

/// The article with this id, or with the topic of this id.
pub(crate) async fn by_id(conn: &mut impl Connection, id: ArticleId) -> Result<ArticleRow> {
    conn.q(sql!(
        "SELECT id, space, language, kind, title, product, version, family, translated_from, author, owner, topic, live, \
         head, stage, publish_at, archived, review_at, helped, did_not_help, created_at, changed_at, published_at \
         FROM articles WHERE id = $1 OR topic = $1"
    ))
    .bind(id)
    .one()
    .await
}

/// The same, locked until the command ends.
pub(crate) async fn lock(cx: &mut Cx<'_>, id: ArticleId) -> Result<ArticleRow> {
    cx.q(sql!(
        "SELECT id, space, language, kind, title, product, version, family, translated_from, author, owner, topic, live, \
         head, stage, publish_at, archived, review_at, helped, did_not_help, created_at, changed_at, published_at \
         FROM articles WHERE id = $1 OR topic = $1 " pg "FOR UPDATE"
    ))
    .bind(id)
    .one()
    .await
}

/// The article of a topic, if it has one.
pub(crate) async fn of_topic(conn: &mut impl Connection, topic: TopicId) -> Result<Option<ArticleRow>> {
    conn.q(sql!(
        "SELECT id, space, language, kind, title, product, version, family, translated_from, author, owner, topic, live, \
         head, stage, publish_at, archived, review_at, helped, did_not_help, created_at, changed_at, published_at \
         FROM articles WHERE topic = $1"
    ))
    .bind(topic)
    .opt()
    .await
}

/// An article and its translations.
pub(crate) async fn family(conn: &mut impl Connection, family: ArticleId) -> Result<Vec<ArticleRow>> {
    conn.q(sql!(
        "SELECT id, space, language, kind, title, product, version, family, translated_from, author, owner, topic, live, \
         head, stage, publish_at, archived, review_at, helped, did_not_help, created_at, changed_at, published_at \
         FROM articles WHERE family = $1 ORDER BY id"
    ))
    .bind(family)
    .all()
    .await
}

/// Keeps a new article.
pub(crate) async fn insert(conn: &mut impl Connection, new: &ArticleRow) -> Result<()> {
    conn.q(sql!(
        "INSERT INTO articles (id, space, language, kind, title, product, version, family, translated_from, author, owner, \
         topic, live, head, stage, archived, helped, did_not_help, created_at, changed_at, published_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)"
    ))
    .bind(new.id)
    .bind(new.space)
    .bind(new.language.clone())
    .bind(new.kind)
    .bind(new.title.clone())
    .bind(new.product)
    .bind(new.version)
    .bind(new.family)
    .bind(new.translated_from)
    .bind(new.author)
    .bind(new.owner)
    .bind(new.topic)
    .bind(new.live)
    .bind(new.head)
    .bind(new.stage)
    .bind(new.archived)
    .bind(new.helped)
    .bind(new.did_not_help)
    .bind(new.created_at)
    .bind(new.changed_at)
    .bind(new.published_at)
    .run()
    .await?;
    Ok(())
}

/// Writes an article as it is now; its id, family, author and counters stay.
pub(crate) async fn update(conn: &mut impl Connection, article: &ArticleRow) -> Result<()> {
    conn.q(sql!(
        "UPDATE articles SET space = $2, kind = $3, title = $4, product = $5, version = $6, translated_from = $7, \
         owner = $8, topic = $9, live = $10, head = $11, stage = $12, publish_at = $13, archived = $14, review_at = $15, \
         changed_at = $16, published_at = $17 WHERE id = $1"
    ))
    .bind(article.id)
    .bind(article.space)
    .bind(article.kind)
    .bind(article.title.clone())
    .bind(article.product)
    .bind(article.version)
    .bind(article.translated_from)
    .bind(article.owner)
    .bind(article.topic)
    .bind(article.live)
    .bind(article.head)
    .bind(article.stage)
    .bind(article.publish_at)
    .bind(article.archived)
    .bind(article.review_at)
    .bind(article.changed_at)
    .bind(article.published_at)
    .run()
    .await?;
    Ok(())
}

/// Puts an article at its place in its collection.
pub(crate) async fn place(conn: &mut impl Connection, id: ArticleId, position: i64) -> Result<()> {
    conn.q(sql!("UPDATE articles SET position = $2 WHERE id = $1")).bind(id).bind(position).run().await?;
    Ok(())
}

/// The articles that are to be published by now, and their newest revisions.
pub(crate) async fn due(conn: &mut impl Connection, now: Timestamp) -> Result<Vec<(ArticleId, i64)>> {
    conn.q(sql!(
        "SELECT id, head FROM articles WHERE stage = 'scheduled' AND publish_at <= $1 ORDER BY publish_at, id LIMIT 100"
    ))
    .bind(now)
    .all()
    .await
}

/// Takes a due article, so that nobody else publishes this revision of it; whether it was still to be had.
pub(crate) async fn take_due(cx: &mut Cx<'_>, id: ArticleId, revision: i64) -> Result<bool> {
    let now = cx.now();
    let taken = cx
        .q(sql!(
            "UPDATE articles SET stage = 'approved', publish_at = NULL \
             WHERE id = $1 AND head = $2 AND stage = 'scheduled' AND publish_at <= $3"
        ))
        .bind(id)
        .bind(revision)
        .bind(now)
        .run()
        .await?;
    Ok(taken == 1)
}

/// Which articles of the workbench are wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// At this stage; published ones may have something staged.
    pub(crate) stage: Option<Stage>,
    /// Only archived ones, else none of them.
    pub(crate) archived: bool,
    pub(crate) space: Option<SpaceId>,
    pub(crate) owner: Option<MemberId>,
    pub(crate) author: Option<MemberId>,
    pub(crate) language: Option<String>,
    /// Only translations whose original went on.
    pub(crate) behind: bool,
    pub(crate) after: Option<Cursor>,
    pub(crate) limit: i64,
}

row! {
    /// An article in the list of the workbench.
    #[derive(Clone, Debug)]
    pub(crate) struct ListedArticle {
        pub(crate) id: ArticleId,
        pub(crate) space: SpaceId,
        pub(crate) language: String,
        pub(crate) kind: ArticleKind,
        pub(crate) title: String,
        pub(crate) owner: MemberId,
        pub(crate) author: MemberId,
        pub(crate) live: Option<i64>,
        pub(crate) head: i64,
        pub(crate) stage: Stage,
        pub(crate) publish_at: Option<Timestamp>,
        pub(crate) archived: bool,
        pub(crate) helped: i64,
        pub(crate) did_not_help: i64,
        pub(crate) changed_at: Timestamp,
        /// Whether its original has gone on since.
        pub(crate) behind: bool,
    }
}

/// The articles of the workbench, the last changed first.
pub(crate) async fn list(conn: &mut impl Connection, actor: &Actor, wanted: &Wanted) -> Result<Vec<ListedArticle>> {
    let after = wanted.after.unwrap_or_else(Cursor::start);
    let published = wanted.stage == Some(Stage::Published);
    conn.q(sql!(
        "SELECT a.id, a.space, a.language, a.kind, a.title, a.owner, a.author, a.live, a.head, a.stage, a.publish_at, \
         a.archived, a.helped, a.did_not_help, a.changed_at, \
         coalesce(o.id <> a.id AND o.live > coalesce(a.translated_from, 0), FALSE) \
         FROM articles a JOIN articles o ON o.id = a.family \
         WHERE (a.changed_at < $1 OR (a.changed_at = $1 AND a.id < $2)) AND a.archived = $3 \
         AND CASE WHEN CAST($4 AS TEXT) IS NULL THEN TRUE ELSE a.stage = $4 END AND (NOT $5 OR a.live IS NOT NULL) \
         AND CASE WHEN CAST($6 AS BIGINT) IS NULL THEN TRUE ELSE a.space = $6 END AND CASE WHEN CAST($7 AS BIGINT) IS NULL THEN TRUE ELSE a.owner = $7 END \
         AND CASE WHEN CAST($8 AS BIGINT) IS NULL THEN TRUE ELSE a.author = $8 END AND CASE WHEN CAST($9 AS TEXT) IS NULL THEN TRUE ELSE a.language = $9 END \
         AND (NOT $10 OR coalesce(o.id <> a.id AND o.live > coalesce(a.translated_from, 0), FALSE)) \
         AND (a.author = CAST($8 AS BIGINT) OR a.space IN (SELECT "
        lite "value FROM json_each($11)" pg "value::bigint FROM json_array_elements_text($11::json)"
        ")) ORDER BY a.changed_at DESC, a.id DESC LIMIT $12"
    ))
    .bind(after.key)
    .bind(after.id)
    .bind(wanted.archived)
    .bind(wanted.stage.filter(|_| !published))
    .bind(published)
    .bind(wanted.space)
    .bind(wanted.owner)
    .bind(wanted.author)
    .bind(wanted.language.clone())
    .bind(wanted.behind)
    .bind(actor.visible_spaces())
    .bind(wanted.limit)
    .all()
    .await
}

/// How many articles there are at each stage, of all or of one author; archived ones and published ones apart.
pub(crate) async fn counts(
    conn: &mut impl Connection,
    actor: &Actor,
    author: Option<MemberId>,
) -> Result<Vec<(Stage, bool, bool, i64)>> {
    conn.q(sql!(
        "SELECT stage, archived, live IS NOT NULL, CAST(count(*) AS BIGINT) FROM articles \
         WHERE CASE WHEN CAST($1 AS BIGINT) IS NULL THEN TRUE ELSE author = $1 END AND (author = CAST($1 AS BIGINT) OR space IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ")) GROUP BY stage, archived, live IS NOT NULL"
    ))
    .bind(author)
    .bind(actor.visible_spaces())
    .all()
    .await
}
