//! What articles are made of.

use crate::article::ArticleId;
use madang_kernel::{Actor, Cx, MemberId, PostId, Result, Role, TopicId, db::Connection, row, sql};

/// Remembers that an answer was confirmed, or that this was taken back.
pub(crate) async fn verify(cx: &mut Cx<'_>, post: PostId, topic: TopicId, verified: bool) -> Result<()> {
    let statement = if verified {
        sql!("INSERT INTO verified_posts (post, topic) VALUES ($1, $2) ON CONFLICT (post) DO NOTHING")
    } else {
        sql!("DELETE FROM verified_posts WHERE post = $1 AND topic = $2")
    };
    cx.q(statement).bind(post).bind(topic).run().await?;
    Ok(())
}

/// The confirmed answers of a topic.
pub(crate) async fn verified(conn: &mut impl Connection, topic: TopicId) -> Result<Vec<PostId>> {
    let rows: Vec<(PostId,)> =
        conn.q(sql!("SELECT post FROM verified_posts WHERE topic = $1 ORDER BY post")).bind(topic).all().await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The replies of a ticket, the oldest first.
pub(crate) async fn replies(conn: &mut impl Connection, topic: TopicId) -> Result<Vec<PostId>> {
    let rows: Vec<(PostId,)> = conn
        .q(sql!("SELECT id FROM posts WHERE topic = $1 AND kind = 'answer' ORDER BY id LIMIT 50"))
        .bind(topic)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

row! {
    /// A post that an article is made of.
    #[derive(Clone, Debug)]
    pub(crate) struct MaterialRow {
        pub(crate) id: PostId,
        pub(crate) author: MemberId,
        pub(crate) name: String,
        pub(crate) role: Role,
        pub(crate) markdown: String,
    }
}

/// Those of these posts that everyone who sees their topic sees.
pub(crate) async fn material(conn: &mut impl Connection, posts: &[PostId]) -> Result<Vec<MaterialRow>> {
    let ids: Vec<i64> = posts.iter().map(|post| post.number()).collect();
    conn.q(sql!(
        "SELECT p.id, p.author, m.name, m.role, p.markdown FROM posts p JOIN members m ON m.id = p.author \
         WHERE NOT p.hidden AND p.deleted_at IS NULL AND p.id IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") ORDER BY p.id"
    ))
    .bind(serde_json::to_string(&ids)?)
    .all()
    .await
}

/// Keeps what an article is made of.
pub(crate) async fn add(cx: &mut Cx<'_>, article: ArticleId, topic: TopicId, posts: &[PostId]) -> Result<()> {
    let (at, ids): (_, Vec<i64>) = (cx.now(), posts.iter().map(|post| post.number()).collect());
    cx.q(sql!(
        "INSERT INTO article_sources (article, post, topic, at) \
         SELECT CAST($1 AS BIGINT), p.id, p.topic, CAST($3 AS BIGINT) FROM posts p WHERE p.topic = $2 AND p.id IN (SELECT "
        lite "value FROM json_each($4)" pg "value::bigint FROM json_array_elements_text($4::json)"
        ") ON CONFLICT (article, post) DO NOTHING"
    ))
    .bind(article)
    .bind(topic)
    .bind(at)
    .bind(serde_json::to_string(&ids)?)
    .run()
    .await?;
    Ok(())
}

row! {
    /// A thread that an article is made of, with somebody who wrote in it.
    #[derive(Clone, Debug)]
    pub(crate) struct SourceRow {
        pub(crate) topic: TopicId,
        pub(crate) kind: String,
        pub(crate) slug: String,
        pub(crate) title: String,
        pub(crate) language: String,
        pub(crate) author: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
    }
}

/// What an article and its translations are made of, as far as the actor sees it; a row for each post.
pub(crate) async fn of_family(conn: &mut impl Connection, actor: &Actor, family: ArticleId) -> Result<Vec<SourceRow>> {
    conn.q(sql!(
        "SELECT t.id, t.kind, t.slug, t.title, t.language, m.id, m.handle, m.name \
         FROM articles a JOIN article_sources s ON s.article = a.id JOIN topics t ON t.id = s.topic \
         JOIN posts p ON p.id = s.post JOIN members m ON m.id = p.author \
         WHERE a.family = $1 AND NOT t.hidden AND NOT t.deleted AND NOT p.hidden AND p.deleted_at IS NULL \
         AND +t.space IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") ORDER BY s.post"
    ))
    .bind(family)
    .bind(actor.visible_spaces())
    .all()
    .await
}

/// The articles that were made of a thread, published or not.
pub(crate) async fn made_of(conn: &mut impl Connection, topic: TopicId) -> Result<Vec<(ArticleId, String)>> {
    conn.q(sql!(
        "SELECT DISTINCT a.id, a.title FROM article_sources s JOIN articles a ON a.id = s.article \
         WHERE s.topic = $1 ORDER BY a.id"
    ))
    .bind(topic)
    .all()
    .await
}

/// Published articles whose title has this in it, those that helped most first.
pub(crate) async fn titled(
    conn: &mut impl Connection,
    actor: &Actor,
    words: &str,
) -> Result<Vec<super::reading::ReadRow>> {
    let pattern = format!("%{}%", words.to_lowercase().replace(['%', '_', '\\'], " "));
    conn.q(sql!(
        "SELECT a.id, t.id, a.space, a.kind, a.language, t.slug, t.title, t.excerpt, a.helped, a.published_at, a.helped \
         FROM articles a JOIN topics t ON t.id = a.topic \
         WHERE a.live IS NOT NULL AND NOT a.archived AND NOT t.hidden AND NOT t.deleted \
         AND lower(t.title) LIKE $1 AND +a.space IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") ORDER BY a.helped DESC, a.id DESC LIMIT 20"
    ))
    .bind(pattern)
    .bind(actor.visible_spaces())
    .all()
    .await
}

/// Posts went into another topic: what articles are made of, and which answers are confirmed, is there now. Gives the
/// published articles that were made of them.
pub(crate) async fn moved(cx: &mut Cx<'_>, posts: &[PostId]) -> Result<Vec<TopicId>> {
    let ids: Vec<i64> = posts.iter().map(|post| post.number()).collect();
    let ids = serde_json::to_string(&ids)?;
    cx.q(sql!("UPDATE article_sources SET topic = (SELECT p.topic FROM posts p WHERE p.id = article_sources.post) \
         WHERE post IN (SELECT " lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(ids.clone())
        .run()
        .await?;
    cx.q(sql!("UPDATE verified_posts SET topic = (SELECT p.topic FROM posts p WHERE p.id = verified_posts.post) \
         WHERE post IN (SELECT " lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(ids.clone())
        .run()
        .await?;
    let rows: Vec<(TopicId,)> = cx
        .q(sql!("SELECT DISTINCT a.topic FROM article_sources s JOIN articles f ON f.id = s.article \
             JOIN articles a ON a.family = f.family WHERE a.topic IS NOT NULL AND s.post IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(ids)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
