//! Giving questions out: a new one goes to somebody on duty who fits, and what somebody had goes on when leave begins or
//! somebody cannot answer it any more.
//!
//! One node gives out at a time: the row of `desk_turn` is locked first, so that loads are true and caps hold.

mod back;
mod choose;
mod free;
#[cfg(test)]
mod tests;

use crate::{
    rota::{Agent, Duty, duty_rota},
    settings::Settings,
    store::{
        assign::{self, WaitingRow},
        history::{self, Happened, Line},
        rota,
    },
    words::Words,
};
pub(crate) use back::team_back;
use choose::{Asked, Candidate, able, choose};
use free::{BeginLeave, FreeLost};
use madang_events::desk::Assigned;
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Command, Cx, MemberId, Result, SpaceId, Timestamp, TopicId, db::Connection};
use madang_people::{News, tell};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    time::Duration,
};

/// Questions given out in one transaction.
const AT_ONCE: i64 = 100;
/// How often the worker does so at once: what is left waits for its next turn.
const ROUNDS: usize = 50;
/// So long a question for which nobody fits stands back, so that others are looked at.
const TRY_AGAIN: Duration = Duration::from_secs(300);

/// Gives out what waits, to agents on duty who fit, passes on what agents have whose leave begins, and frees what agents have
/// who cannot answer it any more. However many nodes
/// call this, each question is given to one agent, and nobody is given more than the own cap.
///
/// # Errors
/// When the database fails.
pub async fn assign(app: &App) -> Result<()> {
    let system = app.system();
    for _ in 0..ROUNDS {
        if assign::leaves_begin(&mut app.db().read().await?, app.now()).await? {
            app.run(&system, BeginLeave).await?;
        } else {
            break;
        }
    }
    for _ in 0..ROUNDS {
        if assign::lost(&mut app.db().read().await?, 1).await?.is_empty() {
            break;
        }
        if app.run(&system, FreeLost).await? < AT_ONCE as usize {
            break;
        }
    }
    for _ in 0..ROUNDS {
        if !assign::anything_waits(&mut app.db().read().await?, app.now()).await? {
            break;
        }
        if app.run(&system, GiveOut).await? < AT_ONCE as usize {
            break;
        }
    }
    Ok(())
}

/// Gives out the most urgent and the oldest questions that wait.
struct GiveOut;

impl Command for GiveOut {
    /// How many were looked at.
    type Output = usize;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<usize> {
        assign::take_turn(cx).await?;
        let now = cx.now();
        let settings = Settings::read(cx).await?;
        let since = on_duty(cx, &settings, now).await?;
        if since.is_empty() {
            return Ok(0);
        }
        let waiting = assign::waiting(cx, &settings.unassigned, now, AT_ONCE).await?;
        let topics: Vec<TopicId> = waiting.iter().map(|row| row.topic).collect();
        let mut tags: HashMap<TopicId, Vec<String>> = HashMap::new();
        for (topic, tag) in assign::tags(cx, &topics).await? {
            tags.entry(topic).or_default().push(tag);
        }
        let asked: Vec<(TopicId, Asked)> =
            waiting.iter().map(|row| (row.topic, asked(row, tags.remove(&row.topic).unwrap_or_default()))).collect();
        let mut team = candidates(cx, since, &waiting.iter().map(|row| row.space).collect()).await?;
        let old_too = !settings.only_new;
        let some: BTreeSet<usize> = asked.iter().flat_map(|(_, one)| able(one, &team, old_too)).collect();
        if !anybody_has_room(cx, &mut team, &some).await? {
            return Ok(0);
        }
        let (mut given, mut left) = (Vec::new(), Vec::new());
        for (topic, asked) in asked {
            match choose(&asked, &team, old_too) {
                Some(index) => {
                    let one = &mut team[index];
                    one.open += 1;
                    // Among those given out together, later ones count as later.
                    one.given_at = now + Duration::from_millis(given.len() as u64);
                    given.push((topic, one.agent));
                }
                None => left.push(topic),
            }
        }
        assign::give(cx, &given).await?;
        assign::stand_back(cx, &left, now + TRY_AGAIN).await?;
        told_all(cx, &given, &HashMap::new(), Happened::Given).await?;
        Ok(given.len() + left.len())
    }
}

fn asked(row: &WaitingRow, tags: Vec<String>) -> Asked {
    Asked {
        space: row.space,
        language: row.language.clone(),
        product: row.product,
        tags,
        waits_since: row.freed_at.unwrap_or(row.asked_at),
        given_back_by: row.given_back_by,
    }
}

/// Who is on duty now, and since when.
async fn on_duty(cx: &mut Cx<'_>, settings: &Settings, now: Timestamp) -> Result<BTreeMap<MemberId, Timestamp>> {
    let known = duty_rota(cx, settings, now).await?;
    let mut since: BTreeMap<MemberId, Timestamp> = BTreeMap::new();
    for Duty { agent, from, .. } in known.on_at(now) {
        since.entry(agent).and_modify(|earlier| *earlier = from.min(*earlier)).or_insert(from);
    }
    Ok(since)
}

