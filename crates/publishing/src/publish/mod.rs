//! Publishing: by hand, at a set time, and taking it back. Each happens once, whoever tries and however often.

pub(crate) mod web;

use crate::{
    item::{Audience, Content, Kind, State},
    rights::Writer,
    store::{
        items::{self, Item, PublicationId},
        places,
    },
    words::Words,
};
use madang_conversation::{
    NewTopic, RenderedBody, Spaces, Started, TopicEdit, TopicHead, TopicState, hold_posts, move_topic, revise_topic,
    set_state, start_topic, topic_head, topic_url, withdraw_topic,
};
use madang_events::{
    conversation::TopicChanged,
    publishing::{Published, Withdrawn},
};
use madang_kernel::{Actor, App, Command, Cx, Error, Permission, Result, Timestamp, TopicId, text};
use madang_people::News;

/// Characters of the text that a mail quotes.
const MAIL_QUOTES: usize = 400;

/// Publishes what was saved.
#[derive(Clone, Debug)]
pub struct Publish {
    item: Item,
    content: Content,
    body: RenderedBody,
    /// Whether only because its time has come.
    due: bool,
}

impl Publish {
    /// Reads and renders what is to be published.
    ///
    /// # Errors
    /// What it lacks, by field.
    pub async fn of(app: &App, id: PublicationId) -> Result<Publish> {
        let item = items::get(&mut app.db().read().await?, id).await?;
        Publish::prepared(app, item, false).await
    }

    async fn prepared(app: &App, item: Item, due: bool) -> Result<Publish> {
        let content = item.content()?;
        let body = RenderedBody::document(app, &content.publishable()?).await?;
        Ok(Publish { item, content, body, due })
    }
}

impl Command for Publish {
    /// Its address; none when somebody else was faster.
    type Output = Option<String>;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::EditAny)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Option<String>> {
        let Publish { item, content, body, due } = self;
        let claimed = if due {
            items::claim_due(cx, item.id, item.revision).await?
        } else {
            items::claim(cx, item.id, item.revision).await?
        };
        if !claimed {
            return if due { Ok(None) } else { Err(Error::Conflict("edited-meanwhile")) };
        }
        put_out(cx, &item, &content, body).await.map(Some)
    }
}

/// Makes the topic that readers see, or brings back the one that was taken back.
async fn put_out(cx: &mut Cx<'_>, item: &Item, content: &Content, body: RenderedBody) -> Result<String> {
    if let Some(topic) = item.topic {
        let system = cx.app().system();
        let head = topic_head(cx, &system, topic).await?;
        withdraw_topic(cx, &head, false).await?;
        let head = topic_head(cx, &system, topic).await?;
        set_state(cx, topic, TopicState::Open, None, false).await?;
        write_over(cx, &head, content, &body).await?;
        return Ok(topic_url(content.kind.topic_kind(), topic, &madang_language::slug(content.title.as_str())));
    }
    let space = places::space(cx, content.audience, content.group).await?;
    let new = NewTopic {
        ids: None,
        kind: content.kind.topic_kind(),
        space,
        author: item.author,
        title: content.title.clone(),
        body,
        tags: content.tags.clone(),
        product: content.product,
        version: content.version,
        language: None,
    };
    let summary = new.body.text.clone();
    let started = start_topic(cx, new).await?;
    mail(cx, &started, content, &summary).await?;
    items::set_topic(cx, item.id, started.topic).await?;
    if content.approval {
        hold_posts(cx, started.topic, true).await?;
    }
    let kind = content.kind.to_string();
    cx.emit(&Published { topic: started.topic, kind, first: true }).await?;
    Ok(started.url())
}

/// What the mails about a publication are known by.
fn mailing(topic: TopicId) -> String {
    format!("news-{topic}")
}

/// Announcements and release notes go by e-mail to those of its readers who subscribed.
async fn mail(cx: &mut Cx<'_>, started: &Started, content: &Content, summary: &str) -> Result<()> {
    if !matches!(content.kind, Kind::Announcement | Kind::ReleaseNote) {
        return Ok(());
    }
    let group = content.group.filter(|_| content.audience == Audience::Group);
    let title = content.title.as_str();
    let text = text::cut(summary, MAIL_QUOTES);
    madang_people::announce(cx, &mailing(started.topic), &started.url(), group, |lang, community| News {
        subject: Words(lang).mail_news_subject(title, community),
        text: format!("{title}\n\n{text}"),
        button: Words(lang).mail_news_button().to_owned(),
    })
    .await
}

