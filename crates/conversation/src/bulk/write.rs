//! The statements: each takes a JSON array of rows, so that a thousand rows cost one round trip.

use super::{PostRow, ProductRow, RevisionRow, SpaceRow, TagRow, TopicRow, VersionRow};
use crate::{TopicState, topic::tag_key};
use madang_kernel::{Cx, FileId, MemberId, PostId, Result, TagId, Timestamp, TopicId, db::Connection, sql};
use madang_language::slug;
use serde_json::{Value, json};
use std::collections::HashMap;

fn array(rows: impl IntoIterator<Item = Value>) -> String {
    Value::Array(rows.into_iter().collect()).to_string()
}

fn number(flag: bool) -> u8 {
    u8::from(flag)
}

/// Adds spaces with their groups.
///
/// # Errors
/// When the database fails, or a slug is taken.
pub async fn spaces(cx: &mut Cx<'_>, rows: &[SpaceRow]) -> Result<()> {
    let list = array(rows.iter().map(|row| {
        json!([
            row.id.number(),
            row.slug,
            row.kind,
            row.position,
            row.icon,
            json!(row.names).to_string(),
            json!(row.descriptions).to_string(),
            row.visibility,
            row.posting
        ])
    }));
    cx.q(sql!("INSERT INTO spaces (id, slug, kind, position, icon, names, descriptions, visibility, posting) \
         SELECT CAST(value->>0 AS BIGINT), value->>1, value->>2, CAST(value->>3 AS BIGINT), value->>4, value->>5, value->>6, \
         value->>7, value->>8 FROM " lite "json_each($1)" pg "json_array_elements($1::json)"))
        .bind(list)
        .run()
        .await?;
    let groups = rows.iter().flat_map(|row| row.groups.iter().map(|group| json!([row.id.number(), group.number()])));
    cx.q(
        sql!("INSERT INTO space_groups (space, grp) SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT) FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"),
    )
    .bind(array(groups))
    .run()
    .await?;
    Ok(())
}

/// Adds products.
///
/// # Errors
/// When the database fails, or a slug is taken.
pub async fn products(cx: &mut Cx<'_>, rows: &[ProductRow]) -> Result<()> {
    let list = array(rows.iter().map(|row| json!([row.id.number(), row.slug, row.name, row.position])));
    cx.q(sql!("INSERT INTO products (id, slug, name, position) \
         SELECT CAST(value->>0 AS BIGINT), value->>1, value->>2, CAST(value->>3 AS BIGINT) FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"))
        .bind(list)
        .run()
        .await?;
    Ok(())
}

/// Adds versions of products.
///
/// # Errors
/// When the database fails, or a product has a version of that name.
pub async fn versions(cx: &mut Cx<'_>, rows: &[VersionRow]) -> Result<()> {
    let millis = |at: Option<Timestamp>| at.map(Timestamp::millis);
    let list = array(rows.iter().map(|row| {
        let (released, ends) = (millis(row.released_at), millis(row.end_of_life_at));
        json!([row.id.number(), row.product.number(), row.name, row.position, released, ends])
    }));
    cx.q(sql!("INSERT INTO product_versions (id, product, name, position, released_at, end_of_life_at) \
         SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT), value->>2, CAST(value->>3 AS BIGINT), \
         CAST(value->>4 AS BIGINT), CAST(value->>5 AS BIGINT) FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"))
        .bind(list)
        .run()
        .await?;
    Ok(())
}

/// Adds tags; one whose name is known stays as it is.
///
/// # Errors
/// When the database fails.
pub async fn tags(cx: &mut Cx<'_>, rows: &[TagRow]) -> Result<()> {
    let list =
        array(rows.iter().map(|row| {
            json!([row.id.number(), row.name, tag_key(&row.name), row.description, row.created_at.millis()])
        }));
    cx.q(sql!("INSERT INTO tags (id, name, name_key, description, created_at) \
         SELECT CAST(value->>0 AS BIGINT), value->>1, value->>2, value->>3, CAST(value->>4 AS BIGINT) FROM "
        lite "json_each($1) WHERE TRUE " pg "json_array_elements($1::json) " "ON CONFLICT DO NOTHING"))
        .bind(list)
        .run()
        .await?;
    Ok(())
}

