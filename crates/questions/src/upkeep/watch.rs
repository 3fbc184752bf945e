//! Sees posts come and go. Commands of this crate do their part themselves; this is for comments and for what
//! moderators do. Every node sees every event, and whoever comes second finds nothing left to do.

use super::{AnswerMoved, Posted};
use crate::question::after_post;
use madang_conversation::{self as conversation, QUESTION};
use madang_events::conversation::{PostAdded, PostVisibility};
use madang_kernel::{App, Error, Recorded, Result, Watcher, outbox::Applied};

/// Keeps the states of questions true to what is posted and removed in them.
pub struct QuestionsWatcher;

impl Watcher for QuestionsWatcher {
    fn name(&self) -> &'static str {
        "questions.upkeep"
    }

    fn position(&self) -> Option<i64> {
        None
    }

    fn apply<'a>(&'a self, app: &'a App, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            for event in events {
                if let Some(post) = event.read::<PostAdded>().filter(|post| post.topic_kind == QUESTION) {
                    posted(app, Posted { topic: post.topic, author: post.author }).await.or_else(gone)?;
                } else if let Some(moved) = event.read::<PostVisibility>() {
                    let command = AnswerMoved { topic: moved.topic, post: moved.post };
                    app.run(&app.system(), command).await.or_else(gone)?;
                }
            }
            Ok(())
        })
    }
}

/// Looks before it takes the writer: nearly every post leaves the state alone.
async fn posted(app: &App, post: Posted) -> Result<()> {
    let system = app.system();
    let mut conn = app.db().read().await?;
    let head = conversation::topic_head(&mut conn, &system, post.topic).await?;
    drop(conn);
    if after_post(head.state, head.accepted.is_some(), post.author == head.author) == head.state {
        return Ok(());
    }
    app.run(&system, post).await
}

/// What is not there any more, or is no question, needs no upkeep.
fn gone(error: Error) -> Result<()> {
    match error {
        Error::NotFound => Ok(()),
        other => Err(other),
    }
}
