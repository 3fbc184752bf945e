//! The versions of posts that were edited. A post that never was has none: its text stands in the post alone.

use super::authored::authored;
use madang_kernel::{Cx, MemberId, PostId, Result, Timestamp, db::Connection, sql};

/// How many versions a page shows.
pub(crate) const SHOWN: i64 = 50;

/// A version to keep.
pub(crate) struct Kept {
    pub(crate) post: PostId,
    pub(crate) number: i64,
    pub(crate) author: MemberId,
    pub(crate) at: Timestamp,
    pub(crate) title: Option<String>,
    pub(crate) tags: Option<String>,
    pub(crate) markdown: String,
    pub(crate) note: String,
}

pub(crate) async fn insert(cx: &mut Cx<'_>, kept: Kept) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO revisions (post, number, author, at, title, tags, markdown, note) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ))
    .bind(kept.post)
    .bind(kept.number)
    .bind(kept.author)
    .bind(kept.at)
    .bind(kept.title)
    .bind(kept.tags)
    .bind(kept.markdown)
    .bind(kept.note)
    .run()
    .await?;
    Ok(())
}

authored! {
    /// A version of a post.
    #[derive(Clone, Debug)]
    pub(crate) struct RevisionRow {
        pub(crate) number: i64,
        pub(crate) at: Timestamp,
        pub(crate) title: Option<String>,
        pub(crate) tags: Option<String>,
        pub(crate) markdown: String,
        pub(crate) note: String,
        /// Whether a moderator took it out of view.
        pub(crate) withheld: bool,
    }
}

/// Takes every version but the newest out of view, or lets all be read again; says whether that changed anything.
pub(crate) async fn withhold(cx: &mut Cx<'_>, post: PostId, withheld: bool) -> Result<bool> {
    let changed = cx
        .q(sql!(
            "UPDATE revisions SET withheld = $2 WHERE post = $1 AND withheld <> $2 \
             AND (NOT $2 OR number < (SELECT max(number) FROM revisions newest WHERE newest.post = $1))"
        ))
        .bind(post)
        .bind(withheld)
        .run()
        .await?;
    Ok(changed > 0)
}

/// The latest versions of a post, the newest first.
pub(crate) async fn of(conn: &mut impl Connection, post: PostId) -> Result<Vec<RevisionRow>> {
    conn.q(sql!(
        "SELECT m.id, m.handle, m.name, m.picture, m.role, m.affiliation, r.number, r.at, r.title, r.tags, \
         r.markdown, r.note, r.withheld FROM revisions r JOIN members m ON m.id = r.author \
         WHERE r.post = $1 ORDER BY r.number DESC LIMIT $2"
    ))
    .bind(post)
    .bind(SHOWN + 1)
    .all()
    .await
}
