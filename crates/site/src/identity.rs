//! Who asks, and the page that every handler starts from.

use crate::Config;
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use jiff::tz::TimeZone;
use madang_http::{
    banner::{self, Board},
    unread::Unread,
};
use madang_i18n::{Lang, date};
use madang_kernel::{App, MemberId, Timestamp};
use madang_people::{ClientAddress, Identified, guidelines};
use madang_ui::{Notice, Page, PageBanner, Theme};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

/// Puts the actor, the page and the address on the request.
pub(crate) async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let identified = match madang_people::identify(&app, request.headers()).await {
        Ok(identified) => identified,
        Err(error) => return error.into_response(),
    };
    let mut page = page(&app, &request, &identified);
    if let Some(viewer) = page.viewer.as_ref().filter(|_| request.method() == Method::GET) {
        match Unread::of(&app, MemberId::new(viewer.id)).await {
            Ok(unread) => page.unread_messages = unread,
            Err(error) => return error.into_response(),
        }
    }
    let address = address(&app, &request);
    let extensions = request.extensions_mut();
    extensions.insert(address);
    extensions.insert(identified.actor.clone());
    extensions.insert(page);
    extensions.insert(identified);
    next.run(request).await
}

fn page(app: &App, request: &Request, identified: &Identified) -> Page {
    let config = app.service::<Config>();
    let headers = request.headers();
    let lang = identified.language.unwrap_or_else(|| language(headers));
    let mut page = Page::new(lang, config.brand(app), config.base_url.clone(), app.now().millis());
    page.theme = cookie(headers, "theme").and_then(Theme::parse).or(identified.theme);
    page.viewer = identified.viewer.clone();
    page.path = Arc::from(request.uri().path_and_query().map_or("/", |path| path.as_str()));
    page.zone = identified.time_zone.as_deref().and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
    page.htmx = headers.contains_key("hx-request");
    page.notice = Notice::from_headers(headers);
    let closed = cookie(headers, banner::COOKIE).unwrap_or_default();
    let shown = app.service::<Board>().shown(&identified.actor, closed, app.now());
    page.banners =
        shown.into_iter().map(|banner| in_words(banner, lang)).chain(own_banner(&page, identified)).collect();
    page.barred = identified.actor.bar().map(madang_kernel::Bar::code);
    page.has_guidelines = guidelines::latest(app) > 0;
    page
}

/// What the reader alone is told above every page: why nothing can be written, or soon cannot.
fn own_banner(page: &Page, identified: &Identified) -> Option<PageBanner> {
    let day = |until: Timestamp| date(page.lang, until.millis(), &page.zone);
    let (level, text, url) = match (identified.silenced_until, identified.asked) {
        (Some(until), _) => ("warn", page.words.banner_silenced(day(until)), "/settings/standing"),
        (None, _) if identified.is_warned => ("warn", page.words.banner_warned().to_owned(), "/settings/standing"),
        (None, Some(asked)) if asked.is_due => ("warn", page.words.banner_guidelines_due().to_owned(), "/guidelines"),
        (None, Some(asked)) => ("info", page.words.banner_guidelines(day(asked.due)), "/guidelines"),
        (None, None) => return None,
    };
    Some(PageBanner { level, text, url: url.to_owned(), ..PageBanner::default() })
}

fn in_words(banner: banner::Banner, lang: Lang) -> PageBanner {
    let own = |[korean, japanese, english]: [String; 3]| match lang {
        Lang::Ko => korean,
        Lang::Ja => japanese,
        Lang::En => english,
    };
    PageBanner {
        code: banner.code,
        level: banner.level,
        text: own(banner.texts),
        said: own(banner.said),
        url: banner.url,
        dismissible: banner.dismissible,
    }
}

/// The language of a visitor: the cookie, then what the browser asks for.
pub(crate) fn language(headers: &HeaderMap) -> Lang {
    let chosen = cookie(headers, "lang").and_then(Lang::parse);
    let asked = || headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    chosen.unwrap_or_else(|| Lang::negotiate(asked()))
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

fn address(app: &App, request: &Request) -> ClientAddress {
    let forwarded = || {
        let list = request.headers().get("x-forwarded-for")?.to_str().ok()?;
        // The last entry is the one that our own proxy added; those before it are the visitor's claim.
        list.rsplit(',').next()?.trim().parse().ok()
    };
    let behind_proxy = app.service::<Config>().behind_proxy;
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let told = if behind_proxy { forwarded() } else { None };
    ClientAddress(told.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)))
}
