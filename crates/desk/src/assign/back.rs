//! When somebody is there for a question: told to the asker who waits while nobody is.
//!
//! Whoever has the question, else whoever would be given it: on duty, sees the space, speaks the language where anybody on duty
//! does, is under the own limit as things stand now, and has not given it back. Without a rota, the opening hours.

use super::{
    candidates,
    choose::{Asked, Candidate, able, choose},
    count,
};
use crate::{
    hours::Hours,
    rota::{Rota, duty_rota},
    settings::{Promises, Settings},
    store::assign,
};
use madang_conversation::{Back, TeamBack};
use madang_kernel::{App, MemberId, Result, Timestamp, TopicId};
use std::collections::{BTreeMap, BTreeSet};

/// When somebody is there for a question next.
pub(crate) fn team_back() -> TeamBack {
    TeamBack::new(|app: &App, topic| Box::pin(find(app, topic)))
}

async fn find(app: &App, topic: TopicId) -> Result<Back> {
    let now = app.now();
    let mut conn = app.db().read().await?;
    let settings = Settings::read(&mut conn).await?;
    let known = duty_rota(&mut conn, &settings, now).await?;
    if known.is_empty() && settings == Settings::default() {
        // Nobody has said when the team is there.
        return Ok(Back::Here);
    }
    let row = assign::asked(&mut conn, topic).await?;
    let since: BTreeMap<MemberId, Timestamp> = known.everybody().into_iter().map(|agent| (agent, now)).collect();
    let promises = Promises::of(settings);
    // Tags and products say who is asked first, not who can answer.
    let asked = Asked {
        space: row.space,
        language: row.language,
        product: None,
        tags: Vec::new(),
        waits_since: now,
        given_back_by: row.given_back_by,
    };
    let mut team = candidates(&mut conn, since, &BTreeSet::from([row.space])).await?;
    let some = able(&asked, &team, true);
    count(&mut conn, &mut team, &some).await?;
    Ok(back(&asked, row.assignee, &team, &known, promises.hours(row.space), now))
}

/// When somebody is there who can answer.
pub(super) fn back(
    asked: &Asked,
    owner: Option<MemberId>,
    team: &[Candidate],
    rota: &Rota,
    hours: Option<&Hours>,
    now: Timestamp,
) -> Back {
    let owner = owner.filter(|owner| team.iter().any(|one| one.agent == *owner));
    if rota.is_empty() {
        return told(hours.and_then(|hours| hours.next_open(now)), now);
    }
    let alone = |one: &Candidate| choose(asked, std::slice::from_ref(one), true).is_some();
    if owner.is_none() && !team.iter().any(alone) {
        return Back::Unknown;
    }
    let can = |on: &[MemberId]| match owner {
        Some(owner) => on.contains(&owner),
        None => {
            let there: Vec<Candidate> = team.iter().filter(|one| on.contains(&one.agent)).cloned().collect();
            choose(asked, &there, true).is_some()
        }
    };
    told(rota.next_when(now, can), now)
}

fn told(next: Option<Timestamp>, now: Timestamp) -> Back {
    match next {
        Some(at) if at > now => Back::At(at),
        Some(_) => Back::Here,
        None => Back::Unknown,
    }
}
