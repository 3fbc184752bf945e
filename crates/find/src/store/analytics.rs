//! Queries that were searched for, counted by day.

use madang_kernel::{Result, db::Connection, row, sql};

/// Adds rows of day, place, language, key, query and counts, as JSON arrays.
pub(crate) async fn add_queries(conn: &mut impl Connection, rows: String) -> Result<()> {
    conn.q(sql!("INSERT INTO search_queries (day, place, language, key, typed, \
         searches, empty, clicked, reworded, slow, slowest, results, ranks) SELECT "
        lite "json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), \
             json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5][0]'), \
             json_extract(value, '$[5][1]'), json_extract(value, '$[5][2]'), json_extract(value, '$[5][3]'), \
             json_extract(value, '$[5][4]'), json_extract(value, '$[5][5]'), json_extract(value, '$[5][6]'), \
             json_extract(value, '$[5][7]') FROM json_each($1) WHERE TRUE "
        pg "(value->>0)::bigint, value->>1, value->>2, value->>3, value->>4, (value->5->>0)::bigint, \
             (value->5->>1)::bigint, (value->5->>2)::bigint, (value->5->>3)::bigint, (value->5->>4)::bigint, \
             (value->5->>5)::bigint, (value->5->>6)::bigint, (value->5->>7)::bigint FROM json_array_elements($1::json) "
        "ON CONFLICT (day, place, language, key) DO UPDATE SET typed = excluded.typed, \
         searches = search_queries.searches + excluded.searches, empty = search_queries.empty + excluded.empty, \
         clicked = search_queries.clicked + excluded.clicked, reworded = search_queries.reworded + excluded.reworded, \
         slow = search_queries.slow + excluded.slow, results = search_queries.results + excluded.results, \
         ranks = search_queries.ranks + excluded.ranks, \
         slowest = CASE WHEN excluded.slowest > search_queries.slowest THEN excluded.slowest ELSE search_queries.slowest END"))
        .bind(rows)
        .run()
        .await?;
    Ok(())
}

/// Adds rows of day, language, earlier and later key, later query and times, as JSON arrays.
pub(crate) async fn add_rewordings(conn: &mut impl Connection, rows: String) -> Result<()> {
    conn.q(sql!("INSERT INTO search_rewordings (day, language, earlier, later, typed, times) SELECT "
        lite "json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), \
             json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]') \
             FROM json_each($1) WHERE TRUE "
        pg "(value->>0)::bigint, value->>1, value->>2, value->>3, value->>4, (value->>5)::bigint \
             FROM json_array_elements($1::json) "
        "ON CONFLICT (day, language, earlier, later) DO UPDATE SET typed = excluded.typed, \
         times = search_rewordings.times + excluded.times"))
        .bind(rows)
        .run()
        .await?;
    Ok(())
}

/// Adds rows of day, place, language, bound, searches and milliseconds, as JSON arrays.
pub(crate) async fn add_times(conn: &mut impl Connection, rows: String) -> Result<()> {
    conn.q(sql!("INSERT INTO search_times (day, place, language, within, searches, millis) SELECT "
        lite "json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), \
             json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]') \
             FROM json_each($1) WHERE TRUE "
        pg "(value->>0)::bigint, value->>1, value->>2, (value->>3)::bigint, (value->>4)::bigint, \
             (value->>5)::bigint FROM json_array_elements($1::json) "
        "ON CONFLICT (day, place, language, within) DO UPDATE SET \
         searches = search_times.searches + excluded.searches, millis = search_times.millis + excluded.millis"))
        .bind(rows)
        .run()
        .await?;
    Ok(())
}

/// Forgets every day before `day`.
pub(crate) async fn forget(conn: &mut impl Connection, day: i64) -> Result<()> {
    conn.q(sql!("DELETE FROM search_queries WHERE day < $1")).bind(day).run().await?;
    conn.q(sql!("DELETE FROM search_rewordings WHERE day < $1")).bind(day).run().await?;
    conn.q(sql!("DELETE FROM search_times WHERE day < $1")).bind(day).run().await?;
    Ok(())
}

