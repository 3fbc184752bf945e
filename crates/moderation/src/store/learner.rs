//! What the learner knows: lessons, counts of words, totals.

use madang_kernel::{Cx, PostId, Result, db::Connection, row, sql};
use madang_language::ANALYSER_VERSION;
use std::collections::BTreeMap;

row! {
    /// A post from which something is learned.
    #[derive(Debug)]
    pub(crate) struct TextRow {
        pub(crate) post: PostId,
        /// The topic's title, of an opening post.
        pub(crate) title: String,
        pub(crate) markdown: String,
        /// Whether a moderator declined it as advertising.
        pub(crate) as_spam: bool,
    }
}

/// The posts, with what moderators said of them.
pub(crate) async fn texts(conn: &mut impl Connection, posts: &[PostId]) -> Result<Vec<TextRow>> {
    conn.q(sql!(
        "SELECT p.id, CASE WHEN p.kind = 'opening' THEN t.title ELSE '' END, p.markdown, coalesce(h.as_spam, FALSE) \
         FROM posts p JOIN topics t ON t.id = p.topic LEFT JOIN held_posts h ON h.post = p.id WHERE p.id IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
    ))
    .bind(numbers(posts)?)
    .all()
    .await
}

/// What was learned from the posts so far: whether as spam, and the numbers of the words.
pub(crate) async fn lessons(conn: &mut impl Connection, posts: &[PostId]) -> Result<Vec<(PostId, bool, String)>> {
    conn.q(sql!("SELECT post, spam, words FROM spam_lessons WHERE post IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(posts)?)
        .all()
        .await
}

/// Forgets the lessons of the posts, and keeps these: post, whether as spam, the numbers of the words.
pub(crate) async fn replace(cx: &mut Cx<'_>, posts: &[PostId], lessons: &[(i64, bool, String)]) -> Result<()> {
    cx.q(sql!("DELETE FROM spam_lessons WHERE post IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(posts)?)
        .run()
        .await?;
    let rows: Vec<(i64, i64, &str)> =
        lessons.iter().map(|(post, spam, words)| (*post, i64::from(*spam), words.as_str())).collect();
    cx.q(sql!("INSERT INTO spam_lessons (post, spam, words) SELECT "
        lite "json_extract(value, '$[0]'), json_extract(value, '$[1]') = 1, json_extract(value, '$[2]') FROM json_each($1) WHERE TRUE"
        pg "(value->>0)::bigint, (value->>1)::bigint = 1, value->>2 FROM json_array_elements($1::json)"))
        .bind(serde_json::to_string(&rows)?)
        .run()
        .await?;
    Ok(())
}

/// By how much counts change.
#[derive(Debug, Default)]
pub(crate) struct Change {
    /// By the word's number: in spam, in honest texts.
    pub(crate) words: BTreeMap<u32, (i64, i64)>,
    /// Texts: spam, honest.
    pub(crate) texts: (i64, i64),
    /// Words of the texts: spam, honest.
    pub(crate) counted: (i64, i64),
}

/// Counts.
pub(crate) async fn count(cx: &mut Cx<'_>, change: &Change) -> Result<()> {
    let rows: Vec<(u32, i64, i64)> =
        change.words.iter().map(|(word, (spam, honest))| (*word, *spam, *honest)).collect();
    cx.q(sql!("INSERT INTO spam_words (word, spam, honest) SELECT "
        lite "json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each($1) WHERE TRUE "
        pg "(value->>0)::bigint, (value->>1)::bigint, (value->>2)::bigint FROM json_array_elements($1::json) "
        "ON CONFLICT (word) DO UPDATE SET spam = spam_words.spam + excluded.spam, honest = spam_words.honest + excluded.honest"))
        .bind(serde_json::to_string(&rows)?)
        .run()
        .await?;
    cx.q(sql!(
        "INSERT INTO spam_totals (one, analyser, spam_texts, honest_texts, spam_words, honest_words) \
         VALUES (1, $1, $2, $3, $4, $5) ON CONFLICT (one) DO UPDATE SET spam_texts = spam_totals.spam_texts + excluded.spam_texts, \
         honest_texts = spam_totals.honest_texts + excluded.honest_texts, spam_words = spam_totals.spam_words + excluded.spam_words, \
         honest_words = spam_totals.honest_words + excluded.honest_words"
    ))
    .bind(i64::from(ANALYSER_VERSION))
    .bind(change.texts.0)
    .bind(change.texts.1)
    .bind(change.counted.0)
    .bind(change.counted.1)
    .run()
    .await?;
    Ok(())
}

fn numbers(posts: &[PostId]) -> Result<String> {
    let ids: Vec<i64> = posts.iter().map(|id| id.number()).collect();
    Ok(serde_json::to_string(&ids)?)
}
