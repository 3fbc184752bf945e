//! API tokens.

use crate::{
    service::run_about,
    settings::tokens::{CreateToken, Created, EndToken},
    store::tokens::{self, Token as Kept},
};
use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_http::{Json as Body, Listed, Path};
use madang_kernel::{Actor, App, Error, Permission, Result, Scope, TokenId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A token without its secret.
#[derive(Serialize, ToSchema)]
pub(crate) struct Token {
    /// The id.
    id: String,
    /// What it is for.
    name: String,
    /// `read`, `write`, `staff`.
    scopes: Vec<String>,
    /// The secret's last characters.
    hint: String,
    /// When it was made, RFC 3339.
    created_at: String,
    /// When it was last used.
    #[serde(skip_serializing_if = "Option::is_none")]
    used_at: Option<String>,
    /// When it ends; absent when it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<String>,
}

impl From<Kept> for Token {
    fn from(token: Kept) -> Token {
        Token {
            id: token.id.to_string(),
            scopes: token.scopes().iter().map(ToString::to_string).collect(),
            name: token.name,
            hint: token.hint,
            created_at: token.created_at.to_string(),
            used_at: token.used_at.map(|at| at.to_string()),
            expires_at: token.expires_at.map(|at| at.to_string()),
        }
    }
}

/// A wish for a token.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewToken {
    /// What it is for, 1 to 80 characters.
    name: String,
    /// `read`, `write`, `staff`; at least one, and no more than the token that asks has.
    scopes: Vec<String>,
    /// How many days it lasts, 1 to 3,650; absent for ever.
    days: Option<u32>,
}

/// A token that was just made.
#[derive(Serialize, ToSchema)]
pub(crate) struct MadeToken {
    /// What is kept of it.
    #[serde(flatten)]
    token: Token,
    /// The token itself: shown now, and never again.
    secret: String,
}

/// One's own tokens, the newest first.
#[utoipa::path(get, path = "/api/v1/tokens", tag = "me",
    responses((status = 200, description = "All tokens, on one page", body = Vec<Token>)))]
pub(crate) async fn list(app: App, actor: Actor) -> Result<Json<Listed<Token>>> {
    if !actor.may(Permission::Read) {
        return Err(Error::Forbidden);
    }
    let tokens = tokens::of_member(&mut app.db().read().await?, actor.signed_in()?).await?;
    Ok(Json(Listed { items: tokens.into_iter().map(Token::from).collect(), next: None }))
}

/// Makes a token.
#[utoipa::path(post, path = "/api/v1/tokens", tag = "me", request_body = NewToken,
    responses((status = 201, description = "The token with its secret", body = MadeToken), (status = 422, description = "What is wrong, by field")))]
pub(crate) async fn create(app: App, actor: Actor, Body(new): Body<NewToken>) -> Result<Response> {
    let scopes: Option<Vec<Scope>> = new.scopes.iter().map(|word| Scope::parse(word)).collect();
    let scopes = scopes.ok_or(Error::field("scopes", "scopes-required"))?;
    let Created { secret, token } = app.run(&actor, CreateToken::parse(&new.name, scopes, new.days)?).await?;
    let headers =
        [(header::LOCATION, format!("/api/v1/tokens/{}", token.id)), (header::CACHE_CONTROL, "no-store".to_owned())];
    Ok((StatusCode::CREATED, headers, Json(MadeToken { token: token.into(), secret })).into_response())
}

/// Ends a token.
#[utoipa::path(delete, path = "/api/v1/tokens/{token}", tag = "me", params(("token" = String, Path, description = "The token's id")),
    responses((status = 204, description = "It answers nothing any more"), (status = 404, description = "No such token of yours")))]
pub(crate) async fn end(app: App, actor: Actor, Path((token,)): Path<(TokenId,)>) -> Result<StatusCode> {
    run_about(&app, &actor, actor.signed_in()?, EndToken { token }).await?;
    Ok(StatusCode::NO_CONTENT)
}
