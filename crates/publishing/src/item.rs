//! What can be published, pure: its kinds, its states, its parts, and how the parts become one text.

use crate::words::Words;
use madang_conversation::{Body, TagNames, Title};
use madang_i18n::Lang;
use madang_kernel::{Fields, GroupId, ProductId, Result, VersionId, text, words};
use madang_language::{Language, detect_language};
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use utoipa::ToSchema;

words! {
    /// What is published. The words are those of [`madang_conversation::PUBLICATIONS`].
    pub enum Kind {
        /// News of the company.
        Announcement = "announcement",
        /// What changed in a version of a product.
        ReleaseNote = "release_note",
        /// An entry of the blog.
        BlogEntry = "blog_entry",
        /// A short piece of advice.
        Tip = "tip",
        /// How somebody succeeded.
        Story = "story",
        /// How somebody does something: materials and steps.
        Walkthrough = "walkthrough",
        /// Pictures, video or audio.
        Media = "media",
    }
}

words! {
    /// Where a publication stands.
    pub enum State {
        /// Being written.
        Draft = "draft",
        /// Handed in by its author, for staff to publish.
        HandedIn = "handed_in",
        /// To be published at a set time.
        Scheduled = "scheduled",
        /// Readers see it.
        Published = "published",
        /// Readers see it, but no list names it.
        Archived = "archived",
    }
}

words! {
    /// Who reads a publication.
    pub enum Audience {
        /// The whole world.
        Everyone = "everyone",
        /// Whoever is signed in.
        Members = "members",
        /// The members of a group.
        Group = "group",
    }
}

words! {
    /// What kind of change a line of a release note tells of.
    pub enum ChangeKind {
        /// New.
        Added = "added",
        /// Different from before.
        Changed = "changed",
        /// No longer wrong.
        Fixed = "fixed",
        /// Soon to go.
        Deprecated = "deprecated",
        /// Gone.
        Removed = "removed",
        /// About security.
        Security = "security",
    }
}

impl Kind {
    /// The word as the conversation keeps it with a topic.
    pub fn topic_kind(self) -> &'static str {
        self.as_str()
    }

    /// Whether authors who are not employees write it.
    pub fn is_open_to_authors(self) -> bool {
        !matches!(self, Kind::Announcement | Kind::ReleaseNote)
    }
}

impl State {
    /// Whether readers can have seen it: its topic is there.
    pub fn is_out(self) -> bool {
        matches!(self, State::Published | State::Archived)
    }
}

/// A line of a release note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Change {
    /// `added`, `changed`, `fixed`, `deprecated`, `removed` or `security`.
    #[schema(value_type = String)]
    pub kind: ChangeKind,
    /// What changed, as one line of Markdown.
    pub text: String,
}

/// A step of a walkthrough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Step {
    /// What to do, as one line.
    pub name: String,
    /// More about it, with pictures, in Markdown.
    #[serde(default)]
    pub text: String,
}

/// The parts that only some kinds have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Details {
    /// Of a release note: what changed.
    pub changes: Vec<Change>,
    /// Of a walkthrough: what is needed.
    pub materials: Vec<String>,
    /// Of a walkthrough: what to do.
    pub steps: Vec<Step>,
    /// Of a media post: pictures (`![…](…)`), files and addresses of recordings, each as Markdown.
    pub media: Vec<String>,
    /// Of a media post: what is said, in Markdown.
    pub transcript: String,
}

/// The most lines of a list among the parts.
const MOST: usize = 100;
/// The most characters of the name of a guest or a series.
pub(crate) const NAME_MAX: usize = 80;

/// A publication as it was typed, not checked yet.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Its title.
    pub title: String,
    /// Its text; may be empty while it is being written.
    pub body: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its product.
    pub product: Option<ProductId>,
    /// The product's version.
    pub version: Option<VersionId>,
    /// The name of its series; empty for none.
    pub series: String,
    /// The parts of its kind.
    pub details: Details,
    /// Who reads it.
    pub audience: Option<Audience>,
    /// The group, where a group reads it.
    pub group: Option<GroupId>,
    /// A guest who wrote it and has no account; empty for none.
    pub guest: String,
    /// Whether comments wait to be let through.
    pub approval: bool,
    /// Whether it stands on top of the news.
    pub pinned: bool,
}

