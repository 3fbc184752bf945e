//! The pages of the gallery.

use crate::samples::{self, Texts};
use askama::Template;
use madang_ui::{Choice, Comment, FieldErrors, Link, Page, Pager, Person, Post, Section, Tab, TopicRow};

/// The names of the pages, which are also their paths.
pub(crate) const NAMES: [&str; 12] = [
    "components",
    "home",
    "questions",
    "question",
    "ask",
    "search",
    "members",
    "member",
    "tags",
    "sign-in",
    "settings",
    "revisions",
];

/// Everything that a page of the gallery shows.
struct Sample {
    s: Texts,
    links: Vec<Link>,
    tabs: Vec<Tab>,
    rows: Vec<TopicRow>,
    results: Vec<TopicRow>,
    pager: Pager,
    people: Vec<Person>,
    posts: [Post; 3],
    comments: Vec<Comment>,
    errors: FieldErrors,
    none: FieldErrors,
    choices: Vec<Choice>,
    icons: [&'static str; 24],
}

impl Sample {
    fn new(page: &Page) -> Sample {
        let lang = page.lang;
        let words = page.words;
        let s = samples::texts(lang);
        Sample {
            links: vec![Link::new(words.nav_questions(), "/questions"), Link::new(s.spaces[0].1, "/questions")],
            tabs: samples::tabs(lang),
            rows: samples::rows(lang),
            results: samples::results(lang),
            pager: Pager { newer: Some("#".into()), older: Some("#".into()) },
            people: samples::people(lang),
            posts: samples::posts(lang),
            comments: samples::comments(lang),
            errors: FieldErrors::of(words, &[("title", "too-short"), ("email", "not-an-email")], |_| None),
            none: FieldErrors::none(),
            choices: samples::choices(lang),
            icons: madang_ui::SPACE_ICONS,
            s,
        }
    }
}

macro_rules! pages {
    ($($name:literal $template:ident $path:literal $section:ident;)*) => {
        $(
            #[derive(Template)]
            #[template(path = $path)]
            struct $template<'a> {
                page: &'a Page,
                x: Sample,
            }
        )*

        /// The HTML of a page; `None` when there is no such page.
        pub(crate) fn render(name: &str, page: &Page) -> Option<String> {
            match name {
                $($name => {
                    let page = page.clone().section(Section::$section);
                    $template { page: &page, x: Sample::new(&page) }.render().ok()
                })*
                _ => None,
            }
        }
    };
}

pages! {
    "components" Components "components_page.html" None;
    "home" Home "home_page.html" Home;
    "questions" Questions "questions_page.html" Questions;
    "question" Question "question_page.html" Questions;
    "ask" Ask "ask_page.html" Ask;
    "search" Search "search_page.html" Search;
    "members" Members "members_page.html" Members;
    "member" Member "member_page.html" Members;
    "tags" Tags "tags_page.html" Tags;
    "sign-in" SignIn "sign_in_page.html" None;
    "settings" Settings "settings_page.html" Me;
    "revisions" Revisions "revisions_page.html" Questions;
}
