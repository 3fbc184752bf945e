//! What rendering a text looks up: the members and the pictures that it names.

use crate::topic::tag_key;
use madang_kernel::{FileId, MemberId, Result, db::Connection, sql};
use std::collections::HashMap;

/// The key under which a handle is unique: NFKC and lower case.
pub(crate) fn handle_key(handle: &str) -> String {
    tag_key(handle)
}

/// The members with these handles, by the handle's key.
pub(crate) async fn members_by_handle(
    conn: &mut impl Connection,
    handles: &[String],
) -> Result<HashMap<String, (MemberId, String)>> {
    if handles.is_empty() {
        return Ok(HashMap::new());
    }
    let keys: Vec<String> = handles.iter().map(|handle| handle_key(handle)).collect();
    let rows: Vec<(String, MemberId, String)> = conn
        .q(sql!("SELECT handle_key, id, handle FROM members WHERE handle_key IN (SELECT "
            lite "value FROM json_each($1))" pg "value FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(&keys)?)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(key, id, handle)| (key, (id, handle))).collect())
}

/// Width and height of the pictures with these ids, by the id as it is written in addresses.
pub(crate) async fn picture_sizes(conn: &mut impl Connection, ids: &[String]) -> Result<HashMap<String, (u32, u32)>> {
    let ids: Vec<i64> = ids.iter().filter_map(|id| id.parse::<FileId>().ok()).map(FileId::number).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(FileId, i64, i64)> = conn
        .q(sql!("SELECT id, width, height FROM files WHERE width IS NOT NULL AND height IS NOT NULL AND id IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(&ids)?)
        .all()
        .await?;
    let side = |pixels: i64| u32::try_from(pixels).unwrap_or(0);
    Ok(rows.into_iter().map(|(id, width, height)| (id.to_string(), (side(width), side(height)))).collect())
}
