//! A member's own record: what moderators gave, which rule, until when, and the appeal. Members who are kept out reach it by the
//! link of a mail, which opens this page and nothing else.

pub(crate) mod api;
mod web;

pub(crate) use web::routes;

use crate::{
    sanction::SanctionKind,
    store::sanctions::{self, SanctionRow},
};
use madang_kernel::{App, MemberId, Result};

/// What the member was told of, the newest first. What moderators note for each other is not in it.
pub(crate) async fn record(app: &App, member: MemberId) -> Result<Vec<SanctionRow>> {
    let rows = sanctions::of_member(&mut app.db().read().await?, member).await?;
    let told = rows.into_iter().filter(|row| row.kind != SanctionKind::Note);
    Ok(told.map(|row| SanctionRow { note: String::new(), ..row }).collect())
}
