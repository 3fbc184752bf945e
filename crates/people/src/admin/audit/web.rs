//! `/admin/audit`.

use super::{Deeds, Filter, Found, find};
use crate::{
    page::{admin_tabs, encode},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::Query;
use madang_i18n::Lang;
use madang_kernel::{App, Result, audit::Entry};
use madang_ui::{FieldErrors, Page, Pager, Section, Tab};

/// An entry as the page shows it.
struct Line {
    at: i64,
    actor: (String, String),
    action: String,
    /// The action in words.
    said: String,
    /// The handle and the name of whom it was done to.
    member: Option<(String, String)>,
    /// The address of what it was about.
    about: Option<String>,
    details: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "admin/audit/audit.html")]
struct AuditPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    errors: &'a FieldErrors,
    filter: &'a Filter,
    lines: Vec<Line>,
    pager: Pager,
}

/// The log.
pub(crate) async fn show(app: App, page: Page, Query(filter): Query<Filter>) -> Result<Response> {
    let found = find(&mut app.db().read().await?, &filter).await?;
    let title = page.lang.admin_audit();
    let page = page.titled(title).unlisted().section(Section::Admin);
    let older = found.next.map(|next| {
        let [actor, member, action] = [&filter.actor, &filter.member, &filter.action].map(|text| encode(text));
        format!("/admin/audit?actor={actor}&member={member}&action={action}&after={next}")
    });
    let deeds = app.service::<Deeds>();
    let lines = found.entries.iter().map(|entry| line(entry, &found, deeds.say(page.lang, &entry.action))).collect();
    let template = AuditPage {
        page: &page,
        t: page.lang,
        tabs: admin_tabs(page.lang, "/admin/audit"),
        errors: &FieldErrors::none(),
        filter: &filter,
        lines,
        pager: Pager { newer: None, older },
    };
    Ok(page.ok(&template))
}

fn line(entry: &Entry, found: &Found, said: String) -> Line {
    let named = |id| {
        let byline = found.people.get(&id);
        byline.map_or_else(|| (String::new(), id.to_string()), |one| (one.handle.clone(), one.name.clone()))
    };
    let post = entry.post.map(|post| format!("/p/{post}"));
    let topic = entry.topic.map(|topic| format!("/q/{topic}"));
    Line {
        at: entry.at.millis(),
        actor: named(entry.actor),
        action: entry.action.clone(),
        said,
        member: entry.member.map(named),
        about: post.or(topic),
        details: details(&entry.details),
    }
}

/// The details as names and values.
fn details(json: &str) -> Vec<(String, String)> {
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(json).unwrap_or_default();
    let plain = |value: serde_json::Value| value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
    object.into_iter().map(|(name, value)| (name, plain(value))).collect()
}