/// A publication that is right, as far as that can be said before it is published.
#[derive(Clone, Debug)]
pub struct Content {
    /// Its kind.
    pub kind: Kind,
    /// Its title.
    pub title: Title,
    /// Its text in Markdown; may be empty.
    pub body: String,
    /// Its tags.
    pub tags: TagNames,
    /// Its product.
    pub product: Option<ProductId>,
    /// The product's version.
    pub version: Option<VersionId>,
    /// The name of its series; empty for none.
    pub series: String,
    /// The parts of its kind; those of other kinds are empty.
    pub details: Details,
    /// Who reads it.
    pub audience: Audience,
    /// The group, where a group reads it.
    pub group: Option<GroupId>,
    /// A guest who wrote it; empty for none.
    pub guest: String,
    /// Whether comments wait to be let through.
    pub approval: bool,
    /// Whether it stands on top of the news.
    pub pinned: bool,
}

impl Content {
    /// Checks what was typed.
    ///
    /// # Errors
    /// All that is wrong, by field.
    pub fn parse(kind: Kind, typed: Typed) -> Result<Content> {
        let mut fields = Fields::new();
        let title = fields.take("title", Title::parse(&typed.title));
        let tags = fields.take("tags", TagNames::of(&typed.tags));
        let body = text::block(&typed.body);
        let details = typed.details.of_kind(kind);
        details.check(&mut fields);
        let (series, guest) = (text::line(&typed.series), text::line(&typed.guest));
        for (field, value) in [("series", &series), ("guest", &guest)] {
            if value.chars().count() > NAME_MAX {
                fields.add(field, "too-long");
            }
        }
        let audience = typed.audience.unwrap_or(Audience::Everyone);
        if audience == Audience::Group && typed.group.is_none() {
            fields.add("audience", "needs-a-group");
        }
        if typed.version.is_some() && typed.product.is_none() {
            fields.add("product", "needs-a-product");
        }
        let (Some(title), Some(tags)) = (title, tags) else { return Err(madang_kernel::Error::Invalid(fields)) };
        fields.check()?;
        let content = Content {
            kind,
            title,
            body,
            tags,
            product: typed.product,
            version: typed.version,
            series,
            details,
            audience,
            group: typed.group.filter(|_| audience == Audience::Group),
            guest,
            approval: typed.approval,
            pinned: typed.pinned,
        };
        content.check_length()?;
        Ok(content)
    }

    /// As it can be typed again.
    pub fn typed(&self) -> Typed {
        Typed {
            title: self.title.as_str().to_owned(),
            body: self.body.clone(),
            tags: self.tags.names().to_vec(),
            product: self.product,
            version: self.version,
            series: self.series.clone(),
            details: self.details.clone(),
            audience: Some(self.audience),
            group: self.group,
            guest: self.guest.clone(),
            approval: self.approval,
            pinned: self.pinned,
        }
    }

    fn check_length(&self) -> Result<()> {
        match Body::parse(&self.text()) {
            Err("too-long") => Err(madang_kernel::Error::field("body", "too-long")),
            _ => Ok(()),
        }
    }

    /// The whole text as readers get it: the text with the parts of its kind, under headings in the text's language.
    pub fn text(&self) -> String {
        let mut out = self.body.clone();
        let words = Words(self.language());
        self.details.write(&mut out, words);
        out.trim().to_owned()
    }

    /// The whole text, where there is enough to publish.
    ///
    /// # Errors
    /// What is missing, by field.
    pub fn publishable(&self) -> Result<Body> {
        let mut fields = Fields::new();
        match self.kind {
            Kind::ReleaseNote if self.product.is_none() => fields.add("product", "needs-a-product"),
            Kind::Walkthrough if self.details.steps.is_empty() => fields.add("steps", "empty"),
            Kind::Media if self.details.media.is_empty() => fields.add("media", "empty"),
            _ => {}
        }
        fields.check()?;
        Body::parse(&self.text()).map_err(|code| madang_kernel::Error::field("body", code))
    }

