//! Tags: finding and listing them, and keeping them in order.

use crate::{tag_key, tags::TagOrder};
use madang_http::Cursor;
use madang_kernel::{Actor, Cx, Result, TagId, db::Connection, row, sql};
use serde::Serialize;

row! {
    /// A tag in a list, and at the head of its own page.
    #[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
    pub struct Tag {
        /// The tag.
        #[schema(value_type = String)]
        pub id: TagId,
        /// Its name.
        pub name: String,
        /// What it is about.
        pub description: String,
        /// How many topics have it.
        pub topics: i64,
        /// Whether the viewer follows it.
        pub followed: bool,
    }

    /// A tag as its administrator sees it.
    #[derive(Clone, Debug)]
    pub(crate) struct KeptTag {
        pub(crate) id: TagId,
        pub(crate) name: String,
        pub(crate) key: String,
        pub(crate) description: String,
        pub(crate) topics: i64,
    }
}

/// The tag of this key, when the actor sees a topic with it or nobody uses it yet.
pub(crate) async fn by_key(conn: &mut impl Connection, actor: &Actor, key: &str) -> Result<Option<Tag>> {
    conn.q(sql!("SELECT g.id, g.name, g.description, g.topics, \
         EXISTS (SELECT 1 FROM follows f WHERE f.member = CAST($3 AS BIGINT) AND f.kind = 'tag' AND f.subject = g.id) \
         FROM tags g WHERE g.name_key = $1 AND (g.topics = 0 OR EXISTS (SELECT 1 FROM topic_tags tt \
         JOIN topics t ON t.id = tt.topic WHERE tt.tag = g.id AND t.space IN (SELECT "
         lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)" ")))"))
        .bind(key)
        .bind(actor.visible_spaces())
        .bind(actor.id())
        .opt()
        .await
}

/// The name of the tag that this synonym stands for.
pub(crate) async fn by_synonym(conn: &mut impl Connection, key: &str) -> Result<Option<(String,)>> {
    conn.q(sql!("SELECT t.name FROM tag_synonyms s JOIN tags t ON t.id = s.tag WHERE s.name_key = $1"))
        .bind(key)
        .opt()
        .await
}

/// Which tags are listed.
pub(crate) struct Listing<'a> {
    /// What the name contains, as a LIKE pattern of keys.
    pub(crate) pattern: &'a str,
    pub(crate) order: TagOrder,
    pub(crate) after: Option<Cursor>,
    pub(crate) limit: usize,
}

/// A page of the tags that the actor sees, one row more than the limit.
pub(crate) async fn list(conn: &mut impl Connection, actor: &Actor, listing: &Listing<'_>) -> Result<Vec<Tag>> {
    let statement = match listing.order {
        TagOrder::Popular => sql!("SELECT g.id, g.name, g.description, g.topics, \
             EXISTS (SELECT 1 FROM follows f WHERE f.member = CAST($3 AS BIGINT) AND f.kind = 'tag' AND f.subject = g.id) \
             FROM tags g WHERE g.name_key LIKE $1 ESCAPE '\\' AND (g.topics, g.id) < ($4, $5) \
             AND EXISTS (SELECT 1 FROM topic_tags tt JOIN topics t ON t.id = tt.topic WHERE tt.tag = g.id AND t.space IN (SELECT "
             lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)" ")) \
             ORDER BY g.topics DESC, g.id DESC LIMIT $6"),
        TagOrder::Newest => sql!("SELECT g.id, g.name, g.description, g.topics, \
             EXISTS (SELECT 1 FROM follows f WHERE f.member = CAST($3 AS BIGINT) AND f.kind = 'tag' AND f.subject = g.id) \
             FROM tags g WHERE g.name_key LIKE $1 ESCAPE '\\' AND (g.id, g.id) < ($4, $5) \
             AND EXISTS (SELECT 1 FROM topic_tags tt JOIN topics t ON t.id = tt.topic WHERE tt.tag = g.id AND t.space IN (SELECT "
             lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)" ")) \
             ORDER BY g.id DESC LIMIT $6"),
        // A name does not fit into a cursor: the cursor's id leads to the name of the last row.
        TagOrder::Name => sql!("SELECT g.id, g.name, g.description, g.topics, \
             EXISTS (SELECT 1 FROM follows f WHERE f.member = CAST($3 AS BIGINT) AND f.kind = 'tag' AND f.subject = g.id) \
             FROM tags g WHERE g.name_key LIKE $1 ESCAPE '\\' \
             AND (CAST($4 AS BIGINT) IS NULL OR g.name_key > coalesce((SELECT name_key FROM tags WHERE id = $5), '')) \
             AND EXISTS (SELECT 1 FROM topic_tags tt JOIN topics t ON t.id = tt.topic WHERE tt.tag = g.id AND t.space IN (SELECT "
             lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)" ")) \
             ORDER BY g.name_key LIMIT $6"),
    };
    let start = listing.after.unwrap_or(Cursor::start());
    conn.q(statement)
        .bind(listing.pattern)
        .bind(actor.visible_spaces())
        .bind(actor.id())
        .bind(start.key)
        .bind(start.id)
        .bind(listing.limit as i64 + 1)
        .all()
        .await
}

