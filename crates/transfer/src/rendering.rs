//! Texts are rendered before the transaction that writes them.

use madang_conversation::{Body, RenderedBody};
use madang_kernel::{App, Error, Result};
use tokio::task::JoinSet;

/// Renders texts on every processor.
///
/// # Errors
/// When the database fails.
pub(crate) async fn rendered(app: &App, bodies: Vec<Body>) -> Result<Vec<RenderedBody>> {
    each(app, bodies, false).await
}

/// The same for texts of articles, which have anchors and players.
///
/// # Errors
/// When the database fails.
pub(crate) async fn documents(app: &App, bodies: Vec<Body>) -> Result<Vec<RenderedBody>> {
    each(app, bodies, true).await
}

async fn each(app: &App, bodies: Vec<Body>, are_documents: bool) -> Result<Vec<RenderedBody>> {
    let mut tasks = JoinSet::new();
    let mut rendered: Vec<Option<RenderedBody>> = vec![None; bodies.len()];
    for (index, body) in bodies.into_iter().enumerate() {
        let app = app.clone();
        tasks.spawn(async move {
            let body = match are_documents {
                true => RenderedBody::document(&app, &body).await,
                false => RenderedBody::render(&app, &body).await,
            };
            (index, body)
        });
    }
    while let Some(done) = tasks.join_next().await {
        let (index, body) = done.map_err(Error::internal)?;
        rendered[index] = Some(body?);
    }
    Ok(rendered.into_iter().flatten().collect())
}
