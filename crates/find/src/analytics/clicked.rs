//! A browser tells that a result was clicked.

use super::{Place, Searcher};
use axum::http::StatusCode;
use madang_http::Form;
use madang_kernel::{App, limit::Limiter, limit::Rate};
use madang_people::Client;
use madang_ui::Page;
use serde::Deserialize;

/// Whoever clicks more often does not read.
const RATE: Rate = Rate::per_minute(60);
/// Places in a list beyond this one are counted as it.
const LAST_RANK: i64 = 1_000;

/// The first click on a result of a page.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct Click {
    /// What was searched for.
    pub(super) q: String,
    /// The place of the result in the list, from 1.
    pub(super) rank: i64,
    /// Where: `page`, `suggestions` or `ask`.
    #[schema(ignore)]
    place: String,
}

impl Click {
    pub(super) fn rank(&self) -> i64 {
        self.rank.clamp(1, LAST_RANK)
    }
}

/// Answers nothing, whatever was told: the browser is on its way to the result.
pub(crate) async fn submit(
    app: App,
    page: Page,
    client: Client,
    searcher: Searcher,
    Form(click): Form<Click>,
) -> StatusCode {
    let place = Place::parse(&click.place).unwrap_or(Place::Page);
    if place != Place::Api && may_tell(&app, &client) {
        searcher.clicked(&app, place, page.lang, &click.q, click.rank());
    }
    StatusCode::NO_CONTENT
}

/// Whether another click of this client is counted.
fn may_tell(app: &App, client: &Client) -> bool {
    app.service::<Limiter>().take(&format!("clicked {}", client.address), RATE, app.now()).is_ok()
}
