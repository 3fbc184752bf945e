//! Banners above every page. They are few and every page asks for them, so each node keeps them all in memory; whoever keeps
//! banners puts them there.

use arc_swap::ArcSwap;
use madang_kernel::{Actor, GroupId, MemberId, Timestamp};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, PoisonError, RwLock},
};

/// The cookie in which a visitor's browser remembers what was closed: codes of banners, parted by dots.
pub const COOKIE: &str = "banners";
/// The most banners that one page shows.
const MOST: usize = 3;

/// Who sees a banner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Everybody.
    Everyone,
    /// Whoever is signed in.
    Members,
    /// The members of a group.
    Group(GroupId),
    /// Employees.
    Staff,
}

/// A banner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banner {
    /// Its code in addresses and in the cookie.
    pub code: String,
    /// `info` or `warn`.
    pub level: &'static str,
    /// Its text in Korean, Japanese and English; none is empty.
    pub texts: [String; 3],
    /// What it says below that in the same languages; each may be empty.
    pub said: [String; 3],
    /// Where it leads; empty for nowhere.
    pub url: String,
    /// Who sees it.
    pub readers: Readers,
    /// From when.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Option<Timestamp>,
    /// Whether a reader can close it.
    pub dismissible: bool,
}

/// The banners of this community; a service of the application.
#[derive(Default)]
pub struct Board {
    banners: ArcSwap<Vec<Banner>>,
    /// By the banner's code: the members who closed it.
    closed: RwLock<HashMap<String, HashSet<MemberId>>>,
}

impl Board {
    /// Replaces all banners, and by whom each was closed. Whether there are other banners now than before is told: then every page
    /// is old.
    pub fn set(&self, banners: Vec<Banner>, closed: HashMap<String, HashSet<MemberId>>) -> bool {
        *self.closed.write().unwrap_or_else(PoisonError::into_inner) = closed;
        let before = self.banners.swap(Arc::new(banners));
        *before != **self.banners.load()
    }

    /// A member has closed a banner.
    pub fn close(&self, code: &str, member: MemberId) {
        let mut closed = self.closed.write().unwrap_or_else(PoisonError::into_inner);
        closed.entry(code.to_owned()).or_default().insert(member);
    }

    /// What this reader sees now, the newest first. `cookie` is what the browser remembers of [`COOKIE`].
    pub fn shown(&self, actor: &Actor, cookie: &str, now: Timestamp) -> Vec<Banner> {
        let banners = self.banners.load();
        let current = banners.iter().filter(|banner| banner.is_for(actor) && banner.is_on(now));
        current.filter(|banner| !self.is_closed(banner, actor, cookie)).take(MOST).cloned().collect()
    }

    /// The part of a visitor's cookie that makes a page another one: what was closed of the banners that there are.
    pub fn told_apart(&self, cookie: &str) -> String {
        if cookie.is_empty() {
            return String::new();
        }
        let banners = self.banners.load();
        let closed = banners.iter().filter(|banner| has(cookie, &banner.code));
        closed.map(|banner| banner.code.as_str()).collect::<Vec<_>>().join(".")
    }

    fn is_closed(&self, banner: &Banner, actor: &Actor, cookie: &str) -> bool {
        if !banner.dismissible {
            return false;
        }
        let Some(member) = actor.id() else { return has(cookie, &banner.code) };
        let closed = self.closed.read().unwrap_or_else(PoisonError::into_inner);
        closed.get(&banner.code).is_some_and(|members| members.contains(&member))
    }
}

impl Banner {
    fn is_for(&self, actor: &Actor) -> bool {
        match self.readers {
            Readers::Everyone => true,
            Readers::Members => actor.id().is_some(),
            Readers::Group(group) => actor.belongs_to(group),
            Readers::Staff => actor.is_staff(),
        }
    }

    fn is_on(&self, now: Timestamp) -> bool {
        self.starts_at <= now && self.ends_at.is_none_or(|end| now < end)
    }
}

/// Whether the cookie names the banner.
pub fn has(cookie: &str, code: &str) -> bool {
    cookie.split('.').any(|one| one == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn banner(code: &str, readers: Readers) -> Banner {
        Banner {
            code: code.to_owned(),
            level: "info",
            texts: ["안녕", "はい", "Hello"].map(str::to_owned),
            said: Default::default(),
            url: String::new(),
            readers,
            starts_at: Timestamp::from_millis(10),
            ends_at: Some(Timestamp::from_millis(20)),
            dismissible: true,
        }
    }

    fn codes(board: &Board, actor: &Actor, cookie: &str, now: i64) -> Vec<String> {
        board.shown(actor, cookie, Timestamp::from_millis(now)).into_iter().map(|banner| banner.code).collect()
    }

    #[test]
    fn a_banner_is_shown_to_its_readers_in_its_time_until_it_is_closed() {
        let board = Board::default();
        board.set(vec![banner("a", Readers::Everyone), banner("b", Readers::Members)], HashMap::new());
        let visitor = Actor::visitor(Arc::default());
        let member = Actor::member(MemberId::new(1), madang_kernel::Role::Member, vec![], false, None, Arc::default());
        assert_eq!(codes(&board, &visitor, "", 10), ["a"]);
        assert_eq!(codes(&board, &member, "a", 19), ["a", "b"], "the cookie is a visitor's");
        assert!(codes(&board, &visitor, "", 9).is_empty() && codes(&board, &visitor, "", 20).is_empty());
        assert!(codes(&board, &visitor, "x.a", 10).is_empty());
        board.close("b", MemberId::new(1));
        assert_eq!(codes(&board, &member, "", 10), ["a"]);
        assert_eq!(board.told_apart("zzz.a.b.c"), "a.b");
    }
}
