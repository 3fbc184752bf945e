//! Input from requests. What cannot be read is an error of ours, so that one boundary words it.

use axum::{
    extract::{FromRequest, FromRequestParts, Request, rejection::JsonRejection},
    http::request::Parts,
};
use madang_kernel::Error;
use serde::de::DeserializeOwned;

/// A form that was sent. Missing fields should have defaults in `T`, so that a command says what is wrong.
pub struct Form<T>(pub T);
/// A JSON body.
pub struct Json<T>(pub T);
/// The query string. What cannot be read becomes the default: a wrong filter shows the page without it.
pub struct Query<T>(pub T);
/// The parts of the path; one that cannot be read means that there is no such page.
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        use axum::extract::rejection::FormRejection;
        match axum::Form::<T>::from_request(request, state).await {
            Ok(axum::Form(value)) => Ok(Form(value)),
            Err(FormRejection::BytesRejection(_)) => Err(Error::TooLarge),
            Err(_) => Err(Error::field("form", "unreadable")),
        }
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        match axum::Json::<T>::from_request(request, state).await {
            Ok(axum::Json(value)) => Ok(Json(value)),
            Err(JsonRejection::BytesRejection(_)) => Err(Error::TooLarge),
            Err(JsonRejection::MissingJsonContentType(_)) => Err(Error::field("content-type", "must-be-json")),
            Err(_) => Err(Error::field("body", "unreadable")),
        }
    }
}

impl<S: Send + Sync, T: DeserializeOwned + Default> FromRequestParts<S> for Query<T> {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Query(axum::extract::Query::try_from_uri(&parts.uri).map_or_else(|_| T::default(), |query| query.0)))
    }
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let read = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        read.map(|path| Path(path.0)).map_err(|_| Error::NotFound)
    }
}
