//! Shows every component: `cargo run -p madang-ui --example gallery`, then <http://127.0.0.1:4400/components>.
//!
//! `?lang=ja`, `?theme=dark`, `?viewer=1` and `?brand=fee500` choose how a page is shown.

mod pages;
mod samples;

use axum::{
    Form, Json, Router,
    extract::{Path, Query},
    http::{HeaderValue, StatusCode, header},
    response::{
        Html, IntoResponse, Redirect, Response,
        sse::{self, Sse},
    },
    routing::{get, post, put},
};
use futures::stream::{self, Stream, StreamExt};
use madang_i18n::{Lang, time_zone};
use madang_ui::{Brand, Notice, NoticeKind, Page, Problem, Theme, Viewer, local_path};
use serde::Deserialize;
use std::{convert::Infallible, sync::Arc};

const ADDRESS: &str = "127.0.0.1:4400";
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'",
);

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| ADDRESS.to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    let address = listener.local_addr()?;
    let addresses = pages::NAMES.map(|name| format!("http://{address}/{name}\n"));
    print!("{}", addresses.concat());
    axum::serve(listener, router()).await
}

fn router() -> Router {
    Router::new()
        .route("/", get(|| async { Redirect::to("/components") }))
        .route("/{name}", get(show))
        .route("/error/{status}", get(problem))
        .route("/preferences", post(|Form(input): Form<Preferences>| async move { input.answer() }))
        .route("/search/suggest", get(suggest))
        .route("/search/similar", get(similar))
        .route("/members/complete", get(complete))
        .route(
            "/preview",
            post(|Form(input): Form<Preview>| async move { Html(format!("<p>{}</p>", input.body.len())) }),
        )
        .route("/drafts/{key}", put(|| async { StatusCode::NO_CONTENT }))
        .route("/files", post(upload))
        .route("/live", get(live))
        .route("/vote", post(|| async { Problem::new(StatusCode::TOO_MANY_REQUESTS).answer(&Look::default().page()) }))
        .route("/me-too", post(|| async { StatusCode::UNAUTHORIZED }))
        .merge(madang_ui::routes())
}

#[derive(Deserialize, Default)]
struct Look {
    lang: Option<String>,
    theme: Option<String>,
    viewer: Option<String>,
    brand: Option<String>,
    notice: Option<String>,
}

impl Look {
    fn page(&self) -> Page {
        let lang = self.lang.as_deref().and_then(Lang::parse).unwrap_or_default();
        let name = match lang {
            Lang::Ko => "솔마루 마당",
            Lang::Ja => "ソルマル広場",
            Lang::En => "Solmaru Yard",
        };
        let color = self.brand.as_ref().map_or(madang_ui::theme::DEFAULT_BRAND.to_owned(), |hex| format!("#{hex}"));
        let brand = Brand { name: name.to_owned(), product: "솔마루".to_owned(), color, ..Brand::default() };
        let mut page = Page::new(lang, Arc::new(brand), Arc::from(format!("http://{ADDRESS}")), samples::NOW);
        page.theme = self.theme.as_deref().and_then(Theme::parse);
        page.zone = time_zone("Asia/Seoul").unwrap_or(page.zone);
        page.viewer = self.viewer.is_some().then(|| Arc::new(viewer(lang)));
        let text = samples::texts(lang).labels.posted.to_owned();
        page.notice = self.notice.is_some().then_some(Notice { kind: NoticeKind::Good, text });
        page
    }
}

fn viewer(lang: Lang) -> Viewer {
    let person = samples::people(lang).swap_remove(2);
    Viewer {
        id: person.id,
        handle: person.handle,
        name: person.name,
        role: "administrator".to_owned(),
        is_staff: true,
        is_manager: true,
        is_admin: true,
        unread: 3,
        ..Viewer::default()
    }
}

async fn show(Path(name): Path<String>, Query(look): Query<Look>) -> Response {
    let page = look.page();
    match pages::render(&name, &page) {
        Some(html) => ([(header::CONTENT_SECURITY_POLICY, POLICY)], Html(html)).into_response(),
        None => Problem::new(StatusCode::NOT_FOUND).answer(&page),
    }
}

async fn problem(Path(status): Path<u16>, Query(look): Query<Look>) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::NOT_FOUND);
    let id = status.is_server_error().then(|| "7Qm2kV9x".to_owned());
    Problem { id, ..Problem::new(status) }.answer(&look.page())
}

#[derive(Deserialize)]
struct Preferences {
    back: String,
}

impl Preferences {
    fn answer(&self) -> Redirect {
        Redirect::to(local_path(&self.back))
    }
}

#[derive(Deserialize)]
struct Preview {
    body: String,
}

#[derive(Deserialize)]
struct Typed {
    q: String,
}

async fn suggest(Query(typed): Query<Typed>) -> Html<String> {
    let options = samples::texts(Lang::Ko)
        .titles
        .map(|title| format!("<li role=\"option\"><a href=\"/question\">{title} ({} bytes)</a></li>", typed.q.len()));
    Html(options.concat())
}

async fn similar() -> Html<String> {
    let titles = samples::texts(Lang::Ko).titles;
    let entries = titles.map(|title| format!("<li><a href=\"/question\"><span>{title}</span></a></li>")).concat();
    Html(format!("<h2>{}</h2><ul class=\"related\">{entries}</ul>", samples::texts(Lang::Ko).labels.similar))
}

async fn complete(Query(typed): Query<Typed>) -> Json<serde_json::Value> {
    let people = samples::people(Lang::Ko).into_iter().filter(|person| person.name.contains(&typed.q));
    Json(people.map(|person| serde_json::json!({ "handle": person.handle, "name": person.name })).collect())
}

/// What the server sends when answers have come: one link, to be put in the reserved slot.
async fn live() -> Sse<impl Stream<Item = Result<sse::Event, Infallible>>> {
    let link = "<a class=\"btn\" href=\"/question\">새 답변 1개 보기</a>";
    Sse::new(stream::once(async move { Ok(sse::Event::default().data(link)) }).chain(stream::pending()))
}

async fn upload() -> Json<serde_json::Value> {
    Json(serde_json::json!({
        "url": "/favicon/1-1f6f63.svg", "name": "picture.svg", "type": "image/svg+xml", "width": 32, "height": 32,
        "markdown": "![picture](/favicon/1-1f6f63.svg)"
    }))
}
