//! The API's document: OpenAPI 3.1 from the handlers' own descriptions, and the same as a page to read.

use crate::parts;
use askama::Template;
use axum::{
    Json,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use madang_http::{Access, Routes};
use madang_ui::Page;
use serde_json::Value;
use std::sync::LazyLock;
use utoipa::openapi::{
    OpenApi, OpenApiBuilder,
    info::{InfoBuilder, LicenseBuilder},
    security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
};

const ABOUT: &str = "Everything the interface does. Sign in with an API token from your settings: `Authorization: Bearer …`. \
    Ids are short strings, times RFC 3339 in UTC. Lists take `limit` (at most 100) and `after`, the `next` of the page before. \
    A write with an `Idempotency-Key` is done once, however often it is sent within a day. \
    Errors are `application/problem+json` (RFC 9457) with a stable `code`; `RateLimit-*` headers say how many calls are left.";

static DOCUMENT: LazyLock<OpenApi> = LazyLock::new(|| {
    let info = InfoBuilder::new()
        .title("Madang")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(ABOUT))
        .license(Some(LicenseBuilder::new().name("Apache-2.0").identifier(Some("Apache-2.0")).build()))
        .build();
    let mut document = OpenApiBuilder::new().info(info).build();
    for part in parts::api_documents() {
        document.merge(part);
    }
    let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    document.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(token));
    document
});

/// The routes of the document.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/openapi.json", Access::Everyone, document)
        .get("/api/v1/docs", Access::Everyone, page)
        .get("/api/v1/problems", Access::Everyone, page)
}

/// The document itself.
pub fn openapi() -> &'static OpenApi {
    &DOCUMENT
}

async fn document() -> Response {
    let mut response = Json(openapi()).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    response
}

#[derive(Template)]
#[template(path = "api.html")]
struct DocsPage<'a> {
    page: &'a Page,
    about: &'static str,
    groups: Vec<Group>,
    problems: [(&'static str, &'static str); 11],
}

struct Group {
    name: String,
    operations: Vec<Operation>,
}

struct Operation {
    method: String,
    path: String,
    anchor: String,
    summary: String,
    description: String,
    parameters: Vec<(String, String, String)>,
    answers: Vec<(String, String)>,
}

async fn page(page: Page) -> Response {
    let page = page.titled("API").unlisted();
    page.ok(&DocsPage { page: &page, about: ABOUT, groups: groups(), problems: PROBLEMS })
}

/// What the stable codes of errors mean.
const PROBLEMS: [(&str, &str); 11] = [
    ("invalid", "422. The input is wrong; `errors` names each field with its own code."),
    ("sign-in", "401. No token, or one that has ended."),
    ("forbidden", "403. The member or the token may not do this."),
    ("not-found", "404. There is no such thing, or not for this member."),
    ("too-large", "413. The body is larger than allowed."),
    ("too-many", "429. Too often; `Retry-After` says in how many seconds to try again."),
    ("already-there", "409. It exists already."),
    ("still-running", "409. The first request with this idempotency key has not ended yet."),
    ("locked", "409. The thread is locked."),
    ("cross-site", "409. Another site's page made the browser send this."),
    ("internal", "500. Our fault; `instance` is the id under which it was logged."),
];

fn groups() -> Vec<Group> {
    let document = serde_json::to_value(openapi()).unwrap_or_default();
    let mut groups: Vec<Group> = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let name = path.trim_start_matches("/api/v1/").split('/').next().unwrap_or_default().to_owned();
            let operation = operation_of(method, path, operation);
            match groups.iter_mut().find(|group| group.name == name) {
                Some(group) => group.operations.push(operation),
                None => groups.push(Group { name, operations: vec![operation] }),
            }
        }
    }
    groups
}

fn operation_of(method: &str, path: &str, operation: &Value) -> Operation {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let parameter = |value: &Value| (text(&value["name"]), text(&value["in"]), text(&value["description"]));
    let parameters = operation["parameters"].as_array().into_iter().flatten().map(parameter).collect();
    let answer = |(status, value): (&String, &Value)| (status.clone(), text(&value["description"]));
    let answers = operation["responses"].as_object().into_iter().flatten().map(answer).collect();
    Operation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        anchor: text(&operation["operationId"]),
        summary: text(&operation["summary"]),
        description: text(&operation["description"]),
        parameters,
        answers,
    }
}
