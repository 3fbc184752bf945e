//! What members have done, as trust levels ask for it, and how far the levels are worked out.

use madang_kernel::{Cx, MemberId, Result, Role, Timestamp, TopicId, db::Connection, row, sql};

row! {
    /// What is kept of a member in one row.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct BaseRow {
        pub(crate) member: MemberId,
        pub(crate) role: Role,
        pub(crate) trust: i64,
        pub(crate) days_visited: i64,
        pub(crate) topics: i64,
        pub(crate) posts: i64,
        pub(crate) millis: i64,
        pub(crate) reached_at: Option<Timestamp>,
        pub(crate) locked: bool,
        pub(crate) earned: i64,
    }
}

/// What is kept of these members, given as a JSON array, in one row each.
pub(crate) async fn base(conn: &mut impl Connection, members: &str) -> Result<Vec<BaseRow>> {
    conn.q(sql!(
        "SELECT m.id, m.role, m.trust, m.days_visited, coalesce(r.topics, 0), coalesce(r.posts, 0), \
         coalesce(r.millis, 0), k.reached_at, coalesce(k.locked, FALSE), coalesce(k.earned, 0) FROM members m \
         LEFT JOIN readers r ON r.member = m.id LEFT JOIN trust_marks k ON k.member = m.id WHERE m.id IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)" ")"
    ))
    .bind(members.to_owned())
    .all()
    .await
}

/// Posts of others that members liked, by a vote or a reaction, each post once: in all, and since a time.
pub(crate) async fn given(
    conn: &mut impl Connection,
    members: &str,
    since: Timestamp,
) -> Result<Vec<(MemberId, i64, i64)>> {
    conn.q(sql!(
        "SELECT x.member, CAST(count(*) AS BIGINT), CAST(sum(CASE WHEN x.at >= $2 THEN 1 ELSE 0 END) AS BIGINT) FROM (\
         SELECT l.member AS member, l.post AS post, max(l.at) AS at FROM (\
         SELECT member, post, at FROM votes WHERE value = 1 AND member IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") UNION ALL SELECT member, post, at FROM reactions WHERE member IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ")) AS l JOIN posts p ON p.id = l.post AND p.author <> l.member GROUP BY l.member, l.post) AS x GROUP BY x.member"
    ))
    .bind(members.to_owned())
    .bind(since)
    .all()
    .await
}

/// Likes that members' posts got, one a post and member: in all; and since a time how many, on how many days, from how many members.
pub(crate) async fn received(
    conn: &mut impl Connection,
    members: &str,
    since: Timestamp,
) -> Result<Vec<(MemberId, i64, i64, i64, i64)>> {
    conn.q(sql!(
        "SELECT x.author, CAST(count(*) AS BIGINT), CAST(sum(CASE WHEN x.at >= $2 THEN 1 ELSE 0 END) AS BIGINT), \
         CAST(count(DISTINCT CASE WHEN x.at >= $2 THEN x.at / 86400000 END) AS BIGINT), \
         CAST(count(DISTINCT CASE WHEN x.at >= $2 THEN x.member END) AS BIGINT) FROM (\
         SELECT l.author AS author, l.post AS post, l.member AS member, max(l.at) AS at FROM (\
         SELECT p.author AS author, v.post AS post, v.member AS member, v.at AS at FROM posts p \
         JOIN votes v ON v.post = p.id AND v.value = 1 WHERE p.author IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") UNION ALL SELECT p.author, r.post, r.member, r.at FROM posts p JOIN reactions r ON r.post = p.id \
         WHERE p.author IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ")) AS l WHERE l.member <> l.author GROUP BY l.author, l.post, l.member) AS x GROUP BY x.author"
    ))
    .bind(members.to_owned())
    .bind(since)
    .all()
    .await
}

/// Topics of others in which members wrote something that stands: in all, and since a time.
pub(crate) async fn replied(
    conn: &mut impl Connection,
    members: &str,
    since: Timestamp,
) -> Result<Vec<(MemberId, i64, i64)>> {
    conn.q(sql!(
        "SELECT p.author, CAST(count(DISTINCT p.topic) AS BIGINT), \
         CAST(count(DISTINCT CASE WHEN p.created_at >= $2 THEN p.topic END) AS BIGINT) \
         FROM posts p JOIN topics t ON t.id = p.topic AND t.author <> p.author \
         WHERE NOT p.hidden AND p.deleted_at IS NULL AND p.author IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") GROUP BY p.author"
    ))
    .bind(members.to_owned())
    .bind(since)
    .all()
    .await
}

