//! Names that are suggested: tags and members.

use madang_kernel::{Result, db::Connection, row, sql, text};

row! {
    /// A tag that is suggested.
    #[derive(Clone, Debug)]
    pub(crate) struct TagName {
        pub(crate) name: String,
        pub(crate) topics: i64,
    }

    /// A member who is suggested.
    #[derive(Clone, Debug)]
    pub(crate) struct MemberName {
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) headline: String,
    }
}

/// Tags whose names begin with a comparison key, the most used first.
pub(crate) async fn tags(conn: &mut impl Connection, start: &str, most: i64) -> Result<Vec<TagName>> {
    conn.q(sql!(
        "SELECT name, topics FROM tags WHERE name_key LIKE $1 ESCAPE '\\' AND topics > 0 "
        "ORDER BY topics DESC, id LIMIT $2"
    ))
    .bind(format!("{}%", text::like(start)))
    .bind(most)
    .all()
    .await
}

/// Members whose handles or names begin with a comparison key.
pub(crate) async fn members(conn: &mut impl Connection, start: &str, most: i64) -> Result<Vec<MemberName>> {
    conn.q(sql!(
        "SELECT handle, name, headline FROM members WHERE id IN (\
         SELECT id FROM (SELECT id FROM members WHERE handle_key >= $1 AND handle_key < $2 \
           AND state IN ('active', 'imported') ORDER BY handle_key LIMIT $3) h \
         UNION SELECT id FROM (SELECT id FROM members WHERE name_key >= $1 AND name_key < $2 \
           AND state IN ('active', 'imported') ORDER BY name_key LIMIT $3) n\
         ) ORDER BY handle_key LIMIT $3"
    ))
    .bind(start.to_owned())
    .bind(format!("{start}\u{10ffff}"))
    .bind(most)
    .all()
    .await
}
