//! How Madang looks: the page that every template extends, its components, the browser files and the palette.
//!
//! # Making a page
//! A domain's `askama.toml` says `dirs = ["src", "../ui/templates"]` and `whitespace = "minimize"`. Its template
//! extends `layout.html`, imports the components, and has the fields `page: &Page` and `t: Lang`:
//!
//! ```text
//! {% extends "layout.html" %}
//! {% import "components.html" as ui %}
//! {% block main %}
//!   {% call ui::heading(t.ask_title(), t.ask_lead()) %}{% endcall %}
//!   <form method="post" action="/ask" class="form">
//!     {% call ui::error_summary(errors) %}{% endcall %}
//!     {% call ui::field(errors, "title", t.title_label(), form.title, required=true) %}{% endcall %}
//!     {% call ui::editor(errors, "body", t.body_label(), form.body, draft="ask") %}{% endcall %}
//!     {% call ui::submit(t.ask_submit(), icon="send") %}{% endcall %}
//!   </form>
//! {% endblock %}
//! {% block yard %}beside{% endblock %}
//! {% block side %}{% call ui::side(t.how_to_ask()) %} … {% endcall %}{% endblock %}
//! ```
//!
//! ```text
//! #[derive(Template)]
//! #[template(path = "ask/ask.html")]
//! struct AskPage<'a> { page: &'a Page, t: Lang, errors: &'a FieldErrors, form: &'a AskForm }
//!
//! async fn show(page: Page) -> Response {
//!     let page = page.titled(page.lang.ask_title()).section(Section::Questions);
//!     page.ok(&AskPage { page: &page, t: page.lang, … })
//! }
//! ```
//!
//! Blocks of `layout.html`: `title`, `head` (more elements for `<head>`), `yard` (more classes of the page's frame:
//! `narrow` for forms, `wide` for tables, `beside` where there is a `side`, so that nothing moves when it arrives), `main`,
//! `side` (made with `ui::side`), `page` (instead of the frame with `main` and `side`), `tabbar` (instead of the tab bar of
//! small screens).
//!
//! The domain's own words are methods of `t`; this crate's are methods of `page.words`, so that they never collide.
//! Every component with a body is called as `{% call ui::panel(…) %} body {% endcall %}`; one without a body as
//! `{% call ui::field(…) %}{% endcall %}`. `components.html` documents each; `cargo run -p madang-ui --example gallery`
//! shows them all.
//!
//! Handing something over to a component: a field (`form.title`), a variable, a literal or a call works; an element's
//! field (`people[0].name`) has to be given a name first, `{% let first = people[0] %}`. The wrong fields of an
//! error become `FieldErrors::of(page.words, &fields.0, |code| t.by_code(code))`.
//!
//! # Rules that templates keep
//! The content security policy forbids inline styles and scripts: use classes; JavaScript finds `data-…` attributes
//! (`web/src/scripts`). Everything works without JavaScript: forms post, links lead somewhere. An icon is named
//! literally, `page.icon("check")`, so that the sprite can be built. Text of members carries its own `lang`.
//!
//! # What the scripts find
//! | attribute | what it does |
//! |---|---|
//! | `data-editor`, `data-draft` | an editor, saved by `PUT /drafts/{key}` with the form's fields as JSON |
//! | `data-suggest="/search/suggest"` | `GET ?q=` gives `<li role="option"><a href="…">…</a></li>` |
//! | `data-similar="/search/similar"` | `GET ?title=&body=` gives HTML for `ui::similar_slot` |
//! | `data-quote="#p1" data-author="handle"` | quotes the post, or what is selected in it, into the editor |
//! | `data-copy="#p1"` | copies the address |
//! | `data-copy-text="#s1" data-copied="Copied."` | copies the text of that element |
//! | `data-confirm="Really?"` | asks before a form is sent; give a page that asks to those without JavaScript |
//! | `data-js hidden` | shown only with JavaScript |
//! | `data-focus` | takes the focus when the page is shown |
//! | `hx-post`, `hx-target="this"`, `hx-swap="outerHTML"` | the answer, a fragment, takes the form's place; an error is told |
//! | `hx-sse:connect` | unnamed server-sent events with HTML fill the element; see `ui::live` |
//!
//! The editor asks `GET /members/complete?q=` (`[{"handle", "name"}]`), `POST /preview` (`body`, gives HTML) and
//! `POST /files` (multipart `file`; gives `{"markdown", …}` or problem+json).

mod assets;
mod avatar;
mod color;
mod field_errors;
mod head;
mod icons;
mod markup;
mod notice;
mod page;
mod problem;
pub mod theme;
mod view;

pub use assets::{routes, url as asset_url};
pub use avatar::Face;
pub use field_errors::FieldErrors;
pub use head::Head;
pub use icons::SPACE_ICONS;
pub use markup::Markup;
pub use notice::{Notice, NoticeKind};
pub use page::{Brand, Page, PageBanner, Section, Theme, Viewer, local_path};
pub use problem::Problem;
pub use view::{Choice, Comment, Link, Pager, Person, Post, Tab, TopicRow};

use madang_i18n::Lang;

/// What the layout and the components say, in the page's language.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub Lang);

include!(concat!(env!("OUT_DIR"), "/words.rs"));
