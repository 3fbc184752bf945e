//! What is said about a staged revision, and what was done with it.

use crate::article::ArticleId;
use madang_kernel::{Cx, MemberId, Result, Timestamp, db::Connection, row, sql};

row! {
    /// A note, or a step that somebody took.
    #[derive(Clone, Debug)]
    pub(crate) struct NoteRow {
        pub(crate) revision: i64,
        /// `None` for the program itself.
        pub(crate) member: Option<MemberId>,
        pub(crate) at: Timestamp,
        /// `note`, or the word of a step.
        pub(crate) what: String,
        pub(crate) note: String,
    }
}

/// The latest notes and steps, the oldest first.
pub(crate) async fn of_article(conn: &mut impl Connection, article: ArticleId) -> Result<Vec<NoteRow>> {
    let mut rows: Vec<NoteRow> = conn
        .q(sql!(
            "SELECT revision, member, at, what, note FROM article_discussion WHERE article = $1 ORDER BY id DESC LIMIT 100"
        ))
        .bind(article)
        .all()
        .await?;
    rows.reverse();
    Ok(rows)
}

/// Keeps what the command's actor said or did.
pub(crate) async fn insert(cx: &mut Cx<'_>, article: ArticleId, revision: i64, what: &str, note: &str) -> Result<()> {
    let (id, member, at) = (cx.new_id::<()>(), cx.actor().id(), cx.now());
    cx.q(sql!(
        "INSERT INTO article_discussion (id, article, revision, member, at, what, note) VALUES ($1, $2, $3, $4, $5, $6, $7)"
    ))
    .bind(id)
    .bind(article)
    .bind(revision)
    .bind(member)
    .bind(at)
    .bind(what)
    .bind(note)
    .run()
    .await?;
    Ok(())
}
