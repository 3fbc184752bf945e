//! What is asked for and not written: searches without a way on, questions asked again, articles that do not help.

use madang_kernel::{Cx, MemberId, Result, Timestamp, TopicId, db::Connection, row, sql};

row! {
    /// Searches for the same that led nowhere.
    pub(crate) struct SearchGap {
        pub(crate) key: String,
        pub(crate) typed: String,
        /// Searches without a result.
        pub(crate) empty: i64,
        /// Searches with results of which none was opened.
        pub(crate) unclicked: i64,
    }

    /// A question that is asked again and again.
    pub(crate) struct ClusterRow {
        pub(crate) lead: TopicId,
        /// The ids of the questions, as a JSON array.
        pub(crate) topics: String,
        pub(crate) demand: i64,
    }

    /// An article that did not help.
    pub(crate) struct HelpRow {
        pub(crate) topic: TopicId,
        pub(crate) helped: i64,
        pub(crate) did_not_help: i64,
    }

    /// A question as clustering needs it.
    pub(crate) struct Asked {
        pub(crate) id: TopicId,
        pub(crate) title: String,
        pub(crate) me_toos: i64,
    }
}

/// Searches since `day` that led nowhere at least `least` times, the most frequent first. Programs tell no clicks.
pub(crate) async fn searches(conn: &mut impl Connection, day: i64, least: i64, most: i64) -> Result<Vec<SearchGap>> {
    conn.q(sql!(
        "SELECT key, typed, empty, unclicked FROM (\
           SELECT key, max(typed) AS typed, CAST(sum(empty) AS BIGINT) AS empty, \
             CAST(coalesce(sum(searches - empty - clicked) FILTER (WHERE place <> 'api'), 0) AS BIGINT) AS unclicked \
           FROM search_queries WHERE day >= $1 AND key <> '' GROUP BY key) q \
         WHERE empty + unclicked >= $2 \
           AND NOT EXISTS (SELECT 1 FROM gaps_set_aside a WHERE a.kind = 'search' AND a.key = q.key) \
         ORDER BY empty + unclicked DESC, key LIMIT $3"
    ))
    .bind(day)
    .bind(least)
    .bind(most)
    .all()
    .await
}

/// Clusters of questions, those that most wait for first.
pub(crate) async fn clusters(conn: &mut impl Connection, most: i64) -> Result<Vec<ClusterRow>> {
    conn.q(sql!(
        "SELECT lead, topics, demand FROM question_clusters c \
         WHERE NOT EXISTS (SELECT 1 FROM gaps_set_aside a \
           WHERE a.kind = 'questions' AND a.key = CAST(c.lead AS TEXT)) ORDER BY demand DESC, lead LIMIT $1"
    ))
    .bind(most)
    .all()
    .await
}

/// Articles that did not help at least `least` readers, and at least every third, most of them first.
pub(crate) async fn unhelpful(conn: &mut impl Connection, least: i64, most: i64) -> Result<Vec<HelpRow>> {
    conn.q(sql!(
        "SELECT topic, helped, did_not_help FROM article_help h \
         WHERE did_not_help >= $1 AND did_not_help * 2 >= helped \
           AND NOT EXISTS (SELECT 1 FROM gaps_set_aside a \
             WHERE a.kind = 'article' AND a.key = CAST(h.topic AS TEXT)) ORDER BY did_not_help DESC, topic LIMIT $2"
    ))
    .bind(least)
    .bind(most)
    .all()
    .await
}

/// Adds to what readers said of an article; a voice that was forgotten meanwhile is not taken away once more.
pub(crate) async fn count_help(cx: &mut Cx<'_>, topic: TopicId, helped: i64, did_not_help: i64) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO article_help (topic, helped, did_not_help) VALUES ($1, $4, $5) ON CONFLICT (topic) DO UPDATE SET \
         helped = CASE WHEN article_help.helped + $2 > 0 THEN article_help.helped + $2 ELSE 0 END, \
         did_not_help = CASE WHEN article_help.did_not_help + $3 > 0 THEN article_help.did_not_help + $3 ELSE 0 END"
    ))
    .bind(topic)
    .bind(helped)
    .bind(did_not_help)
    .bind(helped.max(0))
    .bind(did_not_help.max(0))
    .run()
    .await?;
    Ok(())
}