/// Which searches a report is about: from a day to a day, both included; an empty place or language is every one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    pub(crate) from: i64,
    pub(crate) to: i64,
    pub(crate) place: String,
    pub(crate) language: String,
}

row! {
    /// The searches of a day. `found` had results where clicks are told, `clicked` were then clicked.
    #[derive(Clone, Debug, Default)]
    pub(crate) struct DayRow {
        pub(crate) day: i64,
        pub(crate) searches: i64,
        pub(crate) empty: i64,
        pub(crate) found: i64,
        pub(crate) clicked: i64,
        pub(crate) reworded: i64,
        pub(crate) slow: i64,
        pub(crate) ranks: i64,
    }

    /// How many searches took at most so many milliseconds, and what they took together.
    #[derive(Clone, Debug)]
    pub(crate) struct TimeRow {
        pub(crate) within: i64,
        pub(crate) searches: i64,
        pub(crate) millis: i64,
    }

    /// A query over all days of a report.
    #[derive(Clone, Debug)]
    pub(crate) struct QueryRow {
        pub(crate) key: String,
        pub(crate) typed: String,
        pub(crate) searches: i64,
        pub(crate) empty: i64,
        pub(crate) clicked: i64,
        pub(crate) reworded: i64,
        pub(crate) slow: i64,
        pub(crate) slowest: i64,
        pub(crate) results: i64,
        pub(crate) ranks: i64,
        /// Searches with results and without a click, where clicks are told.
        pub(crate) unclicked: i64,
    }

    /// What was searched next.
    #[derive(Clone, Debug)]
    pub(crate) struct NextRow {
        pub(crate) earlier: String,
        pub(crate) typed: String,
        pub(crate) times: i64,
    }

    /// A query on one day, for the export of everything.
    #[derive(Clone, Debug)]
    pub(crate) struct RawRow {
        pub(crate) day: i64,
        pub(crate) place: String,
        pub(crate) language: String,
        pub(crate) key: String,
        pub(crate) typed: String,
        pub(crate) searches: i64,
        pub(crate) empty: i64,
        pub(crate) clicked: i64,
        pub(crate) reworded: i64,
        pub(crate) slow: i64,
        pub(crate) slowest: i64,
        pub(crate) results: i64,
        pub(crate) ranks: i64,
    }
}

/// The days on which there were searches, in order. Programs tell no clicks unless they are asked for alone.
pub(crate) async fn days(conn: &mut impl Connection, scope: &Scope) -> Result<Vec<DayRow>> {
    conn.q(sql!(
        "SELECT day, CAST(sum(searches) AS BIGINT), CAST(sum(empty) AS BIGINT), \
           CAST(coalesce(sum(searches - empty) FILTER (WHERE place <> 'api' OR $3 = 'api'), 0) AS BIGINT), \
           CAST(coalesce(sum(clicked) FILTER (WHERE place <> 'api' OR $3 = 'api'), 0) AS BIGINT), \
           CAST(sum(reworded) AS BIGINT), CAST(sum(slow) AS BIGINT), CAST(sum(ranks) AS BIGINT) \
         FROM search_queries WHERE day >= $1 AND day <= $2 AND ($3 = '' OR place = $3) AND ($4 = '' OR language = $4) \
         GROUP BY day ORDER BY day"
    ))
    .bind(scope.from)
    .bind(scope.to)
    .bind(scope.place.clone())
    .bind(scope.language.clone())
    .all()
    .await
}

/// How long searches took, the quick ones first.
pub(crate) async fn times(conn: &mut impl Connection, scope: &Scope) -> Result<Vec<TimeRow>> {
    conn.q(sql!(
        "SELECT within, CAST(sum(searches) AS BIGINT), CAST(sum(millis) AS BIGINT) FROM search_times \
         WHERE day >= $1 AND day <= $2 AND ($3 = '' OR place = $3) AND ($4 = '' OR language = $4) \
         GROUP BY within ORDER BY within"
    ))
    .bind(scope.from)
    .bind(scope.to)
    .bind(scope.place.clone())
    .bind(scope.language.clone())
    .all()
    .await
}