/// The tags of these names as they are now: the name asked for, the tag, its own name. Synonyms lead to what they
/// stand for.
///
/// # Errors
/// When the database fails.
pub async fn tags_by_name(conn: &mut impl Connection, names: &[String]) -> Result<Vec<(String, TagId, String)>> {
    let rows = crate::store::topic_tags::find(conn, names).await?;
    let by_key: HashMap<String, (TagId, String)> = rows.into_iter().map(|(key, id, name)| (key, (id, name))).collect();
    let found = names.iter().filter_map(|name| {
        let (id, own) = by_key.get(&tag_key(name))?;
        Some((name.clone(), *id, own.clone()))
    });
    Ok(found.collect())
}

/// Adds synonyms of tags; one that is taken stays as it is.
///
/// # Errors
/// When the database fails.
pub async fn synonyms(cx: &mut Cx<'_>, rows: &[(TagId, String)]) -> Result<()> {
    let list = array(rows.iter().map(|(tag, name)| json!([tag_key(name), name, tag.number()])));
    cx.q(sql!("INSERT INTO tag_synonyms (name_key, name, tag) SELECT value->>0, value->>1, CAST(value->>2 AS BIGINT) FROM "
        lite "json_each($1) WHERE TRUE " pg "json_array_elements($1::json) " "ON CONFLICT DO NOTHING"))
        .bind(list)
        .run()
        .await?;
    Ok(())
}

/// Adds topics with their tags.
///
/// # Errors
/// When the database fails, or an id is taken.
pub async fn topics(cx: &mut Cx<'_>, rows: &[TopicRow]) -> Result<()> {
    let list = array(rows.iter().map(topic_values));
    cx.q(sql!("INSERT INTO topics (id, kind, space, author, title, slug, language, excerpt, tags, product, version, opening, \
         created_at, active_at, last_author, state, accepted, verified, views, locked, pinned, hidden) \
         SELECT CAST(value->>0 AS BIGINT), value->>1, CAST(value->>2 AS BIGINT), CAST(value->>3 AS BIGINT), value->>4, value->>5, \
         value->>6, value->>7, value->>8, CAST(value->>9 AS BIGINT), CAST(value->>10 AS BIGINT), CAST(value->>11 AS BIGINT), \
         CAST(value->>12 AS BIGINT), CAST(value->>12 AS BIGINT), CAST(value->>3 AS BIGINT), value->>13, \
         CAST(value->>14 AS BIGINT), CAST(value->>15 AS BOOLEAN), CAST(value->>16 AS BIGINT), CAST(value->>17 AS BOOLEAN), \
         CAST(value->>18 AS BOOLEAN), CAST(value->>19 AS BOOLEAN) FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"))
        .bind(list)
        .run()
        .await?;
    let tagged = rows.iter().flat_map(|row| row.tags.iter().map(|(tag, _)| json!([tag.number(), row.id.number()])));
    cx.q(sql!("INSERT INTO topic_tags (tag, topic) SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT) FROM "
        lite "json_each($1) WHERE TRUE " pg "json_array_elements($1::json) " "ON CONFLICT DO NOTHING"))
        .bind(array(tagged))
        .run()
        .await?;
    Ok(())
}

fn topic_values(row: &TopicRow) -> Value {
    let names: Vec<&str> = row.tags.iter().map(|(_, name)| name.as_str()).collect();
    json!([
        row.id.number(),
        row.kind,
        row.space.number(),
        row.author.number(),
        row.title.as_str(),
        slug(row.title.as_str()),
        row.language,
        row.excerpt,
        json!(names).to_string(),
        row.product.map(|id| id.number()),
        row.version.map(|id| id.number()),
        row.opening.number(),
        row.created_at.millis(),
        row.state,
        row.accepted.map(|id| id.number()),
        number(row.verified),
        row.views,
        number(row.locked),
        number(row.pinned),
        number(row.hidden),
    ])
}

