//! Making, changing and ordering spaces.

pub(crate) mod web;

use crate::{Localized, SpaceKind, store::places};
use madang_events::conversation::PlaceChanged;
use madang_kernel::{
    Actor, Command, Cx, Error, Fields, GroupId, Permission, Posting, Result, SpaceId, Visibility, text,
};
use madang_ui::SPACE_ICONS;

/// The longest name of a space, in characters.
const NAME_MAX: usize = 60;
/// The longest description of a space, in characters.
const DESCRIPTION_MAX: usize = 300;
/// The longest name in addresses, in characters.
const SLUG_MAX: usize = 40;

/// Makes a space, or changes one.
#[derive(Clone, Debug)]
pub struct SaveSpace {
    /// The space to change; `None` makes one.
    pub id: Option<SpaceId>,
    /// Its name in addresses: lower-case ASCII letters, digits and hyphens.
    pub slug: String,
    /// What it is for. It stays as it is once there are topics.
    pub kind: SpaceKind,
    /// One of [`SPACE_ICONS`].
    pub icon: String,
    /// Its name; one language is enough.
    pub name: Localized,
    /// What it is about.
    pub description: Localized,
    /// Who sees it.
    pub visibility: Visibility,
    /// Who starts topics in it.
    pub posting: Posting,
    /// Its groups.
    pub groups: Vec<GroupId>,
    /// Closed: it is read, and nothing is written in it.
    pub archived: bool,
}

impl SaveSpace {
    fn cleaned(mut self) -> Result<SaveSpace> {
        for text in [&mut self.name, &mut self.description] {
            for one in [&mut text.ko, &mut text.ja, &mut text.en] {
                *one = text::line(one);
            }
        }
        self.slug = self.slug.trim().to_lowercase();
        let mut fields = Fields::new();
        if !is_slug(&self.slug) {
            fields.add("slug", "not-a-slug");
        }
        if self.name == Localized::default() {
            fields.add("name_ko", "name-in-one-language");
        }
        let names = [("name_ko", &self.name.ko), ("name_ja", &self.name.ja), ("name_en", &self.name.en)];
        longer(&mut fields, names, NAME_MAX);
        let about = &self.description;
        let texts = [("description_ko", &about.ko), ("description_ja", &about.ja), ("description_en", &about.en)];
        longer(&mut fields, texts, DESCRIPTION_MAX);
        if !SPACE_ICONS.contains(&self.icon.as_str()) {
            fields.add("icon", "not-an-icon");
        }
        let by_group = self.visibility == Visibility::Groups || self.posting == Posting::Groups;
        if by_group && self.groups.is_empty() {
            fields.add("groups", "needs-a-group");
        }
        fields.check()?;
        Ok(self)
    }

    fn columns(&self) -> places::SpaceColumns<'_> {
        places::SpaceColumns {
            slug: &self.slug,
            kind: self.kind,
            icon: &self.icon,
            name: &self.name,
            description: &self.description,
            visibility: self.visibility,
            posting: self.posting,
            archived: self.archived,
        }
    }
}

