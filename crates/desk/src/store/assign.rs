//! Questions that wait to be given out, and those of agents whose leave begins.

use super::numbers;
use madang_kernel::{Cx, MemberId, ProductId, Result, SpaceId, Timestamp, TopicId, db::Connection, row, sql};
use std::collections::BTreeSet;

row! {
    /// A question that waits for somebody.
    #[derive(Clone, Debug)]
    pub(crate) struct WaitingRow {
        pub(crate) topic: TopicId,
        pub(crate) space: SpaceId,
        pub(crate) language: String,
        pub(crate) product: Option<ProductId>,
        pub(crate) asked_at: Timestamp,
        pub(crate) freed_at: Option<Timestamp>,
        pub(crate) given_back_by: Option<MemberId>,
    }

    /// A question whose asker waits.
    #[derive(Clone, Debug)]
    pub(crate) struct AskedRow {
        pub(crate) space: SpaceId,
        pub(crate) language: String,
        pub(crate) assignee: Option<MemberId>,
        pub(crate) given_back_by: Option<MemberId>,
    }

    /// Somebody whose leave begins.
    #[derive(Clone, Debug)]
    pub(crate) struct LeavingRow {
        pub(crate) agent: MemberId,
        pub(crate) last_day: String,
    }

    /// An open question that is somebody's.
    #[derive(Clone, Debug)]
    pub(crate) struct OwnedRow {
        pub(crate) topic: TopicId,
        pub(crate) space: SpaceId,
        pub(crate) language: String,
        pub(crate) agent: MemberId,
    }
}

/// The numbers of members, as statements take them.
fn of_members(members: &[MemberId]) -> Result<String> {
    let numbers: Vec<i64> = members.iter().map(|id| id.number()).collect();
    Ok(serde_json::to_string(&numbers)?)
}

/// Pairs of a question and a member, as statements take them.
fn pairs(given: &[(TopicId, MemberId)]) -> Result<String> {
    let pairs: Vec<(i64, i64)> = given.iter().map(|(topic, member)| (topic.number(), member.number())).collect();
    Ok(serde_json::to_string(&pairs)?)
}

/// Whether any question waits for somebody.
pub(crate) async fn anything_waits(conn: &mut impl Connection, now: Timestamp) -> Result<bool> {
    conn.q(sql!(
        "SELECT EXISTS (SELECT 1 FROM (SELECT topic FROM desk_threads WHERE unanswered AND assignee IS NULL \
         AND NOT imported AND try_at <= $1 AND snoozed_until <= $1 ORDER BY try_at LIMIT 1) AS waiting)"
    ))
    .bind(now)
    .value()
    .await
}

/// Whether anybody's leave has begun of which nothing came yet.
pub(crate) async fn leaves_begin(conn: &mut impl Connection, now: Timestamp) -> Result<bool> {
    conn.q(sql!("SELECT EXISTS (SELECT 1 FROM desk_leave WHERE begun_at IS NULL AND begins_at <= $1)"))
        .bind(now)
        .value()
        .await
}

/// Keeps others from giving questions out until the command ends.
pub(crate) async fn take_turn(cx: &mut Cx<'_>) -> Result<()> {
    let now = cx.now();
    cx.q(sql!("UPDATE desk_turn SET at = $1 WHERE id = 1")).bind(now).run().await?;
    Ok(())
}

/// The questions that wait, the most urgent and the oldest first, but for those in some spaces. Those that somebody else
/// works on at this moment wait for the next turn. They are found by when they are due (`+` says so): walking through what stands back
/// in the order of urgency costs more than sorting what does not.
pub(crate) async fn waiting(
    cx: &mut Cx<'_>,
    without: &[SpaceId],
    now: Timestamp,
    limit: i64,
) -> Result<Vec<WaitingRow>> {
    let without: Vec<i64> = without.iter().map(|id| id.number()).collect();
    cx.q(sql!(
        "SELECT topic, space, language, product, asked_at, freed_at, given_back_by FROM desk_threads \
         WHERE unanswered AND assignee IS NULL AND NOT imported AND try_at <= $1 AND snoozed_until <= $1 \
         AND +space NOT IN (SELECT " lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"
        " ORDER BY +place DESC, +topic DESC LIMIT $3" pg " FOR UPDATE SKIP LOCKED"
    ))
    .bind(now)
    .bind(serde_json::to_string(&without)?)
    .bind(limit)
    .all()
    .await
}

/// What decides who can answer a question, whether the desk knows it yet or not.
pub(crate) async fn asked(conn: &mut impl Connection, topic: TopicId) -> Result<AskedRow> {
    conn.q(sql!(
        "SELECT t.space, t.language, d.assignee, d.given_back_by FROM topics t LEFT JOIN desk_threads d ON d.topic = t.id \
         WHERE t.id = $1"
    ))
    .bind(topic)
    .one()
    .await
}