/// Forgets what readers said of an article.
pub(crate) async fn forget_help(cx: &mut Cx<'_>, topic: TopicId) -> Result<()> {
    cx.q(sql!("DELETE FROM article_help WHERE topic = $1")).bind(topic).run().await?;
    Ok(())
}

/// Forgets the clusters that these questions lead, given as a JSON array of ids.
pub(crate) async fn drop_clusters(cx: &mut Cx<'_>, leads: String) -> Result<()> {
    cx.q(sql!("DELETE FROM question_clusters WHERE lead IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(leads)
        .run()
        .await?;
    Ok(())
}

/// When the clusters were last counted.
pub(crate) async fn counted_at(conn: &mut impl Connection) -> Result<Option<Timestamp>> {
    let row: (Option<Timestamp>,) = conn.q(sql!("SELECT max(counted_at) FROM question_clusters")).one().await?;
    Ok(row.0)
}

/// Puts these rows of lead, topics as JSON and demand, a JSON array, in the place of all clusters.
pub(crate) async fn replace_clusters(cx: &mut Cx<'_>, rows: String) -> Result<()> {
    let now = cx.now();
    cx.q(sql!("DELETE FROM question_clusters")).run().await?;
    cx.q(sql!("INSERT INTO question_clusters (lead, topics, demand, counted_at) SELECT "
        lite "json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), $2 \
             FROM json_each($1)"
        pg "(value->>0)::bigint, value->>1, (value->>2)::bigint, $2 FROM json_array_elements($1::json)"))
        .bind(rows)
        .bind(now)
        .run()
        .await?;
    Ok(())
}

/// The newest questions after `after` that are neither duplicates nor put away, at most `most`.
pub(crate) async fn newest_questions(conn: &mut impl Connection, after: TopicId, most: i64) -> Result<Vec<Asked>> {
    conn.q(sql!(
        "SELECT id, title, me_toos FROM topics WHERE id > $1 AND kind = 'question' AND NOT hidden AND NOT deleted \
         AND state NOT IN ('duplicate', 'off_topic', 'archived') ORDER BY id DESC LIMIT $2"
    ))
    .bind(after)
    .bind(most)
    .all()
    .await
}

/// Which of these topics, a JSON array of ids, are articles that are kept up.
pub(crate) async fn articles(conn: &mut impl Connection, ids: String) -> Result<Vec<(TopicId,)>> {
    conn.q(sql!("SELECT t.id FROM topics t WHERE t.id IN (SELECT "
        lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"
        " AND t.kind = 'article' AND t.state <> 'archived' AND NOT t.hidden AND NOT t.deleted"))
        .bind(ids)
        .all()
        .await
}

/// Sets a gap aside, or back.
pub(crate) async fn set_aside(cx: &mut Cx<'_>, kind: &str, key: &str, member: Option<MemberId>) -> Result<()> {
    let now = cx.now();
    match member {
        Some(member) => {
            cx.q(sql!(
                "INSERT INTO gaps_set_aside (kind, key, member, at) VALUES ($1, $2, $3, $4) ON CONFLICT (kind, key) DO NOTHING"
            ))
            .bind(kind.to_owned())
            .bind(key.to_owned())
            .bind(member)
            .bind(now)
            .run()
            .await?
        }
        None => {
            cx.q(sql!("DELETE FROM gaps_set_aside WHERE kind = $1 AND key = $2"))
                .bind(kind.to_owned())
                .bind(key.to_owned())
                .run()
                .await?
        }
    };
    Ok(())
}
