//! Where publications stand: series, and the spaces of their readers.

use crate::item::Audience;
use madang_conversation::{Localized, SaveSpace, SpaceKind, save_space};
use madang_kernel::{Actor, Cx, GroupId, Id, Posting, Result, SpaceId, Visibility, db::Connection, row, sql};
use madang_language::slug;

pub(crate) enum SeriesTag {}
pub(crate) type SeriesId = Id<SeriesTag>;

row! {
    /// A series.
    #[derive(Clone, Debug)]
    pub(crate) struct Series {
        pub(crate) id: SeriesId,
        pub(crate) slug: String,
        pub(crate) name: String,
    }
}

/// The series with this name; a new name makes a new series.
pub(crate) async fn series(cx: &mut Cx<'_>, name: &str) -> Result<Option<SeriesId>> {
    if name.is_empty() {
        return Ok(None);
    }
    let slug = slug(name);
    // A renamed series keeps its place in addresses, so its name is not always what that says.
    let known = match by_name(cx, name).await? {
        Some(known) => Some(known),
        None => by_slug(cx, &slug).await?,
    };
    if let Some(known) = known {
        return Ok(Some(known.id));
    }
    let id: SeriesId = cx.new_id();
    cx.q(sql!("INSERT INTO series (id, slug, name) VALUES ($1, $2, $3)")).bind(id).bind(slug).bind(name).run().await?;
    Ok(Some(id))
}

pub(crate) async fn by_slug(conn: &mut impl Connection, slug: &str) -> Result<Option<Series>> {
    conn.q(sql!("SELECT id, slug, name FROM series WHERE slug = $1")).bind(slug).opt().await
}

/// The series of this name.
pub(crate) async fn by_name(conn: &mut impl Connection, name: &str) -> Result<Option<Series>> {
    conn.q(sql!("SELECT id, slug, name FROM series WHERE name = $1 ORDER BY id LIMIT 1")).bind(name).opt().await
}

/// Gives a series another name; its address stays.
pub(crate) async fn rename_series(cx: &mut Cx<'_>, id: SeriesId, name: &str) -> Result<()> {
    cx.q(sql!("UPDATE series SET name = $2 WHERE id = $1")).bind(id).bind(name).run().await?;
    Ok(())
}

/// The series of which this actor can read something, by name.
pub(crate) async fn read_series(conn: &mut impl Connection, actor: &Actor) -> Result<Vec<Series>> {
    conn.q(sql!(
        "SELECT DISTINCT s.id, s.slug, s.name FROM series s JOIN publications p ON p.series = s.id \
         JOIN topics t ON t.id = p.topic WHERE p.state = 'published' AND NOT t.hidden AND NOT t.deleted AND +t.space IN (SELECT "
        lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
        ") ORDER BY s.name LIMIT 50"
    ))
    .bind(actor.visible_spaces())
    .all()
    .await
}

/// Every series, by name.
pub(crate) async fn all_series(conn: &mut impl Connection) -> Result<Vec<Series>> {
    conn.q(sql!("SELECT id, slug, name FROM series ORDER BY name LIMIT 200")).all().await
}

/// The space in which these readers find what is published for them; it is made when it is first needed.
pub(crate) async fn space(cx: &mut Cx<'_>, audience: Audience, group: Option<GroupId>) -> Result<SpaceId> {
    let slug = match (audience, group) {
        (Audience::Group, Some(group)) => format!("published-group-{}", group.number()),
        (Audience::Members, _) => "published-members".to_owned(),
        _ => "published".to_owned(),
    };
    let known: Option<(SpaceId,)> =
        cx.q(sql!("SELECT id FROM spaces WHERE slug = $1 AND kind = 'publishing'")).bind(slug.as_str()).opt().await?;
    match known {
        Some((id,)) => Ok(id),
        None => make_space(cx, slug, audience, group).await,
    }
}

async fn make_space(cx: &mut Cx<'_>, slug: String, audience: Audience, group: Option<GroupId>) -> Result<SpaceId> {
    let readers = match group.filter(|_| audience == Audience::Group) {
        Some(group) => group_name(cx, group).await?,
        None => String::new(),
    };
    let named = |plain: &str, members: &str| match audience {
        Audience::Everyone => plain.to_owned(),
        Audience::Members => members.to_owned(),
        Audience::Group => madang_kernel::text::cut(&format!("{plain} · {readers}"), 60),
    };
    let space = SaveSpace {
        id: None,
        slug,
        kind: SpaceKind::Publishing,
        icon: "megaphone".to_owned(),
        name: Localized {
            ko: named("소식", "회원 소식"),
            ja: named("お知らせ", "会員へのお知らせ"),
            en: named("News", "News for members"),
        },
        description: Localized::default(),
        visibility: match audience {
            Audience::Everyone => Visibility::Everyone,
            Audience::Members => Visibility::Members,
            Audience::Group => Visibility::Groups,
        },
        posting: Posting::Staff,
        groups: group.into_iter().collect(),
        archived: false,
    };
    save_space(cx, space).await
}

async fn group_name(cx: &mut Cx<'_>, group: GroupId) -> Result<String> {
    let row: (String,) = cx.q(sql!("SELECT name FROM groups WHERE id = $1")).bind(group).one().await?;
    Ok(row.0)
}
