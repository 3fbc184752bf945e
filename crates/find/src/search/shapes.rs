//! What the search page shows.

use super::{FoundPost, FoundTopic, SearchInput, filters};
use crate::{
    names::CountedTag,
    shown::markup,
    store::names::{FileName, MemberName},
    words::Words,
};
use madang_conversation::{
    PostKind, SpaceList, file_url, html_lang, is_managed, person, post_url, profile_url, topic_url,
};
use madang_ui::{Link, Markup, Page, Person};

/// A topic that was found.
pub(super) struct Hit {
    pub(super) url: String,
    pub(super) topic_url: String,
    pub(super) title: Markup,
    pub(super) lang: String,
    /// What kind of topic it is.
    pub(super) kind: String,
    pub(super) state: &'static str,
    pub(super) verified: bool,
    pub(super) author: Person,
    pub(super) space: Option<Link>,
    pub(super) at: i64,
    pub(super) tags: Vec<String>,
    /// Whether answers and votes say something about it, as they do about what members write.
    pub(super) counted: bool,
    pub(super) answers: i64,
    pub(super) votes: i64,
    /// The post that fits best.
    pub(super) best: Passage,
    pub(super) more: Vec<Passage>,
    pub(super) more_count: i64,
}

/// A post of a topic that was found.
pub(super) struct Passage {
    /// What the post is; empty for the opening, which the title speaks for.
    pub(super) kind: &'static str,
    pub(super) url: String,
    pub(super) text: Markup,
    pub(super) lang: String,
    pub(super) author: Link,
    pub(super) at: i64,
    pub(super) accepted: bool,
    pub(super) mark: String,
}

impl Hit {
    pub(super) fn of(found: FoundTopic, spaces: &SpaceList, w: Words) -> Hit {
        let FoundTopic { row, title, best, more, more_count } = found;
        let space = spaces.get(row.space).map(|space| Link::new(space.name.get(w.0), space.url()));
        Hit {
            url: best.url.clone(),
            topic_url: row.url(),
            title: markup(&title),
            lang: html_lang(&row.language).to_owned(),
            kind: one_label(w, &row.kind).to_owned(),
            state: row.standing(),
            verified: row.verified,
            author: person(&row.author),
            space,
            at: row.created_at.millis(),
            tags: row.tag_names(),
            counted: !is_managed(&row.kind),
            answers: row.answers,
            votes: row.score,
            best: Passage::of(best, w),
            more: more.into_iter().map(|post| Passage::of(post, w)).collect(),
            more_count: i64::try_from(more_count).unwrap_or(i64::MAX),
        }
    }
}

impl Passage {
    fn of(post: FoundPost, w: Words) -> Passage {
        Passage {
            kind: match post.kind {
                PostKind::Opening => "",
                PostKind::Answer => w.one_answer(),
                PostKind::Comment => w.one_comment(),
            },
            url: post.url,
            text: markup(&post.passage),
            lang: html_lang(&post.language).to_owned(),
            author: Link::new(post.author, profile_url(&post.handle)),
            at: post.created_at.millis(),
            accepted: post.accepted,
            mark: post.mark.unwrap_or_default(),
        }
    }
}

/// A member that was found.
pub(super) struct Member {
    pub(super) person: Person,
    pub(super) headline: String,
}

impl Member {
    pub(super) fn of(member: MemberName) -> Member {
        Member { person: member.person(), headline: member.headline }
    }
}

/// A tag that was found.
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) topics: String,
}

impl Tag {
    pub(super) fn of(tag: CountedTag, page: &Page) -> Tag {
        Tag { topics: number(page, tag.topics, tag.capped), name: tag.name, description: tag.description }
    }
}

/// A file that was found.
pub(super) struct File {
    pub(super) name: String,
    pub(super) url: String,
    pub(super) size: String,
    pub(super) is_image: bool,
    /// The post that shows it.
    pub(super) place: Link,
    pub(super) lang: String,
    pub(super) author: Link,
    pub(super) at: i64,
}

impl File {
    pub(super) fn of(file: FileName) -> File {
        let place = match file.post_kind {
            PostKind::Opening => topic_url(&file.topic_kind, file.topic, &file.slug),
            PostKind::Answer | PostKind::Comment => post_url(file.post),
        };
        File {
            url: file_url(file.id, &file.name),
            name: file.name,
            size: size(file.bytes),
            is_image: file.media_type.starts_with("image/"),
            place: Link::new(file.title, place),
            lang: html_lang(&file.language).to_owned(),
            author: Link::new(file.author, profile_url(&file.handle)),
            at: file.created_at.millis(),
        }
    }
}