/// The first tags whose names begin so, the most used first: for completion.
pub(crate) async fn complete(conn: &mut impl Connection, actor: &Actor, pattern: &str) -> Result<Vec<(String, i64)>> {
    conn.q(sql!("SELECT g.name, g.topics FROM tags g WHERE g.name_key LIKE $1 ESCAPE '\\' \
         AND EXISTS (SELECT 1 FROM topic_tags tt JOIN topics t ON t.id = tt.topic WHERE tt.tag = g.id AND t.space IN (SELECT "
         lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)" ")) \
         ORDER BY g.topics DESC, g.id DESC LIMIT 8"))
        .bind(pattern)
        .bind(actor.visible_spaces())
        .all()
        .await
}

/// Every tag that contains the pattern, for the administration: the most used first.
pub(crate) async fn kept(conn: &mut impl Connection, pattern: &str, after: Cursor) -> Result<Vec<KeptTag>> {
    conn.q(sql!(
        "SELECT id, name, name_key, description, topics FROM tags \
         WHERE name_key LIKE $1 ESCAPE '\\' AND (topics, id) < ($2, $3) ORDER BY topics DESC, id DESC LIMIT 101"
    ))
    .bind(pattern)
    .bind(after.key)
    .bind(after.id)
    .all()
    .await
}

/// One tag, for the administration.
pub(crate) async fn kept_one(conn: &mut impl Connection, tag: TagId) -> Result<KeptTag> {
    conn.q(sql!("SELECT id, name, name_key, description, topics FROM tags WHERE id = $1")).bind(tag).one().await
}

/// A tag's synonyms, by name.
pub(crate) async fn synonyms(conn: &mut impl Connection, tag: TagId) -> Result<Vec<(String,)>> {
    conn.q(sql!("SELECT name FROM tag_synonyms WHERE tag = $1 ORDER BY name")).bind(tag).all().await
}

/// Writes a tag's name and description.
pub(crate) async fn update(cx: &mut Cx<'_>, tag: TagId, name: &str, description: &str) -> Result<()> {
    cx.q(sql!("UPDATE tags SET name = $2, name_key = $3, description = $4 WHERE id = $1"))
        .bind(tag)
        .bind(name)
        .bind(tag_key(name))
        .bind(description)
        .run()
        .await?;
    Ok(())
}

/// Writes the new name into every topic of the tag, in its place among the others.
pub(crate) async fn rename_in_topics(cx: &mut Cx<'_>, tag: TagId, from: &str, to: &str) -> Result<()> {
    cx.q(sql!(
        "UPDATE topics SET tags = replace(tags, $2, $3) WHERE id IN (SELECT topic FROM topic_tags WHERE tag = $1)"
    ))
    .bind(tag)
    .bind(serde_json::to_string(from)?)
    .bind(serde_json::to_string(to)?)
    .run()
    .await?;
    Ok(())
}

/// Takes the name of the tag `from` out of the topics that have `into` as well.
pub(crate) async fn drop_in_topics_with_both(cx: &mut Cx<'_>, from: &KeptTag, into: TagId) -> Result<()> {
    let name = serde_json::to_string(&from.name)?;
    cx.q(sql!("UPDATE topics SET tags = replace(replace(tags, $3, ''), $4, '') \
         WHERE id IN (SELECT a.topic FROM topic_tags a JOIN topic_tags b ON b.topic = a.topic WHERE a.tag = $1 AND b.tag = $2)"))
        .bind(from.id)
        .bind(into)
        .bind(format!("{name},"))
        .bind(format!(",{name}"))
        .run()
        .await?;
    Ok(())
}