/// Queries by the count that `list` names, the most first; those of which it is zero are not in the list.
pub(crate) async fn queries(
    conn: &mut impl Connection,
    scope: &Scope,
    list: &str,
    skip: i64,
    most: i64,
) -> Result<Vec<QueryRow>> {
    conn.q(sql!(
        "SELECT key, typed, searches, empty, clicked, reworded, slow, slowest, results, ranks, unclicked FROM (\
           SELECT q.*, CASE $5 WHEN 'empty' THEN empty WHEN 'unclicked' THEN unclicked WHEN 'reworded' THEN reworded \
             WHEN 'slow' THEN slow ELSE searches END AS weight FROM (\
             SELECT key, max(typed) AS typed, CAST(sum(searches) AS BIGINT) AS searches, \
               CAST(sum(empty) AS BIGINT) AS empty, CAST(sum(clicked) AS BIGINT) AS clicked, \
               CAST(sum(reworded) AS BIGINT) AS reworded, CAST(sum(slow) AS BIGINT) AS slow, \
               max(slowest) AS slowest, CAST(sum(results) AS BIGINT) AS results, CAST(sum(ranks) AS BIGINT) AS ranks, \
               CAST(coalesce(sum(searches - empty - clicked) FILTER (WHERE place <> 'api' OR $3 = 'api'), 0) AS BIGINT) \
                 AS unclicked \
             FROM search_queries WHERE day >= $1 AND day <= $2 AND ($3 = '' OR place = $3) \
               AND ($4 = '' OR language = $4) AND key <> '' GROUP BY key) q) w \
         WHERE weight > 0 ORDER BY weight DESC, searches DESC, key LIMIT $6 OFFSET $7"
    ))
    .bind(scope.from)
    .bind(scope.to)
    .bind(scope.place.clone())
    .bind(scope.language.clone())
    .bind(list.to_owned())
    .bind(most)
    .bind(skip)
    .all()
    .await
}

/// What was searched next after each of these keys, the most frequent first, at most `most` of each.
pub(crate) async fn next(conn: &mut impl Connection, scope: &Scope, keys: &[&str], most: i64) -> Result<Vec<NextRow>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    conn.q(sql!("SELECT earlier, typed, times FROM (\
           SELECT earlier, later, max(typed) AS typed, CAST(sum(times) AS BIGINT) AS times, \
             row_number() OVER (PARTITION BY earlier ORDER BY sum(times) DESC, later) AS nth \
           FROM search_rewordings WHERE day >= $1 AND day <= $2 AND ($3 = '' OR language = $3) AND earlier IN (SELECT "
        lite "value FROM json_each($4))" pg "value FROM json_array_elements_text($4::json))"
        " GROUP BY earlier, later) n WHERE nth <= $5 ORDER BY earlier, nth"))
        .bind(scope.from)
        .bind(scope.to)
        .bind(scope.language.clone())
        .bind(serde_json::to_string(keys)?)
        .bind(most)
        .all()
        .await
}

/// Rows by day after a place in that order.
pub(crate) async fn raw(
    conn: &mut impl Connection,
    scope: &Scope,
    after: &(i64, String, String, String),
    most: i64,
) -> Result<Vec<RawRow>> {
    conn.q(sql!(
        "SELECT day, place, language, key, typed, searches, empty, clicked, reworded, slow, slowest, results, ranks \
         FROM search_queries WHERE day <= $1 AND ($2 = '' OR place = $2) AND ($3 = '' OR language = $3) \
           AND (day, place, language, key) > ($4, $5, $6, $7) ORDER BY day, place, language, key LIMIT $8"
    ))
    .bind(scope.to)
    .bind(scope.place.clone())
    .bind(scope.language.clone())
    .bind(after.0)
    .bind(after.1.clone())
    .bind(after.2.clone())
    .bind(after.3.clone())
    .bind(most)
    .all()
    .await
}
