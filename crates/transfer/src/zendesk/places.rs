//! Categories and sections become collections, community topics spaces, and tickets one space that staff alone see.

use super::{
    Run,
    record::{Kind, Record},
    survey::{Segment, Shelf, User},
};
use crate::batch::{Batch, GroupRow};
use madang_conversation::{Localized, SpaceKind, Spaces, bulk};
use madang_events::knowledge::CollectionImported;
use madang_kernel::{GroupId, MemberId, Posting, Result, SpaceId, Visibility};
use std::collections::{BTreeMap, BTreeSet};

/// The space of all tickets.
pub(super) const TICKETS: &str = "tickets";
/// The most characters of a space's name in addresses, and of its name and description.
const SLUG: usize = 40;
const NAME: usize = 80;
const DESCRIPTION: usize = 500;

/// Who sees a space, as it follows from a user segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Audience {
    Everyone,
    Members,
    Staff,
    Group(GroupId),
}

impl Audience {
    fn visibility(self) -> Visibility {
        match self {
            Audience::Everyone => Visibility::Everyone,
            Audience::Members => Visibility::Members,
            Audience::Staff => Visibility::Staff,
            Audience::Group(_) => Visibility::Groups,
        }
    }

    /// What is added to the key and the name of a section that has several audiences.
    fn suffix(self) -> String {
        match self {
            Audience::Everyone => String::new(),
            Audience::Members => "members".to_owned(),
            Audience::Staff => "staff".to_owned(),
            Audience::Group(group) => format!("group-{group}"),
        }
    }
}

/// The key of a section's collection for one audience.
fn section_key(section: &str, audience: Audience) -> String {
    match audience {
        Audience::Everyone => format!("section:{section}"),
        other => format!("section:{section}:{}", other.suffix()),
    }
}

/// Spaces that are about to be written.
struct New {
    rows: Vec<bulk::SpaceRow>,
    collections: Vec<CollectionImported>,
    slugs: BTreeSet<String>,
    position: i64,
}

