//! Versions of the guidelines, their rules, and who agreed to them.

use crate::guidelines::{Guidelines, Rule};
use madang_i18n::Localized;
use madang_kernel::{Cx, MemberId, Result, Timestamp, db::Connection, row, sql};

row! {
    struct VersionRow {
        version: i64,
        texts: String,
        note: String,
        published_at: Timestamp,
        asks: bool,
        due_at: Timestamp,
    }
}

impl VersionRow {
    fn read(self) -> Result<Guidelines> {
        let VersionRow { version, texts, note, published_at, asks, due_at } = self;
        Ok(Guidelines { version, texts: serde_json::from_str(&texts)?, note, published_at, asks, due_at })
    }
}

/// The version in force.
pub(crate) async fn latest(conn: &mut impl Connection) -> Result<Option<Guidelines>> {
    let row: Option<VersionRow> = conn
        .q(sql!(
            "SELECT version, texts, note, published_at, asks, due_at FROM guidelines ORDER BY version DESC LIMIT 1"
        ))
        .opt()
        .await?;
    row.map(VersionRow::read).transpose()
}

/// One version.
pub(crate) async fn version(conn: &mut impl Connection, version: i64) -> Result<Guidelines> {
    let row: VersionRow = conn
        .q(sql!("SELECT version, texts, note, published_at, asks, due_at FROM guidelines WHERE version = $1"))
        .bind(version)
        .one()
        .await?;
    row.read()
}

row! {
    /// A version in the list of all.
    pub(crate) struct Listed {
        pub(crate) version: i64,
        pub(crate) note: String,
        pub(crate) published_at: Timestamp,
        pub(crate) asks: bool,
        /// How many members agreed to it.
        pub(crate) consents: i64,
    }
}

/// All versions, the newest first, with how many agreed to each.
pub(crate) async fn versions(conn: &mut impl Connection) -> Result<Vec<Listed>> {
    conn.q(sql!(
        "SELECT g.version, g.note, g.published_at, g.asks, \
         (SELECT CAST(count(*) AS BIGINT) FROM guideline_consents c WHERE c.version = g.version) \
         FROM guidelines g ORDER BY g.version DESC LIMIT 200"
    ))
    .all()
    .await
}

/// Keeps a new version with its rules.
pub(crate) async fn insert(cx: &mut Cx<'_>, new: &Guidelines, rules: &[Rule]) -> Result<()> {
    let by = cx.actor().id();
    cx.q(sql!(
        "INSERT INTO guidelines (version, texts, note, asks, due_at, published_at, published_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
    ))
    .bind(new.version)
    .bind(serde_json::to_string(&new.texts)?)
    .bind(&new.note)
    .bind(new.asks)
    .bind(new.due_at)
    .bind(new.published_at)
    .bind(by)
    .run()
    .await?;
    for (position, rule) in (1_i64..).zip(rules) {
        cx.q(sql!("INSERT INTO guideline_rules (version, position, code, titles, texts) VALUES ($1, $2, $3, $4, $5)"))
            .bind(new.version)
            .bind(position)
            .bind(&rule.code)
            .bind(serde_json::to_string(&rule.titles)?)
            .bind(serde_json::to_string(&rule.texts)?)
            .run()
            .await?;
    }
    Ok(())
}

/// The rules of a version, in their order.
pub(crate) async fn rules(conn: &mut impl Connection, version: i64) -> Result<Vec<Rule>> {
    let rows: Vec<(String, String, String)> = conn
        .q(sql!("SELECT code, titles, texts FROM guideline_rules WHERE version = $1 ORDER BY position"))
        .bind(version)
        .all()
        .await?;
    let read = |(code, titles, texts): (String, String, String)| -> Result<Rule> {
        let (titles, texts): (Localized, Localized) = (serde_json::from_str(&titles)?, serde_json::from_str(&texts)?);
        Ok(Rule { code, titles, texts })
    };
    rows.into_iter().map(read).collect()
}

/// A member agrees to a version; whether that is new.
pub(crate) async fn consent(cx: &mut Cx<'_>, member: MemberId, version: i64, at: Timestamp) -> Result<bool> {
    let new = cx
        .q(sql!(
            "INSERT INTO guideline_consents (member, version, at) VALUES ($1, $2, $3) ON CONFLICT (member, version) DO NOTHING"
        ))
        .bind(member)
        .bind(version)
        .bind(at)
        .run()
        .await?;
    cx.q(sql!("UPDATE members SET agreed = $2 WHERE id = $1 AND agreed < $2")).bind(member).bind(version).run().await?;
    Ok(new > 0)
}

/// Whether and when a member agreed to a version.
pub(crate) async fn consented_at(
    conn: &mut impl Connection,
    member: MemberId,
    version: i64,
) -> Result<Option<Timestamp>> {
    let row: Option<(Timestamp,)> = conn
        .q(sql!("SELECT at FROM guideline_consents WHERE member = $1 AND version = $2"))
        .bind(member)
        .bind(version)
        .opt()
        .await?;
    Ok(row.map(|(at,)| at))
}

row! {
    /// Somebody's consent.
    pub(crate) struct Consent {
        pub(crate) member: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) at: Timestamp,
    }
}

/// Who agreed to a version, the latest first.
pub(crate) async fn consents(
    conn: &mut impl Connection,
    version: i64,
    before: (Timestamp, MemberId),
    limit: i64,
) -> Result<Vec<Consent>> {
    conn.q(sql!(
        "SELECT c.member, m.handle, m.name, c.at FROM guideline_consents c JOIN members m ON m.id = c.member \
         WHERE c.version = $1 AND (c.at, c.member) < ($2, $3) ORDER BY c.at DESC, c.member DESC LIMIT $4"
    ))
    .bind(version)
    .bind(before.0)
    .bind(before.1)
    .bind(limit)
    .all()
    .await
}

/// How many members there are who can sign in, and how many of them have agreed to the version or a later one.
pub(crate) async fn share(conn: &mut impl Connection, version: i64) -> Result<(i64, i64)> {
    conn.q(sql!(
        "SELECT CAST(count(*) AS BIGINT), CAST(count(*) FILTER (WHERE agreed >= $1) AS BIGINT) FROM members WHERE state = 'active'"
    ))
    .bind(version)
    .one()
    .await
}

/// The version to which a member agreed last; 0 for none.
pub(crate) async fn agreed(conn: &mut impl Connection, member: MemberId) -> Result<i64> {
    let (agreed,): (i64,) = conn.q(sql!("SELECT agreed FROM members WHERE id = $1")).bind(member).one().await?;
    Ok(agreed)
}