/// Adds posts.
///
/// # Errors
/// When the database fails, or an id is taken.
pub async fn posts(cx: &mut Cx<'_>, rows: &[PostRow]) -> Result<()> {
    let list = array(rows.iter().map(|row| {
        json!([
            row.id.number(),
            row.topic.number(),
            row.kind,
            row.parent.map(|id| id.number()),
            row.author.number(),
            row.language,
            row.markdown,
            row.html,
            madang_markdown::VERSION,
            row.created_at.millis(),
            row.edited.map(|(at, _)| at.millis()),
            row.edited.map(|(_, by)| by.number()),
            row.revisions,
            row.score,
            number(row.hidden),
        ])
    }));
    cx.q(sql!("INSERT INTO posts (id, topic, kind, parent, author, language, markdown, html, renderer, created_at, edited_at, \
         edited_by, revisions, score, hidden) \
         SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT), value->>2, CAST(value->>3 AS BIGINT), \
         CAST(value->>4 AS BIGINT), value->>5, value->>6, value->>7, CAST(value->>8 AS BIGINT), CAST(value->>9 AS BIGINT), \
         CAST(value->>10 AS BIGINT), CAST(value->>11 AS BIGINT), CAST(value->>12 AS BIGINT), CAST(value->>13 AS BIGINT), \
         CAST(value->>14 AS BOOLEAN) FROM " lite "json_each($1)" pg "json_array_elements($1::json)"))
        .bind(list)
        .run()
        .await?;
    Ok(())
}

/// Adds versions of posts.
///
/// # Errors
/// When the database fails.
pub async fn revisions(cx: &mut Cx<'_>, rows: &[RevisionRow]) -> Result<()> {
    let list = array(rows.iter().map(|row| {
        json!([row.post.number(), row.number, row.author.number(), row.at.millis(), row.title, row.markdown, row.note])
    }));
    cx.q(sql!("INSERT INTO revisions (post, number, author, at, title, markdown, note) \
         SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT), CAST(value->>2 AS BIGINT), CAST(value->>3 AS BIGINT), \
         value->>4, value->>5, value->>6 FROM "
        lite "json_each($1) WHERE TRUE " pg "json_array_elements($1::json) " "ON CONFLICT DO NOTHING"))
        .bind(list)
        .run()
        .await?;
    Ok(())
}

/// Adds members' votes (1 or -1) and what they do to the posts' scores, and gives how many were new.
///
/// # Errors
/// When the database fails.
pub async fn votes(cx: &mut Cx<'_>, rows: &[(PostId, MemberId, i64, Timestamp)]) -> Result<u64> {
    let list = rows.iter().map(|(post, member, value, at)| json!([post.number(), member.number(), value, at.millis()]));
    let new: Vec<(PostId, i64)> = cx
        .q(sql!("INSERT INTO votes (post, member, value, at) SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT), \
             CAST(value->>2 AS BIGINT), CAST(value->>3 AS BIGINT) FROM "
            lite "json_each($1) WHERE TRUE " pg "json_array_elements($1::json) " "ON CONFLICT DO NOTHING RETURNING post, value"))
        .bind(array(list))
        .all()
        .await?;
    add_scores(cx, &new).await?;
    Ok(new.len() as u64)
}

/// Adds to the scores of posts.
async fn add_scores(cx: &mut Cx<'_>, rows: &[(PostId, i64)]) -> Result<()> {
    let list = array(rows.iter().map(|(post, value)| json!([post.number(), value])));
    cx.q(sql!("UPDATE posts SET score = posts.score + c.n FROM (SELECT CAST(value->>0 AS BIGINT) AS post, \
         CAST(sum(CAST(value->>1 AS BIGINT)) AS BIGINT) AS n FROM " lite "json_each($1)" pg "json_array_elements($1::json)"
        " GROUP BY 1) AS c WHERE posts.id = c.post"))
        .bind(list)
        .run()
        .await?;
    Ok(())
}

/// Sets the published summary of topics: the state, the accepted answer, whether an answer is verified.
///
/// # Errors
/// When the database fails.
pub async fn settle(cx: &mut Cx<'_>, rows: &[(TopicId, TopicState, Option<PostId>, bool)]) -> Result<()> {
    let list = array(rows.iter().map(|(topic, state, accepted, verified)| {
        json!([topic.number(), state, accepted.map(|id| id.number()), number(*verified)])
    }));
    cx.q(sql!("UPDATE topics SET state = c.state, accepted = c.accepted, verified = c.verified FROM \
         (SELECT CAST(value->>0 AS BIGINT) AS topic, value->>1 AS state, CAST(value->>2 AS BIGINT) AS accepted, \
         CAST(value->>3 AS BOOLEAN) AS verified FROM " lite "json_each($1)" pg "json_array_elements($1::json)"
        ") AS c WHERE topics.id = c.topic"))
        .bind(list)
        .run()
        .await?;
    Ok(())
}