impl Run<'_> {
    /// Makes every space that is not here yet.
    pub(super) async fn places(&mut self) -> Result<()> {
        self.segment_groups().await?;
        let spaces = self.app.service::<Spaces>().now();
        let mut new = New {
            rows: Vec::new(),
            collections: Vec::new(),
            slugs: spaces.all().iter().map(|space| space.slug.clone()).collect(),
            position: spaces.all().iter().map(|space| space.position).max().unwrap_or(0) + 1,
        };
        self.categories(&mut new);
        self.sections(&mut new);
        let mut topics = Vec::new();
        self.each("spaces", &[Kind::Topic], async |_, records| {
            topics.extend(records);
            Ok(())
        })
        .await?;
        self.topics(&topics, &mut new);
        if self.export.with_tickets && self.survey.counts.contains_key(&Kind::Ticket) {
            self.ticket_space(&mut new);
        }
        let batch = Batch { spaces: new.rows, collections: new.collections, ..Batch::default() };
        self.write(batch).await?;
        self.app.service::<Spaces>().reload(self.app).await
    }

    /// A group for every segment that organisations, tags or names make.
    async fn segment_groups(&mut self) -> Result<()> {
        let wanted: BTreeMap<String, Vec<MemberId>> = self
            .survey
            .segments
            .iter()
            .filter(|(_, segment)| is_narrow(segment))
            .map(|(id, segment)| (id.clone(), self.members_of(segment)))
            .collect();
        let mut groups = Vec::new();
        for (id, members) in wanted {
            let key = format!("segment:{id}");
            if self.known.has("group", &key) {
                self.report.known("user segment", 1);
                continue;
            }
            let name = self.survey.segments.get(&id).map_or_else(String::new, |segment| segment.name.clone());
            groups.push(GroupRow { slug: format!("segment-{id}"), name, key, members });
        }
        self.report.taken("user segment", groups.len() as u64);
        self.write(Batch { groups, ..Batch::default() }).await?;
        Ok(())
    }

    fn members_of(&self, segment: &Segment) -> Vec<MemberId> {
        let fits = |id: &String, user: &User| {
            let works = user.organization.as_ref().is_some_and(|own| segment.organizations.contains(own));
            let tagged = |tag: &String| user.tags.contains(tag);
            let is_within = segment.organizations.is_empty() || works;
            let has_all = segment.tags.iter().all(tagged);
            let has_any = segment.or_tags.is_empty() || segment.or_tags.iter().any(tagged);
            let has_rule = !segment.organizations.is_empty() || !segment.tags.is_empty() || !segment.or_tags.is_empty();
            segment.users.contains(id) || (has_rule && is_within && has_all && has_any)
        };
        let users = self.survey.users.iter().filter(|(id, user)| fits(id, user));
        let mut members: Vec<MemberId> = users.filter_map(|(id, _)| self.author(Some(id.clone()))).collect();
        members.sort_unstable();
        members
    }

    /// Who sees what a segment sees. What the export does not explain is kept to staff.
    fn audience(&mut self, segment: Option<&str>) -> Audience {
        let Some(id) = segment else { return Audience::Everyone };
        let group = self.known.get("group", &format!("segment:{id}"));
        match self.survey.segments.get(id) {
            Some(segment) if is_narrow(segment) => group.map_or(Audience::Staff, Audience::Group),
            Some(segment) if segment.user_type == "signed_in_users" => Audience::Members,
            Some(_) => Audience::Staff,
            None => {
                let what = "is not in the export; what it may see is kept to staff until you change its collection.";
                self.report.note(format!("User segment {id} {what}"));
                Audience::Staff
            }
        }
    }

    fn categories(&mut self, new: &mut New) {
        let shelves = std::mem::take(&mut self.survey.categories);
        for (id, shelf) in &shelves {
            let audience = self.widest(id);
            let key = format!("category:{id}");
            self.collection(new, &key, shelf, &format!("Category {id}"), None, audience, "category");
        }
        self.survey.categories = shelves;
    }

    /// A category is seen by whoever sees anything in it.
    fn widest(&mut self, category: &str) -> Audience {
        let within: Vec<BTreeSet<Option<String>>> = self
            .survey
            .sections
            .values()
            .filter(|section| section.category.as_deref() == Some(category))
            .map(|section| section.segments.clone())
            .collect();
        if within.is_empty() || within.iter().any(BTreeSet::is_empty) {
            return Audience::Everyone;
        }
        let segments: BTreeSet<Option<String>> = within.into_iter().flatten().collect();
        let audiences: BTreeSet<Audience> = segments.iter().map(|segment| self.audience(segment.as_deref())).collect();
        match audiences.first() {
            Some(only) if audiences.len() == 1 => *only,
            Some(Audience::Everyone) => Audience::Everyone,
            _ => Audience::Members,
        }
    }

    fn sections(&mut self, new: &mut New) {
        let shelves = std::mem::take(&mut self.survey.sections);
        let mut flattened = Vec::new();
        for (id, shelf) in &shelves {
            if shelf.parent.is_some() {
                flattened.push(shelf.names.get(madang_i18n::Lang::En).to_owned());
            }
            let parent =
                category_of(&shelves, id).and_then(|category| self.spaces.get(&format!("category:{category}")));
            let parent = parent.copied();
            let mut audiences: BTreeSet<Audience> =
                shelf.segments.iter().map(|segment| self.audience(segment.as_deref())).collect();
            if audiences.is_empty() {
                audiences.insert(Audience::Everyone);
            }
            let name = if id.is_empty() { "Articles".to_owned() } else { format!("Section {id}") };
            for (place, audience) in audiences.iter().enumerate() {
                let key = section_key(id, *audience);
                let mut named = Shelf { position: shelf.position, ..Shelf::default() };
                named.names = if place == 0 { shelf.names.clone() } else { suffixed(&shelf.names, *audience) };
                named.descriptions = shelf.descriptions.clone();
                let name = if place == 0 { name.clone() } else { format!("{name} ({})", audience.suffix()) };
                let kind = match place {
                    0 if shelf.is_told => "section",
                    0 => "stand-in section",
                    _ => "split section",
                };
                let space = self.collection(new, &key, &named, &name, parent, *audience, kind);
                if place == 0
                    && *audience != Audience::Everyone
                    && !self.known.has("space", &section_key(id, Audience::Everyone))
                {
                    self.known.remember("space", &section_key(id, Audience::Everyone), space.number());
                }
            }
        }
        self.survey.sections = shelves;
        if !flattened.is_empty() {
            let (count, names) = (flattened.len(), flattened.join(", "));
            let what = "within other sections stand beside them now, because collections are nested two deep";
            self.report.note(format!("Flattened: {count} sections {what}: {names}"));
        }
    }

    /// A collection of the knowledge base; one that is here stays as it is.
    #[expect(clippy::too_many_arguments, reason = "each says one thing about the collection")]
    fn collection(
        &mut self,
        new: &mut New,
        key: &str,
        shelf: &Shelf,
        otherwise: &str,
        parent: Option<SpaceId>,
        audience: Audience,
        kind: &'static str,
    ) -> SpaceId {
        if let Some(id) = self.known.get("space", key) {
            self.report.known(kind, 1);
            self.spaces.insert(key.to_owned(), id);
            return id;
        }
        let id = self.app.new_id();
        new.collections.push(CollectionImported { space: id, parent });
        let about = Place { key, shelf, otherwise, kind: SpaceKind::Knowledge, icon: "book-open", audience };
        self.add(new, id, &about);
        self.report.taken(kind, 1);
        id
    }

    fn topics(&mut self, records: &[Record], new: &mut New) {
        for record in records {
            let id = match record.id() {
                Ok(id) => id,
                Err(why) => {
                    self.skip(record, "community topic", &why);
                    continue;
                }
            };
            let key = format!("topic:{id}");
            if let Some(space) = self.known.get("space", &key) {
                self.report.known("community topic", 1);
                self.spaces.insert(key, space);
                continue;
            }
            let audience = self.audience(record.key("user_segment_id").as_deref());
            let texts =
                |field| Localized { en: record.text(field).unwrap_or_default().to_owned(), ..Localized::default() };
            let shelf = Shelf {
                names: texts("name"),
                descriptions: texts("description"),
                position: record.number("position"),
                ..Shelf::default()
            };
            let icon = "message-circle-question-mark";
            let otherwise = format!("Topic {id}");
            let about =
                Place { key: &key, shelf: &shelf, otherwise: &otherwise, kind: SpaceKind::Questions, icon, audience };
            let space = self.app.new_id();
            self.add(new, space, &about);
            self.report.taken("community topic", 1);
        }
        // Posts whose topic is not in the export.
        if self.survey.counts.contains_key(&Kind::Post) && records.is_empty() {
            let shelf = Shelf::default();
            let key = "topic:";
            match self.known.get("space", key) {
                Some(space) => drop(self.spaces.insert(key.to_owned(), space)),
                None => {
                    let kind = SpaceKind::Questions;
                    let icon = "message-circle-question-mark";
                    let about =
                        Place { key, shelf: &shelf, otherwise: "Community", kind, icon, audience: Audience::Everyone };
                    let space = self.app.new_id();
                    self.add(new, space, &about);
                }
            }
        }
    }

    fn ticket_space(&mut self, new: &mut New) {
        if let Some(space) = self.known.get("space", TICKETS) {
            self.spaces.insert(TICKETS.to_owned(), space);
            return;
        }
        let names = Localized { ko: "티켓".into(), ja: "チケット".into(), en: "Tickets".into() };
        let shelf = Shelf { names, ..Shelf::default() };
        let kind = SpaceKind::Tickets;
        let about =
            Place { key: TICKETS, shelf: &shelf, otherwise: "Tickets", kind, icon: "inbox", audience: Audience::Staff };
        let space = self.app.new_id();
        self.add(new, space, &about);
    }

    fn add(&mut self, new: &mut New, id: SpaceId, place: &Place<'_>) {
        let Place { key, shelf, otherwise, kind, icon, audience } = *place;
        let mut names = cut(&shelf.names, NAME);
        if names.get(madang_i18n::Lang::En).is_empty() {
            otherwise.clone_into(&mut names.en);
        }
        let slug = free_slug(&names, key, &new.slugs);
        new.slugs.insert(slug.clone());
        self.known.remember("space", key, id.number());
        self.spaces.insert(key.to_owned(), id);
        new.rows.push(bulk::SpaceRow {
            id,
            slug,
            kind,
            position: new.position + shelf.position.clamp(0, 100_000),
            icon: icon.to_owned(),
            names,
            descriptions: cut(&shelf.descriptions, DESCRIPTION),
            visibility: audience.visibility(),
            posting: if kind == SpaceKind::Questions { Posting::Members } else { Posting::Staff },
            groups: match audience {
                Audience::Group(group) => vec![group],
                _ => Vec::new(),
            },
        });
    }

    /// The collection of an article.
    pub(super) fn collection_of(&mut self, section: &str, segment: Option<&str>) -> Option<(SpaceId, Audience)> {
        let audience = self.audience(segment);
        let key = section_key(section, audience);
        let space = self.spaces.get(&key).copied().or_else(|| self.known.get("space", &key))?;
        Some((space, audience))
    }
}

