//! Sending webhooks.

use super::{DeliveryId, TEST, text_of};
use crate::{
    escalate::{Told, apply},
    store::{
        deliveries::{self, AboutRow, DeliveryStatus, DueRow, Outcome},
        receiver,
    },
    words::Words,
};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Command, Cx, Deed, Error, Permission, Result, text::cut};
use madang_outbound::{
    WebhookClient,
    webhook::{Answer, Message, wait_after},
};
use madang_people::{News, People, tell};
use std::time::Duration;

/// Webhooks sent at the same time.
const TOGETHER: i64 = 8;
/// How often the worker sends so many at once: what is left waits for its next turn.
const ROUNDS: usize = 20;
/// So long nobody else takes a webhook that is being sent: well beyond the time a receiver has to answer.
const IN_HAND: Duration = Duration::from_secs(120);
/// The longest that a receiver may ask to be left alone.
const LEFT_ALONE: Duration = Duration::from_secs(24 * 3600);
/// How much of an answer is kept, in characters.
const KEPT: usize = 300;
/// The status with which a receiver says that it wants nothing any more.
const GONE: u16 = 410;

/// What came back: an answer, or why there was none.
type Came = std::result::Result<Answer, &'static str>;

/// Sends what is due. The wiring's worker calls it every few seconds; several nodes may.
///
/// # Errors
/// When the database fails; what cannot be sent is tried again later.
pub async fn send_webhooks(app: &App) -> Result<()> {
    for _ in 0..ROUNDS {
        if !deliveries::any_due(&mut app.db().read().await?, app.now()).await? {
            break;
        }
        if send(app, None).await? < TOGETHER as usize {
            break;
        }
    }
    Ok(())
}

/// Sends what is due, or the one that is named; says how many were taken.
async fn send(app: &App, only: Option<DeliveryId>) -> Result<usize> {
    let Taken { due, url, secrets } = app.run(&app.system(), Take { only }).await?;
    let started: Vec<_> = due.into_iter().map(|row| (row.clone(), start(app, &url, &secrets, row))).collect();
    let taken = started.len();
    for (row, task) in started {
        // A task that was not run to its end says nothing; the webhook is taken again after a while.
        if let Ok(came) = task.await {
            app.run(&app.system(), Record { row, came }).await?;
        }
    }
    Ok(taken)
}

fn start(app: &App, url: &str, secrets: &[String], row: DueRow) -> tokio::task::JoinHandle<Came> {
    let (client, url, secrets) = (app.service::<WebhookClient>().clone(), url.to_owned(), secrets.to_vec());
    let message = Message { id: format!("msg_{}", row.id), at: app.now().millis() / 1000, body: row.body };
    tokio::task::spawn_blocking(move || client.send(&url, &secrets, &message))
}

struct Take {
    only: Option<DeliveryId>,
}

#[derive(Default)]
struct Taken {
    due: Vec<DueRow>,
    url: String,
    secrets: Vec<String>,
}

impl Command for Take {
    type Output = Taken;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Taken> {
        let now = cx.now();
        let due = deliveries::take(cx, self.only, now + IN_HAND, TOGETHER).await?;
        let Some(receiver) = receiver::now(cx).await? else { return Ok(Taken::default()) };
        Ok(Taken { due, secrets: receiver.secrets(now), url: receiver.url })
    }
}

struct Record {
    row: DueRow,
    came: Came,
}

impl Command for Record {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let Record { row, came } = self;
        let outcome = judge(&row, &came, cx);
        if !deliveries::record(cx, &outcome).await? {
            return Ok(());
        }
        let status = came.as_ref().map_or(0, |answer| answer.status);
        if status == GONE {
            receiver::switch_off(cx).await?;
        }
        let about = deliveries::about(cx, row.id).await?;
        match (outcome.status, about, came) {
            (DeliveryStatus::Delivered, Some(about), Ok(answer)) => learn(cx, &about, &answer.body).await,
            (DeliveryStatus::Failed, Some(about), _) => tell_failed(cx, &row, &about).await,
            _ => Ok(()),
        }
    }
}

