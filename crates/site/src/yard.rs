//! The services and subscribers that every site has, whatever its domains.

use crate::{ApiLimiter, Config, PageCache, SettingsWatcher};
use madang_conversation::{Counts, Gate, Live, LiveWatcher, Reading, Repeats, Spaces, SpacesWatcher, Views};
use madang_http::banner::Board;
use madang_kernel::{App, Result, app::Builder, limit::Limiter};
use madang_people::{Deeds, Forget, People, Records, Screening};

/// Adds the shell, people and conversation. The file store, its limits and the mailer are the caller's to add.
pub fn yard(builder: Builder, config: Config) -> Builder {
    let people = People::new(config.base_url.clone());
    builder
        .service(config)
        .service(PageCache::default())
        .service(ApiLimiter::default())
        .service(Limiter::default())
        .service(people)
        .service(Deeds::new(vec![madang_people::deed, madang_conversation::deed]))
        .service(Spaces::default())
        .service(Gate::open())
        .service(Repeats::none())
        .service(Screening::open())
        .service(Records::none())
        .service(Views::default())
        .service(Reading::default())
        .service(Live::default())
        .service(Board::default())
        .projector(Counts)
        .watcher(SettingsWatcher)
        .watcher(Forget)
        .watcher(SpacesWatcher)
        .watcher(LiveWatcher)
}

/// Reads what the services keep in memory, once the application is built.
///
/// # Errors
/// When the database fails.
pub async fn ready(app: &App) -> Result<()> {
    app.service::<Spaces>().reload(app).await
}
