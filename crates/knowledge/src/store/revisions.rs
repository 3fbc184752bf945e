//! What an article said, and when.

use crate::{
    article::{ArticleId, ArticleKind},
    content::Content,
};
use madang_kernel::{Cx, MemberId, ProductId, Result, Timestamp, VersionId, db::Connection, row, sql};

row! {
    /// A revision.
    #[derive(Clone, Debug)]
    pub(crate) struct RevisionRow {
        pub(crate) number: i64,
        /// The revision that it was written on.
        pub(crate) base: Option<i64>,
        pub(crate) title: String,
        pub(crate) markdown: String,
        /// A JSON array of names.
        pub(crate) tags: String,
        pub(crate) kind: ArticleKind,
        pub(crate) product: Option<ProductId>,
        pub(crate) version: Option<VersionId>,
        pub(crate) author: MemberId,
        pub(crate) at: Timestamp,
        pub(crate) note: String,
    }
}

impl RevisionRow {
    /// The names of its tags.
    pub(crate) fn tag_names(&self) -> Vec<String> {
        serde_json::from_str(&self.tags).unwrap_or_default()
    }

    /// Whether it says just this.
    pub(crate) fn is(&self, content: &Content) -> bool {
        self.title == content.title.as_str()
            && self.markdown == content.body.as_str()
            && self.tag_names() == content.tags.names()
            && self.kind == content.kind
            && self.product == content.product
            && self.version == content.version
    }
}

/// One revision of an article.
pub(crate) async fn one(conn: &mut impl Connection, article: ArticleId, number: i64) -> Result<RevisionRow> {
    conn.q(sql!(
        "SELECT number, base, title, markdown, tags, kind, product, version, author, at, note \
         FROM article_revisions WHERE article = $1 AND number = $2"
    ))
    .bind(article)
    .bind(number)
    .one()
    .await
}

/// Who wrote a revision.
pub(crate) async fn author(conn: &mut impl Connection, article: ArticleId, number: i64) -> Result<MemberId> {
    conn.q(sql!("SELECT author FROM article_revisions WHERE article = $1 AND number = $2"))
        .bind(article)
        .bind(number)
        .value()
        .await
}

/// The latest revisions of an article, the newest first, those let go included.
pub(crate) async fn all(conn: &mut impl Connection, article: ArticleId, limit: i64) -> Result<Vec<RevisionRow>> {
    conn.q(sql!(
        "SELECT number, base, title, markdown, tags, kind, product, version, author, at, note \
         FROM article_revisions WHERE article = $1 ORDER BY number DESC LIMIT $2"
    ))
    .bind(article)
    .bind(limit)
    .all()
    .await
}

/// A revision about to be kept.
#[derive(Debug)]
pub(crate) struct NewRevision<'a> {
    pub(crate) article: ArticleId,
    pub(crate) base: Option<i64>,
    pub(crate) content: &'a Content,
    pub(crate) author: MemberId,
    pub(crate) at: Timestamp,
    pub(crate) note: String,
}

/// Keeps a revision after all others; gives its number.
pub(crate) async fn insert(cx: &mut Cx<'_>, new: NewRevision<'_>) -> Result<i64> {
    cx.q(sql!(
        "INSERT INTO article_revisions \
         (article, number, base, title, markdown, tags, kind, product, version, author, at, note) \
         VALUES ($1, (SELECT coalesce(max(number), 0) + 1 FROM article_revisions WHERE article = $1), \
         $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING number"
    ))
    .bind(new.article)
    .bind(new.base)
    .bind(new.content.title.as_str())
    .bind(new.content.body.as_str())
    .bind(serde_json::to_string(new.content.tags.names())?)
    .bind(new.content.kind)
    .bind(new.content.product)
    .bind(new.content.version)
    .bind(new.author)
    .bind(new.at)
    .bind(new.note)
    .value()
    .await
}
