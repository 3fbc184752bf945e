//! Counters of members and spaces.

use crate::PostKind;
use madang_kernel::{MemberId, PostId, Result, SpaceId, TopicId, db::Connection, sql};
use std::collections::BTreeMap;

/// What is added to a member's counters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) topics: i64,
    pub(crate) answers: i64,
    pub(crate) comments: i64,
    pub(crate) accepted: i64,
    pub(crate) verified: i64,
    pub(crate) votes: i64,
}

impl Tally {
    pub(crate) fn add_posts(&mut self, kind: PostKind, change: i64) {
        match kind {
            PostKind::Opening => self.topics += change,
            PostKind::Answer => self.answers += change,
            PostKind::Comment => self.comments += change,
        }
    }
}

/// One statement for all members.
pub(crate) async fn add_to_members(conn: &mut impl Connection, changes: &BTreeMap<MemberId, Tally>) -> Result<()> {
    let rows: Vec<[i64; 7]> = changes
        .iter()
        .filter(|(_, tally)| **tally != Tally::default())
        .map(|(id, t)| [id.number(), t.topics, t.answers, t.comments, t.accepted, t.verified, t.votes])
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    conn.q(sql!("INSERT INTO member_counts (member, topics, answers, comments, accepted, verified, votes) SELECT "
        lite "json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), \
             json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]') FROM json_each($1) WHERE TRUE "
        pg "(value->>0)::bigint, (value->>1)::bigint, (value->>2)::bigint, (value->>3)::bigint, (value->>4)::bigint, \
             (value->>5)::bigint, (value->>6)::bigint FROM json_array_elements($1::json) "
        "ON CONFLICT (member) DO UPDATE SET topics = member_counts.topics + excluded.topics, \
         answers = member_counts.answers + excluded.answers, comments = member_counts.comments + excluded.comments, \
         accepted = member_counts.accepted + excluded.accepted, verified = member_counts.verified + excluded.verified, \
         votes = member_counts.votes + excluded.votes"))
        .bind(serde_json::to_string(&rows)?)
        .run()
        .await?;
    Ok(())
}

/// One statement for all spaces.
pub(crate) async fn add_to_spaces(conn: &mut impl Connection, changes: &BTreeMap<SpaceId, i64>) -> Result<()> {
    let rows: Vec<(i64, i64)> = changes.iter().map(|(id, n)| (id.number(), *n)).collect();
    if rows.is_empty() {
        return Ok(());
    }
    conn.q(sql!("UPDATE spaces SET topics = topics + c.n FROM (SELECT "
        lite "json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS n FROM json_each($1)"
        pg "(value->>0)::bigint AS id, (value->>1)::bigint AS n FROM json_array_elements($1::json)"
        ") c WHERE spaces.id = c.id"))
        .bind(serde_json::to_string(&rows)?)
        .run()
        .await?;
    Ok(())
}

/// The spaces of these topics were active when the topics were.
pub(crate) async fn touch_spaces(conn: &mut impl Connection, topics: &[TopicId]) -> Result<()> {
    if topics.is_empty() {
        return Ok(());
    }
    let ids: Vec<i64> = topics.iter().map(|id| id.number()).collect();
    conn.q(sql!("UPDATE spaces SET active_at = c.at FROM (SELECT space, max(active_at) AS at FROM topics WHERE id IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
        " GROUP BY space) c WHERE spaces.id = c.space AND (spaces.active_at IS NULL OR spaces.active_at < c.at)"))
        .bind(serde_json::to_string(&ids)?)
        .run()
        .await?;
    Ok(())
}

/// Kind and author of these posts.
pub(crate) async fn posts(conn: &mut impl Connection, ids: &[PostId]) -> Result<Vec<(PostId, PostKind, MemberId)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.number()).collect();
    conn.q(sql!("SELECT id, kind, author FROM posts WHERE id IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(&ids)?)
        .all()
        .await
}

/// Who started these topics.
pub(crate) async fn authors(conn: &mut impl Connection, ids: &[TopicId]) -> Result<Vec<(TopicId, MemberId)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.number()).collect();
    conn.q(sql!("SELECT id, author FROM topics WHERE id IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(&ids)?)
        .all()
        .await
}

/// Those of these members who have `from` accepted answers now and are not trusted yet.
pub(crate) async fn newly_trusted(
    conn: &mut impl Connection,
    members: &[MemberId],
    from: i64,
) -> Result<Vec<MemberId>> {
    if members.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = members.iter().map(|id| id.number()).collect();
    let rows: Vec<(MemberId,)> = conn
        .q(sql!("SELECT c.member FROM member_counts c JOIN members m ON m.id = c.member \
             WHERE c.accepted >= $2 AND NOT m.trusted AND c.member IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(&ids)?)
        .bind(from)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Adds to a space's number of topics.
pub(crate) async fn add_to_space(conn: &mut impl Connection, space: SpaceId, change: i64) -> Result<()> {
    let add = sql!("UPDATE spaces SET topics = topics + $2 WHERE id = $1");
    conn.q(add).bind(space).bind(change).run().await?;
    Ok(())
}
