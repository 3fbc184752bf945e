//! What every page knows, and how an answer is made of it.

use crate::{
    Face, Head, Markup, Notice, NoticeKind, Words, assets, avatar, head::script_safe, icons, markup::escape, theme,
    view::encode,
};
use askama::Template;
use axum::{
    extract::FromRequestParts,
    http::{HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use jiff::{Timestamp, tz::TimeZone};
use madang_i18n::{Lang, Number, ago, compact, date, date_time, group};
use std::sync::Arc;

/// What most pages have room in; a string that grows is copied again and again.
const USUAL_BYTES: usize = 48 * 1024;
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const HX_REDIRECT: HeaderName = HeaderName::from_static("hx-redirect");

/// How the community presents itself.
#[derive(Clone, Debug)]
pub struct Brand {
    /// The community's name.
    pub name: String,
    /// The name of the product that it is about.
    pub product: String,
    /// One sentence about the community; empty when there is none.
    pub tagline: String,
    /// The address of the logo.
    pub logo: Option<String>,
    /// The brand colour, such as `#1f6f63`.
    pub color: String,
}

impl Default for Brand {
    fn default() -> Brand {
        Brand {
            name: "Madang".to_owned(),
            product: "Madang".to_owned(),
            tagline: String::new(),
            logo: None,
            color: theme::DEFAULT_BRAND.to_owned(),
        }
    }
}

/// The signed-in member.
#[derive(Clone, Debug, Default)]
pub struct Viewer {
    /// The member's id.
    pub id: i64,
    /// The handle in the address of the profile.
    pub handle: String,
    /// The name as shown.
    pub name: String,
    /// The address of the picture.
    pub picture: Option<String>,
    /// `member`, `agent`, `moderator`, `manager` or `administrator`.
    pub role: String,
    /// Agents and everyone above.
    pub is_staff: bool,
    /// Community managers and administrators.
    pub is_manager: bool,
    /// Administrators.
    pub is_admin: bool,
    /// Number of unread notifications.
    pub unread: i64,
}

impl Viewer {
    /// The address of the member's own profile.
    pub fn url(&self) -> String {
        format!("/m/{}", encode(&self.handle))
    }

    /// Whether this is a moderator or somebody above.
    pub fn moderates(&self) -> bool {
        matches!(self.role.as_str(), "moderator" | "manager" | "administrator")
    }
}

impl Face for Viewer {
    fn id(&self) -> i64 {
        self.id
    }

    fn picture(&self) -> Option<&str> {
        self.picture.as_deref()
    }
}

/// The entry of the main menu to which a page belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// None of them.
    #[default]
    None,
    /// The home page.
    Home,
    /// Questions and answers.
    Questions,
    /// The help centre.
    Help,
    /// The list of spaces.
    Spaces,
    /// What the company publishes.
    News,
    /// Tags.
    Tags,
    /// The directory of members.
    Members,
    /// The page for asking.
    Ask,
    /// Search.
    Search,
    /// The administration.
    Admin,
    /// The viewer's own pages.
    Me,
}

impl Section {
    /// The name in the layout's templates.
    const fn name(self) -> &'static str {
        match self {
            Section::None => "",
            Section::Home => "home",
            Section::Questions => "questions",
            Section::Help => "help",
            Section::Spaces => "spaces",
            Section::News => "news",
            Section::Tags => "tags",
            Section::Members => "members",
            Section::Ask => "ask",
            Section::Search => "search",
            Section::Admin => "admin",
            Section::Me => "me",
        }
    }
}

/// A colour scheme that the visitor has chosen; without one the device decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// Lamplight.
    Dark,
}

