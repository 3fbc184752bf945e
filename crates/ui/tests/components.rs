//! Every component renders in every language.

use askama::Template;
use madang_i18n::Lang;
use madang_ui::{
    Brand, Choice, Comment, FieldErrors, Link, Markup, Page, Pager, Person, Post, Section, Tab, Theme, TopicRow, Viewer,
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "components_page.html")]
struct Components<'a> {
    page: &'a Page,
    links: Vec<Link>,
    tabs: Vec<Tab>,
    rows: Vec<TopicRow>,
    pager: Pager,
    person: Person,
    people: Vec<Person>,
    post: Post,
    comments: Vec<Comment>,
    errors: FieldErrors,
    choices: Vec<Choice>,
}

fn components(page: &Page) -> Components<'_> {
    let person =
        Person { id: 1, handle: "민지".into(), name: "김민지".into(), role: "agent".into(), ..Person::default() };
    Components {
        page,
        links: vec![Link::new("Questions", "/questions")],
        tabs: vec![Tab::new("Newest", "?sort=newest", true)],
        rows: vec![TopicRow {
            url: "/q/1/title".into(),
            title: TopicRow::plain_title("<b>"),
            state: "solved".into(),
            author: person.clone(),
            tags: vec!["위젯".into()],
            ..TopicRow::default()
        }],
        pager: Pager { newer: None, older: Some("?before=1".into()) },
        people: vec![person.clone()],
        post: Post { id: "1".into(), author: person.clone(), body: Markup("<p>body</p>".into()), ..Post::default() },
        comments: vec![Comment { id: "2".into(), author: person.clone(), ..Comment::default() }],
        person,
        errors: FieldErrors::from_iter([("title", "Please write a title.")]),
        choices: vec![Choice::new("a", "A"), Choice::new("b", "B")],
    }
}

fn page(lang: Lang) -> Page {
    let base_url = Arc::from("https://example.com");
    Page::new(lang, Arc::new(Brand::default()), base_url, 1_783_058_700_000).section(Section::Questions)
}

#[test]
fn every_component_renders_in_every_language() {
    for lang in Lang::ALL {
        let page = page(lang);
        let html = components(&page).render().expect("it renders");
        assert!(html.contains(&format!("<html lang=\"{}\"", lang.code())));
        assert!(html.contains("&#60;b&#62;") || html.contains("&lt;b&gt;"), "titles are escaped");
        assert!(html.contains("<p>body</p>"), "bodies are not");
    }
}

#[test]
fn a_member_sees_their_menu_and_a_visitor_the_way_in() {
    let visitor = page(Lang::En);
    assert!(components(&visitor).render().expect("it renders").contains("href=\"/sign-in\""));
    let viewer = Viewer { id: 1, handle: "minji".into(), name: "Minji".into(), unread: 2, ..Viewer::default() };
    let member = Page { viewer: Some(Arc::new(viewer)), ..page(Lang::En) };
    let html = components(&member).render().expect("it renders");
    assert!(html.contains("action=\"/sign-out\"") && html.contains("2 unread notifications"));
    assert!(!html.contains("href=\"/sign-in\""));
}

#[test]
fn the_content_security_policy_has_nothing_to_forbid() {
    let page = page(Lang::Ko);
    let html = components(&page).render().expect("it renders");
    assert!(!html.contains(" style=") && !html.contains("<style"));
    for script in html.split("<script").skip(1) {
        assert!(script.contains(" src=\"/assets/") || script.contains("application/ld+json"));
    }
}

#[test]
fn a_chosen_scheme_is_named_in_the_page() {
    let page = Page { theme: Some(Theme::Dark), ..page(Lang::Ja) };
    assert!(components(&page).render().expect("it renders").contains("data-theme=\"dark\""));
}

#[test]
fn a_field_keeps_what_was_typed_and_says_what_is_wrong() {
    let page = page(Lang::En);
    let html = components(&page).render().expect("it renders");
    assert!(html.contains("value=\"minji@example.com\""));
    assert!(html.contains("aria-invalid=\"true\" aria-describedby=\"e-title h-title\""), "{html}");
    assert!(html.contains("href=\"#f-title\""));
}
