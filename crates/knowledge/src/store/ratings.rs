//! Whom an article helped. A reader counts once, and may think again.

use crate::article::ArticleId;
use madang_kernel::{Cx, MemberId, Result, Timestamp, db::Connection, row, secret, sql};

/// What a reader says.
#[derive(Debug)]
pub(crate) struct Rating<'a> {
    pub(crate) article: ArticleId,
    /// Tells readers apart: the member, or what is left of a visitor's address.
    pub(crate) reader: &'a str,
    pub(crate) revision: i64,
    pub(crate) helped: bool,
    pub(crate) reason: &'a str,
    pub(crate) note: &'a str,
}

/// What this reader said before.
pub(crate) async fn before(conn: &mut impl Connection, article: ArticleId, reader: &str) -> Result<Option<bool>> {
    let row: Option<(bool,)> = conn
        .q(sql!("SELECT helped FROM article_ratings WHERE article = $1 AND reader = $2"))
        .bind(article)
        .bind(reader)
        .opt()
        .await?;
    Ok(row.map(|row| row.0))
}

/// Keeps what a reader says, instead of what they said before.
pub(crate) async fn save(cx: &mut Cx<'_>, rating: &Rating<'_>) -> Result<()> {
    let (member, at): (Option<MemberId>, Timestamp) = (cx.actor().id(), cx.now());
    cx.q(sql!(
        "INSERT INTO article_ratings (article, reader, member, revision, helped, reason, note, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (article, reader) DO UPDATE SET \
         revision = excluded.revision, helped = excluded.helped, reason = excluded.reason, note = excluded.note, \
         at = excluded.at"
    ))
    .bind(rating.article)
    .bind(rating.reader)
    .bind(member)
    .bind(rating.revision)
    .bind(rating.helped)
    .bind(rating.reason)
    .bind(rating.note)
    .bind(at)
    .run()
    .await?;
    Ok(())
}

/// Counts a rating, or one less.
pub(crate) async fn count(cx: &mut Cx<'_>, article: ArticleId, helped: i64, did_not_help: i64) -> Result<()> {
    cx.q(sql!("UPDATE articles SET helped = helped + $2, did_not_help = did_not_help + $3 WHERE id = $1"))
        .bind(article)
        .bind(helped)
        .bind(did_not_help)
        .run()
        .await?;
    Ok(())
}

row! {
    /// Why it did not help, in a reader's words.
    #[derive(Clone, Debug)]
    pub(crate) struct SaidRow {
        pub(crate) reason: String,
        pub(crate) note: String,
        pub(crate) revision: i64,
        pub(crate) at: Timestamp,
    }
}

/// What readers whom it did not help said, the newest first.
pub(crate) async fn said(conn: &mut impl Connection, article: ArticleId) -> Result<Vec<SaidRow>> {
    conn.q(sql!(
        "SELECT reason, note, revision, at FROM article_ratings \
         WHERE article = $1 AND NOT helped AND (reason <> '' OR note <> '') ORDER BY at DESC LIMIT 20"
    ))
    .bind(article)
    .all()
    .await
}

/// What makes the marks of this community's visitors its own; made when it is first asked for.
pub(crate) async fn salt(cx: &mut Cx<'_>) -> Result<String> {
    let known: Option<(String,)> = cx.q(sql!("SELECT salt FROM reader_salts WHERE id = 1")).opt().await?;
    if let Some((salt,)) = known {
        return Ok(salt);
    }
    cx.q(sql!("INSERT INTO reader_salts (id, salt) VALUES (1, $1) ON CONFLICT (id) DO NOTHING"))
        .bind(secret::new_token())
        .run()
        .await?;
    cx.q(sql!("SELECT salt FROM reader_salts WHERE id = 1")).value().await
}