impl Theme {
    /// The name in the cookie and in `<html data-theme>`.
    pub const fn code(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The scheme of a cookie's or a form's value.
    pub fn parse(text: &str) -> Option<Theme> {
        [Theme::Light, Theme::Dark].into_iter().find(|theme| theme.code() == text)
    }
}

/// What every page knows. The wiring makes one for each request; handlers extract it.
#[derive(Clone, Debug)]
pub struct Page {
    /// The language of the interface.
    pub lang: Lang,
    /// What the layout and the components say, in that language.
    pub words: Words,
    /// The colour scheme, if chosen.
    pub theme: Option<Theme>,
    /// How the community presents itself.
    pub brand: Arc<Brand>,
    /// Scheme and host of the community, without a slash at the end.
    pub base_url: Arc<str>,
    /// The signed-in member.
    pub viewer: Option<Arc<Viewer>>,
    /// In how many private conversations something is unread for the viewer.
    pub unread_messages: i64,
    /// Path and query of the request.
    pub path: Arc<str>,
    /// The current entry of the main menu.
    pub section: Section,
    /// The time of the request, in milliseconds UTC.
    pub now_ms: i64,
    /// The viewer's time zone, else the community's.
    pub zone: TimeZone,
    /// Whether htmx asked, which wants a fragment.
    pub htmx: bool,
    /// What is told to search engines and link previews.
    pub head: Head,
    /// What the last answer left to be said.
    pub notice: Option<Notice>,
    /// What is told above every page.
    pub banners: Vec<PageBanner>,
    /// Whether the community has guidelines, to which every page links.
    pub has_guidelines: bool,
    /// The code of what keeps the viewer from writing, which every page tells above.
    pub barred: Option<&'static str>,
}

/// A banner above the page, in the page's language.
#[derive(Clone, Debug, Default)]
pub struct PageBanner {
    /// Its code, by which it is closed.
    pub code: String,
    /// `info` or `warn`.
    pub level: &'static str,
    /// What it says.
    pub text: String,
    /// What it says below that; may be empty.
    pub said: String,
    /// Where it leads; empty for nowhere.
    pub url: String,
    /// Whether a reader can close it.
    pub dismissible: bool,
}

impl Page {
    /// A page for a visitor, in UTC, of which the wiring sets the other fields.
    pub fn new(lang: Lang, brand: Arc<Brand>, base_url: Arc<str>, now_ms: i64) -> Page {
        Page {
            lang,
            words: Words(lang),
            theme: None,
            brand,
            base_url,
            viewer: None,
            unread_messages: 0,
            path: Arc::from("/"),
            section: Section::None,
            now_ms,
            zone: TimeZone::UTC,
            htmx: false,
            head: Head::default(),
            notice: None,
            banners: Vec::new(),
            has_guidelines: false,
            barred: None,
        }
    }
}

/// What a handler says about its page.
impl Page {
    /// Sets the title, for the window and for link previews.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Page {
        self.head.title = Some(title.into());
        self
    }

    /// Sets the current entry of the main menu.
    #[must_use]
    pub fn section(mut self, section: Section) -> Page {
        self.section = section;
        self
    }

    /// Sets the description for search engines and link previews.
    #[must_use]
    pub fn described(mut self, text: impl Into<String>) -> Page {
        self.head.description = Some(text.into());
        self
    }

    /// Sets the path of the page's one true address.
    #[must_use]
    pub fn canonical(mut self, path: impl Into<String>) -> Page {
        self.head.canonical = Some(path.into());
        self
    }

    /// Names the Atom feed of the page.
    #[must_use]
    pub fn feed(mut self, path: impl Into<String>, title: impl Into<String>) -> Page {
        self.head.feed = Some((path.into(), title.into()));
        self
    }

    /// Keeps the page out of search engines.
    #[must_use]
    pub fn unlisted(mut self) -> Page {
        self.head.robots = Some("noindex");
        self
    }

    /// Adds structured data.
    #[must_use]
    pub fn json_ld(mut self, value: &serde_json::Value) -> Page {
        self.head.json_ld.push(script_safe(value));
        self
    }
}

