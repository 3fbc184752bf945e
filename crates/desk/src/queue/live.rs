//! The counts of the queues stay true while the page is open.

use super::web::{CountsNav, nav};
use crate::store::queues;
use askama::Template;
use axum::{
    http::{HeaderValue, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures::stream;
use madang_http::Query;
use madang_kernel::{Actor, App, Recorded, Result, Watcher, outbox::Applied};
use madang_ui::Page;
use std::{convert::Infallible, time::Duration};
use tokio::sync::broadcast::{Receiver, Sender, channel, error::RecvError};

/// So long after something has happened the counts are sent: what happens together is told together.
const GATHER: Duration = Duration::from_millis(1500);
/// How often an idle stream shows that it is alive.
const ALIVE: Duration = Duration::from_secs(25);
/// What changes no queue begins with none of these.
const CHANGES: [&str; 4] = ["conversation.", "questions.", "moderation.", "desk."];

/// Whether an event of this kind may change a queue.
fn is_change(kind: &str) -> bool {
    CHANGES.iter().any(|start| kind.starts_with(start))
}

/// Tells open pages that something has changed.
pub(crate) struct DeskLive(Sender<()>);

impl Default for DeskLive {
    fn default() -> DeskLive {
        DeskLive(channel(1).0)
    }
}

/// Hears on this node of what changes the queues.
pub(crate) struct DeskWatcher;

impl Watcher for DeskWatcher {
    fn name(&self) -> &'static str {
        "desk.live"
    }

    fn position(&self) -> Option<i64> {
        None
    }

    fn apply<'a>(&'a self, app: &'a App, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            if events.iter().any(|event| is_change(&event.kind)) {
                // Nobody listens: that is no loss.
                let _ = app.service::<DeskLive>().0.send(());
            }
            Ok(())
        })
    }
}

pub(super) async fn stream_counts(
    app: App,
    actor: Actor,
    page: Page,
    Query(wanted): Query<super::Wanted>,
) -> Result<Response> {
    let receiver = app.service::<DeskLive>().0.subscribe();
    let open = Open { app, actor, page, wanted, receiver };
    let news = stream::unfold(open, |mut open| async move {
        let html = open.next().await?;
        Some((Ok::<_, Infallible>(Event::default().data(html)), open))
    });
    let mut response = Sse::new(news).keep_alive(KeepAlive::new().interval(ALIVE)).into_response();
    // Proxies that collect an answer before they pass it on would hold the news back.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A page that is open.
struct Open {
    app: App,
    actor: Actor,
    page: Page,
    wanted: super::Wanted,
    receiver: Receiver<()>,
}

impl Open {
    /// The counts, once something has changed.
    async fn next(&mut self) -> Option<String> {
        loop {
            match self.receiver.recv().await {
                Ok(()) | Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
            tokio::time::sleep(GATHER).await;
            match self.counted().await {
                Ok(html) => return Some(html),
                Err(error) => tracing::warn!(%error, "the desk's queues could not be counted"),
            }
        }
    }

    async fn counted(&self) -> Result<String> {
        let mut conn = self.app.db().read().await?;
        let counts = queues::counts(&mut conn, &self.actor, self.app.now()).await?;
        drop(conn);
        let tabs = nav(&self.page, &self.wanted, &counts);
        CountsNav { page: &self.page, tabs: &tabs, w: crate::words::Words(self.page.lang) }
            .render()
            .map_err(|error| madang_kernel::Error::internal(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moves_questions_in_and_out_of_queues_is_heard() {
        for kind in ["conversation.post-added", "questions.judged", "moderation.flag-raised", "desk.snoozed"] {
            assert!(is_change(kind), "{kind}");
        }
        assert!(!is_change("people.signed-up"));
    }
}