/// A filter beside the results.
pub(super) struct Filter {
    pub(super) title: &'static str,
    pub(super) values: Vec<Value>,
}

/// A value of a filter: a link that asks for it, or no longer.
pub(super) struct Value {
    pub(super) label: String,
    pub(super) url: String,
    pub(super) count: String,
    pub(super) chosen: bool,
}

/// What is asked for besides the words, with the address of the search without it.
pub(super) type Chip = Link;

/// The filters that tell apart what was found, and what is chosen.
pub(super) fn filters(
    all: Vec<filters::Filter>,
    input: &SearchInput,
    total: usize,
    w: Words,
    page: &Page,
) -> (Vec<Filter>, Vec<Chip>) {
    let mut chips = Vec::new();
    let mut shown = Vec::new();
    for filter in all {
        for value in filter.values.iter().filter(|value| value.chosen) {
            chips.push(Link::new(chip_label(filter.name, &value.label, w), without(input, filter.name, &value.value)));
        }
        if filter.tells(total) {
            shown.push(Filter { title: title(filter.name, w), values: values(filter, input, page) });
        }
    }
    for (name, label) in [("from", w.from()), ("to", w.to())] {
        let day = input.condition(name);
        if !day.is_empty() {
            chips.push(Link::new(format!("{label} {day}"), input.with(&[(name, "")])));
        }
    }
    if input.is_verbatim() {
        chips.push(Link::new(w.verbatim(), input.with(&[("verbatim", "")])));
    }
    (shown, chips)
}

fn values(filter: filters::Filter, input: &SearchInput, page: &Page) -> Vec<Value> {
    let name = filter.name;
    let value = |value: filters::Value| Value {
        url: if value.chosen { without(input, name, &value.value) } else { choosing(input, name, &value.value) },
        count: number(page, value.count, value.capped),
        label: value.label,
        chosen: value.chosen,
    };
    filter.values.into_iter().map(value).collect()
}

fn choosing(input: &SearchInput, name: &str, value: &str) -> String {
    // An age takes the place of days.
    if name == "date" { input.with(&[(name, value), ("from", ""), ("to", "")]) } else { input.with(&[(name, value)]) }
}

/// Without one value; other tags stay.
fn without(input: &SearchInput, name: &str, value: &str) -> String {
    let rest: Vec<&str> = match name {
        "tag" => input.tags().filter(|tag| *tag != value).collect(),
        _ => Vec::new(),
    };
    input.with(&[(name, &rest.join(","))])
}

fn title(name: &str, w: Words) -> &'static str {
    match name {
        "kind" => w.kind(),
        "state" => w.state(),
        "space" => w.space(),
        "product" => w.product(),
        "tag" => w.tag(),
        "date" => w.date(),
        "author" => w.author(),
        _ => w.language(),
    }
}

fn chip_label(name: &str, label: &str, w: Words) -> String {
    match name {
        "tag" => format!("#{label}"),
        "author" => format!("{}: {label}", w.author()),
        _ => label.to_owned(),
    }
}

/// What one topic of a kind is called; a kind that is not known here by its own name.
fn one_label(w: Words, kind: &str) -> &str {
    match kind {
        "question" => w.one_question(),
        "discussion" => w.one_discussion(),
        "article" => w.one_article(),
        "announcement" => w.one_announcement(),
        "idea" => w.one_idea(),
        "event" => w.one_event(),
        other => other,
    }
}

/// A count, with `+` where there are more.
pub(super) fn number(page: &Page, n: usize, capped: bool) -> String {
    let n = page.number(i64::try_from(n).unwrap_or(i64::MAX));
    if capped { format!("{n}+") } else { n }
}

/// A size as files have it: `12 KB`, `3.4 MB`.
fn size(bytes: i64) -> String {
    const KB: i64 = 1 << 10;
    const MB: i64 = 1 << 20;
    match bytes {
        ..KB => format!("{bytes} B"),
        KB..MB => format!("{} KB", bytes / KB),
        _ => format!("{}.{} MB", bytes / MB, bytes % MB * 10 / MB),
    }
}