    fn language(&self) -> Lang {
        match detect_language(&format!("{}\n{}", self.title.as_str(), text::cut(&self.body, 2_000))) {
            Language::Korean => Lang::Ko,
            Language::Japanese => Lang::Ja,
            _ => Lang::En,
        }
    }
}

impl Details {
    /// Only what a publication of this kind has.
    fn of_kind(self, kind: Kind) -> Details {
        match kind {
            Kind::ReleaseNote => Details { changes: self.changes, ..Details::default() },
            Kind::Walkthrough => Details { materials: self.materials, steps: self.steps, ..Details::default() },
            Kind::Media => {
                Details { media: self.media, transcript: text::block(&self.transcript), ..Details::default() }
            }
            _ => Details::default(),
        }
    }

    fn check(&self, fields: &mut Fields) {
        let lengths = [
            ("changes", self.changes.len()),
            ("materials", self.materials.len()),
            ("steps", self.steps.len()),
            ("media", self.media.len()),
        ];
        for (field, length) in lengths {
            if length > MOST {
                fields.add(field, "too-many");
            }
        }
    }

    fn write(&self, out: &mut String, words: Words) {
        for kind in ChangeKind::ALL {
            let lines: Vec<&Change> = self.changes.iter().filter(|change| change.kind == *kind).collect();
            if !lines.is_empty() {
                heading(out, &words.change_kind(kind.as_str()));
                lines.iter().for_each(|change| item(out, "- ", &change.text));
            }
        }
        if !self.materials.is_empty() {
            heading(out, words.materials());
            self.materials.iter().for_each(|material| item(out, "- ", material));
        }
        if !self.steps.is_empty() {
            heading(out, words.steps());
            write_steps(out, &self.steps);
        }
        write_media(out, &self.media);
        if !self.transcript.is_empty() {
            out.push_str("\n\n> [!TRANSCRIPT]");
            self.transcript.lines().for_each(|line| quoted(out, line));
        }
    }
}

fn heading(out: &mut String, text: &str) {
    let _ = write!(out, "\n\n# {text}\n");
}

fn item(out: &mut String, mark: &str, text: &str) {
    let _ = write!(out, "\n{mark}{}", text::line(text));
}

fn quoted(out: &mut String, line: &str) {
    let _ = write!(out, "\n> {line}");
}

/// Pictures that follow one another stand in a gallery.
fn write_media(out: &mut String, media: &[String]) {
    for group in media.chunk_by(|one, next| is_picture(one) && is_picture(next)) {
        if let [medium] = group {
            let _ = write!(out, "\n\n{medium}");
        } else {
            out.push_str("\n\n> [!GALLERY]");
            group.iter().for_each(|picture| quoted(out, picture));
        }
    }
}

fn is_picture(medium: &str) -> bool {
    medium.starts_with("![")
}

