//! A first look at everything: what belongs to what, who writes in public, and which addresses things will have, so that
//! links between texts can be led there before the texts are written.

use super::record::{Attached, Kind, Parent, Record};
use madang_conversation::Localized;
use madang_kernel::{Timestamp, TopicId};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What the first look found. Things are named by their ids in Zendesk.
#[derive(Default)]
pub(super) struct Survey {
    /// How many things of each kind there are.
    pub(super) counts: BTreeMap<Kind, u64>,
    /// The hosts of the help centre.
    pub(super) hosts: BTreeSet<String>,
    pub(super) users: HashMap<String, User>,
    pub(super) organizations: HashMap<String, String>,
    pub(super) segments: BTreeMap<String, Segment>,
    pub(super) categories: BTreeMap<String, Shelf>,
    pub(super) sections: BTreeMap<String, Shelf>,
    /// Each article's versions in order of locale.
    pub(super) articles: BTreeMap<String, Article>,
    /// The files of articles.
    pub(super) attachments: HashMap<String, Vec<Attached>>,
    pub(super) posts: BTreeMap<String, Started>,
    /// The official comment that came first, by post.
    pub(super) officials: HashMap<String, String>,
    pub(super) tickets: BTreeMap<String, Started>,
    /// The comment that repeats a ticket's description, with its files.
    pub(super) firsts: HashMap<String, First>,
    /// Whoever wrote something that others than staff may see.
    pub(super) public_authors: HashSet<String>,
    /// Whoever wrote anything, and when first; the empty key stands for those who are not named.
    pub(super) authors: BTreeMap<String, Timestamp>,
    /// Whoever wrote an article.
    pub(super) article_authors: HashSet<String>,
    /// The sum of the votes of known users, by what they are on.
    pub(super) votes: HashMap<(String, String), i64>,
    /// Which users voted, to be looked up when all users are known.
    cast: Vec<(String, String, String, i64)>,
    /// Where topics will be: by kind and key.
    pub(super) places: HashMap<String, (TopicId, String)>,
}

#[derive(Default)]
pub(super) struct User {
    pub(super) staff: bool,
    pub(super) organization: Option<String>,
    pub(super) tags: Vec<String>,
}

/// Who may see an article, as Zendesk says it.
#[derive(Default)]
pub(super) struct Segment {
    pub(super) name: String,
    pub(super) user_type: String,
    pub(super) organizations: Vec<String>,
    pub(super) groups: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) or_tags: Vec<String>,
    pub(super) users: Vec<String>,
}

/// A category or a section.
#[derive(Default)]
pub(super) struct Shelf {
    pub(super) names: Localized,
    pub(super) descriptions: Localized,
    pub(super) position: i64,
    pub(super) category: Option<String>,
    pub(super) parent: Option<String>,
    /// Whether the export tells of it, and not only of what is in it.
    pub(super) is_told: bool,
    /// The segments of its articles; `None` is everyone.
    pub(super) segments: BTreeSet<Option<String>>,
}

#[derive(Default)]
pub(super) struct Article {
    pub(super) source_locale: Option<String>,
    pub(super) section: Option<String>,
    pub(super) segment: Option<String>,
    /// The locales whose versions are behind the original.
    pub(super) outdated: BTreeSet<String>,
    /// When each version was made, its title, and whether it comes as an article of its own (not as a translation).
    pub(super) versions: BTreeMap<String, Version>,
}

pub(super) struct Version {
    pub(super) created: Timestamp,
    pub(super) title: String,
    pub(super) is_whole: bool,
    /// Where links to places in its text lead now: by the id in the text.
    pub(super) anchors: HashMap<String, String>,
}

pub(super) struct Started {
    pub(super) created: Timestamp,
    pub(super) title: String,
    /// Whether the source says that it is answered.
    pub(super) answered: bool,
    /// The beginning of its text, to know it again.
    text: String,
}

pub(super) struct First {
    pub(super) comment: String,
    pub(super) attached: Vec<Attached>,
    at: Timestamp,
    text: String,
}

