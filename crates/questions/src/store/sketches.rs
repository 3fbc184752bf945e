//! Sketches of what staff have answered.

use madang_kernel::{Cx, MemberId, PostId, Result, db::Connection, sql};

/// How many answers of each employee are kept to compare with.
const LAST: i64 = 200;

/// The sketches of the author's last answers that still stand, the newest first.
pub(crate) async fn of(conn: &mut impl Connection, author: MemberId) -> Result<Vec<(PostId, String)>> {
    conn.q(sql!(
        "SELECT s.post, s.sketch FROM answer_sketches s JOIN posts p ON p.id = s.post AND p.deleted_at IS NULL \
         WHERE s.author = $1 ORDER BY s.post DESC LIMIT $2"
    ))
    .bind(author)
    .bind(LAST)
    .all()
    .await
}

/// Keeps the sketch of an answer; the oldest make room.
pub(crate) async fn keep(cx: &mut Cx<'_>, author: MemberId, post: PostId, sketch: &str) -> Result<()> {
    cx.q(sql!("INSERT INTO answer_sketches (post, author, sketch) VALUES ($1, $2, $3)"))
        .bind(post)
        .bind(author)
        .bind(sketch)
        .run()
        .await?;
    cx.q(sql!(
        "DELETE FROM answer_sketches WHERE author = $1 AND post NOT IN \
         (SELECT post FROM answer_sketches WHERE author = $1 ORDER BY post DESC LIMIT $2)"
    ))
    .bind(author)
    .bind(LAST)
    .run()
    .await?;
    Ok(())
}
