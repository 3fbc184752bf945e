//! How pages look: chosen by a visitor in cookies, by a member in the account as well.

use crate::{People, page::way_back, service::run_about, settings::account::SetPreferences, store::members};
use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use madang_http::Form;
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Result};
use madang_ui::{Page, Theme};
use serde::Deserialize;
use std::sync::LazyLock;

/// A year, in seconds.
const YEAR: u32 = 365 * 24 * 3600;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    lang: String,
    theme: String,
    back: String,
}

/// Takes a language or a colour scheme from the foot or the head of any page.
pub(crate) async fn submit(app: App, actor: Actor, page: Page, Form(input): Form<Input>) -> Result<Response> {
    let (language, theme) = (Lang::parse(&input.lang), Theme::parse(&input.theme));
    if let (Some(id), None) = (actor.id(), actor.scopes()) {
        let member = members::by_id(&mut app.db().read().await?, id).await?;
        let command = SetPreferences {
            language: language.or_else(|| member.language.as_deref().and_then(Lang::parse)),
            theme: theme.or_else(|| member.theme.as_deref().and_then(Theme::parse)),
            time_zone: member.time_zone,
        };
        run_about(&app, &actor, id, command).await?;
    }
    let mut response = page.go(way_back(&input.back));
    if let Some(language) = language {
        response = set(&app, response, "lang", language.code(), YEAR);
    }
    if let Some(theme) = theme {
        response = set(&app, response, "theme", theme.code(), YEAR);
    }
    Ok(response)
}

/// Puts a member's choices into the cookies too, so that they stay after signing out; `None` takes the cookie away.
pub(crate) fn remember(app: &App, response: Response, language: Option<Lang>, theme: Option<Theme>) -> Response {
    let age = |chosen: bool| if chosen { YEAR } else { 0 };
    let response = set(app, response, "lang", language.map_or("", Lang::code), age(language.is_some()));
    set(app, response, "theme", theme.map_or("", Theme::code), age(theme.is_some()))
}

fn set(app: &App, mut response: Response, name: &str, value: &str, age: u32) -> Response {
    let secure = if app.service::<People>().is_secure() { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The time zones one can live in, by their IANA names.
pub(crate) fn time_zones() -> &'static [String] {
    static ZONES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let continents = ["Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];
        let is_place =
            |name: &String| name.split_once('/').is_some_and(|(continent, _)| continents.contains(&continent));
        let mut zones: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).filter(is_place).collect();
        zones.push("UTC".to_owned());
        zones.sort_unstable();
        zones
    });
    &ZONES
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_time_zone_that_is_offered_is_understood() {
        let zones = super::time_zones();
        assert!(zones.len() > 300 && zones.iter().any(|zone| zone == "Asia/Seoul"), "{}", zones.len());
        assert!(zones.iter().all(|zone| madang_i18n::time_zone(zone).is_some()));
    }
}
