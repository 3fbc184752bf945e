//! What the checks look up and remember.

use madang_kernel::{Cx, MemberId, PostId, Result, Timestamp, db::Connection, row, sql};
use madang_language::ANALYSER_VERSION;
use madang_screen::{Counts, Tokens, Totals};
use std::collections::HashMap;

row! {
    /// A writer.
    #[derive(Debug)]
    pub(crate) struct FactsRow {
        pub(crate) joined: Timestamp,
        /// Posts of every kind that stand.
        pub(crate) posts: i64,
        pub(crate) last_post: Option<Timestamp>,
        pub(crate) topics_today: i64,
        pub(crate) others_today: i64,
        /// Posts of the last minutes.
        pub(crate) lately: i64,
        /// From where the writer was here last.
        pub(crate) address: Option<String>,
    }
}

/// What is known of a writer besides the post in question; `day` and `lately` are the first ids of the last 24 hours and of the last
/// minutes.
pub(crate) async fn facts(
    conn: &mut impl Connection,
    writer: MemberId,
    post: PostId,
    (day, lately): (PostId, PostId),
) -> Result<FactsRow> {
    conn.q(sql!(
        "SELECT m.created_at, coalesce(n.topics, 0) + coalesce(n.answers, 0) + coalesce(n.comments, 0), \
         (SELECT p.created_at FROM posts p WHERE p.author = m.id AND p.id <> $2 ORDER BY p.id DESC LIMIT 1), \
         (SELECT CAST(count(*) AS BIGINT) FROM posts p WHERE p.author = m.id AND p.id >= $3 AND p.id <> $2 AND p.kind = 'opening'), \
         (SELECT CAST(count(*) AS BIGINT) FROM posts p WHERE p.author = m.id AND p.id >= $3 AND p.id <> $2 AND p.kind <> 'opening'), \
         (SELECT CAST(count(*) AS BIGINT) FROM posts p WHERE p.author = m.id AND p.id >= $4 AND p.id <> $2), \
         (SELECT s.address FROM sessions s WHERE s.member = m.id ORDER BY s.seen_at DESC LIMIT 1) \
         FROM members m LEFT JOIN member_counts n ON n.member = m.id WHERE m.id = $1"
    ))
    .bind(writer)
    .bind(post)
    .bind(day)
    .bind(lately)
    .one()
    .await
}

/// Who wrote lately, and what, the last first.
pub(crate) async fn recent(conn: &mut impl Connection, since: Timestamp, most: i64) -> Result<Vec<(MemberId, String)>> {
    conn.q(sql!("SELECT author, shingles FROM recent_texts WHERE at > $1 ORDER BY at DESC LIMIT $2"))
        .bind(since)
        .bind(most)
        .all()
        .await
}

row! {
    /// A text of the last days.
    #[derive(Debug)]
    pub(crate) struct RecentRow {
        pub(crate) post: PostId,
        pub(crate) author: MemberId,
        pub(crate) at: Timestamp,
        pub(crate) shingles: String,
    }
}

/// Texts since then that may be the same as one of this writer, the last first: their own, and those with the same smallest hash.
pub(crate) async fn alike(
    conn: &mut impl Connection,
    writer: MemberId,
    least: i64,
    since: Timestamp,
    most: i64,
) -> Result<Vec<RecentRow>> {
    conn.q(sql!(
        "SELECT post, author, at, shingles FROM recent_texts WHERE author = $1 AND at > $3 \
         UNION SELECT post, author, at, shingles FROM recent_texts WHERE least = $2 AND at > $3 ORDER BY at DESC, post LIMIT $4"
    ))
    .bind(writer)
    .bind(least)
    .bind(since)
    .bind(most)
    .all()
    .await
}

/// Keeps what a text consists of; of an edited one the last version. `least` is its smallest hash.
pub(crate) async fn keep_recent(
    cx: &mut Cx<'_>,
    post: PostId,
    author: MemberId,
    (least, shingles): (i64, String),
) -> Result<()> {
    let at = cx.now();
    cx.q(sql!(
        "INSERT INTO recent_texts (post, author, at, shingles, least) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (post) DO UPDATE SET shingles = excluded.shingles, least = excluded.least"
    ))
    .bind(post)
    .bind(author)
    .bind(at)
    .bind(shingles)
    .bind(least)
    .run()
    .await?;
    Ok(())
}

/// How many others wrote from there since then.
pub(crate) async fn others_at(
    conn: &mut impl Connection,
    hash: &str,
    writer: MemberId,
    since: Timestamp,
) -> Result<i64> {
    conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM writing_addresses WHERE hash = $1 AND member <> $2 AND at > $3"))
        .bind(hash.to_owned())
        .bind(writer)
        .bind(since)
        .value()
        .await
}

