//! `/api/v1`: oneself, members, tokens.

pub(crate) mod me;
pub(crate) mod members;
pub(crate) mod tokens;

use utoipa::OpenApi;

/// This crate's part of the description of the API.
#[derive(OpenApi)]
#[openapi(
    paths(me::show, me::edit, members::list, members::show, tokens::list, tokens::create, tokens::end),
    components(schemas(
        me::Me,
        me::Edit,
        members::Profile,
        members::Person,
        members::People,
        tokens::Token,
        tokens::NewToken,
        tokens::MadeToken
    ))
)]
pub(crate) struct Api;
