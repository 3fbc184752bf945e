//! Saved replies, and how often staff repeat themselves.

use crate::replies::{ReplyId, SavedReply};
use madang_kernel::{
    Actor, Cx, MemberId, PostId, ProductId, Result, SpaceId, Timestamp, TopicId, VersionId, db::Connection, row, sql,
};
use serde_json::json;

row! {
    /// A saved reply.
    #[derive(Clone, Debug)]
    pub(crate) struct ReplyRow {
        pub(crate) id: ReplyId,
        /// Whose it is; nobody's are the team's.
        pub(crate) owner: Option<MemberId>,
        pub(crate) name: String,
        pub(crate) folder: String,
        pub(crate) ko: String,
        pub(crate) ja: String,
        pub(crate) en: String,
        pub(crate) uses: i64,
        pub(crate) used_at: Option<Timestamp>,
    }

    /// What the variables of a reply stand for in a question.
    #[derive(Clone, Debug)]
    pub(crate) struct PlaceRow {
        pub(crate) topic: TopicId,
        pub(crate) title: String,
        pub(crate) slug: String,
        pub(crate) language: String,
        pub(crate) space: SpaceId,
        pub(crate) product: Option<ProductId>,
        pub(crate) version: Option<VersionId>,
        pub(crate) asker: String,
        pub(crate) agent: Option<String>,
    }

    /// How often an employee repeated an earlier answer.
    #[derive(Clone, Debug)]
    pub(crate) struct ShareRow {
        pub(crate) member: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) answers: i64,
        pub(crate) templated: i64,
    }
}

/// The team's replies and the actor's own that hold `words` and are in `folder` (any where it is empty), the most used first.
pub(crate) async fn list(
    conn: &mut impl Connection,
    me: MemberId,
    words: &str,
    folder: &str,
    limit: i64,
) -> Result<Vec<ReplyRow>> {
    let plain = words.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    conn.q(sql!(
        "SELECT id, owner, name, folder, ko, ja, en, uses, used_at FROM desk_replies WHERE (owner IS NULL OR owner = $1) \
         AND (CAST($2 AS TEXT) = '' OR folder = $2) \
         AND lower(name || ' ' || folder || ' ' || ko || ' ' || ja || ' ' || en) LIKE $3 ESCAPE '\\' \
         ORDER BY uses DESC, used_at DESC, name, id LIMIT $4"
    ))
    .bind(me)
    .bind(folder.to_owned())
    .bind(format!("%{plain}%"))
    .bind(limit)
    .all()
    .await
}

/// The folders of the team's replies and the actor's own.
pub(crate) async fn folders(conn: &mut impl Connection, me: MemberId) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn
        .q(sql!(
            "SELECT DISTINCT folder FROM desk_replies WHERE (owner IS NULL OR owner = $1) AND folder <> '' ORDER BY folder"
        ))
        .bind(me)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// One of the team's replies or the actor's own.
pub(crate) async fn one(conn: &mut impl Connection, me: MemberId, reply: ReplyId) -> Result<ReplyRow> {
    conn.q(sql!(
        "SELECT id, owner, name, folder, ko, ja, en, uses, used_at FROM desk_replies \
         WHERE id = $1 AND (owner IS NULL OR owner = $2)"
    ))
    .bind(reply)
    .bind(me)
    .one()
    .await
}

/// How many replies an owner has, or the team.
pub(crate) async fn count(conn: &mut impl Connection, owner: Option<MemberId>) -> Result<i64> {
    conn.q(sql!(
        "SELECT CAST(count(*) AS BIGINT) FROM desk_replies \
         WHERE CASE WHEN CAST($1 AS BIGINT) IS NULL THEN owner IS NULL ELSE owner = $1 END"
    ))
    .bind(owner)
    .value()
    .await
}

