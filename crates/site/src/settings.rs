//! What the operator configures of the site, and the settings that managers change while it runs.

use madang_events::people::SettingChanged;
use madang_kernel::{App, Event, Recorded, Watcher, outbox::Applied};
use madang_ui::Brand;
use std::sync::{Arc, Mutex, PoisonError};

/// What the operator says of the site. A service of the [`App`].
pub struct Config {
    /// Scheme and host, without a slash at the end.
    pub base_url: Arc<str>,
    /// Whether a proxy in front tells the visitor's address in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Calls to the API that a client may make in a minute; 0 is as many as it likes.
    pub api_per_minute: u32,
    brand: Mutex<(u64, Arc<Brand>)>,
}

impl Config {
    /// For the site at `base_url`.
    pub fn new(base_url: &str, behind_proxy: bool, api_per_minute: u32) -> Config {
        let brand = Mutex::new((u64::MAX, Arc::default()));
        Config { base_url: Arc::from(base_url.trim_end_matches('/')), behind_proxy, api_per_minute, brand }
    }

    /// The brand as it is set now.
    pub(crate) fn brand(&self, app: &App) -> Arc<Brand> {
        let version = app.versions().site();
        let mut kept = self.brand.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 != version {
            *kept = (version, Arc::new(madang_conversation::brand(app)));
        }
        kept.1.clone()
    }
}

/// Reads the settings again when they were changed, here or on another node.
pub struct SettingsWatcher;

impl Watcher for SettingsWatcher {
    fn name(&self) -> &'static str {
        "settings"
    }

    fn position(&self) -> Option<i64> {
        None
    }

    fn apply<'a>(&'a self, app: &'a App, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            if events.iter().any(|event| event.kind == SettingChanged::KIND) {
                app.settings().reload(app.db()).await?;
                app.versions().bump_site();
            }
            Ok(())
        })
    }
}
