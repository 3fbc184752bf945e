//! The stream of a topic's news.

use super::Live;
use crate::{Words as _, topic_head};
use axum::{
    http::{HeaderValue, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures::{Stream, StreamExt, stream};
use madang_http::{Access, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, PostId, Result, TopicId};
use madang_ui::Page;
use std::{convert::Infallible, time::Duration};
use tokio::sync::broadcast::{Receiver, error::RecvError};

/// How often an idle stream shows that it is alive.
const ALIVE: Duration = Duration::from_secs(25);

pub(crate) fn routes() -> Routes {
    Routes::new().get("/live/{topic}", Access::Everyone, stream_news)
}

async fn stream_news(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    topic_head(&mut conn, &actor, topic).await?;
    drop(conn);
    let news = news(app.service::<Live>().listen(topic), page.lang);
    let mut response = Sse::new(news).keep_alive(KeepAlive::new().interval(ALIVE)).into_response();
    // Proxies that collect an answer before they pass it on would hold the news back.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// One message for each new answer: a link to the first that is new, with how many there are.
fn news(receiver: Receiver<PostId>, lang: Lang) -> impl Stream<Item = std::result::Result<Event, Infallible>> {
    let start = (receiver, 0i64, None::<PostId>);
    let posts = stream::unfold(start, |(mut receiver, count, first)| async move {
        let (post, missed) = next(&mut receiver).await?;
        let (count, first) = (count + 1 + missed, first.unwrap_or(post));
        Some(((count, first), (receiver, count, Some(first))))
    });
    posts.map(move |(count, first)| Ok(Event::default().data(link(lang, count, first))))
}

/// The next answer, and how many were missed before it.
async fn next(receiver: &mut Receiver<PostId>) -> Option<(PostId, i64)> {
    let mut missed = 0;
    loop {
        match receiver.recv().await {
            Ok(post) => return Some((post, missed)),
            Err(RecvError::Lagged(count)) => missed += i64::try_from(count).unwrap_or(0),
            Err(RecvError::Closed) => return None,
        }
    }
}

fn link(lang: Lang, count: i64, first: PostId) -> String {
    format!(r#"<a class="btn" href="/p/{first}">{}</a>"#, lang.live_new_answers(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn news_add_up_and_lead_to_the_first() {
        let live = Live::default();
        let topic = TopicId::new(1);
        let mut receiver = live.listen(topic);
        for number in 5..8 {
            live.tell(topic, PostId::new(number));
        }
        live.tell(TopicId::new(2), PostId::new(9));
        let mut seen = Vec::new();
        for _ in 0..3 {
            seen.push(next(&mut receiver).await.unwrap().0.number());
        }
        assert_eq!(seen, [5, 6, 7]);
        assert!(link(Lang::En, 3, PostId::new(5)).contains("href=\"/p/5\""));
    }
}
