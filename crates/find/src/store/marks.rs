//! What staff says of answers, as events told it.

use madang_kernel::{PostId, Result, TopicId, db::Connection, sql};

/// Keeps a post's mark, or forgets it.
pub(crate) async fn set(conn: &mut impl Connection, post: PostId, mark: Option<&str>) -> Result<()> {
    let query = match mark {
        Some(mark) => conn
            .q(sql!(
                "INSERT INTO search_marks (post, mark) VALUES ($1, $2) ON CONFLICT (post) DO UPDATE SET mark = excluded.mark"
            ))
            .bind(post)
            .bind(mark.to_owned()),
        None => conn.q(sql!("DELETE FROM search_marks WHERE post = $1")).bind(post),
    };
    query.run().await?;
    Ok(())
}

/// How far the projector of marks has come.
pub(crate) async fn position(conn: &mut impl Connection, projector: &str) -> Result<i64> {
    let row: Option<(i64,)> =
        conn.q(sql!("SELECT position FROM cursors WHERE name = $1")).bind(projector.to_owned()).opt().await?;
    Ok(row.map_or(0, |row| row.0))
}

/// What staff says of the answers of a topic.
pub(crate) async fn of_topic(conn: &mut impl Connection, topic: TopicId) -> Result<Vec<(PostId, String)>> {
    conn.q(sql!("SELECT k.post, k.mark FROM posts p JOIN search_marks k ON k.post = p.id WHERE p.topic = $1 AND p.kind = 'answer'"))
        .bind(topic)
        .all()
        .await
}
