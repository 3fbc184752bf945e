//! `/members/complete`: whom an `@` may mean, while somebody types.

use crate::{names::key, store::directory};
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use madang_http::Query;
use madang_kernel::{App, Result};
use serde::{Deserialize, Serialize};

/// How many are offered.
const MOST: i64 = 8;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    q: String,
}

#[derive(Serialize)]
struct Offered {
    handle: String,
    name: String,
    picture: Option<String>,
}

/// Members whose handle or name begins with what was typed.
pub(crate) async fn complete(app: App, Query(typed): Query<Typed>) -> Result<Response> {
    let start = key(typed.q.trim().trim_start_matches(['@', '＠']));
    if start.is_empty() || start.chars().count() > 40 {
        return Ok(Json(Vec::<Offered>::new()).into_response());
    }
    let found = directory::complete(&mut app.db().read().await?, &start, MOST).await?;
    let offered: Vec<Offered> =
        found.into_iter().map(|m| Offered { handle: m.handle, name: m.name, picture: m.picture }).collect();
    Ok(Json(offered).into_response())
}
