//! News on its way to its subscribers.

use madang_kernel::{GroupId, Id, MemberId, Result, db::Connection, row, sql};

/// The identifier of a mailing.
pub(crate) enum MailingTag {}
pub(crate) type MailingId = Id<MailingTag>;

row! {
    /// News that has not reached everybody.
    pub(crate) struct MailingRow {
        pub(crate) id: MailingId,
        pub(crate) about: String,
        pub(crate) path: String,
        pub(crate) grp: Option<GroupId>,
        pub(crate) texts: String,
        pub(crate) reached: i64,
    }
}

row! {
    /// Somebody who wants the news.
    pub(crate) struct Subscriber {
        pub(crate) id: MemberId,
        pub(crate) email: String,
        pub(crate) language: Option<String>,
        pub(crate) token: String,
    }
}

/// Begins a mailing; a second one about the same is dropped.
pub(crate) async fn insert(
    conn: &mut impl Connection,
    id: MailingId,
    about: &str,
    path: &str,
    group: Option<GroupId>,
    texts: &str,
) -> Result<()> {
    conn.q(sql!(
        "INSERT INTO mailings (id, about, path, grp, texts, reached) VALUES ($1, $2, $3, $4, $5, 0) "
        "ON CONFLICT (about) DO NOTHING"
    ))
    .bind(id)
    .bind(about)
    .bind(path)
    .bind(group)
    .bind(texts)
    .run()
    .await?;
    Ok(())
}

/// The oldest mailing that is on its way.
pub(crate) async fn next(conn: &mut impl Connection) -> Result<Option<MailingRow>> {
    conn.q(sql!("SELECT id, about, path, grp, texts, reached FROM mailings WHERE reached >= 0 ORDER BY id LIMIT 1"))
        .opt()
        .await
}

/// Who gets it next.
pub(crate) async fn subscribers(
    conn: &mut impl Connection,
    group: Option<GroupId>,
    reached: i64,
    most: i64,
) -> Result<Vec<Subscriber>> {
    conn.q(sql!(
        "SELECT m.id, m.email, m.language, m.news_token FROM members m WHERE m.news AND m.id > $1 AND m.email_confirmed "
        "AND m.email IS NOT NULL AND m.news_token IS NOT NULL AND m.state = 'active' AND (CAST($2 AS BIGINT) IS NULL OR "
        "EXISTS (SELECT 1 FROM group_members g WHERE g.grp = $2 AND g.member = m.id)) ORDER BY m.id LIMIT $3"
    ))
    .bind(reached)
    .bind(group)
    .bind(most)
    .all()
    .await
}

/// It reached members up to `last`; false when another node was faster.
pub(crate) async fn reach(conn: &mut impl Connection, id: MailingId, from: i64, last: i64) -> Result<bool> {
    let rows = conn
        .q(sql!("UPDATE mailings SET reached = $3 WHERE id = $1 AND reached = $2"))
        .bind(id)
        .bind(from)
        .bind(last)
        .run()
        .await?;
    Ok(rows > 0)
}

/// It reached everybody; that it was is remembered, so that it is not sent again.
pub(crate) async fn end(conn: &mut impl Connection, id: MailingId) -> Result<()> {
    conn.q(sql!("UPDATE mailings SET reached = -1, texts = '{}' WHERE id = $1")).bind(id).run().await?;
    Ok(())
}

/// It goes no further, whomever it has reached.
pub(crate) async fn stop(conn: &mut impl Connection, about: &str) -> Result<()> {
    conn.q(sql!("UPDATE mailings SET reached = -1, texts = '{}' WHERE about = $1")).bind(about).run().await?;
    Ok(())
}

/// Whether a token is somebody's.
pub(crate) async fn is_known(conn: &mut impl Connection, token: &str) -> Result<bool> {
    let known: Option<(MemberId,)> =
        conn.q(sql!("SELECT id FROM members WHERE news_token = $1")).bind(token).opt().await?;
    Ok(known.is_some())
}

/// Ends the news for whose token it is; whether it is anybody's.
pub(crate) async fn unsubscribe(conn: &mut impl Connection, token: &str) -> Result<bool> {
    let rows = conn.q(sql!("UPDATE members SET news = FALSE WHERE news_token = $1")).bind(token).run().await?;
    Ok(rows > 0)
}