/// The keys of the tags of questions.
pub(crate) async fn tags(cx: &mut Cx<'_>, topics: &[TopicId]) -> Result<Vec<(TopicId, String)>> {
    cx.q(sql!("SELECT x.topic, g.name_key FROM topic_tags x JOIN tags g ON g.id = x.tag WHERE x.topic IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(topics)?)
        .all()
        .await
}

/// The titles of questions.
pub(crate) async fn titles(cx: &mut Cx<'_>, topics: &[TopicId]) -> Result<Vec<(TopicId, String)>> {
    cx.q(sql!("SELECT id, title FROM topics WHERE id IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(topics)?)
        .all()
        .await
}

/// How many open questions members have.
pub(crate) async fn loads(conn: &mut impl Connection, agents: &[MemberId]) -> Result<Vec<(MemberId, i64)>> {
    conn.q(sql!(
        "SELECT assignee, CAST(count(*) AS BIGINT) FROM desk_threads WHERE live AND assignee IS NOT NULL \
         AND assignee IN (SELECT " lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
        " GROUP BY assignee"
    ))
    .bind(of_members(agents)?)
    .all()
    .await
}

/// Which of these spaces, as far as they are for groups, these employees do not see.
pub(crate) async fn blind(
    conn: &mut impl Connection,
    agents: &[MemberId],
    spaces: &BTreeSet<SpaceId>,
) -> Result<Vec<(MemberId, SpaceId)>> {
    let spaces: Vec<i64> = spaces.iter().map(|id| id.number()).collect();
    conn.q(sql!(
        "SELECT m.id, s.id FROM spaces s JOIN members m ON m.role = 'agent' WHERE s.visibility = 'groups' AND s.id IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ") AND m.id IN (SELECT " lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
        " AND NOT EXISTS (SELECT 1 FROM space_groups g JOIN group_members x ON x.grp = g.grp \
         WHERE g.space = s.id AND x.member = m.id)"
    ))
    .bind(of_members(agents)?)
    .bind(serde_json::to_string(&spaces)?)
    .all()
    .await
}

/// Gives questions that are nobody's to agents, and takes down when.
pub(crate) async fn give(cx: &mut Cx<'_>, given: &[(TopicId, MemberId)]) -> Result<()> {
    if given.is_empty() {
        return Ok(());
    }
    let (now, list) = (cx.now(), pairs(given)?);
    cx.q(sql!(
        "UPDATE desk_threads SET assignee = CAST(g.value->>1 AS BIGINT), assigned_at = $2, assigned_by = NULL, note = '', \
         answer_by = NULL, handed = NULL, freed_at = NULL, given_back_by = NULL FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"
        " AS g WHERE topic = CAST(g.value->>0 AS BIGINT) AND assignee IS NULL"
    ))
    .bind(list.clone())
    .bind(now)
    .run()
    .await?;
    cx.q(sql!(
        "INSERT INTO desk_agents (agent, given_at) SELECT CAST(g.value->>1 AS BIGINT), max($2 + "
        lite "g.key) FROM json_each($1) AS g" pg "g.ordinality - 1) FROM json_array_elements($1::json) WITH ORDINALITY AS g"
        " WHERE TRUE GROUP BY 1 ON CONFLICT (agent) DO UPDATE SET given_at = excluded.given_at"
    ))
    .bind(list)
    .bind(now)
    .run()
    .await?;
    Ok(())
}

/// Questions for which nobody fits are looked at again later.
pub(crate) async fn stand_back(cx: &mut Cx<'_>, topics: &[TopicId], until: Timestamp) -> Result<()> {
    if topics.is_empty() {
        return Ok(());
    }
    cx.q(sql!("UPDATE desk_threads SET try_at = $2 WHERE topic IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(numbers(topics)?)
        .bind(until)
        .run()
        .await?;
    Ok(())
}

/// Takes the times away that have begun. Of several nodes each is one's.
pub(crate) async fn begin_leaves(cx: &mut Cx<'_>) -> Result<Vec<LeavingRow>> {
    let now = cx.now();
    cx.q(sql!(
        "UPDATE desk_leave SET begun_at = $1 WHERE id IN (SELECT id FROM desk_leave WHERE begun_at IS NULL \
         AND begins_at <= $1 ORDER BY begins_at, id LIMIT 50" pg " FOR UPDATE SKIP LOCKED"
        ") AND begun_at IS NULL RETURNING agent, last_day"
    ))
    .bind(now)
    .all()
    .await
}

/// Open questions whose agents cannot answer them any more, with whose they are. Two statements: who left is found first, each
/// owner looked at once by stepping from one to the next in the index of what is somebody's, because a planner that does not
/// know how few they are reads what everybody has; a `CROSS JOIN` keeps SQLite to the order that is written.
pub(crate) async fn lost(conn: &mut impl Connection, limit: i64) -> Result<Vec<(TopicId, MemberId)>> {
    let gone: Vec<(MemberId,)> = conn
        .q(sql!(
            "WITH RECURSIVE owners (id) AS (SELECT min(assignee) FROM desk_threads WHERE live AND assignee IS NOT NULL \
             UNION ALL SELECT (SELECT min(d.assignee) FROM desk_threads d WHERE d.live AND d.assignee IS NOT NULL \
             AND d.assignee > owners.id) FROM owners WHERE owners.id IS NOT NULL) \
             SELECT m.id FROM owners o CROSS JOIN members m WHERE m.id = o.id AND (m.role = 'member' OR m.state <> 'active')"
        ))
        .all()
        .await?;
    let gone: Vec<MemberId> = gone.into_iter().map(|(id,)| id).collect();
    conn.q(sql!(
        "SELECT d.topic, d.assignee FROM desk_threads d WHERE d.live AND d.assignee IS NOT NULL AND d.assignee IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
        " UNION ALL SELECT d.topic, d.assignee FROM spaces s CROSS JOIN desk_threads d CROSS JOIN members m \
         WHERE s.visibility = 'groups' AND d.space = s.id AND d.live AND d.assignee IS NOT NULL AND m.id = d.assignee \
         AND m.role = 'agent' AND m.state = 'active' AND NOT EXISTS (SELECT 1 FROM space_groups g \
         JOIN group_members x ON x.grp = g.grp WHERE g.space = s.id AND x.member = m.id) LIMIT $2"
    ))
    .bind(of_members(&gone)?)
    .bind(limit)
    .all()
    .await
}

/// The open questions of members, the most urgent and the oldest first.
pub(crate) async fn owned(cx: &mut Cx<'_>, agents: &[MemberId]) -> Result<Vec<OwnedRow>> {
    cx.q(sql!(
        "SELECT topic, space, language, assignee FROM desk_threads WHERE live AND assignee IS NOT NULL AND assignee IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
        " ORDER BY place DESC, topic DESC"
    ))
    .bind(of_members(agents)?)
    .all()
    .await
}

/// Gives questions from one agent to another, with what whoever handed them on has said.
pub(crate) async fn pass(cx: &mut Cx<'_>, given: &[(TopicId, MemberId)]) -> Result<()> {
    if given.is_empty() {
        return Ok(());
    }
    let (now, list) = (cx.now(), pairs(given)?);
    cx.q(sql!(
        "UPDATE desk_threads SET assignee = CAST(g.value->>1 AS BIGINT), assigned_at = $2, assigned_by = NULL, \
         snoozed_until = 0 FROM " lite "json_each($1)" pg "json_array_elements($1::json)"
        " AS g WHERE topic = CAST(g.value->>0 AS BIGINT)"
    ))
    .bind(list)
    .bind(now)
    .run()
    .await?;
    Ok(())
}

/// Questions are nobody's again.
pub(crate) async fn free(cx: &mut Cx<'_>, topics: &[TopicId]) -> Result<()> {
    if topics.is_empty() {
        return Ok(());
    }
    let now = cx.now();
    cx.q(sql!(
        "UPDATE desk_threads SET freed_at = $2, given_back_by = assignee, assignee = NULL, assigned_at = NULL, \
         assigned_by = NULL, note = '', answer_by = NULL, handed = NULL, snoozed_until = 0, try_at = 0 WHERE topic IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
    ))
    .bind(numbers(topics)?)
    .bind(now)
    .run()
    .await?;
    Ok(())
}

/// Gives questions to a colleague at the end of a shift, each with a note.
pub(crate) async fn hand(cx: &mut Cx<'_>, threads: &[(TopicId, String)], to: MemberId) -> Result<()> {
    let (now, by) = (cx.now(), cx.actor().id());
    let list: Vec<(i64, &str)> = threads.iter().map(|(topic, note)| (topic.number(), note.as_str())).collect();
    cx.q(sql!(
        "UPDATE desk_threads SET assignee = $2, assigned_at = $3, assigned_by = $4, note = g.value->>1, \
         snoozed_until = 0 FROM " lite "json_each($1)" pg "json_array_elements($1::json)"
        " AS g WHERE topic = CAST(g.value->>0 AS BIGINT) AND assignee = $4"
    ))
    .bind(serde_json::to_string(&list)?)
    .bind(to)
    .bind(now)
    .bind(by)
    .run()
    .await?;
    Ok(())
}
