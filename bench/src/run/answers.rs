//! Answers posted through the API by many clients at once, and whether each that was acknowledged is there.

use crate::{
    generate::Access,
    http::Client,
    process::{Meter, Spent},
    program::Done,
    random::Random,
    text::{self, Subject},
};
use madang_kernel::{Db, PostId, TopicId, sql};
use serde::Deserialize;
use serde_json::json;
use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

/// Ids that are looked up at once.
const AT_ONCE: usize = 500;
/// Consequences (the search index, counters) are waited for no longer than this.
const AFTERMATH: Duration = Duration::from_secs(30);
/// Nothing more follows when a second costs less than this.
const QUIET: Duration = Duration::from_millis(30);

/// How the writing went.
pub(crate) struct Written {
    /// Acknowledged answers.
    pub(crate) acknowledged: usize,
    /// In so many seconds.
    pub(crate) seconds: f64,
    /// Half of them within so many milliseconds.
    pub(crate) p50: f64,
    /// And nearly all within these.
    pub(crate) p99: f64,
    /// Processor time until the last acknowledgement.
    pub(crate) spent: Spent,
    /// The same with everything that followed from the answers.
    pub(crate) spent_in_all: Spent,
    /// Acknowledged answers that are not in the database as they were sent.
    pub(crate) lost: usize,
}

#[derive(Deserialize)]
struct Created {
    id: PostId,
}

/// One acknowledged answer: its id, its mark, how long it took in milliseconds.
type Acknowledged = (PostId, String, f64);

/// Posts answers for some seconds, one client with each token.
///
/// # Errors
/// One sentence when an answer was refused.
pub(crate) async fn post(
    address: &str,
    access: &Access,
    topics: Vec<TopicId>,
    seconds: u64,
    meter: &Meter,
) -> Done<(Written, Vec<Acknowledged>)> {
    let topics = Arc::new(topics);
    let before = meter.read();
    let began = Instant::now();
    let until = began + Duration::from_secs(seconds);
    let clients = access.tokens.iter().enumerate().map(|(number, token)| {
        let (address, token, topics) = (address.to_owned(), token.clone(), topics.clone());
        tokio::spawn(async move { client(number as u64, &address, &token, &topics, until).await })
    });
    let mut all: Vec<Acknowledged> = Vec::new();
    for client in clients.collect::<Vec<_>>() {
        all.extend(client.await.map_err(|error| error.to_string())??);
    }
    let seconds = began.elapsed().as_secs_f64();
    let spent = meter.read().since(before);
    let spent_in_all = aftermath(meter, before).await;
    let mut times: Vec<f64> = all.iter().map(|(_, _, millis)| *millis).collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or(0.0);
    let written =
        Written { acknowledged: all.len(), seconds, p50: at(0.5), p99: at(0.99), spent, spent_in_all, lost: 0 };
    Ok((written, all))
}

async fn client(
    number: u64,
    address: &str,
    token: &str,
    topics: &[TopicId],
    until: Instant,
) -> Done<Vec<Acknowledged>> {
    let mut client = Client::connect(address).await?;
    let mut random = Random::new(number);
    let authorization = format!("Bearer {token}");
    let run = madang_kernel::secret::new_token();
    let mut acknowledged = Vec::new();
    while Instant::now() < until {
        let subject = Subject::new(text::language(&mut random), &mut random);
        let mark = format!("mark-{run}-{}", acknowledged.len());
        let body = json!({ "body": format!("{}\n\n{mark}", subject.answer(&mut random)) }).to_string();
        let path = format!("/api/v1/questions/{}/answers", random.pick(topics));
        let began = Instant::now();
        let answer = client.post(&path, &[("authorization", &authorization)], body).await?;
        let millis = began.elapsed().as_secs_f64() * 1000.0;
        if answer.status != 201 {
            return Err(format!("POST {path}: {} {}", answer.status, String::from_utf8_lossy(&answer.body)));
        }
        let created: Created = serde_json::from_slice(&answer.body).map_err(|error| format!("POST {path}: {error}"))?;
        acknowledged.push((created.id, mark, millis));
    }
    Ok(acknowledged)
}

/// Waits until the server is at rest.
async fn aftermath(meter: &Meter, before: Spent) -> Spent {
    let began = Instant::now();
    loop {
        let now = meter.read();
        tokio::time::sleep(Duration::from_secs(1)).await;
        let later = meter.read();
        let cost = later.since(now);
        if cost.server + cost.postgres < QUIET || began.elapsed() > AFTERMATH {
            return later.since(before);
        }
    }
}

/// How many acknowledged answers are not in the database as they were sent.
///
/// # Errors
/// When the database fails.
pub(crate) async fn lost(db: &Db, acknowledged: &[Acknowledged]) -> Done<usize> {
    let mut there: HashMap<PostId, String> = HashMap::new();
    let mut conn = db.read().await.map_err(|error| error.to_string())?;
    for part in acknowledged.chunks(AT_ONCE) {
        let ids: Vec<i64> = part.iter().map(|(id, ..)| id.number()).collect();
        let rows: Vec<(PostId, String)> = conn
            .q(sql!("SELECT id, markdown FROM posts WHERE kind = 'answer' AND id IN (SELECT "
                lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)" ")"))
            .bind(json!(ids).to_string())
            .all()
            .await
            .map_err(|error| error.to_string())?;
        there.extend(rows);
    }
    let kept = |(id, mark, _): &&Acknowledged| there.get(id).is_some_and(|text| text.ends_with(mark.as_str()));
    Ok(acknowledged.len() - acknowledged.iter().filter(kept).count())
}