/// These employees, on duty since then, with what they take on and which of these spaces they do not see; not counted yet.
async fn candidates(
    conn: &mut impl Connection,
    since: BTreeMap<MemberId, Timestamp>,
    spaces: &BTreeSet<SpaceId>,
) -> Result<Vec<Candidate>> {
    let ids: Vec<MemberId> = since.keys().copied().collect();
    let takes: HashMap<MemberId, Agent> = rota::agents(conn).await?.into_iter().map(|one| (one.agent, one)).collect();
    let mut blind: HashMap<MemberId, HashSet<SpaceId>> = HashMap::new();
    for (agent, space) in assign::blind(conn, &ids, spaces).await? {
        blind.entry(agent).or_default().insert(space);
    }
    let candidate = |(agent, since)| {
        let takes = takes.get(&agent).cloned().unwrap_or_else(|| Agent::usual(agent));
        Candidate {
            agent,
            since,
            cap: takes.cap,
            open: 0,
            languages: takes.languages,
            tags: takes.tags,
            products: takes.products,
            given_at: takes.given_at,
            blind: blind.remove(&agent).unwrap_or_default(),
        }
    };
    Ok(since.into_iter().map(candidate).collect())
}

/// Counts those who come into question, and everybody where none of them has room: what waits then stands back only for others
/// who have.
async fn anybody_has_room(cx: &mut Cx<'_>, team: &mut [Candidate], some: &BTreeSet<usize>) -> Result<bool> {
    count(cx, team, some).await?;
    if some.iter().any(|index| team[*index].has_room()) {
        return Ok(true);
    }
    let others = (0..team.len()).filter(|index| !some.contains(index)).collect();
    count(cx, team, &others).await?;
    Ok(team.iter().any(Candidate::has_room))
}

/// Counts the open questions of those at these places: what takes longest of all, so only of those who come into question.
async fn count(conn: &mut impl Connection, team: &mut [Candidate], some: &BTreeSet<usize>) -> Result<()> {
    if some.is_empty() {
        return Ok(());
    }
    let ids: Vec<MemberId> = some.iter().map(|index| team[*index].agent).collect();
    let open: HashMap<MemberId, i64> = assign::loads(conn, &ids).await?.into_iter().collect();
    for index in some {
        team[*index].open = open.get(&team[*index].agent).copied().unwrap_or_default();
    }
    Ok(())
}

/// Takes down who has what now, announces it, and tells each agent by one e-mail.
async fn told_all(
    cx: &mut Cx<'_>,
    given: &[(TopicId, MemberId)],
    before: &HashMap<TopicId, MemberId>,
    deed: Happened,
) -> Result<()> {
    if given.is_empty() {
        return Ok(());
    }
    let now = cx.now();
    let line = |(topic, to): &(TopicId, MemberId)| Line { other: Some(*to), ..Line::of(*topic, deed, now) };
    let lines: Vec<Line> = given.iter().map(line).collect();
    history::add(cx, &lines).await?;
    let topics: Vec<TopicId> = given.iter().map(|(topic, _)| *topic).collect();
    let titles: HashMap<TopicId, String> = assign::titles(cx, &topics).await?.into_iter().collect();
    let mut letters: BTreeMap<MemberId, Vec<TopicId>> = BTreeMap::new();
    for (topic, to) in given {
        cx.emit(&Assigned { topic: *topic, assignee: Some(*to), before: before.get(topic).copied() }).await?;
        letters.entry(*to).or_default().push(*topic);
    }
    for (to, topics) in letters {
        let titles: Vec<&str> = topics.iter().filter_map(|topic| titles.get(topic)).map(String::as_str).collect();
        mail(cx, to, &topics, &titles).await?;
    }
    Ok(())
}

/// Tells an agent what is new.
async fn mail(cx: &mut Cx<'_>, to: MemberId, topics: &[TopicId], titles: &[&str]) -> Result<()> {
    let (Some(first), Some(title)) = (topics.first(), titles.first()) else { return Ok(()) };
    let path = if topics.len() == 1 { format!("/desk/{first}") } else { "/desk?queue=mine".to_owned() };
    let about = format!("desk-given-{first}-{}", cx.now().millis());
    tell(cx, &[to], &about, &path, Lang::En, |lang, community| {
        let w = Words(lang);
        let count = i64::try_from(titles.len()).unwrap_or(i64::MAX);
        let list = titles.iter().map(|title| format!("- {title}")).collect::<Vec<_>>().join("\n\n");
        News {
            subject: if titles.len() == 1 {
                w.mail_given_subject(community, title)
            } else {
                w.mail_given_subject_many(community, count)
            },
            text: format!("{}\n\n{list}", w.mail_given_text(count)),
            button: w.mail_handed_button().to_owned(),
        }
    })
    .await
}