/// What follows from an answer. Everything but a status of success is a failure, redirections too.
fn judge(row: &DueRow, came: &Came, cx: &Cx<'_>) -> Outcome {
    let now = cx.now();
    let (result, answer) = match came {
        Ok(answer) => (answer.status.to_string(), cut(&madang_kernel::text::line(&answer.body), KEPT)),
        Err(why) => ((*why).to_owned(), String::new()),
    };
    let wait = wait_after(row.attempts, row.id.number().unsigned_abs());
    let asked = came.as_ref().ok().and_then(|answer| answer.retry_after).unwrap_or_default().min(LEFT_ALONE);
    let (status, next_at) = match (came, wait) {
        (Ok(answer), _) if (200..300).contains(&answer.status) => (DeliveryStatus::Delivered, now),
        (Ok(answer), _) if answer.status == GONE => (DeliveryStatus::Failed, now),
        (_, Some(wait)) => (DeliveryStatus::Waiting, now + wait.max(asked)),
        (_, None) => (DeliveryStatus::Failed, now),
    };
    Outcome { id: row.id, attempt: row.attempts, status, next_at, result, answer }
}

/// A receiver may say the ticket's number, address and state at once. What it says otherwise is nobody's business.
async fn learn(cx: &mut Cx<'_>, about: &AboutRow, body: &str) -> Result<()> {
    let Ok(said) = serde_json::from_str::<serde_json::Value>(body) else { return Ok(()) };
    let text = |name: &str| said.get(name).and_then(text_of);
    let (state, ticket, link) = (text("state"), text("ticket"), text("link"));
    let Ok(told) = Told::parse(state.as_deref(), ticket.as_deref(), link.as_deref(), None) else { return Ok(()) };
    match apply(cx, about.escalation, told).await {
        Err(Error::Conflict(_) | Error::NotFound) => Ok(()),
        other => other,
    }
}

/// The agent who passed the question on hears that it did not arrive.
async fn tell_failed(cx: &mut Cx<'_>, row: &DueRow, about: &AboutRow) -> Result<()> {
    let (key, path) = (format!("desk-undelivered-{}-{}", row.id, cx.now().millis()), format!("/desk/{}", about.topic));
    tell(cx, &[about.member], &key, &format!("{path}#escalation"), Lang::En, |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_undelivered_subject(community, &about.title),
            text: w.mail_undelivered_text(&about.title),
            button: w.mail_ticket_button().to_owned(),
        }
    })
    .await
}

/// Sends a webhook that says nothing, to try the receiver; whether questions can be passed on or not.
#[derive(Clone, Copy, Debug)]
pub struct TestWebhook;

impl Command for TestWebhook {
    type Output = DeliveryId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<DeliveryId> {
        if receiver::now(cx).await?.is_none() {
            return Err(Error::Refused("no-receiver"));
        }
        let community = cx.app().service::<People>().url("/");
        let body = serde_json::json!({ "type": TEST, "timestamp": cx.now(), "data": { "community": community } });
        let id = deliveries::add(cx, None, TEST, &body.to_string()).await?;
        cx.audit(Deed::new("desk.webhook-tested")).await?;
        Ok(id)
    }
}

/// Sends a webhook again, under its old id, from the first attempt on.
#[derive(Clone, Copy, Debug)]
pub struct SendAgain(
    /// Which.
    pub DeliveryId,
);

impl Command for SendAgain {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        if !deliveries::again(cx, self.0).await? {
            return Err(Error::Refused("not-again"));
        }
        let details = serde_json::json!({ "delivery": self.0.to_string() });
        cx.audit(Deed::new("desk.webhook-resent").details(&details)).await
    }
}

/// Tries the receiver at once.
pub(super) async fn test(app: &App, actor: &Actor) -> Result<DeliveryId> {
    let id = app.run(actor, TestWebhook).await?;
    send(app, Some(id)).await?;
    Ok(id)
}

/// Sends a webhook again at once.
pub(super) async fn again(app: &App, actor: &Actor, id: DeliveryId) -> Result<()> {
    app.run(actor, SendAgain(id)).await?;
    send(app, Some(id)).await.map(drop)
}