/// Adds reactions, and gives how many were new.
///
/// # Errors
/// When the database fails.
pub async fn reactions(cx: &mut Cx<'_>, rows: &[(PostId, MemberId, String, Timestamp)]) -> Result<u64> {
    let list = rows.iter().map(|(post, member, emoji, at)| json!([post.number(), member.number(), emoji, at.millis()]));
    cx.q(sql!("INSERT INTO reactions (post, member, emoji, at) SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT), \
         value->>2, CAST(value->>3 AS BIGINT) FROM "
        lite "json_each($1) WHERE TRUE " pg "json_array_elements($1::json) " "ON CONFLICT DO NOTHING"))
        .bind(array(list))
        .run()
        .await
}

/// Adds "me too", and gives how many were new.
///
/// # Errors
/// When the database fails.
pub async fn me_toos(cx: &mut Cx<'_>, rows: &[(TopicId, MemberId, Timestamp)]) -> Result<u64> {
    let list = rows.iter().map(|(topic, member, at)| json!([topic.number(), member.number(), at.millis()]));
    cx.q(sql!("INSERT INTO me_toos (topic, member, at) SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT), \
         CAST(value->>2 AS BIGINT) FROM "
        lite "json_each($1) WHERE TRUE " pg "json_array_elements($1::json) " "ON CONFLICT DO NOTHING"))
        .bind(array(list))
        .run()
        .await
}

/// Adds follows: the member, what kind of thing (`topic`, `tag`, `space`, `member`), its id; gives how many were new.
///
/// # Errors
/// When the database fails.
pub async fn follows(cx: &mut Cx<'_>, rows: &[(MemberId, &'static str, i64, Timestamp)]) -> Result<u64> {
    let list = rows.iter().map(|(member, kind, subject, at)| json!([member.number(), kind, subject, at.millis()]));
    cx.q(sql!("INSERT INTO follows (member, kind, subject, at) SELECT CAST(value->>0 AS BIGINT), value->>1, \
         CAST(value->>2 AS BIGINT), CAST(value->>3 AS BIGINT) FROM "
        lite "json_each($1) WHERE TRUE " pg "json_array_elements($1::json) " "ON CONFLICT DO NOTHING"))
        .bind(array(list))
        .run()
        .await
}

/// Adds bookmarks, and gives how many were new.
///
/// # Errors
/// When the database fails.
pub async fn bookmarks(cx: &mut Cx<'_>, rows: &[(MemberId, PostId, Timestamp)]) -> Result<u64> {
    let list = rows.iter().map(|(member, post, at)| json!([member.number(), post.number(), at.millis()]));
    cx.q(sql!("INSERT INTO bookmarks (member, post, at) SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT), \
         CAST(value->>2 AS BIGINT) FROM "
        lite "json_each($1) WHERE TRUE " pg "json_array_elements($1::json) " "ON CONFLICT DO NOTHING"))
        .bind(array(list))
        .run()
        .await
}

/// Files belong to the topics that show them, where no other topic did before.
///
/// # Errors
/// When the database fails.
pub async fn claim_files(cx: &mut Cx<'_>, rows: &[(FileId, TopicId)]) -> Result<()> {
    let list = array(rows.iter().map(|(file, topic)| json!([file.number(), topic.number()])));
    cx.q(sql!("UPDATE files SET topic = c.topic FROM (SELECT CAST(value->>0 AS BIGINT) AS file, \
         min(CAST(value->>1 AS BIGINT)) AS topic FROM " lite "json_each($1)" pg "json_array_elements($1::json)"
        " GROUP BY 1) AS c WHERE files.id = c.file AND files.topic IS NULL"))
        .bind(list)
        .run()
        .await?;
    Ok(())
}

/// Adds to how many verified answers the authors of these posts have. [`super::recount`] leaves that number alone,
/// because only the kind's own domain knows verdicts: tell each verified answer once.
///
/// # Errors
/// When the database fails.
pub async fn add_verified(cx: &mut Cx<'_>, posts: &[PostId]) -> Result<()> {
    let list = array(posts.iter().map(|post| json!(post.number())));
    cx.q(sql!("INSERT INTO member_counts (member, verified) SELECT p.author, CAST(count(*) AS BIGINT) FROM posts p \
         WHERE p.id IN (SELECT " lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") GROUP BY p.author \
         ON CONFLICT (member) DO UPDATE SET verified = member_counts.verified + excluded.verified"))
        .bind(list)
        .run()
        .await?;
    Ok(())
}
