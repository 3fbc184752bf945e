//! Who has answered well, and what about.

use madang_kernel::{Cx, MemberId, PostId, ProductId, Result, SpaceId, Timestamp, TopicId, db::Connection, row, sql};

row! {
    /// A good answer that has something to do with a question.
    #[derive(Clone, Debug)]
    pub(crate) struct EvidenceRow {
        pub(crate) author: MemberId,
        pub(crate) at: Timestamp,
        pub(crate) accepted: bool,
        pub(crate) verified: bool,
        /// How many of the question's tags its own question has.
        pub(crate) tags: i64,
        pub(crate) product: Option<ProductId>,
        pub(crate) language: String,
    }

    /// A question, as far as knowing about it goes.
    #[derive(Clone, Debug)]
    pub(crate) struct SubjectRow {
        pub(crate) asker: MemberId,
        pub(crate) space: SpaceId,
        pub(crate) product: Option<ProductId>,
        pub(crate) language: String,
        pub(crate) slug: String,
        pub(crate) title: String,
    }

    /// Somebody who may know.
    #[derive(Clone, Debug)]
    pub(crate) struct CandidateRow {
        pub(crate) id: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) staff: bool,
        /// Whether invitations are switched off.
        pub(crate) off: bool,
    }
}

/// Keeps which answers are accepted, or no longer.
pub(crate) async fn set_accepted(cx: &mut Cx<'_>, answers: &[(PostId, bool)]) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO desk_good_answers (post, topic, author, at, product, language, accepted, verified) \
         SELECT p.id, p.topic, p.author, p.created_at, t.product, t.language, CAST(v.value->>1 AS BOOLEAN), FALSE FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"
        " v JOIN posts p ON p.id = CAST(v.value->>0 AS BIGINT) JOIN topics t ON t.id = p.topic WHERE TRUE \
         ON CONFLICT (post) DO UPDATE SET accepted = excluded.accepted"
    ))
    .bind(marks(answers)?)
    .run()
    .await?;
    Ok(())
}

/// Keeps which answers are verified, or no longer.
pub(crate) async fn set_verified(cx: &mut Cx<'_>, answers: &[(PostId, bool)]) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO desk_good_answers (post, topic, author, at, product, language, accepted, verified) \
         SELECT p.id, p.topic, p.author, p.created_at, t.product, t.language, FALSE, CAST(v.value->>1 AS BOOLEAN) FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"
        " v JOIN posts p ON p.id = CAST(v.value->>0 AS BIGINT) JOIN topics t ON t.id = p.topic WHERE TRUE \
         ON CONFLICT (post) DO UPDATE SET verified = excluded.verified"
    ))
    .bind(marks(answers)?)
    .run()
    .await?;
    Ok(())
}

fn marks(answers: &[(PostId, bool)]) -> Result<String> {
    let list: Vec<(i64, bool)> = answers.iter().map(|(post, on)| (post.number(), *on)).collect();
    Ok(serde_json::to_string(&list)?)
}

/// The accepted answers of these questions, as the conversation has them.
pub(crate) async fn accepted_in(conn: &mut impl Connection, topics: &[TopicId]) -> Result<Vec<PostId>> {
    let rows: Vec<(PostId,)> = conn
        .q(sql!("SELECT accepted FROM topics WHERE accepted IS NOT NULL AND id IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(super::numbers(topics)?)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// What a question is about.
pub(crate) async fn subject(conn: &mut impl Connection, topic: TopicId) -> Result<SubjectRow> {
    conn.q(sql!("SELECT author, space, product, language, slug, title FROM topics WHERE id = $1"))
        .bind(topic)
        .one()
        .await
}

/// Good answers since then in questions with a tag or the product of this one, the newest first.
pub(crate) async fn evidence(
    conn: &mut impl Connection,
    topic: TopicId,
    product: Option<ProductId>,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<EvidenceRow>> {
    conn.q(sql!(
        "SELECT g.author, g.at, g.accepted, g.verified, (SELECT CAST(count(*) AS BIGINT) FROM topic_tags x \
         WHERE x.topic = g.topic AND x.tag IN (SELECT tag FROM topic_tags WHERE topic = $1)), g.product, g.language \
         FROM desk_good_answers g JOIN posts p ON p.id = g.post AND NOT p.hidden AND p.deleted_at IS NULL \
         WHERE g.post IN (SELECT b.post FROM topic_tags o JOIN topic_tags s ON s.tag = o.tag \
         JOIN desk_good_answers b ON b.topic = s.topic WHERE o.topic = $1 AND b.at > $3 \
         UNION SELECT c.post FROM desk_good_answers c WHERE c.product = $2 AND c.at > $3) \
         AND g.topic <> $1 AND (g.accepted OR g.verified) ORDER BY g.at DESC LIMIT $4"
    ))
    .bind(topic)
    .bind(product.map_or(0, |id| id.number()))
    .bind(since)
    .bind(limit)
    .all()
    .await
}

/// Those of the members who can be asked about a question in a space: active, and able to read it.
pub(crate) async fn candidates(
    conn: &mut impl Connection,
    space: SpaceId,
    members: &[MemberId],
) -> Result<Vec<CandidateRow>> {
    let list: Vec<i64> = members.iter().map(|id| id.number()).collect();
    conn.q(sql!(
        "SELECT m.id, m.handle, m.name, m.role <> 'member', EXISTS (SELECT 1 FROM desk_uninvited u WHERE u.member = m.id) \
         FROM members m JOIN spaces s ON s.id = $1 WHERE m.state = 'active' AND (s.visibility IN ('everyone', 'members') \
         OR (s.visibility = 'staff' AND m.role <> 'member') OR (s.visibility = 'groups' AND (m.role NOT IN ('member', 'agent') \
         OR EXISTS (SELECT 1 FROM space_groups g JOIN group_members x ON x.grp = g.grp WHERE g.space = s.id \
         AND x.member = m.id)))) AND m.id IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"
    ))
    .bind(space)
    .bind(serde_json::to_string(&list)?)
    .all()
    .await
}

/// Whether a member has given an accepted or verified answer.
pub(crate) async fn has_answered_well(conn: &mut impl Connection, member: MemberId) -> Result<bool> {
    conn.q(sql!("SELECT EXISTS (SELECT 1 FROM desk_good_answers WHERE author = $1 AND (accepted OR verified))"))
        .bind(member)
        .value()
        .await
}