impl Article {
    /// The locale of the version that the others translate.
    pub(super) fn original(&self) -> Option<&str> {
        let source = self.source_locale.as_deref().filter(|locale| self.versions.contains_key(*locale));
        source.or_else(|| self.versions.keys().next().map(String::as_str))
    }
}

/// The locale of a thing, in lower case; `en-us` where none is said.
pub(super) fn locale_of(record: &Record) -> String {
    let locale = record.text("locale").or_else(|| record.text("source_locale")).unwrap_or("en-us");
    locale.trim().to_ascii_lowercase().replace('_', "-")
}

/// The language of the interface that a locale belongs to; `other` for all others.
pub(super) fn language_of(locale: &str) -> &'static str {
    match locale.split('-').next().unwrap_or_default() {
        "ko" => "ko",
        "ja" => "ja",
        "en" => "en",
        _ => "other",
    }
}

/// The key of an article's version.
pub(super) fn article_key(id: &str, locale: &str) -> String {
    format!("article:{id}:{locale}")
}

/// Puts a text in its language's place; a language that the interface lacks stands where nothing else does.
fn put(texts: &mut Localized, locale: &str, text: &str) {
    let place = match language_of(locale) {
        "ko" => &mut texts.ko,
        "ja" => &mut texts.ja,
        _ => &mut texts.en,
    };
    if place.is_empty() || language_of(locale) == "en" {
        text.trim().clone_into(place);
    }
}

impl Survey {
    /// Looks at one thing.
    pub(super) fn look(&mut self, record: &Record) {
        *self.counts.entry(record.kind).or_default() += 1;
        self.note_hosts(record);
        let Ok(id) = record.id() else {
            if record.kind == Kind::Ticket {
                self.note_author(record.key("requester_id"), record, false);
            }
            return;
        };
        match record.kind {
            Kind::User => self.note_user(id, record),
            Kind::Organization => {
                self.organizations.insert(id, record.text("name").unwrap_or_default().to_owned());
            }
            Kind::Segment => self.note_segment(id, record),
            Kind::Category | Kind::Section => self.note_shelf(id, record),
            Kind::Article => self.note_article(id, record),
            Kind::Translation => self.note_translation(record),
            Kind::Attachment => self.note_attachment(record),
            Kind::Post => self.note_post(id, record),
            Kind::Ticket => self.note_ticket(id, record),
            Kind::Comment => self.note_comment(record),
            Kind::Audit => self.note_audit(record),
            Kind::Vote => self.note_vote(record),
            Kind::Topic => {}
        }
    }

    /// What can be said when everything was looked at.
    pub(super) fn ended(&mut self) {
        for (user, kind, on, value) in std::mem::take(&mut self.cast) {
            if self.users.contains_key(&user) {
                *self.votes.entry((kind, on)).or_default() += value;
            }
        }
        for article in self.articles.values() {
            let section = article.section.clone().unwrap_or_default();
            self.sections.entry(section).or_default().segments.insert(article.segment.clone());
        }
        let tickets = &self.tickets;
        self.firsts.retain(|ticket, first| tickets.get(ticket).is_none_or(|ticket| ticket.text == first.text));
    }

    fn note_hosts(&mut self, record: &Record) {
        if !matches!(record.kind, Kind::Article | Kind::Category | Kind::Section | Kind::Post | Kind::Ticket) {
            return;
        }
        for address in ["url", "html_url"].iter().filter_map(|field| record.text(field)) {
            if let Some(host) = host_of(address) {
                self.hosts.insert(host);
            }
        }
    }

    fn note_author(&mut self, author: Option<String>, record: &Record, is_public: bool) {
        let author = author.unwrap_or_default();
        let at = record.time("created_at");
        let first = self.authors.entry(author.clone()).or_insert(at);
        *first = at.min(*first);
        if is_public {
            self.public_authors.insert(author);
        }
    }

    fn note_user(&mut self, id: String, record: &Record) {
        let staff = matches!(record.text("role"), Some("agent" | "admin"));
        let user = User { staff, organization: record.key("organization_id"), tags: record.keys("tags") };
        self.users.insert(id, user);
    }

