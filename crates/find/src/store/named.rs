//! What members, tags and files are called, as it is kept for finding them.

use madang_kernel::{PostId, Result, db::Connection, sql};

/// Those of these subjects of which no name is kept yet.
pub(crate) async fn unnamed(conn: &mut impl Connection, kind: &'static str, subjects: &[i64]) -> Result<Vec<i64>> {
    if subjects.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(i64,)> = conn
        .q(sql!("SELECT DISTINCT w.id FROM (SELECT "
            lite "value AS id FROM json_each($2)" pg "value::bigint AS id FROM json_array_elements_text($2::json)"
            ") w WHERE NOT EXISTS (SELECT 1 FROM search_names n WHERE n.subject = w.id AND n.kind = $1)"))
        .bind(kind)
        .bind(serde_json::to_string(subjects)?)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Keeps these names of these subjects, and no others: pairs of subject and word.
pub(crate) async fn set(
    conn: &mut impl Connection,
    kind: &'static str,
    subjects: &[i64],
    words: &[(i64, String)],
) -> Result<()> {
    conn.q(sql!("DELETE FROM search_names WHERE kind = $1 AND subject IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"))
        .bind(kind)
        .bind(serde_json::to_string(subjects)?)
        .run()
        .await?;
    conn.q(sql!("INSERT INTO search_names (kind, subject, word) SELECT "
        lite "CAST($1 AS TEXT), json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each($2) WHERE TRUE "
        pg "CAST($1 AS TEXT), (value->>0)::bigint, value->>1 FROM json_array_elements($2::json) "
        "ON CONFLICT DO NOTHING"))
        .bind(kind)
        .bind(serde_json::to_string(words)?)
        .run()
        .await?;
    Ok(())
}

/// What these members are called.
pub(crate) async fn of_members(conn: &mut impl Connection, members: &[i64]) -> Result<Vec<(i64, String)>> {
    if members.is_empty() {
        return Ok(Vec::new());
    }
    conn.q(sql!("WITH wanted (id) AS (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") SELECT id, name FROM members WHERE id IN (SELECT id FROM wanted) \
         UNION ALL SELECT id, handle FROM members WHERE id IN (SELECT id FROM wanted)"))
        .bind(serde_json::to_string(members)?)
        .all()
        .await
}

/// What these tags are called, their synonyms included.
pub(crate) async fn of_tags(conn: &mut impl Connection, tags: &[i64]) -> Result<Vec<(i64, String)>> {
    if tags.is_empty() {
        return Ok(Vec::new());
    }
    conn.q(sql!("WITH wanted (id) AS (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") SELECT id, name FROM tags WHERE id IN (SELECT id FROM wanted) \
         UNION ALL SELECT tag, name FROM tag_synonyms WHERE tag IN (SELECT id FROM wanted)"))
        .bind(serde_json::to_string(tags)?)
        .all()
        .await
}

/// What these files are called.
pub(crate) async fn of_files(conn: &mut impl Connection, files: &[i64]) -> Result<Vec<(i64, String)>> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    conn.q(sql!("SELECT id, name FROM files WHERE id IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(files)?)
        .all()
        .await
}

/// Tags of these topics of which no name is kept yet.
pub(crate) async fn new_tags(conn: &mut impl Connection, topics: &[i64]) -> Result<Vec<i64>> {
    if topics.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(i64,)> = conn
        .q(sql!("SELECT DISTINCT tt.tag FROM topic_tags tt WHERE tt.topic IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
            " AND NOT EXISTS (SELECT 1 FROM search_names n WHERE n.subject = tt.tag AND n.kind = 'tag')"))
        .bind(serde_json::to_string(topics)?)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Who wrote in these topics: their openings and answers.
pub(crate) async fn authors(conn: &mut impl Connection, topics: &[i64]) -> Result<Vec<i64>> {
    if topics.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(i64,)> = conn
        .q(sql!("WITH wanted (id) AS (SELECT "
            lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
            ") SELECT author FROM topics WHERE id IN (SELECT id FROM wanted) \
             UNION SELECT author FROM posts WHERE kind = 'answer' AND topic IN (SELECT id FROM wanted)"))
        .bind(serde_json::to_string(topics)?)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The texts that name a file, of these posts and of all posts of these topics.
pub(crate) async fn texts_with_files(
    conn: &mut impl Connection,
    posts: &[i64],
    topics: &[i64],
) -> Result<Vec<(PostId, String)>> {
    conn.q(sql!("WITH wanted (id) AS (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        "), above (id) AS (SELECT opening FROM topics WHERE id IN (SELECT id FROM wanted) \
         UNION ALL SELECT id FROM posts WHERE kind = 'answer' AND topic IN (SELECT id FROM wanted)) \
         SELECT id, markdown FROM posts WHERE markdown LIKE '%/files/%' AND id IN (SELECT id FROM above \
         UNION ALL SELECT id FROM posts WHERE kind = 'comment' AND parent IN (SELECT id FROM above) \
         UNION ALL SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(posts)?)
        .bind(serde_json::to_string(topics)?)
        .all()
        .await
}

/// Keeps which files these posts show: pairs of file and post.
pub(crate) async fn set_files(conn: &mut impl Connection, posts: &[i64], shown: &[(i64, i64)]) -> Result<()> {
    if !posts.is_empty() {
        conn.q(sql!("DELETE FROM search_files WHERE post IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
            .bind(serde_json::to_string(posts)?)
            .run()
            .await?;
    }
    if !shown.is_empty() {
        conn.q(sql!("INSERT INTO search_files (file, post) SELECT "
            lite "json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each($1) WHERE TRUE "
            pg "(value->>0)::bigint, (value->>1)::bigint FROM json_array_elements($1::json) "
            "ON CONFLICT DO NOTHING"))
            .bind(serde_json::to_string(shown)?)
            .run()
            .await?;
    }
    Ok(())
}
