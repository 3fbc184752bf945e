//! Writing spaces and products; they are read whole by `spaces`.

use crate::{Localized, SpaceKind};
use madang_kernel::{
    Cx, GroupId, Posting, ProductId, Result, SpaceId, Timestamp, VersionId, Visibility, db::Connection, sql,
};

/// What the administration sets of a space.
pub(crate) struct SpaceColumns<'a> {
    pub(crate) slug: &'a str,
    pub(crate) kind: SpaceKind,
    pub(crate) icon: &'a str,
    pub(crate) name: &'a Localized,
    pub(crate) description: &'a Localized,
    pub(crate) visibility: Visibility,
    pub(crate) posting: Posting,
    pub(crate) archived: bool,
}

/// Adds a space at the end of the list.
pub(crate) async fn insert_space(cx: &mut Cx<'_>, id: SpaceId, space: &SpaceColumns<'_>) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO spaces (id, slug, kind, position, icon, names, descriptions, visibility, posting, archived) \
         VALUES ($1, $2, $3, (SELECT coalesce(max(position), 0) + 1 FROM spaces), $4, $5, $6, $7, $8, $9)"
    ))
    .bind(id)
    .bind(space.slug)
    .bind(space.kind)
    .bind(space.icon)
    .bind(serde_json::to_string(space.name)?)
    .bind(serde_json::to_string(space.description)?)
    .bind(space.visibility)
    .bind(space.posting)
    .bind(space.archived)
    .run()
    .await?;
    Ok(())
}

/// The name of a space in addresses, and what it is for.
pub(crate) async fn slug_and_kind(conn: &mut impl Connection, id: SpaceId) -> Result<(String, SpaceKind)> {
    conn.q(sql!("SELECT slug, kind FROM spaces WHERE id = $1")).bind(id).one().await
}

/// Changes a space.
pub(crate) async fn update_space(cx: &mut Cx<'_>, id: SpaceId, space: &SpaceColumns<'_>) -> Result<()> {
    cx.q(sql!(
        "UPDATE spaces SET slug = $2, kind = $3, icon = $4, names = $5, descriptions = $6, visibility = $7, \
         posting = $8, archived = $9 WHERE id = $1"
    ))
    .bind(id)
    .bind(space.slug)
    .bind(space.kind)
    .bind(space.icon)
    .bind(serde_json::to_string(space.name)?)
    .bind(serde_json::to_string(space.description)?)
    .bind(space.visibility)
    .bind(space.posting)
    .bind(space.archived)
    .run()
    .await?;
    Ok(())
}

/// Whether the space has any topic, hidden and deleted ones included.
pub(crate) async fn has_topics(conn: &mut impl Connection, space: SpaceId) -> Result<bool> {
    let found: Option<(i64,)> =
        conn.q(sql!("SELECT id FROM topics WHERE space = $1 LIMIT 1")).bind(space).opt().await?;
    Ok(found.is_some())
}

/// An address, and whatever led to it, leads to another from now on.
pub(crate) async fn redirect(cx: &mut Cx<'_>, from: &str, to: &str) -> Result<()> {
    cx.q(sql!("DELETE FROM redirects WHERE path = $1")).bind(to).run().await?;
    cx.q(sql!("UPDATE redirects SET target = $2 WHERE target = $1")).bind(from).bind(to).run().await?;
    cx.q(sql!(
        "INSERT INTO redirects (path, target) VALUES ($1, $2) ON CONFLICT (path) DO UPDATE SET target = excluded.target"
    ))
    .bind(from)
    .bind(to)
    .run()
    .await?;
    Ok(())
}

/// Where an old address leads.
pub(crate) async fn redirected(conn: &mut impl Connection, from: &str) -> Result<Option<String>> {
    let found: Option<(String,)> =
        conn.q(sql!("SELECT target FROM redirects WHERE path = $1")).bind(from).opt().await?;
    Ok(found.map(|row| row.0))
}

/// Replaces the groups of a space.
pub(crate) async fn set_groups(cx: &mut Cx<'_>, space: SpaceId, groups: &[GroupId]) -> Result<()> {
    cx.q(sql!("DELETE FROM space_groups WHERE space = $1")).bind(space).run().await?;
    let groups: Vec<i64> = groups.iter().map(|group| group.number()).collect();
    cx.q(sql!("INSERT INTO space_groups (space, grp) SELECT CAST($1 AS BIGINT), id FROM groups WHERE id IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"))
        .bind(space)
        .bind(serde_json::to_string(&groups)?)
        .run()
        .await?;
    Ok(())
}

/// Every group, by name.
pub(crate) async fn groups(conn: &mut impl Connection) -> Result<Vec<(GroupId, String)>> {
    conn.q(sql!("SELECT id, name FROM groups ORDER BY name, id")).all().await
}

