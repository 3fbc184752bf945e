//! The lines of Madang's import format, as `docs/import-jsonl.md` describes them.

use super::object::{Object, Outcome};
use madang_conversation::{Localized, SpaceKind, TAG_MAX, TopicState};
use madang_kernel::{Posting, Role, Timestamp, Visibility};
use madang_people::Affiliation;

/// A type of line.
pub(super) trait Line: Sized {
    /// The word in `type`.
    const KIND: &'static str;
    /// Takes the fields.
    fn read(line: &mut Object) -> Outcome<Self>;
}

pub(super) struct Community {
    pub(super) name: Localized,
    pub(super) product_name: Option<String>,
    pub(super) color: Option<String>,
    pub(super) logo: Option<String>,
    pub(super) language: Option<String>,
    pub(super) description: Option<Localized>,
}

impl Line for Community {
    const KIND: &'static str = "community";

    fn read(line: &mut Object) -> Outcome<Community> {
        Ok(Community {
            name: line.texts("name", 80)?,
            product_name: line.maybe_line("product_name", 80)?,
            color: line.maybe_word("color", |word| madang_ui::theme::is_color(word).then(|| word.to_lowercase()))?,
            logo: line.maybe_key("logo")?,
            language: line.maybe_language("language")?,
            description: line.maybe_texts("description", 500)?,
        })
    }
}

pub(super) struct File {
    pub(super) key: String,
    pub(super) path: String,
    pub(super) name: Option<String>,
    pub(super) by: Option<String>,
    pub(super) created: Option<Timestamp>,
}

impl Line for File {
    const KIND: &'static str = "file";

    fn read(line: &mut Object) -> Outcome<File> {
        Ok(File {
            key: line.key("key")?,
            path: line.line("path", 1_000)?,
            name: line.maybe_line("name", 200)?,
            by: line.maybe_key("by")?,
            created: line.maybe_time("created")?,
        })
    }
}

pub(super) struct Member {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) handle: Option<String>,
    pub(super) email: Option<String>,
    pub(super) language: Option<String>,
    pub(super) time_zone: Option<String>,
    pub(super) role: Role,
    pub(super) affiliation: Affiliation,
    pub(super) headline: String,
    pub(super) company: String,
    pub(super) job_title: String,
    pub(super) about: String,
    pub(super) interests: Vec<String>,
    pub(super) picture: Option<String>,
    pub(super) joined: Option<Timestamp>,
}

impl Line for Member {
    const KIND: &'static str = "member";

    fn read(line: &mut Object) -> Outcome<Member> {
        Ok(Member {
            key: line.key("key")?,
            name: line.line("name", 80)?,
            handle: line.string("handle")?,
            email: line.string("email")?,
            language: line.maybe_language("language")?,
            time_zone: line.string("time_zone")?,
            role: line.maybe_word("role", role)?.unwrap_or(Role::Member),
            affiliation: line.maybe_word("affiliation", Affiliation::parse)?.unwrap_or(Affiliation::Customer),
            headline: line.line_or_empty("headline", 160)?,
            company: line.line_or_empty("company", 80)?,
            job_title: line.line_or_empty("job_title", 80)?,
            about: line.block_or_empty("about", 5_000)?,
            interests: line.strings("interests")?,
            picture: line.maybe_key("picture")?,
            joined: line.maybe_time("joined")?,
        })
    }
}

pub(super) struct Group {
    pub(super) key: String,
    pub(super) name: Localized,
    pub(super) members: Vec<String>,
}

impl Line for Group {
    const KIND: &'static str = "group";

    fn read(line: &mut Object) -> Outcome<Group> {
        Ok(Group { key: line.key("key")?, name: line.texts("name", 80)?, members: line.keys("members")? })
    }
}

pub(super) struct Space {
    pub(super) key: String,
    pub(super) kind: SpaceKind,
    pub(super) name: Localized,
    pub(super) description: Option<Localized>,
    pub(super) icon: Option<String>,
    pub(super) position: Option<i64>,
    pub(super) visibility: Visibility,
    pub(super) posting: Posting,
    pub(super) groups: Vec<String>,
}

impl Line for Space {
    const KIND: &'static str = "space";