/// A space as it is wanted.
#[derive(Clone, Copy)]
struct Place<'a> {
    key: &'a str,
    shelf: &'a Shelf,
    /// What it is called where the export gives no name.
    otherwise: &'a str,
    kind: SpaceKind,
    icon: &'static str,
    audience: Audience,
}

/// Whether a segment is made of certain members, and not only of customers or staff.
fn is_narrow(segment: &Segment) -> bool {
    let by_name = !segment.organizations.is_empty() || !segment.users.is_empty();
    let by_tag = !segment.tags.is_empty() || !segment.or_tags.is_empty();
    segment.user_type != "staff" && segment.groups.is_empty() && (by_name || by_tag)
}

/// The category of a section, which may lie within other sections.
fn category_of<'s>(sections: &'s BTreeMap<String, Shelf>, section: &'s str) -> Option<&'s String> {
    let mut at = sections.get(section)?;
    for _ in 0..10 {
        match (&at.category, &at.parent) {
            (Some(category), _) => return Some(category),
            (None, Some(parent)) => at = sections.get(parent)?,
            (None, None) => return None,
        }
    }
    None
}

fn suffixed(names: &Localized, audience: Audience) -> Localized {
    let suffix = audience.suffix();
    let one = |name: &String| if name.is_empty() { String::new() } else { format!("{name} ({suffix})") };
    Localized { ko: one(&names.ko), ja: one(&names.ja), en: one(&names.en) }
}