/// The order of the spaces, locked until the command ends.
pub(crate) async fn space_order(cx: &mut Cx<'_>) -> Result<Vec<(SpaceId,)>> {
    cx.q(sql!("SELECT id FROM spaces ORDER BY position, id" pg " FOR UPDATE")).all().await
}

/// Writes the order of the spaces.
pub(crate) async fn set_space_order(cx: &mut Cx<'_>, order: &[SpaceId]) -> Result<()> {
    let order: Vec<i64> = order.iter().map(|id| id.number()).collect();
    cx.q(sql!("UPDATE spaces SET position = o.place FROM (SELECT "
        lite "value AS id, key AS place FROM json_each($1)"
        pg "value::bigint AS id, place FROM json_array_elements_text($1::json) WITH ORDINALITY AS x (value, place)"
        ") AS o WHERE o.id = spaces.id"))
        .bind(serde_json::to_string(&order)?)
        .run()
        .await?;
    Ok(())
}

/// Adds a product at the end of the list.
pub(crate) async fn insert_product(cx: &mut Cx<'_>, id: ProductId, slug: &str, name: &str) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO products (id, slug, name, position) \
         VALUES ($1, $2, $3, (SELECT coalesce(max(position), 0) + 1 FROM products))"
    ))
    .bind(id)
    .bind(slug)
    .bind(name)
    .run()
    .await?;
    Ok(())
}

/// Renames a product; whether there is such a product.
pub(crate) async fn update_product(cx: &mut Cx<'_>, id: ProductId, slug: &str, name: &str) -> Result<bool> {
    let update = sql!("UPDATE products SET slug = $2, name = $3 WHERE id = $1");
    Ok(cx.q(update).bind(id).bind(slug).bind(name).run().await? == 1)
}

/// Whether there is such a product.
pub(crate) async fn product_exists(conn: &mut impl Connection, id: ProductId) -> Result<bool> {
    let found: Option<(ProductId,)> = conn.q(sql!("SELECT id FROM products WHERE id = $1")).bind(id).opt().await?;
    Ok(found.is_some())
}

/// Whether any topic is about the product or, where `version` is given, about that version.
pub(crate) async fn is_used(
    conn: &mut impl Connection,
    product: ProductId,
    version: Option<VersionId>,
) -> Result<bool> {
    let found: Option<(i64,)> = conn
        .q(sql!("SELECT id FROM topics WHERE product = $1 AND (CAST($2 AS BIGINT) IS NULL OR version = $2) LIMIT 1"))
        .bind(product)
        .bind(version)
        .opt()
        .await?;
    Ok(found.is_some())
}

/// Removes a product that no topic is about, with its versions.
pub(crate) async fn delete_product(cx: &mut Cx<'_>, id: ProductId) -> Result<()> {
    cx.q(sql!("DELETE FROM product_versions WHERE product = $1")).bind(id).run().await?;
    cx.q(sql!("DELETE FROM products WHERE id = $1")).bind(id).run().await?;
    Ok(())
}

/// What the administration sets of a product's version.
pub(crate) struct VersionColumns<'a> {
    pub(crate) name: &'a str,
    pub(crate) released_at: Option<Timestamp>,
    pub(crate) end_of_life_at: Option<Timestamp>,
}

/// Adds a version after the others; lists show the last one first.
pub(crate) async fn insert_version(
    cx: &mut Cx<'_>,
    product: ProductId,
    id: VersionId,
    version: &VersionColumns<'_>,
) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO product_versions (id, product, name, position, released_at, end_of_life_at) VALUES ($1, $2, $3, \
         (SELECT coalesce(max(position), 0) + 1 FROM product_versions WHERE product = $2), $4, $5)"
    ))
    .bind(id)
    .bind(product)
    .bind(version.name)
    .bind(version.released_at)
    .bind(version.end_of_life_at)
    .run()
    .await?;
    Ok(())
}

/// Changes a version of this product; whether there is one.
pub(crate) async fn update_version(
    cx: &mut Cx<'_>,
    product: ProductId,
    id: VersionId,
    version: &VersionColumns<'_>,
) -> Result<bool> {
    let changed = cx
        .q(sql!(
            "UPDATE product_versions SET name = $3, released_at = $4, end_of_life_at = $5 \
             WHERE id = $2 AND product = $1"
        ))
        .bind(product)
        .bind(id)
        .bind(version.name)
        .bind(version.released_at)
        .bind(version.end_of_life_at)
        .run()
        .await?;
    Ok(changed == 1)
}

/// Removes a version that no topic is about.
pub(crate) async fn delete_version(cx: &mut Cx<'_>, product: ProductId, id: VersionId) -> Result<bool> {
    let delete = sql!("DELETE FROM product_versions WHERE product = $1 AND id = $2");
    Ok(cx.q(delete).bind(product).bind(id).run().await? == 1)
}
