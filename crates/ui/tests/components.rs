//! Every page of the gallery, and with them every component, renders in every language.

#[path = "../examples/gallery/pages.rs"]
mod pages;
#[path = "../examples/gallery/samples.rs"]
mod samples;

use axum::http::StatusCode;
use madang_i18n::Lang;
use madang_ui::{Brand, Page, Problem, Theme, Viewer};
use std::sync::Arc;

fn page(lang: Lang) -> Page {
    Page::new(lang, Arc::new(Brand::default()), Arc::from("https://example.com"), samples::NOW)
}

fn html(name: &str, page: &Page) -> String {
    pages::render(name, page).unwrap_or_else(|| panic!("{name} does not render"))
}

#[test]
fn every_page_renders_in_every_language() {
    for lang in Lang::ALL {
        for name in pages::NAMES {
            let html = html(name, &page(lang));
            assert!(html.contains(&format!("<html lang=\"{}\"", lang.code())), "{name}");
            assert!(html.contains("<main id=\"main\""), "{name}");
            assert_eq!(html.matches("<h1").count(), if name == "components" { 2 } else { 1 }, "{name}");
        }
    }
}

#[test]
fn the_content_security_policy_has_nothing_to_forbid() {
    for name in pages::NAMES {
        let html = html(name, &page(Lang::Ko));
        assert!(!html.contains(" style=") && !html.contains("<style") && !html.contains(" onclick="), "{name}");
        for script in html.split("<script").skip(1) {
            assert!(script.contains(" src=\"/assets/") || script.contains("application/ld+json"), "{name}");
        }
    }
}

#[test]
fn a_member_sees_their_menu_and_a_visitor_the_way_in() {
    assert!(html("home", &page(Lang::En)).contains("href=\"/sign-in\""));
    let viewer = Viewer { id: 1, handle: "minji".into(), name: "Minji".into(), unread: 2, ..Viewer::default() };
    let member = Page { viewer: Some(Arc::new(viewer)), ..page(Lang::En) };
    let html = html("home", &member);
    assert!(html.contains("action=\"/sign-out\"") && html.contains("2 unread notifications"));
    assert!(!html.contains("href=\"/sign-in\""));
}

#[test]
fn a_chosen_scheme_is_named_in_the_page() {
    let page = Page { theme: Some(Theme::Dark), ..page(Lang::Ja) };
    assert!(html("home", &page).contains("data-theme=\"dark\""));
}

#[test]
fn a_field_keeps_what_was_typed_and_says_what_is_wrong() {
    let html = html("components", &page(Lang::En));
    assert!(html.contains("value=\"minji@\""));
    assert!(html.contains("aria-invalid=\"true\" aria-describedby=\"e-title h-title\""));
    assert!(html.contains("href=\"#f-title\""));
}

#[test]
fn titles_are_escaped_and_bodies_are_not() {
    let row = madang_ui::TopicRow::plain_title("<b>\"&'");
    assert_eq!(row.0, "&lt;b&gt;&quot;&amp;&#39;");
    assert!(html("question", &page(Lang::En)).contains("<strong>revenue widget</strong>"));
}

#[test]
fn every_problem_has_a_page_in_every_language() {
    for lang in Lang::ALL {
        for status in [401, 403, 404, 409, 413, 422, 429, 500, 503] {
            let status = StatusCode::from_u16(status).expect("a status");
            let answer = Problem { id: Some("7Qm2kV9x".into()), ..Problem::new(status) }.answer(&page(lang));
            assert_eq!(answer.status(), status);
            assert_eq!(answer.headers()["content-language"], lang.code());
        }
    }
}
