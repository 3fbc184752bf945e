//! The tags of a topic. Names become tags here; a synonym becomes the tag that it stands for.

use crate::topic::{TagNames, tag_key};
use madang_kernel::{Cx, Result, TagId, TopicId, db::Connection, sql};

/// A tag as it is.
pub(crate) struct NamedTag {
    pub(crate) id: TagId,
    pub(crate) name: String,
}

/// The tags of these names, in their order; those that are new are made.
pub(crate) async fn resolve(cx: &mut Cx<'_>, names: &TagNames) -> Result<Vec<NamedTag>> {
    if names.names().is_empty() {
        return Ok(Vec::new());
    }
    let mut known = find(cx, names.names()).await?;
    let missing: Vec<String> =
        names.names().iter().filter(|name| !known.iter().any(|(key, ..)| *key == tag_key(name))).cloned().collect();
    if !missing.is_empty() {
        create(cx, &missing).await?;
        known.extend(find(cx, &missing).await?);
    }
    let mut tags: Vec<NamedTag> = Vec::new();
    for name in names.names() {
        let Some((_, id, name)) = known.iter().find(|(key, ..)| *key == tag_key(name)) else { continue };
        // Two synonyms of one tag are one tag.
        if !tags.iter().any(|tag| tag.id == *id) {
            tags.push(NamedTag { id: *id, name: name.clone() });
        }
    }
    Ok(tags)
}

/// By the key that was asked for: the tag and its own name.
pub(crate) async fn find(conn: &mut impl Connection, names: &[String]) -> Result<Vec<(String, TagId, String)>> {
    let keys: Vec<String> = names.iter().map(|name| tag_key(name)).collect();
    conn.q(sql!("SELECT name_key, id, name FROM tags WHERE name_key IN (SELECT "
        lite "value FROM json_each($1)) " pg "value FROM json_array_elements_text($1::json)) "
        "UNION ALL SELECT s.name_key, t.id, t.name FROM tag_synonyms s JOIN tags t ON t.id = s.tag WHERE s.name_key IN (SELECT "
        lite "value FROM json_each($1))" pg "value FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(&keys)?)
        .all()
        .await
}

/// Makes tags; one that somebody else made meanwhile stays as it is.
async fn create(cx: &mut Cx<'_>, names: &[String]) -> Result<()> {
    let at = cx.now();
    let rows: Vec<(i64, &str, String)> =
        names.iter().map(|name| (cx.new_id::<()>().number(), name.as_str(), tag_key(name))).collect();
    cx.q(sql!("INSERT INTO tags (id, name, name_key, created_at) SELECT "
        lite "json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), $2 FROM json_each($1) WHERE TRUE "
        pg "(value->>0)::bigint, value->>1, value->>2, $2 FROM json_array_elements($1::json) "
        "ON CONFLICT DO NOTHING"))
        .bind(serde_json::to_string(&rows)?)
        .bind(at)
        .run()
        .await?;
    Ok(())
}

/// Gives a topic these tags besides those it has.
pub(crate) async fn add(cx: &mut Cx<'_>, topic: TopicId, tags: &[NamedTag]) -> Result<()> {
    if tags.is_empty() {
        return Ok(());
    }
    let ids: Vec<i64> = tags.iter().map(|tag| tag.id.number()).collect();
    let ids = serde_json::to_string(&ids)?;
    cx.q(sql!("INSERT INTO topic_tags (tag, topic) SELECT "
        lite "value, $1 FROM json_each($2) WHERE TRUE " pg "value::bigint, $1 FROM json_array_elements_text($2::json) "
        "ON CONFLICT DO NOTHING"))
        .bind(topic)
        .bind(ids)
        .run()
        .await?;
    Ok(())
}

/// Gives a topic these tags and no others, and counts them anew.
pub(crate) async fn replace(cx: &mut Cx<'_>, topic: TopicId, tags: &[NamedTag]) -> Result<()> {
    let before: Vec<(TagId,)> =
        cx.q(sql!("DELETE FROM topic_tags WHERE topic = $1 RETURNING tag")).bind(topic).all().await?;
    add(cx, topic, tags).await?;
    let gone = before.iter().filter(|row| !tags.iter().any(|tag| tag.id == row.0)).map(|row| (row.0, -1));
    let new = tags.iter().filter(|tag| !before.iter().any(|row| row.0 == tag.id)).map(|tag| (tag.id, 1));
    let changes: Vec<(i64, i64)> = gone.chain(new).map(|(tag, change)| (tag.number(), change)).collect();
    count(cx, &changes).await
}

/// Adds to how many topics tags have: pairs of a tag's number and the change.
pub(crate) async fn count(conn: &mut impl Connection, changes: &[(i64, i64)]) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    conn.q(sql!("UPDATE tags SET topics = topics + c.n FROM (SELECT "
        lite "json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS n FROM json_each($1)"
        pg "(value->>0)::bigint AS id, (value->>1)::bigint AS n FROM json_array_elements($1::json)"
        ") c WHERE tags.id = c.id"))
        .bind(serde_json::to_string(changes)?)
        .run()
        .await?;
    Ok(())
}

/// Adds to how many topics each tag of a topic has.
pub(crate) async fn count_of_topic(conn: &mut impl Connection, topic: TopicId, change: i64) -> Result<()> {
    conn.q(sql!("UPDATE tags SET topics = topics + $2 WHERE id IN (SELECT tag FROM topic_tags WHERE topic = $1)"))
        .bind(topic)
        .bind(change)
        .run()
        .await?;
    Ok(())
}

/// The names as a topic keeps them for display.
pub(crate) fn as_json(tags: &[NamedTag]) -> Result<String> {
    let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
    Ok(serde_json::to_string(&names)?)
}
