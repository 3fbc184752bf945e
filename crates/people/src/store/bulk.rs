//! Many members at once.

use madang_kernel::{GroupId, MemberId, Result, Timestamp, db::Connection, sql};
use serde_json::Value;

/// The accounts that these addresses belong to, with the address as it is compared.
pub(crate) async fn by_email(conn: &mut impl Connection, keys: &[String]) -> Result<Vec<(String, MemberId)>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    conn.q(sql!("SELECT email_key, id FROM members WHERE email_key IN (SELECT "
        lite "value FROM json_each($1)" pg "value FROM json_array_elements_text($1::json)" ")"))
        .bind(serde_json::to_string(keys)?)
        .all()
        .await
}

/// Writes members, each an array of the columns named here.
pub(crate) async fn insert(conn: &mut impl Connection, rows: Vec<Value>) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    conn.q(sql!("INSERT INTO members (id, handle, handle_key, name, name_key, email, email_key, email_confirmed, password, \
         state, role, affiliation, picture, headline, company, job_title, about, about_html, interests, language, \
         time_zone, created_at) \
         SELECT CAST(value->>0 AS BIGINT), value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, \
         CAST(value->>7 AS BOOLEAN), value->>8, value->>9, value->>10, value->>11, value->>12, value->>13, value->>14, \
         value->>15, value->>16, value->>17, value->>18, value->>19, value->>20, CAST(value->>21 AS BIGINT) FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"))
        .bind(Value::Array(rows).to_string())
        .run()
        .await?;
    Ok(())
}

/// Adds members to a group, those who are in it already aside.
pub(crate) async fn add_to_group(
    conn: &mut impl Connection,
    group: GroupId,
    members: &[MemberId],
    since: Timestamp,
) -> Result<()> {
    let list: Vec<i64> = members.iter().map(|member| member.number()).collect();
    conn.q(sql!("INSERT INTO group_members (grp, member, since) SELECT $1, CAST(value AS BIGINT), $3 FROM "
        lite "json_each($2) WHERE TRUE " pg "json_array_elements_text($2::json) " "ON CONFLICT DO NOTHING"))
        .bind(group)
        .bind(serde_json::to_string(&list)?)
        .bind(since)
        .run()
        .await?;
    Ok(())
}
