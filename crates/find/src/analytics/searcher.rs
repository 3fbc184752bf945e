//! The request of somebody who searches, as far as counting needs it.

use super::{
    Place, Recorder,
    mask::{Masked, mask},
    recorder::Asked,
};
use axum::{
    extract::{FromRequestParts, Query},
    http::{HeaderMap, Method, Uri, header, request::Parts},
};
use madang_conversation::is_crawler;
use madang_i18n::Lang;
use madang_kernel::{Actor, App};
use madang_people::ClientAddress;
use serde::Deserialize;
use std::{convert::Infallible, time::Instant};

/// Who searches, as a number that means nothing outside this process; from where; since when. A handler takes one and
/// tells it what was found.
pub(crate) struct Searcher {
    person: Option<u64>,
    earlier: Option<Masked>,
    begun: Instant,
}

impl FromRequestParts<App> for Searcher {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Searcher, Infallible> {
        Ok(Searcher {
            person: is_read_by_somebody(parts).then(|| person(parts, app)),
            earlier: earlier(&parts.headers),
            begun: Instant::now(),
        })
    }
}

impl Searcher {
    /// Counts the search of a person on a page. Its first page of results is told; what fits is `total`.
    pub(crate) fn searched(&self, app: &App, place: Place, language: Lang, query: &str, total: usize) {
        if self.person.is_none() {
            return;
        }
        let Some(query) = mask(query) else { return };
        let asked = Asked { person: self.person, at: app.now(), place, language, query: &query };
        app.service::<Recorder>().searched(&asked, total, self.begun.elapsed(), self.earlier.as_ref());
    }

    /// Counts the search of a program, which may search for many people.
    pub(crate) fn called(&self, app: &App, language: Lang, query: &str, total: usize) {
        let Some(query) = mask(query) else { return };
        let asked = Asked { person: None, at: app.now(), place: Place::Api, language, query: &query };
        app.service::<Recorder>().searched(&asked, total, self.begun.elapsed(), None);
    }

    /// Counts a click on the result at `rank`, from 1.
    pub(crate) fn clicked(&self, app: &App, place: Place, language: Lang, query: &str, rank: i64) {
        let person = if place == Place::Api { None } else { self.person };
        if person.is_none() && place != Place::Api {
            return;
        }
        let Some(query) = mask(query) else { return };
        let asked = Asked { person, at: app.now(), place, language, query: &query };
        app.service::<Recorder>().clicked(&asked, rank);
    }
}

/// Neither a crawler nor a browser that fetches ahead.
fn is_read_by_somebody(parts: &Parts) -> bool {
    let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let ahead = header("sec-purpose").or(header("purpose")).is_some_and(|purpose| purpose.contains("prefetch"));
    parts.method != Method::HEAD && !ahead && header("user-agent").is_some_and(|agent| !is_crawler(agent))
}

fn person(parts: &Parts, app: &App) -> u64 {
    let recorder = app.service::<Recorder>();
    match parts.extensions.get::<Actor>().and_then(Actor::id) {
        Some(member) => recorder.print(member),
        None => {
            let address = parts.extensions.get::<ClientAddress>().map(|address| address.0);
            recorder.print((address, parts.headers.get(header::USER_AGENT).map(|agent| agent.as_bytes())))
        }
    }
}

/// The query of the search page from which the request comes.
fn earlier(headers: &HeaderMap) -> Option<Masked> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Earlier {
        q: String,
    }
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let from: Uri = text(header::REFERER)?.parse().ok()?;
    let ours = from.authority()?.as_str() == text(header::HOST)?;
    if !ours || from.path() != "/search" {
        return None;
    }
    let earlier = Query::<Earlier>::try_from_uri(&from).ok()?;
    mask(&earlier.0.q)
}
