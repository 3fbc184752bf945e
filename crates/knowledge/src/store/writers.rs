//! Members who were invited to write articles.

use madang_kernel::{Cx, MemberId, Result, Timestamp, db::Connection, row, sql};

row! {
    /// An invited writer.
    #[derive(Clone, Debug)]
    pub(crate) struct WriterRow {
        pub(crate) member: MemberId,
        pub(crate) granted_by: MemberId,
        pub(crate) at: Timestamp,
        pub(crate) note: String,
        /// How many articles are theirs.
        pub(crate) articles: i64,
    }
}

/// Whether a member was invited.
pub(crate) async fn is_writer(conn: &mut impl Connection, member: MemberId) -> Result<bool> {
    let row: Option<(i64,)> =
        conn.q(sql!("SELECT at FROM article_writers WHERE member = $1")).bind(member).opt().await?;
    Ok(row.is_some())
}

/// Every invited writer, the latest first.
pub(crate) async fn all(conn: &mut impl Connection) -> Result<Vec<WriterRow>> {
    conn.q(sql!(
        "SELECT w.member, w.granted_by, w.at, w.note, \
         (SELECT CAST(count(*) AS BIGINT) FROM articles a WHERE a.author = w.member) \
         FROM article_writers w ORDER BY w.at DESC, w.member"
    ))
    .all()
    .await
}

/// Invites a member.
pub(crate) async fn grant(cx: &mut Cx<'_>, member: MemberId, by: MemberId, note: &str) -> Result<()> {
    let at = cx.now();
    cx.q(sql!(
        "INSERT INTO article_writers (member, granted_by, at, note) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (member) DO UPDATE SET note = excluded.note"
    ))
    .bind(member)
    .bind(by)
    .bind(at)
    .bind(note)
    .run()
    .await?;
    Ok(())
}

/// Takes an invitation back.
pub(crate) async fn revoke(cx: &mut Cx<'_>, member: MemberId) -> Result<()> {
    cx.q(sql!("DELETE FROM article_writers WHERE member = $1")).bind(member).run().await?;
    Ok(())
}

/// The employees, who can own articles.
pub(crate) async fn staff(conn: &mut impl Connection) -> Result<Vec<(MemberId, String)>> {
    conn.q(sql!("SELECT id, name FROM members WHERE role <> 'member' ORDER BY name, id LIMIT 500")).all().await
}