    fn note_segment(&mut self, id: String, record: &Record) {
        let segment = Segment {
            name: record.text("name").unwrap_or("Segment").to_owned(),
            user_type: record.text("user_type").unwrap_or_default().to_owned(),
            organizations: record.keys("organization_ids"),
            groups: record.keys("group_ids"),
            tags: record.keys("tags"),
            or_tags: record.keys("or_tags"),
            users: record.keys("added_user_ids"),
        };
        self.segments.insert(id, segment);
    }

    fn note_shelf(&mut self, id: String, record: &Record) {
        let shelves = if record.kind == Kind::Category { &mut self.categories } else { &mut self.sections };
        let shelf = shelves.entry(id).or_default();
        shelf.is_told = true;
        let locale = locale_of(record);
        put(&mut shelf.names, &locale, record.text("name").unwrap_or_default());
        put(&mut shelf.descriptions, &locale, record.text("description").unwrap_or_default());
        shelf.position = record.number("position");
        shelf.category = record.key("category_id");
        shelf.parent = record.key("parent_section_id");
    }

    fn note_article(&mut self, id: String, record: &Record) {
        self.note_author(record.key("author_id"), record, true);
        self.article_authors.insert(record.key("author_id").unwrap_or_default());
        let article = self.articles.entry(id).or_default();
        article.source_locale =
            record.text("source_locale").map(str::to_ascii_lowercase).or(article.source_locale.take());
        article.section = record.key("section_id").or(article.section.take());
        article.segment = record.key("user_segment_id").or(article.segment.take());
        article.outdated.extend(record.keys("outdated_locales").iter().map(|locale| locale.to_ascii_lowercase()));
        let title = record.text("title").or_else(|| record.text("name")).unwrap_or_default().to_owned();
        let anchors = anchors_in(record);
        let version = Version { created: record.time("created_at"), title, is_whole: true, anchors };
        article.versions.insert(locale_of(record), version);
    }

    fn note_translation(&mut self, record: &Record) {
        let (Some(id), locale) = (record.key("source_id"), locale_of(record)) else { return };
        let title = record.text("title").unwrap_or_default();
        let shelf = match record.text("source_type").unwrap_or("Article").to_ascii_lowercase().as_str() {
            "article" => {
                self.note_author(record.key("created_by_id"), record, true);
                let article = self.articles.entry(id).or_default();
                if record.is("outdated") {
                    article.outdated.insert(locale.clone());
                }
                let versions = &mut article.versions;
                versions.entry(locale).or_insert_with(|| Version {
                    created: record.time("created_at"),
                    title: title.to_owned(),
                    is_whole: false,
                    anchors: anchors_in(record),
                });
                return;
            }
            "section" => self.sections.entry(id).or_default(),
            "category" => self.categories.entry(id).or_default(),
            _ => return,
        };
        put(&mut shelf.names, &locale, title);
        put(&mut shelf.descriptions, &locale, record.text("body").unwrap_or_default());
    }

    fn note_attachment(&mut self, record: &Record) {
        let by_path = match &record.parent {
            Parent::Article(id) => Some(id.clone()),
            _ => None,
        };
        if let (Some(article), Some(attached)) = (record.key("article_id").or(by_path), record.attachment()) {
            self.attachments.entry(article).or_default().push(attached);
        }
    }

    fn note_post(&mut self, id: String, record: &Record) {
        self.note_author(record.key("author_id"), record, true);
        let answered = record.text("status") == Some("answered");
        self.posts.entry(id).and_modify(|post| post.answered = answered).or_insert_with(|| Started {
            created: record.time("created_at"),
            title: record.text("title").unwrap_or_default().to_owned(),
            answered,
            text: String::new(),
        });
    }

    fn note_ticket(&mut self, id: String, record: &Record) {
        self.note_author(record.key("requester_id").or_else(|| record.key("submitter_id")), record, false);
        let title = ["subject", "raw_subject"].iter().find_map(|field| record.text(field));
        let ticket = Started {
            created: record.time("created_at"),
            title: title.unwrap_or_default().to_owned(),
            answered: false,
            text: beginning(record.text("description").unwrap_or_default()),
        };
        for comment in record.objects("comments") {
            self.note_comment(&record.part(Kind::Comment, Parent::Ticket(id.clone()), comment.clone()));
        }
        self.tickets.insert(id, ticket);
    }

