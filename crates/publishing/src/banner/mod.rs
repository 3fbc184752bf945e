//! Banners above every page: put up, taken down, closed by their readers.

pub(crate) mod web;

use crate::{
    item::Audience,
    store::banners::{self, BannerId, BannerRow},
};
use madang_conversation::Localized;
use madang_events::publishing::{BannerClosed, BannersChanged};
use madang_http::banner::{Banner, Board, Readers};
use madang_i18n::Lang;
use madang_kernel::{
    Actor, App, Command, Cx, Error, Fields, GroupId, MemberId, Permission, Recorded, Result, Timestamp, Watcher,
    outbox::Applied, text,
};
use std::collections::{HashMap, HashSet};

/// The most characters of a banner.
const TEXT_MAX: usize = 200;

/// Puts up a banner.
#[derive(Clone, Debug)]
pub struct PutUp {
    /// What it says; one language is enough.
    pub texts: Localized,
    /// Where it leads: a path of this site or a web address; empty for nowhere.
    pub url: String,
    /// A warning, else news.
    pub is_warning: bool,
    /// Who sees it.
    pub audience: Audience,
    /// The group, where a group sees it.
    pub group: Option<GroupId>,
    /// From when; `None` from now on.
    pub starts_at: Option<Timestamp>,
    /// Until when.
    pub ends_at: Option<Timestamp>,
    /// Whether a reader can close it.
    pub dismissible: bool,
    /// What it says below its line, plain text; mostly nothing.
    pub said: Localized,
}

impl Command for PutUp {
    type Output = BannerId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<BannerId> {
        let banner = self.checked(cx.now())?;
        let id = cx.new_id();
        let row = BannerRow {
            id,
            texts: serde_json::to_string(&banner.texts)?,
            url: banner.url,
            level: if banner.is_warning { "warn" } else { "info" }.to_owned(),
            audience: banner.audience,
            group: banner.group,
            starts_at: banner.starts_at.unwrap_or(cx.now()),
            ends_at: banner.ends_at,
            dismissible: banner.dismissible,
            said: serde_json::to_string(&banner.said)?,
        };
        banners::insert(cx, row).await?;
        cx.emit(&BannersChanged {}).await?;
        Ok(id)
    }
}

impl PutUp {
    fn checked(mut self, now: Timestamp) -> Result<PutUp> {
        let mut fields = Fields::new();
        let named = [("text_ko", &mut self.texts.ko), ("text_ja", &mut self.texts.ja), ("text_en", &mut self.texts.en)];
        for (field, one) in named {
            *one = text::line(one);
            if one.chars().count() > TEXT_MAX {
                fields.add(field, "too-long");
            }
        }
        if self.texts == Localized::default() {
            fields.add("text_ko", "in-one-language");
        }
        self.url = self.url.trim().to_owned();
        let web = self.url.starts_with("https://") || self.url.starts_with("http://");
        if !self.url.is_empty() && !web && madang_ui::local_path(&self.url) != self.url {
            fields.add("url", "not-an-address");
        }
        if self.audience == Audience::Group && self.group.is_none() {
            fields.add("audience", "needs-a-group");
        }
        if self.ends_at.is_some_and(|end| end <= self.starts_at.unwrap_or(now)) {
            fields.add("ends_at", "before-its-start");
        }
        fields.check()?;
        Ok(self)
    }
}

/// Takes a banner down.
#[derive(Clone, Copy, Debug)]
pub struct TakeDown(pub BannerId);

impl Command for TakeDown {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        if !banners::end(cx, self.0).await? {
            return Err(Error::NotFound);
        }
        cx.emit(&BannersChanged {}).await
    }
}

/// A member closes a banner, for good.
#[derive(Clone, Copy, Debug)]
pub struct Close(pub BannerId);

impl Command for Close {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.id().is_some()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = cx.actor().signed_in()?;
        if banners::close(cx, self.0, member).await? {
            cx.emit(&BannerClosed { banner: self.0.to_string(), member }).await?;
        }
        Ok(())
    }
}

/// Reads the banners into this node's memory.
///
/// # Errors
/// When the database fails.
pub async fn refresh_banners(app: &App) -> Result<()> {
    let mut conn = app.db().read().await?;
    let rows = banners::current(&mut conn, app.now()).await?;
    let mut closed: HashMap<String, HashSet<MemberId>> = HashMap::new();
    for (banner, member) in banners::closed(&mut conn, app.now()).await? {
        closed.entry(banner.to_string()).or_default().insert(member);
    }
    if app.service::<Board>().set(rows.iter().map(shown).collect(), closed) {
        app.versions().bump_site();
    }
    Ok(())
}

fn shown(row: &BannerRow) -> Banner {
    let in_each = |json: &str| {
        let texts: Localized = serde_json::from_str(json).unwrap_or_default();
        [Lang::Ko, Lang::Ja, Lang::En].map(|lang| texts.get(lang).to_owned())
    };
    Banner {
        code: row.id.to_string(),
        level: if row.level == "warn" { "warn" } else { "info" },
        texts: in_each(&row.texts),
        said: in_each(&row.said),
        url: row.url.clone(),
        readers: match (row.audience, row.group) {
            (Audience::Group, Some(group)) => Readers::Group(group),
            (Audience::Group, None) => Readers::Staff,
            (Audience::Members, _) => Readers::Members,
            (Audience::Everyone, _) => Readers::Everyone,
        },
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        dismissible: row.dismissible,
    }
}

/// Keeps this node's banners fresh.
pub struct BannerWatcher;

impl Watcher for BannerWatcher {
    fn name(&self) -> &'static str {
        "publishing.banners"
    }

    fn position(&self) -> Option<i64> {
        None
    }

    fn apply<'a>(&'a self, app: &'a App, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            for event in events {
                if let Some(closed) = event.read::<BannerClosed>() {
                    app.service::<Board>().close(&closed.banner, closed.member);
                }
            }
            if events.iter().any(|event| event.read::<BannersChanged>().is_some()) {
                refresh_banners(app).await?;
            }
            Ok(())
        })
    }
}
