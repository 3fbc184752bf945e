//! The buttons beside the editor.

use super::{Step, Take};
use crate::{store::items::PublicationId, words::Words, write::web::publish};
use axum::response::Response;
use madang_http::{Access, Path, Routes};
use madang_kernel::{Actor, App, Error, Result};
use madang_ui::{NoticeKind, Page};

/// Where what was saved is published, and taken back.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/publish/{publication}/publish", Access::Agent, out)
        .post("/publish/{publication}/draft", Access::Member, draft)
        .post("/publish/{publication}/archive", Access::Agent, archive)
        .post("/publish/{publication}/unarchive", Access::Agent, unarchive)
}

async fn out(app: App, actor: Actor, page: Page, Path((id,)): Path<(PublicationId,)>) -> Result<Response> {
    match publish(&app, &actor, id).await {
        Ok(url) => Ok(page.go_saying(url, NoticeKind::Good, Words(page.lang).is_published())),
        Err(error) => refused(&page, id, error),
    }
}

async fn draft(app: App, actor: Actor, page: Page, Path((id,)): Path<(PublicationId,)>) -> Result<Response> {
    take(&app, &actor, &page, id, Step::BackToDraft).await
}

async fn archive(app: App, actor: Actor, page: Page, Path((id,)): Path<(PublicationId,)>) -> Result<Response> {
    take(&app, &actor, &page, id, Step::Archive).await
}

async fn unarchive(app: App, actor: Actor, page: Page, Path((id,)): Path<(PublicationId,)>) -> Result<Response> {
    take(&app, &actor, &page, id, Step::Unarchive).await
}

async fn take(app: &App, actor: &Actor, page: &Page, id: PublicationId, step: Step) -> Result<Response> {
    match app.run(actor, Take { id, step }).await {
        Ok(()) => {
            let w = Words(page.lang);
            let said = match step {
                Step::Archive => w.is_archived(),
                Step::Unarchive => w.is_published(),
                _ => w.is_draft_again(),
            };
            Ok(page.go_saying(format!("/publish/{id}"), NoticeKind::Good, said))
        }
        Err(error) => refused(page, id, error),
    }
}

/// Back to the editor, which says why nothing was done.
fn refused(page: &Page, id: PublicationId, error: Error) -> Result<Response> {
    let w = Words(page.lang);
    let said = match &error {
        Error::Refused(code) | Error::Conflict(code) => w.code("", code),
        Error::Invalid(fields) => fields.0.first().map_or("", |(field, code)| w.code(field, code)),
        _ => return Err(error),
    };
    Ok(page.go_saying(format!("/publish/{id}"), NoticeKind::Bad, said))
}