/// Since a day: the days on which members were here (`visits`), the topics they opened (`topics`), the posts they read (`posts`).
pub(crate) async fn since_day(
    conn: &mut impl Connection,
    members: &str,
    day: i64,
) -> Result<Vec<(MemberId, String, i64)>> {
    conn.q(sql!(
        "SELECT member, 'visits', CAST(count(*) AS BIGINT) FROM visits WHERE day >= $2 AND member IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") GROUP BY member UNION ALL \
         SELECT member, 'topics', CAST(count(*) AS BIGINT) FROM read_topics WHERE day >= $2 AND member IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") GROUP BY member UNION ALL \
         SELECT member, 'posts', CAST(count(*) AS BIGINT) FROM read_posts WHERE day >= $2 AND member IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") GROUP BY member"
    ))
    .bind(members.to_owned())
    .bind(day)
    .all()
    .await
}

/// Since a time: members' posts that were flagged and found to break the rules, and how many members had flagged them.
pub(crate) async fn flagged(
    conn: &mut impl Connection,
    members: &str,
    since: Timestamp,
) -> Result<Vec<(MemberId, i64, i64)>> {
    conn.q(sql!(
        "SELECT c.author, CAST(count(DISTINCT c.subject) AS BIGINT), CAST(count(DISTINCT f.member) AS BIGINT) \
         FROM flag_cases c JOIN flags f ON f.flag_case = c.id AND NOT f.withdrawn WHERE c.kind = 'post' \
         AND c.settled_at >= $2 AND c.decision IN ('hide', 'remove', 'edit', 'agree') AND c.author IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") GROUP BY c.author"
    ))
    .bind(members.to_owned())
    .bind(since)
    .all()
    .await
}

/// Silences and suspensions of members that lasted at a time or later, but for those that an appeal overturned.
pub(crate) async fn penalties(
    conn: &mut impl Connection,
    members: &str,
    since: Timestamp,
) -> Result<Vec<(MemberId, i64)>> {
    conn.q(sql!(
        "SELECT s.member, CAST(count(*) AS BIGINT) FROM sanctions s WHERE s.kind IN ('silence', 'suspension') \
         AND s.ended_as <> 'overturned' AND coalesce(s.ended_at, s.ends_at, $2) >= $2 AND s.member IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") GROUP BY s.member"
    ))
    .bind(members.to_owned())
    .bind(since)
    .all()
    .await
}

/// How many topics and posts there were in the period of level 3, as last counted.
pub(crate) async fn totals(conn: &mut impl Connection) -> Result<(i64, i64)> {
    conn.q(sql!("SELECT topics, posts FROM trust_totals WHERE one = 1")).one().await
}

/// Counts the topics, and the posts in them, that were started since then in spaces for every member.
pub(crate) async fn count_totals(cx: &mut Cx<'_>, since: TopicId) -> Result<()> {
    cx.q(sql!(
        "UPDATE trust_totals SET topics = x.topics, posts = x.posts FROM (SELECT CAST(count(*) AS BIGINT) AS topics, \
         CAST(coalesce(sum(1 + t.answers), 0) AS BIGINT) AS posts FROM topics t JOIN spaces s ON s.id = t.space \
         WHERE t.id >= $1 AND NOT t.hidden AND NOT t.deleted AND s.visibility IN ('everyone', 'members')) AS x \
         WHERE trust_totals.one = 1"
    ))
    .bind(since)
    .run()
    .await?;
    Ok(())
}

/// How many members who can sign in are at each level, employees aside.
pub(crate) async fn by_level(conn: &mut impl Connection) -> Result<Vec<(i64, i64)>> {
    conn.q(sql!(
        "SELECT trust, CAST(count(*) AS BIGINT) FROM members WHERE role = 'member' AND state = 'active' GROUP BY trust"
    ))
    .all()
    .await
}

