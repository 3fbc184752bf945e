//! What is looked at whoever writes, known or not: the same text again and again, more than a person types, many new hosts at once, and many
//! new accounts at one address. Of members who are known it mostly is put before moderators while it stands.

use super::{
    CheckSettings, Why,
    facts::{Facts, is_public},
};
use crate::store::gate::{self, RecentRow};
use madang_kernel::{Cx, MemberId, PostId, Result};
use madang_screen::spam::{Shingles, hosts};
use std::{collections::BTreeSet, time::Duration};

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);
/// From this share on, of either text in the other, a text is the same one again.
const ALIKE: f64 = 0.8;
/// How many earlier texts are compared at most.
const COMPARED: i64 = 60;
/// So many of one's own within a day make the next one of note, so many within an hour make it wait; so many other members' do too.
const OWN_A_DAY: usize = 2;
const OWN_AN_HOUR: usize = 4;
const OTHERS: usize = 2;
/// So many hosts at once that nobody has linked to are of note.
const NEW_HOSTS: usize = 4;
/// An account is new for so long where many of them come from one address.
const NEW: i64 = 7;

/// What was found.
#[derive(Default)]
pub(super) struct Noticed {
    /// Why it waits.
    pub(super) why: Vec<Why>,
    /// What moderators are shown while it stands: codes that pages put into words.
    pub(super) notes: Vec<String>,
}

impl Noticed {
    fn add(&mut self, waits: bool, code: &str, number: usize) {
        if waits {
            self.why.push(Why { code: code.to_owned(), detail: number.to_string(), weight: 0.0 });
        } else {
            self.notes.push(format!("~{code}:{number}"));
        }
    }
}

/// A text and its writer; `address` is the hash of theirs.
pub(super) struct Asked<'a> {
    pub(super) writer: MemberId,
    pub(super) post: PostId,
    pub(super) text: &'a str,
    pub(super) is_edit: bool,
    pub(super) facts: &'a Facts,
    pub(super) address: Option<&'a str>,
}

/// One statement for a text that can be compared, one for many links, one for a newcomer at a public address.
pub(super) async fn look(cx: &mut Cx<'_>, asked: &Asked<'_>, settings: &CheckSettings) -> Result<Noticed> {
    let mut noticed = Noticed::default();
    let known = asked.facts.is_known();
    if settings.repeats {
        repeated(cx, asked, known, &mut noticed).await?;
    }
    if settings.pace > 0 && !asked.is_edit {
        // The text in question counts too.
        let written = asked.facts.lately() + 1;
        if written >= settings.pace * 2 || (written >= settings.pace && !known) {
            noticed.add(true, "pace", written as usize);
        } else if written == settings.pace {
            noticed.add(false, "pace", written as usize);
        }
    }
    let linked = hosts(asked.text);
    if known && linked.len() >= NEW_HOSTS {
        let unseen = linked.len().saturating_sub(gate::count_known(cx, &linked).await?);
        if unseen >= NEW_HOSTS {
            noticed.add(false, "new_hosts", unseen);
        }
    }
    let newcomer = !known && !asked.is_edit && asked.facts.days() < NEW;
    let public = asked.facts.address().is_some_and(is_public);
    if let (true, true, true, Some(hash)) = (settings.accounts > 0, newcomer, public, asked.address) {
        let since = cx.now() - DAY;
        let others = gate::new_at(cx, hash, asked.writer, since).await?;
        if others >= i64::from(settings.accounts) {
            noticed.add(true, "accounts", usize::try_from(others).unwrap_or_default());
        }
    }
    Ok(noticed)
}

async fn repeated(cx: &mut Cx<'_>, asked: &Asked<'_>, known: bool, noticed: &mut Noticed) -> Result<()> {
    let shingles = Shingles::of(asked.text);
    // Thanks and other short texts are like any other.
    let Some(least) = shingles.least() else { return Ok(()) };
    let (now, since) = (cx.now(), cx.now() - DAY);
    let rows = gate::alike(cx, asked.writer, i64::from(least), since, COMPARED).await?;
    let same = |row: &&RecentRow| {
        let Ok(other) = serde_json::from_str::<Shingles>(&row.shingles) else { return false };
        row.post != asked.post && shingles.share_in(&other) >= ALIKE && other.share_in(&shingles) >= ALIKE
    };
    let alike: Vec<&RecentRow> = rows.iter().filter(same).collect();
    let own: Vec<&&RecentRow> = alike.iter().filter(|row| row.author == asked.writer).collect();
    let within_hour = own.iter().filter(|row| row.at > now - HOUR).count();
    let others: BTreeSet<MemberId> = alike.iter().map(|row| row.author).filter(|one| *one != asked.writer).collect();
    if own.len() >= OWN_A_DAY {
        noticed.add(within_hour >= OWN_AN_HOUR || !known, "repeats", own.len() + 1);
    }
    if others.len() >= OTHERS {
        noticed.add(!known, "copies", others.len() + 1);
    }
    Ok(())
}
