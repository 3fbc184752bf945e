//! Publishing what is due. Every node looks; whoever takes an article first publishes it, and in the same transaction.

use super::publish;
use crate::{
    article::ArticleId,
    store::{self, articles, revisions},
};
use madang_conversation::RenderedBody;
use madang_kernel::{Actor, App, Command, Cx, Result};

/// Publishes every article whose time has come. What fails is tried again the next time.
///
/// # Errors
/// When the database cannot be read.
pub async fn publish_due(app: &App) -> Result<()> {
    let due = articles::due(&mut app.db().read().await?, app.now()).await?;
    for (article, revision) in due {
        if let Err(error) = one(app, article, revision).await {
            tracing::error!(%article, %error, "a scheduled article could not be published and will be tried again");
        }
    }
    Ok(())
}

async fn one(app: &App, article: ArticleId, revision: i64) -> Result<()> {
    let row = revisions::one(&mut app.db().read().await?, article, revision).await?;
    let body = publish::render(app, &row).await?;
    app.run(&app.system(), PublishDue { article, revision, body }).await
}

/// The program publishes a revision whose time has come, unless that was done or undone meanwhile.
struct PublishDue {
    article: ArticleId,
    revision: i64,
    body: RenderedBody,
}

impl Command for PublishDue {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        if !articles::take_due(cx, self.article, self.revision).await? {
            return Ok(());
        }
        let article = articles::lock(cx, self.article).await?;
        store::discussion::insert(cx, article.id, article.head, "publish", "").await?;
        publish::publish(cx, article, self.body).await
    }
}
