//! Uploaded files.

use madang_kernel::{Cx, FileId, MemberId, Result, SpaceId, TopicId, db::Connection, row, sql};

/// A file about to be kept.
pub(crate) struct InsertFile<'a> {
    pub(crate) id: FileId,
    pub(crate) hash: &'a str,
    pub(crate) member: MemberId,
    pub(crate) name: &'a str,
    pub(crate) media_type: &'a str,
    pub(crate) extension: &'a str,
    pub(crate) bytes: i64,
    pub(crate) size: Option<(u32, u32)>,
    /// The smaller versions, as JSON.
    pub(crate) variants: String,
}

row! {
    /// A file as it is served.
    #[derive(Clone, Debug)]
    pub(crate) struct StoredFile {
        pub(crate) hash: String,
        pub(crate) member: MemberId,
        pub(crate) name: String,
        pub(crate) media_type: String,
        pub(crate) variants: String,
        /// The space of the topic that shows it; none before a post with it is sent.
        pub(crate) space: Option<SpaceId>,
        /// Whether that topic was hidden or deleted.
        pub(crate) away: bool,
    }
}

pub(crate) async fn insert(cx: &mut Cx<'_>, file: InsertFile<'_>) -> Result<()> {
    let at = cx.now();
    let (width, height) = file.size.map(|(width, height)| (i64::from(width), i64::from(height))).unzip();
    cx.q(sql!(
        "INSERT INTO files (id, hash, member, name, media_type, extension, bytes, width, height, variants, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    ))
    .bind(file.id)
    .bind(file.hash)
    .bind(file.member)
    .bind(file.name)
    .bind(file.media_type)
    .bind(file.extension)
    .bind(file.bytes)
    .bind(width)
    .bind(height)
    .bind(file.variants)
    .bind(at)
    .run()
    .await?;
    Ok(())
}

/// The file, whoever asks.
pub(crate) async fn get(conn: &mut impl Connection, id: FileId) -> Result<StoredFile> {
    conn.q(sql!("SELECT f.hash, f.member, f.name, f.media_type, f.variants, t.space, \
         (t.id IS NOT NULL AND (t.hidden OR t.deleted)) FROM files f LEFT JOIN topics t ON t.id = f.topic WHERE f.id = $1"))
        .bind(id)
        .one()
        .await
}

/// The member's own files among these, of which no topic has shown any yet, belong to the topic now. Without a member,
/// anybody's.
pub(crate) async fn claim(cx: &mut Cx<'_>, topic: TopicId, ids: &[i64], member: Option<MemberId>) -> Result<()> {
    cx.q(sql!("UPDATE files SET topic = $1 WHERE topic IS NULL AND (CAST($3 AS BIGINT) IS NULL OR member = $3) \
         AND id IN (SELECT " lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"))
        .bind(topic)
        .bind(serde_json::to_string(ids)?)
        .bind(member)
        .run()
        .await?;
    Ok(())
}
