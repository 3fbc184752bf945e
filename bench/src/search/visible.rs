//! How long it takes until what was posted is found.

use crate::{
    generate::Facts,
    http::Client,
    program::{Done, Store},
    report::Report,
    run::{Place, Server},
};
use madang_kernel::{Db, TopicId, db::OpenOptions, secret, sql};
use serde_json::json;
use std::time::{Duration, Instant};

/// Answers that are posted, one after another.
const POSTED: usize = 20;
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(20);
/// Whatever is not found by then is lost.
const PATIENCE: Duration = Duration::from_secs(30);

/// Posts answers with words of their own and searches for each until it is there.
///
/// # Errors
/// One sentence.
pub(super) async fn measure(place: &Place, store: &Store, facts: &Facts, report: &mut Report) -> Done {
    let topic = open_question(store).await?;
    let server = Server::madang(&place.program, store).await?;
    let mut client = Client::connect(&server.address).await?;
    let token = facts.access.tokens.first().ok_or("The community has no token.")?;
    let authorization = format!("Bearer {token}");
    let mut times = Vec::with_capacity(POSTED);
    for _ in 0..POSTED {
        // Letters alone: a word of its own, whatever the analysis.
        let word: String = secret::new_token().chars().filter(char::is_ascii_alphabetic).collect();
        let path = format!("/api/v1/questions/{topic}/answers");
        let body = json!({ "body": format!("The lamp says {word}.") }).to_string();
        let answer = client.post(&path, &[("authorization", &authorization)], body).await?;
        if answer.status != 201 {
            return Err(format!("POST {path}: {}", answer.status));
        }
        times.push(found_after(&mut client, &word).await?);
    }
    times.sort_unstable();
    let (middle, last) = (times[POSTED / 2].as_secs_f64(), times[POSTED - 1].as_secs_f64());
    report.add(
        &format!("{} posts: an answer is found after it was acknowledged", facts.size.posts),
        "< 2 s",
        format!("{middle:.2} s, the slowest of {POSTED} {last:.2} s"),
        last < 2.0,
    );
    Ok(())
}

async fn found_after(client: &mut Client, word: &str) -> Done<Duration> {
    let began = Instant::now();
    let path = format!("/api/v1/search?verbatim=true&q=%22{word}%22");
    while began.elapsed() < PATIENCE {
        let answer = client.get(&path, &[]).await?;
        let found: serde_json::Value = serde_json::from_slice(&answer.body).map_err(|error| error.to_string())?;
        if found["items"].as_array().is_some_and(|items| !items.is_empty()) {
            return Ok(began.elapsed());
        }
        tokio::time::sleep(PAUSE).await;
    }
    Err(format!("An answer with {word} was not found within {} s.", PATIENCE.as_secs()))
}

async fn open_question(store: &Store) -> Done<TopicId> {
    let db = Db::open(&OpenOptions::new(store.url())).await.map_err(|error| error.to_string())?;
    let asked = async {
        let statement = sql!(
            "SELECT t.id FROM topics t JOIN spaces s ON s.id = t.space WHERE t.kind = 'question' \
            AND t.state = 'open' AND NOT t.hidden AND NOT t.deleted AND s.visibility = 'everyone' ORDER BY t.id LIMIT 1"
        );
        db.read().await?.q(statement).value::<TopicId>().await
    };
    let topic = asked.await.map_err(|error| error.to_string());
    db.close().await;
    topic
}