/// How many others wrote from there since then whose accounts are as new.
pub(crate) async fn new_at(conn: &mut impl Connection, hash: &str, writer: MemberId, since: Timestamp) -> Result<i64> {
    conn.q(sql!(
        "SELECT CAST(count(*) AS BIGINT) FROM writing_addresses a JOIN members m ON m.id = a.member \
         WHERE a.hash = $1 AND a.member <> $2 AND m.created_at > $3"
    ))
    .bind(hash.to_owned())
    .bind(writer)
    .bind(since)
    .value()
    .await
}

row! {
    /// Somebody who wrote from where another member did.
    #[derive(Debug)]
    pub(crate) struct NeighbourRow {
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) joined: Timestamp,
    }
}

/// Who else wrote in the last days from where this member did, those who came last first.
pub(crate) async fn neighbours(conn: &mut impl Connection, member: MemberId, most: i64) -> Result<Vec<NeighbourRow>> {
    conn.q(sql!(
        "SELECT DISTINCT m.handle, m.name, m.created_at FROM writing_addresses a \
         JOIN writing_addresses b ON b.hash = a.hash AND b.member <> a.member JOIN members m ON m.id = b.member \
         WHERE a.member = $1 ORDER BY m.created_at DESC, m.handle LIMIT $2"
    ))
    .bind(member)
    .bind(most)
    .all()
    .await
}

/// Somebody wrote from there now.
pub(crate) async fn keep_address(cx: &mut Cx<'_>, hash: &str, member: MemberId) -> Result<()> {
    let at = cx.now();
    cx.q(sql!(
        "INSERT INTO writing_addresses (hash, member, at) VALUES ($1, $2, $3) \
         ON CONFLICT (hash, member) DO UPDATE SET at = excluded.at"
    ))
    .bind(hash.to_owned())
    .bind(member)
    .bind(at)
    .run()
    .await?;
    Ok(())
}

/// The key with which addresses are hashed: the first that was ever made.
pub(crate) async fn address_key(cx: &mut Cx<'_>, new: String) -> Result<String> {
    cx.q(sql!(
        "INSERT INTO address_keys (one, key) VALUES (1, $1) ON CONFLICT (one) DO UPDATE SET one = 1 RETURNING key"
    ))
    .bind(new)
    .value()
    .await
}

/// How many of the hosts are known.
pub(crate) async fn count_known(conn: &mut impl Connection, hosts: &[String]) -> Result<usize> {
    let known: i64 = conn
        .q(sql!("SELECT CAST(count(*) AS BIGINT) FROM known_hosts WHERE host IN (SELECT "
            lite "value FROM json_each($1))" pg "value FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(hosts)?)
        .value()
        .await?;
    Ok(usize::try_from(known).unwrap_or_default())
}

/// The hosts are known from now on.
pub(crate) async fn keep_hosts(cx: &mut Cx<'_>, hosts: &[String]) -> Result<()> {
    let at = cx.now();
    cx.q(sql!("INSERT INTO known_hosts (host, at) SELECT "
        lite "value, $2 FROM json_each($1) WHERE TRUE " pg "value, $2 FROM json_array_elements_text($1::json) "
        "ON CONFLICT DO NOTHING"))
        .bind(serde_json::to_string(hosts)?)
        .bind(at)
        .run()
        .await?;
    Ok(())
}

/// What the learner knows of these words, and altogether. Nothing of what was learned under other rules for words.
pub(crate) async fn learned(conn: &mut impl Connection, tokens: &Tokens) -> Result<(Totals, HashMap<u32, Counts>)> {
    let numbers: Vec<u32> = tokens.numbers().collect();
    // The totals come as two rows with numbers that no word has.
    let rows: Vec<(i64, i64, i64)> = conn
        .q(sql!("SELECT CAST(-1 AS BIGINT), spam_texts, honest_texts FROM spam_totals WHERE analyser = $2 \
             UNION ALL SELECT CAST(-2 AS BIGINT), spam_words, honest_words FROM spam_totals WHERE analyser = $2 \
             UNION ALL SELECT word, spam, honest FROM spam_words WHERE word IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(&numbers)?)
        .bind(i64::from(ANALYSER_VERSION))
        .all()
        .await?;
    let (mut totals, mut words) = (Totals::default(), HashMap::new());
    for (word, spam, honest) in rows {
        let count = |n: i64| u32::try_from(n).unwrap_or_default();
        let counts = Counts { spam: count(spam), honest: count(honest) };
        match word {
            -1 => totals.texts = counts,
            -2 => totals.words = counts,
            word => drop(u32::try_from(word).map(|word| words.insert(word, counts))),
        }
    }
    Ok((totals, words))
}

/// Forgets what was written, and from where, before then.
pub(crate) async fn forget(cx: &mut Cx<'_>, before: Timestamp) -> Result<()> {
    cx.q(sql!("DELETE FROM recent_texts WHERE at < $1")).bind(before).run().await?;
    cx.q(sql!("DELETE FROM writing_addresses WHERE at < $1")).bind(before).run().await?;
    Ok(())
}