/// Writes a reply, a new one or anew.
pub(crate) async fn save(cx: &mut Cx<'_>, id: ReplyId, owner: Option<MemberId>, saved: &SavedReply) -> Result<()> {
    let (me, now) = (cx.actor().signed_in()?, cx.now());
    cx.q(sql!(
        "INSERT INTO desk_replies (id, owner, name, folder, ko, ja, en, changed_by, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, \
         name = excluded.name, folder = excluded.folder, ko = excluded.ko, ja = excluded.ja, en = excluded.en, \
         changed_by = excluded.changed_by, changed_at = excluded.changed_at"
    ))
    .bind(id)
    .bind(owner)
    .bind(&saved.name)
    .bind(&saved.folder)
    .bind(&saved.texts.ko)
    .bind(&saved.texts.ja)
    .bind(&saved.texts.en)
    .bind(me)
    .bind(now)
    .run()
    .await?;
    Ok(())
}

/// Deletes a reply.
pub(crate) async fn remove(cx: &mut Cx<'_>, reply: ReplyId) -> Result<()> {
    cx.q(sql!("DELETE FROM desk_replies WHERE id = $1")).bind(reply).run().await?;
    Ok(())
}

/// Counts that a reply was used.
pub(crate) async fn used(cx: &mut Cx<'_>, reply: ReplyId) -> Result<()> {
    let now = cx.now();
    cx.q(sql!("UPDATE desk_replies SET uses = uses + 1, used_at = $2 WHERE id = $1"))
        .bind(reply)
        .bind(now)
        .run()
        .await?;
    Ok(())
}

/// A question in a space that the actor sees, as far as replies speak of it.
pub(crate) async fn place(conn: &mut impl Connection, actor: &Actor, topic: TopicId) -> Result<PlaceRow> {
    conn.q(sql!(
        "SELECT t.id, t.title, t.slug, t.language, t.space, t.product, t.version, a.name, m.name FROM desk_threads d \
         JOIN topics t ON t.id = d.topic AND NOT t.deleted JOIN members a ON a.id = t.author \
         LEFT JOIN members m ON m.id = $2 WHERE d.topic = $1 AND t.space IN (SELECT "
        lite "value FROM json_each($3))" pg "value::bigint FROM json_array_elements_text($3::json))"
    ))
    .bind(topic)
    .bind(actor.signed_in()?)
    .bind(actor.visible_spaces().to_owned())
    .one()
    .await
}

/// An answer of an employee, as it was announced.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answered {
    pub(crate) post: PostId,
    pub(crate) topic: TopicId,
    pub(crate) author: MemberId,
    pub(crate) at: Timestamp,
    pub(crate) repeats: Option<PostId>,
}

/// Keeps what staff answered; what is known already stays.
pub(crate) async fn add_answers(cx: &mut Cx<'_>, answers: &[Answered]) -> Result<()> {
    let value = |one: &Answered| {
        let numbers = [one.post.number(), one.topic.number(), one.author.number(), one.at.millis()];
        json!([numbers[0], numbers[1], numbers[2], numbers[3], one.repeats.map(|post| post.number())])
    };
    let list: Vec<_> = answers.iter().map(value).collect();
    cx.q(sql!(
        "INSERT INTO desk_answers (post, topic, author, at, repeats) SELECT CAST(value->>0 AS BIGINT), \
         CAST(value->>1 AS BIGINT), CAST(value->>2 AS BIGINT), CAST(value->>3 AS BIGINT), CAST(value->>4 AS BIGINT) FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"
        " WHERE TRUE ON CONFLICT (post) DO NOTHING"
    ))
    .bind(serde_json::to_string(&list)?)
    .run()
    .await?;
    Ok(())
}

/// How often each employee, or one of them, repeated an earlier answer since then; who repeats most comes first.
pub(crate) async fn share(
    conn: &mut impl Connection,
    since: Timestamp,
    only: Option<MemberId>,
) -> Result<Vec<ShareRow>> {
    conn.q(sql!(
        "SELECT m.id, m.handle, m.name, CAST(count(*) AS BIGINT), CAST(count(a.repeats) AS BIGINT) FROM desk_answers a \
         JOIN members m ON m.id = a.author WHERE a.at >= $1 \
         AND CASE WHEN CAST($2 AS BIGINT) IS NULL THEN TRUE ELSE a.author = $2 END \
         GROUP BY m.id, m.handle, m.name ORDER BY 5 DESC, 4 DESC, m.name"
    ))
    .bind(since)
    .bind(only)
    .all()
    .await
}