    fn read(line: &mut Object) -> Outcome<Space> {
        let space = Space {
            key: line.key("key")?,
            kind: line.word("kind", open_kind)?,
            name: line.texts("name", 80)?,
            description: line.maybe_texts("description", 500)?,
            icon: line.string("icon")?,
            position: line.maybe_count("position")?,
            visibility: line.maybe_word("visibility", Visibility::parse)?.unwrap_or(Visibility::Everyone),
            posting: line.maybe_word("posting", Posting::parse)?.unwrap_or(Posting::Members),
            groups: line.keys("groups")?,
        };
        let is_slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if space.key.len() > 60 || !space.key.chars().all(is_slug) {
            return Err("key is not 1 to 60 of a-z, 0-9 and -".to_owned());
        }
        let needs_groups = space.visibility == Visibility::Groups || space.posting == Posting::Groups;
        if needs_groups && space.groups.is_empty() {
            return Err("groups is missing".to_owned());
        }
        Ok(space)
    }
}

pub(super) struct Product {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) versions: Vec<ProductVersion>,
}

pub(super) struct ProductVersion {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) released: Option<Timestamp>,
    pub(super) end_of_life: Option<Timestamp>,
}

impl Line for Product {
    const KIND: &'static str = "product";

    fn read(line: &mut Object) -> Outcome<Product> {
        let version = |mut version: Object| {
            Ok(ProductVersion {
                key: version.key("key")?,
                name: version.line("name", 40)?,
                released: version.maybe_date("released")?,
                end_of_life: version.maybe_date("end_of_life")?,
            })
        };
        let versions: Outcome<Vec<ProductVersion>> = line.objects("versions")?.into_iter().map(version).collect();
        let versions = versions.map_err(|why| format!("versions: {why}"))?;
        for (place, version) in versions.iter().enumerate() {
            let same = |other: &ProductVersion| other.key == version.key || other.name == version.name;
            if versions[..place].iter().any(same) {
                return Err(format!("versions: \"{}\" is there twice", version.key));
            }
        }
        Ok(Product { key: line.key("key")?, name: line.line("name", 80)?, versions })
    }
}

pub(super) struct Tag {
    pub(super) name: String,
    pub(super) description: Option<Localized>,
    pub(super) synonyms: Vec<String>,
}

impl Line for Tag {
    const KIND: &'static str = "tag";

    fn read(line: &mut Object) -> Outcome<Tag> {
        let tag = Tag {
            name: line.line("name", TAG_MAX)?,
            description: line.maybe_texts("description", 500)?,
            synonyms: line.keys("synonyms")?,
        };
        if tag.name.contains([' ', ',', '\u{3000}']) {
            return Err("name holds spaces or commas".to_owned());
        }
        Ok(tag)
    }
}

pub(super) struct Topic {
    pub(super) key: String,
    pub(super) kind: SpaceKind,
    pub(super) space: String,
    pub(super) author: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) created: Timestamp,
    pub(super) language: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) product: Option<String>,
    pub(super) version: Option<String>,
    pub(super) views: i64,
    pub(super) state: Option<TopicState>,
    pub(super) state_note: String,
    pub(super) duplicate_of: Option<String>,
    pub(super) locked: bool,
    pub(super) pinned: bool,
    pub(super) hidden: bool,
    pub(super) edited: Vec<Edit>,
}

impl Line for Topic {
    const KIND: &'static str = "topic";

    fn read(line: &mut Object) -> Outcome<Topic> {
        let topic = Topic {
            key: line.key("key")?,
            kind: line.word("kind", topic_kind)?,
            space: line.key("space")?,
            author: line.key("author")?,
            title: line.line("title", 200)?,
            body: line.body("body")?,
            created: line.time("created")?,
            language: line.maybe_language("language")?,
            tags: line.strings("tags")?,
            product: line.maybe_key("product")?,
            version: line.maybe_key("version")?,
            views: line.maybe_count("views")?.unwrap_or(0),
            state: line.maybe_word("state", state)?,
            state_note: line.block_or_empty("state_note", 1_000)?,
            duplicate_of: line.maybe_key("duplicate_of")?,
            locked: line.flag("locked")?,
            pinned: line.flag("pinned")?,
            hidden: line.flag("hidden")?,
            edited: edits(line)?,
        };
        match (topic.kind, topic.state, &topic.duplicate_of) {
            (_, Some(TopicState::Duplicate), None) => Err("duplicate_of is missing".to_owned()),
            (_, state, Some(_)) if state != Some(TopicState::Duplicate) => {
                Err("duplicate_of is given, but state is not duplicate".to_owned())
            }
            (SpaceKind::Discussions, Some(state), _) if state != TopicState::Archived => {
                Err("state: a discussion is at most archived".to_owned())
            }
            _ if topic.version.is_some() && topic.product.is_none() => Err("version needs its product".to_owned()),
            _ => Ok(topic),
        }
    }
}

pub(super) struct Edit {
    pub(super) at: Timestamp,
    pub(super) by: String,
    pub(super) title: Option<String>,
    pub(super) body: Option<String>,
    pub(super) note: String,
}

