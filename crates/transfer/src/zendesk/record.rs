//! One thing of an export, as the API gives it, and how its fields are read.

use madang_kernel::Timestamp;
use serde_json::{Map, Value};

/// What a field holds that cannot be read as it should.
pub(super) type Outcome<T> = std::result::Result<T, String>;

/// When a thing without a time is taken to be from.
pub(super) const LONG_AGO: Timestamp = Timestamp::from_millis(1_104_537_600_000);

/// What a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    User,
    Organization,
    Segment,
    Category,
    Section,
    Article,
    Translation,
    Attachment,
    Comment,
    Topic,
    Post,
    Vote,
    Ticket,
    Audit,
}

/// The names of the kinds in the API: of many, of one, and in the report.
const NAMES: [(Kind, &str, &str, &str); 14] = [
    (Kind::User, "users", "user", "user"),
    (Kind::Organization, "organizations", "organization", "organisation"),
    (Kind::Segment, "user_segments", "user_segment", "user segment"),
    (Kind::Category, "categories", "category", "category"),
    (Kind::Section, "sections", "section", "section"),
    (Kind::Article, "articles", "article", "article"),
    (Kind::Translation, "translations", "translation", "translation"),
    (Kind::Attachment, "article_attachments", "article_attachment", "attachment"),
    (Kind::Comment, "comments", "comment", "comment"),
    (Kind::Topic, "topics", "topic", "community topic"),
    (Kind::Post, "posts", "post", "community post"),
    (Kind::Vote, "votes", "vote", "vote"),
    (Kind::Ticket, "tickets", "ticket", "ticket"),
    (Kind::Audit, "audits", "audit", "ticket audit"),
];

impl Kind {
    /// The kind of what stands below this name in an answer of the API.
    pub(super) fn named(name: &str) -> Option<Kind> {
        let name = match name {
            "attachments" => "article_attachments",
            "attachment" => "article_attachment",
            "ticket_audits" => "audits",
            name => name,
        };
        NAMES.into_iter().find(|(_, many, one, _)| *many == name || *one == name).map(|(kind, ..)| kind)
    }

    /// What the report calls it.
    pub(super) fn told(self) -> &'static str {
        NAMES.into_iter().find(|(kind, ..)| *kind == self).map_or("thing", |(.., told)| told)
    }
}

/// The thing that comments, votes and the like belong to, where they do not say it themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Parent {
    #[default]
    Unknown,
    Article(String),
    Post(String),
    Ticket(String),
}

impl Parent {
    /// Reads `…/tickets/35/comments.json`, `ticket_35_comments.json` and the like; the last one that is named counts.
    pub(super) fn in_path(path: &str) -> Parent {
        let mut words = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).peekable();
        let mut parent = Parent::Unknown;
        while let Some(word) = words.next() {
            let make = match word {
                "article" | "articles" => Parent::Article,
                "post" | "posts" => Parent::Post,
                "ticket" | "tickets" => Parent::Ticket,
                _ => continue,
            };
            if let Some(id) = words.peek().filter(|next| next.bytes().all(|b| b.is_ascii_digit())) {
                parent = make((*id).to_owned());
            }
        }
        parent
    }

    pub(super) fn or(self, other: impl FnOnce() -> Parent) -> Parent {
        if self == Parent::Unknown { other() } else { self }
    }
}

/// A thing with the place where it stands.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) kind: Kind,
    /// The file, and which thing of its kind in it.
    pub(super) place: String,
    pub(super) parent: Parent,
    pub(super) fields: Map<String, Value>,
}

impl Record {
    /// A part of this thing, at the same place.
    pub(super) fn part(&self, kind: Kind, parent: Parent, fields: Map<String, Value>) -> Record {
        Record { kind, place: self.place.clone(), parent, fields }
    }

    /// A string that is not empty.
    pub(super) fn text(&self, field: &str) -> Option<&str> {
        self.fields.get(field)?.as_str().filter(|text| !text.trim().is_empty())
    }

    /// Whether a field says yes.
    pub(super) fn is(&self, field: &str) -> bool {
        self.fields.get(field) == Some(&Value::Bool(true))
    }

    /// Whether a field says no.
    pub(super) fn is_not(&self, field: &str) -> bool {
        self.fields.get(field) == Some(&Value::Bool(false))
    }

    pub(super) fn number(&self, field: &str) -> i64 {
        self.fields.get(field).and_then(Value::as_i64).unwrap_or(0)
    }

    /// The id in a field: a number or a string. -1 stands for nobody.
    pub(super) fn key(&self, field: &str) -> Option<String> {
        match self.fields.get(field)? {
            Value::Number(number) if number.as_i64() != Some(-1) => Some(number.to_string()),
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => None,
        }
    }

    /// The ids in a field.
    pub(super) fn keys(&self, field: &str) -> Vec<String> {
        let list = self.fields.get(field).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let key = |value: &Value| match value {
            Value::Number(number) => Some(number.to_string()),
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => None,
        };
        list.iter().filter_map(key).collect()
    }

    /// The things in a field.
    pub(super) fn objects(&self, field: &str) -> impl Iterator<Item = &Map<String, Value>> {
        let list = self.fields.get(field).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        list.iter().filter_map(Value::as_object)
    }

    /// The thing's own id.
    ///
    /// # Errors
    /// One sentence when there is none.
    pub(super) fn id(&self) -> Outcome<String> {
        self.key("id").ok_or_else(|| "it has no id".to_owned())
    }

    /// A time; what has none is from long ago.
    pub(super) fn time(&self, field: &str) -> Timestamp {
        self.maybe_time(field).unwrap_or(LONG_AGO)
    }

    pub(super) fn maybe_time(&self, field: &str) -> Option<Timestamp> {
        match self.fields.get(field)? {
            Value::Number(millis) => millis.as_i64().map(Timestamp::from_millis),
            Value::String(text) => Timestamp::parse(text),
            _ => None,
        }
    }

    /// What an attachment tells: its id, name and address, and whether it is shown in the text.
    pub(super) fn attachment(&self) -> Option<Attached> {
        let address =
            ["content_url", "mapped_content_url", "relative_path"].iter().find_map(|field| self.text(field))?;
        let name = ["file_name", "display_file_name", "name"].iter().find_map(|field| self.text(field));
        Some(Attached {
            id: self.key("id"),
            name: name.unwrap_or("file").to_owned(),
            address: address.to_owned(),
            inline: self.is("inline"),
        })
    }
}

/// A file of an article or a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attached {
    pub(super) id: Option<String>,
    pub(super) name: String,
    pub(super) address: String,
    pub(super) inline: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comments_belong_to_is_read_from_their_path() {
        for (path, parent) in [
            ("api/v2/tickets/35/comments.json?page=2", Parent::Ticket("35".into())),
            ("ticket_35_comments.json", Parent::Ticket("35".into())),
            ("hc/articles/12-how/comments", Parent::Article("12".into())),
            ("community/posts/7/comments.1.json", Parent::Post("7".into())),
            ("comments.json", Parent::Unknown),
            ("tickets/comments.json", Parent::Unknown),
        ] {
            assert_eq!(Parent::in_path(path), parent, "{path}");
        }
    }
}
