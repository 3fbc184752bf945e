//! Sketches of what staff have answered and commented.

use madang_kernel::{Cx, MemberId, PostId, Result, TopicId, db::Connection, row, sql};

/// How many answers and comments of each employee are kept to compare with.
const LAST: i64 = 200;

/// The sketches of the author's last answers and comments that still stand, the newest first.
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

row! {
    /// A comment of an employee.
    #[derive(Clone, Debug)]
    pub(crate) struct CommentRow {
        pub(crate) post: PostId,
        pub(crate) topic: TopicId,
        pub(crate) author: MemberId,
        pub(crate) markdown: String,
    }
}

/// Those of these posts that staff have written and of which there is no sketch yet, the oldest first.
pub(crate) async fn new_of_staff(conn: &mut impl Connection, posts: &[PostId]) -> Result<Vec<CommentRow>> {
    if posts.is_empty() {
        return Ok(Vec::new());
    }
    let numbers: Vec<i64> = posts.iter().map(|post| post.number()).collect();
    conn.q(sql!(
        "SELECT p.id, p.topic, p.author, p.markdown FROM posts p JOIN members m ON m.id = p.author AND m.role <> 'member' \
         WHERE p.id IN (SELECT " lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
        " AND NOT EXISTS (SELECT 1 FROM answer_sketches s WHERE s.post = p.id) ORDER BY p.id"
    ))
    .bind(serde_json::to_string(&numbers)?)
    .all()
    .await
}

/// Keeps the sketch of an answer or a comment; the oldest make room.
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
