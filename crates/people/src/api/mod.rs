//! `/api/v1`: oneself, members, tokens.

pub(crate) mod me;
pub(crate) mod members;
pub(crate) mod tokens;

use crate::{admin::audit::api as audit, guidelines::api as guidelines};
use utoipa::OpenApi;

/// This crate's part of the description of the API.
#[derive(OpenApi)]
#[openapi(
    paths(
        audit::list,
        guidelines::show,
        guidelines::version,
        guidelines::agree,
        guidelines::publish,
        guidelines::consents,
        me::show,
        me::edit,
        members::list,
        members::show,
        tokens::list,
        tokens::create,
        tokens::end
    ),
    components(schemas(
        audit::Log,
        audit::Shown,
        guidelines::Shown,
        guidelines::ShownRule,
        guidelines::Consent,
        guidelines::New,
        guidelines::Given,
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