/// Gives readers the new text of what is out.
pub(crate) async fn revise(cx: &mut Cx<'_>, item: &Item, content: &Content, body: &RenderedBody) -> Result<()> {
    let Some(topic) = item.topic else { return Ok(()) };
    let system = cx.app().system();
    let head = topic_head(cx, &system, topic).await?;
    write_over(cx, &head, content, body).await
}

async fn write_over(cx: &mut Cx<'_>, head: &TopicHead, content: &Content, body: &RenderedBody) -> Result<()> {
    let change = TopicEdit {
        title: content.title.clone(),
        tags: content.tags.clone(),
        product: content.product,
        version: content.version,
    };
    revise_topic(cx, head, change, body, "").await?;
    let space = places::space(cx, content.audience, content.group).await?;
    move_topic(cx, head, space).await?;
    hold_posts(cx, head.id, content.approval).await?;
    cx.emit(&Published { topic: head.id, kind: content.kind.to_string(), first: false }).await
}

/// Publishes everything whose time has come. Right on several nodes at once, and after a crash.
///
/// # Errors
/// When the database fails. What cannot be published is reported and does not keep the others back.
pub async fn publish_due(app: &App) -> Result<()> {
    let due = items::due(&mut app.db().read().await?, app.now()).await?;
    let any = !due.is_empty();
    for item in due {
        let id = item.id;
        let outcome = async { app.run(&app.system(), Publish::prepared(app, item, true).await?).await }.await;
        match outcome {
            Ok(_) => {}
            Err(error) => tracing::error!(%id, %error, "a scheduled publication could not be published"),
        }
    }
    if any { know_spaces(app).await } else { Ok(()) }
}

/// The space of new readers is known on this node at once.
pub(crate) async fn know_spaces(app: &App) -> Result<()> {
    app.service::<Spaces>().reload(app).await
}

/// What is done to a publication besides publishing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Its author gives it to staff.
    HandIn,
    /// It is a draft again: before it is out, or taken back from readers.
    BackToDraft,
    /// It is published at this time.
    Schedule(Timestamp),
    /// It stays, and no list names it any longer.
    Archive,
    /// It is listed again.
    Unarchive,
}

/// Does one of the [`Step`]s.
#[derive(Clone, Copy, Debug)]
pub struct Take {
    /// The publication.
    pub id: PublicationId,
    /// What is done to it.
    pub step: Step,
}

impl Command for Take {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let actor = cx.actor().clone();
        let writer = Writer::of(cx, &actor).await?;
        let item = items::get(cx, self.id).await?;
        writer.check_sees(&item)?;
        let own =
            matches!(self.step, Step::HandIn) || (self.step == Step::BackToDraft && item.state == State::HandedIn);
        if !own && !writer.is_staff() {
            return Err(Error::Forbidden);
        }
        let (from, to, at): (&[State], State, Option<Timestamp>) = match self.step {
            Step::HandIn => (&[State::Draft], State::HandedIn, None),
            Step::BackToDraft => {
                (&[State::HandedIn, State::Scheduled, State::Published, State::Archived], State::Draft, None)
            }
            Step::Schedule(at) => {
                item.content()?.publishable()?;
                (&[State::Draft, State::HandedIn, State::Scheduled], State::Scheduled, Some(at))
            }
            Step::Archive => (&[State::Published], State::Archived, None),
            Step::Unarchive => (&[State::Archived], State::Published, None),
        };
        if let Step::Schedule(at) = self.step
            && at <= cx.now()
        {
            return Err(Error::field("publish_at", "past"));
        }
        if self.step == Step::BackToDraft && item.staged.is_some() {
            let written = item.clone().being_written();
            items::update(cx, item.id, item.revision, written.author, &written.content()?).await?;
        }
        if !items::set_state(cx, item.id, from, to, at).await? {
            return Err(Error::Conflict("edited-meanwhile"));
        }
        match item.topic.filter(|_| item.state.is_out()) {
            Some(topic) => follow(cx, topic, to).await,
            None => Ok(()),
        }
    }
}

/// What becomes of the topic when what is out changes its state.
async fn follow(cx: &mut Cx<'_>, topic: TopicId, to: State) -> Result<()> {
    let system = cx.app().system();
    let head = topic_head(cx, &system, topic).await?;
    match to {
        State::Draft => {
            withdraw_topic(cx, &head, true).await?;
            madang_people::stop_announcing(cx, &mailing(topic)).await?;
        }
        State::Archived => set_state(cx, topic, TopicState::Archived, None, false).await?,
        _ => set_state(cx, topic, TopicState::Open, None, false).await?,
    }
    cx.emit(&TopicChanged { topic }).await?;
    cx.emit(&Withdrawn { topic, state: to.to_string() }).await
}
