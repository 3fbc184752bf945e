//! Capture in the API: one call makes the draft by the rules.

use super::{Capture, cover_content, draft, thread, web::join};
use crate::{
    article::{ArticleId, ArticleKind},
    content::ContentInput,
    overview::api::{WorkDetail, detail},
    save::StartArticle,
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_conversation::Spaces;
use madang_http::Json;
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Fields, PostId, Result, SpaceId};
use serde::Deserialize;
use utoipa::ToSchema;

/// What is captured.
#[derive(Deserialize, ToSchema)]
pub(crate) struct CaptureInput {
    /// A question's opening post, an answer, a comment, or a post of a ticket.
    #[schema(value_type = String)]
    post: PostId,
    /// The id or the name in addresses of the article's collection; not needed with `into`.
    #[serde(default)]
    collection: String,
    /// A draft to join it to.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    into: Option<ArticleId>,
    /// Whether e-mail addresses, numbers and a requester's name are covered. Those of tickets always are.
    #[serde(default)]
    mask: bool,
}

/// Makes the draft of an article of a thread, or joins a thread to a draft.
#[utoipa::path(post, path = "/api/v1/knowledge/captures", tag = "knowledge", request_body = CaptureInput,
    responses((status = 201, body = WorkDetail)))]
pub(crate) async fn post(app: App, actor: Actor, Json(input): Json<CaptureInput>) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let found = thread(&mut app.db().read().await?, &actor, &spaces, Lang::default(), input.post).await?;
    let lang = found.language(Lang::default());
    let (title, body) = (found.topic.title.clone(), draft::draft(lang, &found.material));
    let covers = input.mask || found.is_private();
    let pieces = if covers { found.personal(&format!("{title}\n{body}")) } else { Vec::new() };
    let id = match input.into {
        Some(into) => join(&app, &actor, lang, into, input.post, &found, &pieces).await?,
        None => {
            let version = found.topic.version.map(|id| id.to_string());
            let content = ContentInput {
                title,
                body,
                tags: found.topic.tag_names().join(","),
                kind: ArticleKind::Troubleshooting.to_string(),
                version: version.or(found.topic.product.map(|id| id.to_string())).unwrap_or_default(),
            };
            let content = cover_content(content.check(&spaces, Fields::new())?, &pieces)?;
            let named = input.collection.parse::<SpaceId>().ok();
            let space = spaces.all().iter().find(|space| space.slug == input.collection || Some(space.id) == named);
            let space = space.ok_or(Error::field("collection", "no-such-space"))?.id;
            let language = lang.code().to_owned();
            let start = StartArticle { space, language, content, note: String::new(), translation_of: None };
            app.run(&actor, Capture { post: input.post, start }).await?
        }
    };
    let location = format!("/api/v1/knowledge/articles/{id}");
    let made = detail(&app, &actor, id).await?;
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], axum::Json(made)).into_response())
}