/// As `> [!STEPS]`, which rendering shows as numbered steps.
fn write_steps(out: &mut String, steps: &[Step]) {
    out.push_str("\n> [!STEPS]");
    for (at, step) in steps.iter().enumerate() {
        let mark = format!("{}. ", at + 1);
        quoted(out, &format!("{mark}**{}**", text::line(&step.name)));
        if !step.text.is_empty() {
            quoted(out, "");
            let indent = " ".repeat(mark.len());
            step.text.lines().for_each(|line| quoted(out, &format!("{indent}{line}")));
        }
        quoted(out, "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(title: &str, details: Details) -> Typed {
        Typed { title: title.into(), body: "How I do it".into(), details, ..Typed::default() }
    }

    fn change(kind: ChangeKind, text: &str) -> Change {
        Change { kind, text: text.into() }
    }

    #[test]
    fn the_words_are_those_of_the_conversation() {
        let words: Vec<&str> = Kind::ALL.iter().map(|kind| kind.topic_kind()).collect();
        assert_eq!(words, madang_conversation::PUBLICATIONS);
    }

    #[test]
    fn changes_stand_under_the_name_of_their_kind_in_the_texts_language() {
        let changes = vec![
            change(ChangeKind::Fixed, "Pump"),
            change(ChangeKind::Added, "Light"),
            change(ChangeKind::Fixed, "Lid"),
        ];
        let details = Details { changes, ..Details::default() };
        let content = Content::parse(Kind::ReleaseNote, typed("Version 3", details.clone())).unwrap();
        assert_eq!(content.text(), "How I do it\n\n# Added\n\n- Light\n\n# Fixed\n\n- Pump\n- Lid");
        let korean = Typed { body: "이번 버전의 변경 사항이에요.".into(), ..typed("3.0 출시", details) };
        assert!(Content::parse(Kind::ReleaseNote, korean).unwrap().text().contains("# 추가됨"));
    }

    #[test]
    fn steps_are_shown_as_steps_with_what_belongs_to_them() {
        let steps = vec![
            Step { name: "Open".into(), text: "Turn it.\n\n![lid](/files/a/b.png)".into() },
            Step { name: "Fill".into(), text: String::new() },
        ];
        let details = Details { steps, materials: vec!["Water".into()], ..Details::default() };
        let content = Content::parse(Kind::Walkthrough, typed("My routine", details)).unwrap();
        let context = madang_markdown::Context { is_document: true, ..madang_markdown::Context::plain("en") };
        let html = madang_markdown::render(&content.text(), &context).html;
        let wanted = "<div class=\"steps\">\n<ol>\n<li>\n<p><strong>Open</strong></p>\n<p>Turn it.</p>\n<p><img src=\"/files/a/b.png\"";
        assert!(html.contains(wanted), "{html}");
        assert_eq!(html.matches("<ol>").count(), 1, "{html}");
        assert!(html.contains("<strong>Fill</strong>"), "{html}");
    }

    #[test]
    fn several_pictures_are_a_gallery_and_one_is_not() {
        let media =
            ["![a](/files/a/a.png)", "![b](/files/b/b.png)", "https://youtu.be/dQw4w9WgXcQ", "![c](/files/c/c.png)"];
        let details = Details { media: media.map(str::to_owned).to_vec(), ..Details::default() };
        let content = Content::parse(Kind::Media, typed("Our autumn", details)).unwrap();
        let gallery = "> [!GALLERY]\n> ![a](/files/a/a.png)\n> ![b](/files/b/b.png)";
        let text = format!("How I do it\n\n{gallery}\n\nhttps://youtu.be/dQw4w9WgXcQ\n\n![c](/files/c/c.png)");
        assert_eq!(content.text(), text);
        let context = madang_markdown::Context { is_document: true, ..madang_markdown::Context::plain("en") };
        let html = madang_markdown::render(&content.text(), &context).html;
        assert!(
            html.contains("<div class=\"gallery\">\n<p><a href=\"/files/a/a.png\"><img src=\"/files/a/a.png\""),
            "{html}"
        );
        assert_eq!(html.matches("<a href=\"/files/").count(), 2, "{html}");
    }

    #[test]
    fn a_kind_has_only_its_own_parts_and_needs_them_to_be_published() {
        let details = Details {
            media: vec!["https://youtu.be/dQw4w9WgXcQ".into()],
            transcript: "Hi".into(),
            ..Details::default()
        };
        let tip = Content::parse(Kind::Tip, typed("A tip", details.clone())).unwrap();
        assert_eq!(tip.text(), "How I do it");
        let media = Content::parse(Kind::Media, typed("A talk", details)).unwrap();
        assert!(media.text().ends_with("https://youtu.be/dQw4w9WgXcQ\n\n> [!TRANSCRIPT]\n> Hi"));
        assert!(media.publishable().is_ok());
        for kind in [Kind::ReleaseNote, Kind::Walkthrough, Kind::Media] {
            assert!(Content::parse(kind, typed("Nothing yet", Details::default())).unwrap().publishable().is_err());
        }
    }
}
