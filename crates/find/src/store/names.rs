//! Members, tags and files that are found by name. Ranges, not patterns, so that an index answers.

use madang_conversation::{PostKind, person};
use madang_kernel::{
    FileId, MemberId, PostId, Result, Role, SpaceId, TagId, Timestamp, TopicId, db::Connection, row, sql,
};
use madang_people::{Affiliation, Byline};
use madang_ui::Person;

row! {
    /// A tag that is found.
    #[derive(Clone, Debug)]
    pub(crate) struct TagName {
        pub(crate) id: TagId,
        pub(crate) name: String,
        pub(crate) description: String,
        /// In topics of every space.
        pub(crate) topics: i64,
    }

    /// A member who is found.
    #[derive(Clone, Debug)]
    pub(crate) struct MemberName {
        pub(crate) id: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) picture: Option<String>,
        pub(crate) role: Role,
        pub(crate) affiliation: Affiliation,
        pub(crate) headline: String,
        pub(crate) accepted: i64,
    }

    /// A file that is found, and the post that shows it.
    #[derive(Clone, Debug)]
    pub(crate) struct FileName {
        pub(crate) id: FileId,
        pub(crate) name: String,
        pub(crate) media_type: String,
        pub(crate) bytes: i64,
        pub(crate) post: PostId,
        pub(crate) post_kind: PostKind,
        pub(crate) created_at: Timestamp,
        pub(crate) handle: String,
        pub(crate) author: String,
        pub(crate) topic: TopicId,
        pub(crate) topic_kind: String,
        pub(crate) slug: String,
        pub(crate) title: String,
        pub(crate) language: String,
        pub(crate) space: SpaceId,
    }
}

impl MemberName {
    /// The member as components show one.
    pub(crate) fn person(&self) -> Person {
        person(&Byline {
            id: self.id,
            handle: self.handle.clone(),
            name: self.name.clone(),
            picture: self.picture.clone(),
            role: self.role,
            affiliation: self.affiliation,
        })
    }
}

/// A range of keys: from the first on, before the second.
pub(crate) type Range = (String, String);

/// Tags with a word in the range that an actor sees topics with: of the first so many.
pub(crate) async fn tags(conn: &mut impl Connection, spaces: &str, words: &Range, most: i64) -> Result<Vec<TagName>> {
    conn.q(sql!("SELECT g.id, g.name, g.description, g.topics FROM tags g WHERE g.id IN (SELECT subject FROM (\
         SELECT subject FROM search_names WHERE kind = 'tag' AND word >= $1 AND word < $2 ORDER BY word LIMIT $3) w) \
         AND EXISTS (SELECT 1 FROM topic_tags tt JOIN topics t ON t.id = tt.topic WHERE tt.tag = g.id \
         AND NOT t.hidden AND NOT t.deleted AND t.space IN (SELECT "
         lite "value FROM json_each($4)))" pg "value::bigint FROM json_array_elements_text($4::json)))"))
        .bind(words.0.as_str())
        .bind(words.1.as_str())
        .bind(most)
        .bind(spaces)
        .all()
        .await
}

/// Members with a word in one range, or a whole handle or name in another: of the first so many of each.
pub(crate) async fn members(
    conn: &mut impl Connection,
    words: &Range,
    whole: &Range,
    most: i64,
) -> Result<Vec<MemberName>> {
    conn.q(sql!(
        "SELECT m.id, m.handle, m.name, m.picture, m.role, m.affiliation, m.headline, coalesce(c.accepted, 0) \
         FROM members m LEFT JOIN member_counts c ON c.member = m.id \
         WHERE m.state IN ('active', 'imported') AND m.id IN (\
         SELECT subject FROM (SELECT subject FROM search_names WHERE kind = 'member' AND word >= $1 AND word < $2 \
           ORDER BY word LIMIT $5) w \
         UNION SELECT id FROM (SELECT id FROM members WHERE handle_key >= $3 AND handle_key < $4 \
           ORDER BY handle_key LIMIT $5) h \
         UNION SELECT id FROM (SELECT id FROM members WHERE name_key >= $3 AND name_key < $4 \
           ORDER BY name_key LIMIT $5) n)"
    ))
    .bind(words.0.as_str())
    .bind(words.1.as_str())
    .bind(whole.0.as_str())
    .bind(whole.1.as_str())
    .bind(most)
    .all()
    .await
}

/// Files with a word in the range, each with every post that shows it and that an actor sees: of the first so many.
pub(crate) async fn files(conn: &mut impl Connection, spaces: &str, words: &Range, most: i64) -> Result<Vec<FileName>> {
    conn.q(sql!("SELECT f.id, f.name, f.media_type, f.bytes, p.id, p.kind, p.created_at, m.handle, m.name, \
         t.id, t.kind, t.slug, t.title, t.language, t.space \
         FROM search_files s JOIN files f ON f.id = s.file JOIN posts p ON p.id = s.post \
         LEFT JOIN posts a ON a.id = p.parent JOIN topics t ON t.id = p.topic JOIN members m ON m.id = p.author \
         WHERE s.file IN (SELECT subject FROM (SELECT subject FROM search_names \
           WHERE kind = 'file' AND word >= $1 AND word < $2 ORDER BY word LIMIT $3) w) \
         AND f.topic = t.id AND NOT p.hidden AND p.deleted_at IS NULL \
         AND COALESCE(a.hidden, FALSE) = FALSE AND a.deleted_at IS NULL \
         AND NOT t.hidden AND NOT t.deleted AND t.space IN (SELECT "
         lite "value FROM json_each($4))" pg "value::bigint FROM json_array_elements_text($4::json))"
         " ORDER BY p.id"))
        .bind(words.0.as_str())
        .bind(words.1.as_str())
        .bind(most)
        .bind(spaces)
        .all()
        .await
}

/// The names of the tags with these keys.
pub(crate) async fn tags_by_keys(conn: &mut impl Connection, keys: &[String]) -> Result<Vec<(String, String)>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    conn.q(sql!("SELECT name_key, name FROM tags WHERE name_key IN (SELECT "
        lite "value FROM json_each($1))" pg "value FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(keys)?)
        .all()
        .await
}