    fn note_comment(&mut self, record: &Record) {
        let belongs = belongs_to(record);
        self.note_author(record.key("author_id"), record, !matches!(belongs, Parent::Ticket(_)));
        let Ok(id) = record.id() else { return };
        match belongs {
            Parent::Ticket(ticket) => self.note_first(ticket, id, record),
            Parent::Post(post) if record.is("official") => {
                let first = self.officials.entry(post).or_insert_with(|| id.clone());
                if (id.len(), &id) < (first.len(), first) {
                    *first = id;
                }
            }
            _ => {}
        }
    }

    fn note_first(&mut self, ticket: String, comment: String, record: &Record) {
        let at = record.time("created_at");
        if self.firsts.get(&ticket).is_some_and(|first| first.at <= at) {
            return;
        }
        let text = ["body", "plain_body"].iter().find_map(|field| record.text(field)).unwrap_or_default();
        let parts = record.objects("attachments").cloned();
        let attached = parts.filter_map(|part| record.part(Kind::Attachment, Parent::Unknown, part).attachment());
        let first = First { comment, attached: attached.collect(), at, text: beginning(text) };
        self.firsts.insert(ticket, first);
    }

    fn note_audit(&mut self, record: &Record) {
        for comment in comments_in(record) {
            self.note_comment(&comment);
        }
    }

    fn note_vote(&mut self, record: &Record) {
        let (kind, on) = (record.text("item_type").unwrap_or_default().to_ascii_lowercase(), record.key("item_id"));
        if let (Some(on), Some(user)) = (on, record.key("user_id")) {
            self.cast.push((user, kind, on, record.number("value").signum()));
        }
    }
}

/// Which headings of a text can be linked to, and by what they are linked to here.
fn anchors_in(record: &Record) -> HashMap<String, String> {
    let body = record.text("body").unwrap_or_default();
    let may_have = ["id=", "name=", "ID=", "NAME="].iter().any(|attribute| body.contains(attribute));
    if may_have { madang_markdown::html_anchors(body).into_iter().collect() } else { HashMap::new() }
}

/// The comments that an audit of a ticket holds.
pub(super) fn comments_in(audit: &Record) -> Vec<Record> {
    let Some(ticket) = audit.key("ticket_id") else { return Vec::new() };
    let is_comment = |event: &&serde_json::Map<String, serde_json::Value>| {
        event.get("type").and_then(|kind| kind.as_str()) == Some("Comment")
    };
    let comment = |event: &serde_json::Map<String, serde_json::Value>| {
        let mut fields = event.clone();
        for field in ["author_id", "created_at"] {
            if !fields.contains_key(field)
                && let Some(value) = audit.fields.get(field)
            {
                fields.insert(field.to_owned(), value.clone());
            }
        }
        audit.part(Kind::Comment, Parent::Ticket(ticket.clone()), fields)
    };
    audit.objects("events").filter(is_comment).map(comment).collect()
}

/// What a comment is on.
pub(super) fn belongs_to(record: &Record) -> Parent {
    let source = |id| match record.text("source_type").unwrap_or_default() {
        "Article" => Parent::Article(id),
        "Post" => Parent::Post(id),
        _ => Parent::Unknown,
    };
    let own = record.key("ticket_id").map(Parent::Ticket).or_else(|| record.key("post_id").map(Parent::Post));
    let own = own.or_else(|| record.key("source_id").map(source)).unwrap_or_default();
    let from = |field: &str| Parent::in_path(record.text(field).unwrap_or_default());
    own.or(|| from("url")).or(|| from("html_url")).or(|| record.parent.clone())
}

/// Enough of a text to know it again.
fn beginning(text: &str) -> String {
    text.split_whitespace().flat_map(str::chars).take(120).collect()
}

/// The host of an address, in lower case.
pub(super) fn host_of(address: &str) -> Option<String> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme))?;
    let host = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    (!host.is_empty()).then_some(host)
}
