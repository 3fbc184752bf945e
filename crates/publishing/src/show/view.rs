//! What the template shows, worked out beforehand.

use super::{Composer, Found, structured};
use crate::{
    item::{Kind, State},
    store::items::Item,
    words::Words,
};
use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::Response,
};
use madang_conversation::{SpaceList, Spaces, Thread, Words as _, topic_url};
use madang_http::content_policy;
use madang_kernel::{Actor, App, Permission, Visibility};
use madang_markdown::Heading;
use madang_ui::{Link, Markup, Page, Section};

/// From how many headings on a table of contents helps.
const HEADINGS: usize = 3;

/// Its template has more than this crate's own words: those of the conversation's parts of it.
#[derive(Template)]
#[template(path = "show/show.html")]
struct PublicationPage<'a> {
    page: &'a Page,
    w: Words,
    thread: &'a Thread,
    body: Markup,
    item: &'a Item,
    kind: Kind,
    crumbs: Vec<Link>,
    product: Option<Link>,
    contents: Vec<Heading>,
    /// The others of its series: the one before, the one after.
    neighbours: [Option<Link>; 2],
    may_edit: bool,
    is_open: bool,
    is_closed_to_some: bool,
    more: Option<String>,
    comments_url: String,
    composer: &'a Composer,
}

impl PublicationPage<'_> {
    fn author_url(&self) -> String {
        author_url(&self.thread.opening.author.handle)
    }
}

/// The text with its headings right below the title of the page: the highest become `h2`. As they are kept they stand deep enough
/// for a post in a thread.
pub(crate) fn raised(html: &str) -> Markup {
    let mut out = html.to_owned();
    let highest = (3..=6).find(|level| html.contains(&format!("</h{level}>"))).unwrap_or(3);
    for level in highest..=6 {
        let to = level - highest + 2;
        out = out.replace(&format!("<h{level} id="), &format!("<h{to} id="));
        out = out.replace(&format!("</h{level}>"), &format!("</h{to}>"));
    }
    Markup(out)
}

/// The list of what a member has published.
pub(crate) fn author_url(handle: &str) -> String {
    format!("/news/authors/{}", percent_encoding::utf8_percent_encode(handle, percent_encoding::NON_ALPHANUMERIC))
}

pub(super) fn render(
    app: &App,
    actor: &Actor,
    page: Page,
    found: &Found,
    composer: &Composer,
    status: StatusCode,
) -> Response {
    let Found { thread, item, .. } = found;
    let w = Words(page.lang);
    let spaces = app.service::<Spaces>().now();
    let public = spaces.get(thread.topic.space).is_some_and(|space| space.visibility() == Visibility::Everyone);
    let page = describe(page, w, thread, item, public);
    let contents = madang_markdown::contents(&thread.opening.html);
    let template = PublicationPage {
        w,
        thread,
        body: raised(&thread.opening.html),
        item,
        kind: item.kind,
        crumbs: crumbs(&page, w, item),
        product: product(w, item, &spaces),
        contents: if contents.len() >= HEADINGS { contents } else { Vec::new() },
        neighbours: neighbours(found),
        may_edit: actor.may(Permission::EditAny),
        is_open: item.state == State::Published,
        is_closed_to_some: !public,
        more: thread.next.map(|next| format!("{}?after={next}#comments", thread.url())),
        comments_url: format!("/n/{}/comments", thread.topic.id),
        composer,
        page: &page,
    };
    let frames = madang_markdown::frame_origins(&thread.opening.html);
    let mut response = page.render(&template, status);
    if !frames.is_empty() {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, content_policy(frames, []));
    }
    response
}

fn describe(page: Page, w: Words, thread: &Thread, item: &Item, public: bool) -> Page {
    let head = &thread.topic;
    let mut page = page
        .titled(head.title.as_str())
        .section(Section::News)
        .described(thread.excerpt.as_str())
        .feed(format!("/news/feed.atom?kind={}", item.kind), w.kind_plural(item.kind.as_str()));
    page.head.article = true;
    page.head.image = structured::first_image(&thread.opening.html);
    if !public || head.hidden || head.deleted || item.state != State::Published {
        page = page.unlisted();
    }
    // Nobody who is signed in is a crawler.
    if page.viewer.is_none() {
        for data in structured::of(&page, thread, item) {
            page = page.json_ld(&data);
        }
    }
    page.canonical(crate::feed::ascii(&thread.url()))
}

fn crumbs(page: &Page, w: Words, item: &Item) -> Vec<Link> {
    let mut links = vec![Link::new(page.words.nav_news(), "/news")];
    match (&item.series, &item.series_slug) {
        (Some(name), Some(slug)) => links.push(Link::new(name.as_str(), format!("/news/series/{slug}"))),
        _ => links.push(Link::new(w.kind_plural(item.kind.as_str()), format!("/news?kind={}", item.kind))),
    }
    links
}

fn product(w: Words, item: &Item, spaces: &SpaceList) -> Option<Link> {
    let product = item.product.and_then(|id| spaces.product(id))?;
    let version = item.version.and_then(|id| spaces.version(id)).map(|(_, version)| version.name.as_str());
    let name = version.map_or(product.name.clone(), |version| w.product_version(&product.name, version));
    Some(Link::new(name, format!("/releases/{}", product.slug)))
}

fn neighbours(found: &Found) -> [Option<Link>; 2] {
    let link = |row: Option<&(madang_kernel::TopicId, Kind, String, String)>| {
        row.map(|(topic, kind, title, slug)| Link::new(title.as_str(), topic_url(kind.topic_kind(), *topic, slug)))
    };
    let Some(at) = found.series.iter().position(|(topic, ..)| *topic == found.thread.topic.id) else {
        return [None, None];
    };
    [link(at.checked_sub(1).and_then(|before| found.series.get(before))), link(found.series.get(at + 1))]
}

#[cfg(test)]
mod tests {
    use super::raised;

    #[test]
    fn headings_stand_right_below_the_title() {
        let html = "<h4 id=\"h-a\">A &lt;/h4&gt;</h4><p>x</p><h5 id=\"h-b\">B</h5>";
        assert_eq!(raised(html).0, "<h2 id=\"h-a\">A &lt;/h4&gt;</h2><p>x</p><h3 id=\"h-b\">B</h3>");
        assert_eq!(raised("<p>x</p>").0, "<p>x</p>");
    }
}