fn cut(texts: &Localized, most: usize) -> Localized {
    let one = |text: &String| {
        let plain = madang_markdown::plain_text(&madang_markdown::from_html(text));
        madang_kernel::text::cut(&madang_kernel::text::line(&plain), most - 1)
    };
    Localized { ko: one(&texts.ko), ja: one(&texts.ja), en: one(&texts.en) }
}

/// A name in addresses, made of the English name where that can be written in ASCII, else of the key.
fn free_slug(names: &Localized, key: &str, taken: &BTreeSet<String>) -> String {
    let readable: String = madang_language::slug(names.get(madang_i18n::Lang::En)).chars().take(SLUG).collect();
    let readable = readable.trim_matches('-').to_owned();
    let is_plain = readable.len() > 1 && readable.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if is_plain && !taken.contains(&readable) {
        return readable;
    }
    let named: String = key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let named = named.trim_matches('-').to_ascii_lowercase();
    let numbered = (2..).map(|number| format!("{named}-{number}"));
    let free = std::iter::once(named.clone()).chain(numbered).find(|slug| !taken.contains(slug));
    free.unwrap_or(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_is_named_by_its_english_name_or_by_its_key() {
        let taken = BTreeSet::from(["billing".to_owned()]);
        let en = |name: &str| Localized { en: name.to_owned(), ..Localized::default() };
        assert_eq!(free_slug(&en("Getting started"), "category:1", &taken), "getting-started");
        assert_eq!(free_slug(&en("Billing"), "category:2", &taken), "category-2");
        assert_eq!(free_slug(&en("使い方"), "section:3:group-7", &taken), "section-3-group-7");
        assert_eq!(free_slug(&en(&"a-".repeat(60)), "category:2", &BTreeSet::new()).len(), 39);
    }
}