/// The edits of a post, none before the one above it.
fn edits(line: &mut Object) -> Outcome<Vec<Edit>> {
    let edit = |mut edit: Object| {
        Ok(Edit {
            at: edit.time("at")?,
            by: edit.key("by")?,
            title: edit.maybe_line("title", 200)?.filter(|title| !title.is_empty()),
            body: edit.maybe_body("body")?,
            note: edit.line_or_empty("note", 300)?,
        })
    };
    let edits: Outcome<Vec<Edit>> = line.objects("edited")?.into_iter().map(edit).collect();
    let edits = edits.map_err(|why| format!("edited: {why}"))?;
    if edits.windows(2).any(|pair| pair[1].at < pair[0].at) {
        return Err("edited: at is before the edit above".to_owned());
    }
    Ok(edits)
}

pub(super) struct Answer {
    pub(super) key: String,
    pub(super) topic: String,
    pub(super) author: String,
    pub(super) body: String,
    pub(super) created: Timestamp,
    pub(super) language: Option<String>,
    pub(super) accepted: Option<Accepted>,
    pub(super) verdict: Option<Verdict>,
    pub(super) hidden: bool,
    pub(super) edited: Vec<Edit>,
}

pub(super) struct Accepted {
    pub(super) by: String,
    pub(super) at: Option<Timestamp>,
}

pub(super) struct Verdict {
    /// `verified`, `wrong` or `outdated`.
    pub(super) kind: String,
    pub(super) by: String,
    pub(super) at: Timestamp,
    pub(super) reason: String,
}

impl Line for Answer {
    const KIND: &'static str = "answer";

    fn read(line: &mut Object) -> Outcome<Answer> {
        let accepted = line.maybe_object("accepted")?.map(accepted).transpose();
        let verdict = line.maybe_object("verdict")?.map(verdict).transpose();
        Ok(Answer {
            key: line.key("key")?,
            topic: line.key("topic")?,
            author: line.key("author")?,
            body: line.body("body")?,
            created: line.time("created")?,
            language: line.maybe_language("language")?,
            accepted: accepted.map_err(|why| format!("accepted: {why}"))?,
            verdict: verdict.map_err(|why| format!("verdict: {why}"))?,
            hidden: line.flag("hidden")?,
            edited: edits(line)?,
        })
    }
}

fn accepted(mut line: Object) -> Outcome<Accepted> {
    Ok(Accepted { by: line.key("by")?, at: line.maybe_time("at")? })
}

fn verdict(mut line: Object) -> Outcome<Verdict> {
    let is_known = |word: &str| ["verified", "wrong", "outdated"].contains(&word);
    let verdict = Verdict {
        kind: line.word("kind", |word| is_known(word).then(|| word.to_owned()))?,
        by: line.key("by")?,
        at: line.time("at")?,
        reason: line.block_or_empty("reason", 1_000)?,
    };
    if verdict.kind != "verified" && verdict.reason.is_empty() {
        return Err("reason is missing".to_owned());
    }
    Ok(verdict)
}

pub(super) struct Comment {
    pub(super) key: String,
    pub(super) on: String,
    pub(super) author: String,
    pub(super) body: String,
    pub(super) created: Timestamp,
    pub(super) language: Option<String>,
    pub(super) hidden: bool,
}

impl Line for Comment {
    const KIND: &'static str = "comment";

    fn read(line: &mut Object) -> Outcome<Comment> {
        let comment = Comment {
            key: line.key("key")?,
            on: line.key("on")?,
            author: line.key("author")?,
            body: line.body("body")?,
            created: line.time("created")?,
            language: line.maybe_language("language")?,
            hidden: line.flag("hidden")?,
        };
        if comment.body.chars().count() > 5_000 {
            return Err("body has more than 5000 characters".to_owned());
        }
        Ok(comment)
    }
}

fn open_kind(word: &str) -> Option<SpaceKind> {
    SpaceKind::parse(word).filter(|kind| kind.is_open())
}

fn topic_kind(word: &str) -> Option<SpaceKind> {
    match word {
        "question" => Some(SpaceKind::Questions),
        "discussion" => Some(SpaceKind::Discussions),
        _ => None,
    }
}

/// The format says `admin` where the product says administrator.
fn role(word: &str) -> Option<Role> {
    Role::parse(if word == "admin" { "administrator" } else { word })
}

/// Answered is open with answers, which follows from the answers.
fn state(word: &str) -> Option<TopicState> {
    TopicState::parse(if word == "answered" { "open" } else { word })
}