/// Takes a walk if it was last through before then; nobody else takes it until the command ends. Where it stands.
pub(crate) async fn take_walk(cx: &mut Cx<'_>, name: &str, before: Timestamp) -> Result<Option<(Timestamp, MemberId)>> {
    cx.q(sql!("UPDATE trust_walks SET at = at WHERE name = $1 AND done_at <= $2 RETURNING at, member"))
        .bind(name)
        .bind(before)
        .opt()
        .await
}

/// Where a walk stands now, and whether it is through.
pub(crate) async fn set_walk(
    cx: &mut Cx<'_>,
    name: &str,
    (at, member): (Timestamp, MemberId),
    done: bool,
) -> Result<()> {
    let now = cx.now();
    cx.q(sql!(
        "UPDATE trust_walks SET at = $2, member = $3, done_at = CASE WHEN $4 THEN CAST($5 AS BIGINT) ELSE done_at END \
         WHERE name = $1"
    ))
    .bind(name)
    .bind(at)
    .bind(member)
    .bind(done)
    .bind(now)
    .run()
    .await?;
    Ok(())
}

/// Every walk begins anew: what levels ask for has changed.
pub(crate) async fn restart_walks(cx: &mut Cx<'_>) -> Result<()> {
    cx.q(sql!("UPDATE trust_walks SET at = 0, member = 0, done_at = 0")).run().await?;
    Ok(())
}

/// Members of a level from one to another who have read something after a place of the walk and until a time, in that order.
pub(crate) async fn readers(
    cx: &mut Cx<'_>,
    (at, member): (Timestamp, MemberId),
    until: Timestamp,
    (least, most): (i64, i64),
    limit: i64,
) -> Result<Vec<(Timestamp, MemberId)>> {
    cx.q(sql!(
        "SELECT r.changed_at, r.member FROM readers r JOIN members m ON m.id = r.member \
         WHERE r.changed_at >= $1 AND (r.changed_at > $1 OR r.member > $2) AND r.changed_at <= $3 \
         AND m.trust >= $4 AND m.trust <= $5 AND m.role = 'member' ORDER BY r.changed_at, r.member LIMIT $6"
    ))
    .bind(at)
    .bind(member)
    .bind(until)
    .bind(least)
    .bind(most)
    .bind(limit)
    .all()
    .await
}

/// Members of level 3 after one, in the order of ids.
pub(crate) async fn regulars(cx: &mut Cx<'_>, after: MemberId, limit: i64) -> Result<Vec<(Timestamp, MemberId)>> {
    cx.q(sql!(
        "SELECT CAST(0 AS BIGINT), id FROM members WHERE trust = 3 AND role = 'member' AND id > $1 ORDER BY id LIMIT $2"
    ))
    .bind(after)
    .bind(limit)
    .all()
    .await
}

/// These members, given as a JSON array, have reached the level they have now.
pub(crate) async fn reached(cx: &mut Cx<'_>, members: &str) -> Result<()> {
    let now = cx.now();
    cx.q(sql!(
        "INSERT INTO trust_marks (member, reached_at) SELECT "
        lite "value, $2 FROM json_each($1) WHERE TRUE " pg "value::bigint, $2 FROM json_array_elements_text($1::json) "
        "ON CONFLICT (member) DO UPDATE SET reached_at = excluded.reached_at"
    ))
    .bind(members.to_owned())
    .bind(now)
    .run()
    .await?;
    Ok(())
}

/// A level was set by hand, by the actor; what was earned before is kept. `None`: it is no longer.
pub(crate) async fn set_lock(cx: &mut Cx<'_>, member: MemberId, locked: bool, earned: i64) -> Result<()> {
    let (now, by) = (cx.now(), cx.actor().id());
    cx.q(sql!(
        "INSERT INTO trust_marks (member, reached_at, locked, locked_by, earned) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (member) DO UPDATE SET locked = excluded.locked, locked_by = excluded.locked_by, \
         earned = CASE WHEN trust_marks.locked THEN trust_marks.earned ELSE excluded.earned END"
    ))
    .bind(member)
    .bind(now)
    .bind(locked)
    .bind(by)
    .bind(earned)
    .run()
    .await?;
    Ok(())
}
