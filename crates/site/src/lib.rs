//! What stands around every page and API answer: who asks, the page they get, errors worded once, the headers that
//! keep browsers safe, limits, kept pages for visitors, and the figures that operators watch.

mod api;
mod boundary;
mod cache;
mod guard;
mod identity;
mod observe;
mod outside;
mod settings;
mod yard;

pub use api::{ApiLimiter, forget_old_answers};
pub use cache::PageCache;
pub use observe::recorder;
pub use settings::{Config, SettingsWatcher};
pub use yard::{ready, yard};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
};
use madang_kernel::App;
use std::time::Duration;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, CompressionLevel},
    timeout::TimeoutLayer,
};

/// The largest body of a request that is not an upload, in bytes.
pub const BODY_LIMIT: usize = 1 << 20;
/// How long a request may take before it is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// The whole site: `pages` behind all that stands around them, `open` (assets, health) with only the headers.
pub fn shell(app: &App, pages: Router<App>, open: Router<App>) -> Router {
    let pages = pages
        .fallback(async || madang_kernel::Error::NotFound)
        .method_not_allowed_fallback(async || madang_kernel::Error::NotFound)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(CatchPanicLayer::custom(boundary::panicked))
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(from_fn_with_state(app.clone(), api::api))
        .layer(from_fn_with_state(app.clone(), boundary::word_errors))
        .layer(from_fn_with_state(app.clone(), identity::identify))
        .layer(from_fn_with_state(app.clone(), guard::same_site))
        .layer(from_fn_with_state(app.clone(), cache::keep))
        .layer(from_fn_with_state(app.clone(), outside::outside))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest));
    open.merge(pages).layer(from_fn(guard::headers)).layer(from_fn(observe::measure)).with_state(app.clone())
}