fn longer(fields: &mut Fields, texts: [(&'static str, &String); 3], most: usize) {
    for (field, text) in texts {
        if text.chars().count() > most {
            fields.add(field, "too-long");
        }
    }
}

/// Whether this can stand in an address: `[a-z0-9]` and single hyphens between them.
pub(crate) fn is_slug(text: &str) -> bool {
    let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let hyphens = text.starts_with('-') || text.ends_with('-') || text.contains("--");
    (1..=SLUG_MAX).contains(&text.len()) && plain && !hyphens
}

impl Command for SaveSpace {
    /// The space.
    type Output = SpaceId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<SpaceId> {
        save_space(cx, self).await
    }
}

/// Puts these spaces in this order, in the places that they had among all.
///
/// # Errors
/// [`Error::NotFound`] when one of them is not there.
pub async fn order_spaces(cx: &mut Cx<'_>, order: &[SpaceId]) -> Result<()> {
    let mut all: Vec<SpaceId> = places::space_order(cx).await?.into_iter().map(|row| row.0).collect();
    let slots: Vec<usize> = (0..all.len()).filter(|at| order.contains(&all[*at])).collect();
    if slots.len() != order.len() {
        return Err(Error::NotFound);
    }
    slots.iter().zip(order).for_each(|(slot, id)| all[*slot] = *id);
    places::set_space_order(cx, &all).await?;
    cx.emit(&PlaceChanged { space: order.first().copied(), tag: None }).await
}

/// Makes a space or changes one, for domains whose spaces are their own. Whether the actor may is the calling command's to check.
///
/// # Errors
/// What is wrong with it, by field.
pub async fn save_space(cx: &mut Cx<'_>, space: SaveSpace) -> Result<SpaceId> {
    let space = space.cleaned()?;
    let id = space.id.unwrap_or_else(|| cx.new_id());
    let saved = if space.id.is_some() {
        change(cx, id, &space).await
    } else {
        places::insert_space(cx, id, &space.columns()).await
    };
    saved.map_err(|error| match error {
        Error::Conflict(_) => Error::field("slug", "already-there"),
        other => other,
    })?;
    places::set_groups(cx, id, &space.groups).await?;
    cx.emit(&PlaceChanged { space: Some(id), tag: None }).await?;
    Ok(id)
}

async fn change(cx: &mut Cx<'_>, id: SpaceId, space: &SaveSpace) -> Result<()> {
    let (slug, kind) = places::slug_and_kind(cx, id).await?;
    if kind != space.kind && places::has_topics(cx, id).await? {
        return Err(Error::field("kind", "kind-has-topics"));
    }
    places::update_space(cx, id, &space.columns()).await?;
    if slug != space.slug {
        places::redirect(cx, &format!("/s/{slug}"), &format!("/s/{}", space.slug)).await?;
    }
    Ok(())
}

/// Moves a space one place up or down.
pub struct MoveSpace {
    /// The space.
    pub id: SpaceId,
    /// Up, else down.
    pub up: bool,
}

impl Command for MoveSpace {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let mut order: Vec<SpaceId> = places::space_order(cx).await?.into_iter().map(|row| row.0).collect();
        let at = order.iter().position(|id| *id == self.id).ok_or(Error::NotFound)?;
        let to = if self.up { at.checked_sub(1) } else { (at + 1 < order.len()).then_some(at + 1) };
        let Some(to) = to else { return Ok(()) };
        order.swap(at, to);
        places::set_space_order(cx, &order).await?;
        cx.emit(&PlaceChanged { space: Some(self.id), tag: None }).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn space() -> SaveSpace {
        SaveSpace {
            id: None,
            slug: "help".into(),
            kind: SpaceKind::Questions,
            icon: SPACE_ICONS[0].into(),
            name: Localized { ko: "도움".into(), ..Localized::default() },
            description: Localized::default(),
            visibility: Visibility::Everyone,
            posting: Posting::Members,
            groups: vec![],
            archived: false,
        }
    }

    fn wrong(space: SaveSpace) -> Vec<&'static str> {
        match space.cleaned() {
            Err(Error::Invalid(fields)) => fields.0.iter().map(|(_, code)| *code).collect(),
            _ => vec![],
        }
    }

    #[test]
    fn a_space_needs_a_name_an_address_and_its_groups() {
        assert!(wrong(space()).is_empty());
        assert_eq!(wrong(SaveSpace { name: Localized::default(), ..space() }), ["name-in-one-language"]);
        assert_eq!(wrong(SaveSpace { slug: "a b".into(), ..space() }), ["not-a-slug"]);
        assert_eq!(wrong(SaveSpace { icon: "<svg>".into(), ..space() }), ["not-an-icon"]);
        assert_eq!(wrong(SaveSpace { posting: Posting::Groups, ..space() }), ["needs-a-group"]);
    }

    #[test]
    fn an_address_is_plain() {
        assert!(["help", "v2-beta", "1"].into_iter().all(is_slug));
        assert!(["", "-a", "a--b", "Ä", "a/b", &"a".repeat(41)].into_iter().all(|bad| !is_slug(bad)));
    }
}