/// What templates ask for.
impl Page {
    /// An icon by its lucide name, which has to be a literal in the template, or one of `SPACE_ICONS`.
    pub fn icon(&self, name: impl AsRef<str>) -> Markup {
        icons::icon(name.as_ref())
    }

    /// The address of a browser file, such as `src/scripts/app.js`.
    pub fn asset(&self, source: &str) -> &'static str {
        assets::url(source)
    }

    /// The member's picture in a size: `small` (32), `medium` (44), `large` (64) or `huge` (112 pixels).
    pub fn avatar(&self, who: impl Face, size: impl AsRef<str>) -> Markup {
        avatar::avatar(&who, size.as_ref())
    }

    /// The logo, or the community's mark.
    pub fn logo(&self) -> Markup {
        Markup(match &self.brand.logo {
            Some(logo) => format!(r#"<img class="logo" src="{}" alt="" height="32">"#, escape(logo)),
            None => icons::LOGO.to_owned(),
        })
    }

    /// How long ago an instant was, with the exact time for those who hover or listen.
    pub fn ago(&self, ms: impl Number) -> Markup {
        let ms = ms.number();
        let (relative, exact) = (ago(self.lang, ms, self.now_ms), self.exact(ms));
        Markup(format!(
            r#"<time datetime="{}" title="{exact}" data-ago><span>{relative}</span><span class="sr"> ({exact})</span></time>"#,
            machine_time(ms)
        ))
    }

    /// The day of an instant.
    pub fn date(&self, ms: impl Number) -> Markup {
        let ms = ms.number();
        let day = date(self.lang, ms, &self.zone);
        Markup(format!(r#"<time datetime="{}">{day}</time>"#, machine_time(ms)))
    }

    /// The day and minute of an instant.
    pub fn date_time(&self, ms: impl Number) -> Markup {
        let ms = ms.number();
        Markup(format!(r#"<time datetime="{}">{}</time>"#, machine_time(ms), self.exact(ms)))
    }

    /// A number with its thousands grouped.
    pub fn number(&self, n: impl Number) -> String {
        group(n.number())
    }

    /// A number short enough for a list.
    pub fn compact(&self, n: impl Number) -> String {
        compact(self.lang, n.number())
    }

    /// The address of a tag.
    pub fn tag_url(&self, tag: impl AsRef<str>) -> String {
        format!("/tags/{}", encode(tag.as_ref()))
    }

    /// A path as a whole address.
    pub fn absolute(&self, path: impl AsRef<str>) -> String {
        let path = path.as_ref();
        if path.starts_with('/') { format!("{}{path}", self.base_url) } else { path.to_owned() }
    }

    /// The address of the palette.
    pub fn theme_href(&self) -> String {
        theme::href(&self.brand.color)
    }

    /// The address of the icon.
    pub fn favicon_href(&self) -> String {
        theme::favicon_href(&self.brand.color)
    }

    /// Every language, for the switch in the footer.
    pub fn langs(&self) -> [Lang; 3] {
        Lang::ALL
    }

    /// Whether this is the current entry of the main menu, by its name in the layout's templates.
    pub fn is_in(&self, section: &str) -> bool {
        self.section.name() == section
    }

    /// Whether a member is signed in.
    pub fn signed_in(&self) -> bool {
        self.viewer.is_some()
    }

    /// Whether this member is the viewer.
    pub fn is_me(&self, id: impl Number) -> bool {
        let id = id.number();
        self.viewer.as_ref().is_some_and(|viewer| viewer.id == id)
    }

    fn exact(&self, ms: i64) -> String {
        date_time(self.lang, ms, &self.zone)
    }
}

/// Answers.
impl Page {
    /// The page, 200.
    pub fn ok(&self, template: &impl Template) -> Response {
        self.render(template, StatusCode::OK)
    }

    /// The form again with what was typed and what is wrong, 422.
    pub fn retry(&self, template: &impl Template) -> Response {
        self.render(template, StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// Why the viewer writes nothing now, and where more is read about it.
    pub fn kept_from_writing(&self) -> Option<(&'static str, &'static str)> {
        let code = self.barred?;
        let more = if code == "guidelines" { "/guidelines" } else { "/settings/standing" };
        Some((self.words.by_code(code)?, more))
    }

    /// The page with a status.
    pub fn render(&self, template: &impl Template, status: StatusCode) -> Response {
        let mut html = String::with_capacity(USUAL_BYTES);
        if template.render_into(&mut html).is_err() {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
        let mut response = (status, html).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HTML);
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.lang.code()));
        if self.notice.is_some() {
            add(&mut response, header::SET_COOKIE, &Notice::taken());
        }
        response
    }

    /// Whether htmx asked, which wants a fragment.
    pub fn is_htmx(&self) -> bool {
        self.htmx
    }

    /// Leads to another page after a form was taken, 303.
    pub fn go(&self, url: impl AsRef<str>) -> Response {
        let url = url.as_ref();
        let mut response = match self.htmx {
            true => StatusCode::OK.into_response(),
            false => StatusCode::SEE_OTHER.into_response(),
        };
        add(&mut response, if self.htmx { HX_REDIRECT } else { header::LOCATION }, &ascii(url));
        response
    }

    /// Leads to another page, which begins with a sentence such as "Your profile is saved."
    pub fn go_saying(&self, url: impl AsRef<str>, kind: NoticeKind, text: impl Into<String>) -> Response {
        let mut response = self.go(url);
        add(&mut response, header::SET_COOKIE, &Notice { kind, text: text.into() }.cookie());
        response
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Page {
    type Rejection = StatusCode;

    /// Takes the page from the request's extensions, where the wiring's middleware puts it.
    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Page, StatusCode> {
        parts.extensions.get::<Page>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

fn add(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().append(name, value);
    }
}

/// The path that a form asks to return to, if it stays within the community; else `/`.
pub fn local_path(path: &str) -> &str {
    let stays = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n', '\t']);
    if stays { path } else { "/" }
}

/// An address as a header can carry it: Korean and Japanese slugs are percent-encoded.
fn ascii(url: &str) -> String {
    percent_encoding::utf8_percent_encode(url, percent_encoding::CONTROLS).to_string()
}

fn machine_time(ms: i64) -> String {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        Page::new(Lang::Ko, Arc::default(), Arc::from("https://example.com"), 1_783_058_700_000)
    }

    #[test]
    fn a_time_is_relative_and_carries_the_exact_one() {
        let html = page().ago(1_783_058_700_000_i64 - 180_000).0;
        assert!(html.contains("3분 전"), "{html}");
        assert!(html.contains("2026년 7월 3일"), "{html}");
        assert!(html.contains("datetime=\"2026-07-03T06:02:00Z\""), "{html}");
    }

    #[test]
    fn a_redirect_can_lead_to_a_korean_address() {
        let response = page().go("/q/1/비밀번호");
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        assert_eq!(response.headers()[header::LOCATION], "/q/1/%EB%B9%84%EB%B0%80%EB%B2%88%ED%98%B8");
    }

    #[test]
    fn htmx_is_led_by_its_own_header() {
        let page = Page { htmx: true, ..page() };
        assert_eq!(page.go("/q/1").headers()["hx-redirect"], "/q/1");
    }

    #[test]
    fn a_form_cannot_lead_elsewhere() {
        assert_eq!(local_path("/q/1?sort=newest#p2"), "/q/1?sort=newest#p2");
        for elsewhere in ["https://evil.example", "//evil.example", "/\\evil.example", "", "/\t/evil.example"] {
            assert_eq!(local_path(elsewhere), "/");
        }
    }

    #[test]
    fn an_address_cannot_add_a_header() {
        let response = page().go("/q/1\r\nset-cookie: x=1");
        assert!(!response.headers().contains_key(header::SET_COOKIE));
    }
}
