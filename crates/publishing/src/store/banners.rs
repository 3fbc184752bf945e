//! Banners, and who closed them.

use crate::item::Audience;
use madang_kernel::{Cx, GroupId, Id, MemberId, Result, Timestamp, db::Connection, row, sql};

/// Tells the ids of banners from others.
pub enum BannerTag {}
/// The id of a banner.
pub type BannerId = Id<BannerTag>;

row! {
    /// A banner as it is kept.
    #[derive(Clone, Debug)]
    pub(crate) struct BannerRow {
        pub(crate) id: BannerId,
        /// JSON.
        pub(crate) texts: String,
        pub(crate) url: String,
        pub(crate) level: String,
        pub(crate) audience: Audience,
        pub(crate) group: Option<GroupId>,
        pub(crate) starts_at: Timestamp,
        pub(crate) ends_at: Option<Timestamp>,
        pub(crate) dismissible: bool,
        /// What it says below its line, as JSON by language.
        pub(crate) said: String,
    }
}

/// Every banner that has not ended, the newest first.
pub(crate) async fn current(conn: &mut impl Connection, now: Timestamp) -> Result<Vec<BannerRow>> {
    conn.q(sql!(
        "SELECT id, texts, url, level, audience, grp, starts_at, ends_at, dismissible, said FROM banners \
         WHERE ends_at IS NULL OR ends_at > $1 ORDER BY id DESC LIMIT 50"
    ))
    .bind(now)
    .all()
    .await
}

/// The members who closed banners that have not ended.
pub(crate) async fn closed(conn: &mut impl Connection, now: Timestamp) -> Result<Vec<(BannerId, MemberId)>> {
    conn.q(sql!(
        "SELECT c.banner, c.member FROM banners b JOIN closed_banners c ON c.banner = b.id \
         WHERE b.ends_at IS NULL OR b.ends_at > $1"
    ))
    .bind(now)
    .all()
    .await
}

pub(crate) async fn insert(cx: &mut Cx<'_>, banner: BannerRow) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO banners (id, texts, url, level, audience, grp, starts_at, ends_at, dismissible, said) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    ))
    .bind(banner.id)
    .bind(banner.texts)
    .bind(banner.url)
    .bind(banner.level)
    .bind(banner.audience)
    .bind(banner.group)
    .bind(banner.starts_at)
    .bind(banner.ends_at)
    .bind(banner.dismissible)
    .bind(banner.said)
    .run()
    .await?;
    Ok(())
}

/// What a banner says below its line from now on.
pub(crate) async fn say(cx: &mut Cx<'_>, id: BannerId, said: String) -> Result<()> {
    cx.q(sql!("UPDATE banners SET said = $2 WHERE id = $1")).bind(id).bind(said).run().await?;
    Ok(())
}

/// Takes a banner down, now.
pub(crate) async fn end(cx: &mut Cx<'_>, id: BannerId) -> Result<bool> {
    let at = cx.now();
    let end = sql!("UPDATE banners SET ends_at = $2 WHERE id = $1 AND (ends_at IS NULL OR ends_at > $2)");
    Ok(cx.q(end).bind(id).bind(at).run().await? == 1)
}

/// Keeps that a member closed a banner; `false` when that is known, or there is no such banner.
pub(crate) async fn close(cx: &mut Cx<'_>, id: BannerId, member: MemberId) -> Result<bool> {
    let rows = cx
        .q(sql!(
            "INSERT INTO closed_banners (banner, member) SELECT id, CAST($2 AS BIGINT) FROM banners WHERE id = $1 AND dismissible = TRUE \
             ON CONFLICT (banner, member) DO NOTHING"
        ))
        .bind(id)
        .bind(member)
        .run()
        .await?;
    Ok(rows == 1)
}