/// Moves topics, followers and synonyms from one tag to another, of which the first becomes a synonym itself.
pub(crate) async fn merge(cx: &mut Cx<'_>, from: &KeptTag, into: TagId) -> Result<()> {
    let moves = [
        sql!(
            "INSERT INTO topic_tags (tag, topic) SELECT CAST($2 AS BIGINT), topic FROM topic_tags WHERE tag = $1 ON CONFLICT DO NOTHING"
        ),
        sql!(
            "INSERT INTO follows (member, kind, subject, at) SELECT member, kind, CAST($2 AS BIGINT), at FROM follows \
             WHERE kind = 'tag' AND subject = $1 ON CONFLICT DO NOTHING"
        ),
        sql!("UPDATE tag_synonyms SET tag = $2 WHERE tag = $1"),
        sql!("UPDATE tags SET topics = (SELECT count(*) FROM topic_tags WHERE tag = $2) WHERE id = $2 AND id <> $1"),
    ];
    for statement in moves {
        cx.q(statement).bind(from.id).bind(into).run().await?;
    }
    delete(cx, from.id).await?;
    cx.q(sql!("INSERT INTO tag_synonyms (name_key, name, tag) VALUES ($1, $2, $3)"))
        .bind(from.key.as_str())
        .bind(from.name.as_str())
        .bind(into)
        .run()
        .await?;
    Ok(())
}

/// Removes a tag with whatever still refers to it.
pub(crate) async fn delete(cx: &mut Cx<'_>, tag: TagId) -> Result<()> {
    let steps = [
        sql!("DELETE FROM topic_tags WHERE tag = $1"),
        sql!("DELETE FROM follows WHERE kind = 'tag' AND subject = $1"),
        sql!("DELETE FROM tag_synonyms WHERE tag = $1"),
        sql!("DELETE FROM tags WHERE id = $1"),
    ];
    for statement in steps {
        cx.q(statement).bind(tag).run().await?;
    }
    Ok(())
}

/// Replaces a tag's synonyms. [`madang_kernel::Error::Conflict`] where another tag has one of them.
pub(crate) async fn set_synonyms(cx: &mut Cx<'_>, tag: TagId, names: &[String]) -> Result<()> {
    cx.q(sql!("DELETE FROM tag_synonyms WHERE tag = $1")).bind(tag).run().await?;
    if names.is_empty() {
        return Ok(());
    }
    let rows: Vec<(&str, String)> = names.iter().map(|name| (name.as_str(), tag_key(name))).collect();
    cx.q(sql!("INSERT INTO tag_synonyms (name, name_key, tag) SELECT "
         lite "json_extract(value, '$[0]'), json_extract(value, '$[1]'), $2 FROM json_each($1)"
         pg "value->>0, value->>1, $2 FROM json_array_elements($1::json)"))
        .bind(serde_json::to_string(&rows)?)
        .bind(tag)
        .run()
        .await?;
    Ok(())
}

/// Which of these keys are tags' own, other than `tag`'s.
pub(crate) async fn own_keys(conn: &mut impl Connection, tag: TagId, keys: &[String]) -> Result<Vec<(String,)>> {
    conn.q(sql!("SELECT name_key FROM tags WHERE id <> $1 AND name_key IN (SELECT "
        lite "value FROM json_each($2))" pg "value FROM json_array_elements_text($2::json))"))
        .bind(tag)
        .bind(serde_json::to_string(keys)?)
        .all()
        .await
}

/// The tag with this key.
pub(crate) async fn id_of(conn: &mut impl Connection, key: &str) -> Result<Option<TagId>> {
    let found: Option<(TagId,)> = conn.q(sql!("SELECT id FROM tags WHERE name_key = $1")).bind(key).opt().await?;
    Ok(found.map(|row| row.0))
}

/// Whether any topic has the tag, hidden and deleted ones included.
pub(crate) async fn is_used(conn: &mut impl Connection, tag: TagId) -> Result<bool> {
    let found: Option<(TagId,)> =
        conn.q(sql!("SELECT tag FROM topic_tags WHERE tag = $1 LIMIT 1")).bind(tag).opt().await?;
    Ok(found.is_some())
}
