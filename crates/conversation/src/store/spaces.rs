//! Spaces and products, read whole.

use crate::Localized;
use crate::space::{Product, ProductVersion, Space, SpaceKind, SpaceList};
use madang_kernel::{
    Cx, GroupId, Posting, ProductId, Result, SpaceId, SpaceRule, Timestamp, VersionId, Visibility, db::Connection, row,
    sql,
};

row! {
    struct SpaceRow {
        id: SpaceId,
        slug: String,
        kind: SpaceKind,
        position: i64,
        icon: String,
        names: String,
        descriptions: String,
        visibility: Visibility,
        posting: Posting,
        archived: bool,
    }

    struct VersionRow {
        product: ProductId,
        id: VersionId,
        name: String,
        released_at: Option<Timestamp>,
        end_of_life_at: Option<Timestamp>,
    }
}

/// Every space with its groups, and every product with its versions.
pub(crate) async fn read(conn: &mut impl Connection) -> Result<SpaceList> {
    let spaces: Vec<SpaceRow> = conn
        .q(sql!(
            "SELECT id, slug, kind, position, icon, names, descriptions, visibility, posting, archived FROM spaces"
        ))
        .all()
        .await?;
    let groups: Vec<(SpaceId, GroupId)> = conn.q(sql!("SELECT space, grp FROM space_groups")).all().await?;
    let products: Vec<(ProductId, String, String)> =
        conn.q(sql!("SELECT id, slug, name FROM products ORDER BY position, id")).all().await?;
    let versions: Vec<VersionRow> = conn
        .q(sql!("SELECT product, id, name, released_at, end_of_life_at FROM product_versions ORDER BY position DESC, id DESC"))
        .all()
        .await?;
    let spaces = spaces.into_iter().map(|row| space(row, &groups)).collect();
    let products = products.into_iter().map(|row| product(row, &versions)).collect();
    Ok(SpaceList::new(spaces, products))
}

fn space(row: SpaceRow, groups: &[(SpaceId, GroupId)]) -> Space {
    let own = groups.iter().filter(|(space, _)| *space == row.id).map(|(_, group)| *group);
    Space {
        id: row.id,
        slug: row.slug,
        kind: row.kind,
        position: row.position,
        icon: row.icon,
        name: localized(&row.names),
        description: localized(&row.descriptions),
        rule: SpaceRule {
            id: row.id,
            visibility: row.visibility,
            posting: row.posting,
            groups: own.collect(),
            archived: row.archived,
            listed: row.kind.is_open(),
        },
    }
}

fn localized(json: &str) -> Localized {
    serde_json::from_str(json).unwrap_or_default()
}

fn product((id, slug, name): (ProductId, String, String), versions: &[VersionRow]) -> Product {
    let own = versions.iter().filter(|row| row.product == id);
    let versions = own.map(|row| ProductVersion {
        id: row.id,
        name: row.name.clone(),
        released_at: row.released_at,
        end_of_life_at: row.end_of_life_at,
    });
    Product { id, slug, name, versions: versions.collect() }
}

/// A visible topic went from one space to another.
pub(crate) async fn count_move(cx: &mut Cx<'_>, from: SpaceId, to: SpaceId) -> Result<()> {
    cx.q(sql!("UPDATE spaces SET topics = topics + CASE WHEN id = $2 THEN 1 ELSE -1 END WHERE id IN ($1, $2)"))
        .bind(from)
        .bind(to)
        .run()
        .await?;
    Ok(())
}

/// How many topics each space has, and when something was last posted in it.
pub(crate) async fn counts(conn: &mut impl Connection) -> Result<Vec<(SpaceId, i64, Option<Timestamp>)>> {
    conn.q(sql!("SELECT id, topics, active_at FROM spaces")).all().await
}
