//! Editing a post; for an opening post also the topic's title, tags and product.

pub(crate) mod history;

pub use history::Withhold;
pub(crate) mod web;

use crate::{
    DraftKey, PostHead, PostKind, RenderedBody, Rights, TagNames, Title, TopicHead, Words as _, claim_files,
    drop_draft, find_post,
    gate::{NewText, Passage},
    post_url,
    reply::announce_mentions,
    start::{excerpt_of, language_of},
    store::{self, revisions::Kept},
};
use madang_events::conversation::PostEdited;
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Deed, Error, Permission, PostId, ProductId, Result, VersionId, text};
use madang_language::slug;
use madang_people::{News, tell};

/// The most characters of the note about an edit.
const NOTE_MAX: usize = 200;

/// What an edit makes of the topic.
#[derive(Clone, Debug)]
pub struct TopicEdit {
    /// The new title.
    pub title: Title,
    /// The new tags.
    pub tags: TagNames,
    /// The product that it is about.
    pub product: Option<ProductId>,
    /// The product's version.
    pub version: Option<VersionId>,
}

/// A member edits a post.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The post.
    pub post: PostId,
    /// The new text.
    pub body: RenderedBody,
    /// The topic's new title and so on, for an opening post.
    pub topic: Option<TopicEdit>,
    /// Why, in a few words; may be empty.
    pub note: String,
    /// How many versions the post had when the editor began; a later one is not written over.
    pub expected: Option<i64>,
}

impl Command for Edit {
    type Output = TopicHead;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TopicHead> {
        let actor = cx.actor().clone();
        let (post, topic) = find_post(cx, &actor, self.post).await?;
        check(&actor, &post, &topic, self.expected)?;
        let change = self.topic.filter(|_| post.kind == PostKind::Opening);
        let retopic = change.as_ref().is_some_and(|change| !change.is(&topic));
        if post.markdown == self.body.markdown && !retopic {
            return Ok(topic);
        }
        write(cx, &post, &topic, &self.body, change, &self.note).await?;
        if !actor.is(post.author) && actor.is_staff() {
            of_another(cx, &post, &topic, &text::cut(&text::line(&self.note), NOTE_MAX)).await?;
        }
        drop_draft(cx, &DraftKey::edit(post.id)).await?;
        store::topics::head(cx, topic.id).await
    }
}

/// Staff changed what somebody else wrote: it stands in the log, and the author hears the reason where there is one.
async fn of_another(cx: &mut Cx<'_>, post: &PostHead, topic: &TopicHead, reason: &str) -> Result<()> {
    let deed = Deed::new("conversation.edit").member(post.author).post(post.id).topic(topic.id).space(topic.space);
    cx.audit(deed.details(&serde_json::json!({ "reason": reason }))).await?;
    if reason.is_empty() || cx.actor().is_system() {
        return Ok(());
    }
    let (about, title) = (format!("edited-{}-{}", post.id, post.revisions + 1), topic.title.as_str());
    tell(cx, &[post.author], &about, &post_url(post.id), Lang::default(), |lang, community| News {
        subject: lang.mail_edited_subject(title),
        text: lang.mail_edited_text(community, reason, title),
        button: lang.mail_removed_button().to_owned(),
    })
    .await
}

/// Writes a new version of a topic and its opening post, keeps the earlier one, and announces it. Whether the actor may
/// is the calling command's to check.
///
/// # Errors
/// When the database fails.
pub async fn revise_topic(
    cx: &mut Cx<'_>,
    topic: &TopicHead,
    change: TopicEdit,
    body: &RenderedBody,
    note: &str,
) -> Result<()> {
    let opening = store::posts::head(cx, topic.opening).await?;
    write(cx, &opening, topic, body, Some(change), note).await
}

async fn write(
    cx: &mut Cx<'_>,
    post: &PostHead,
    topic: &TopicHead,
    body: &RenderedBody,
    change: Option<TopicEdit>,
    note: &str,
) -> Result<()> {
    let (asked, retitled) = (body, change.as_ref().map(|change| change.title.clone()));
    let text = NewText {
        post: post.id,
        topic: topic.id,
        topic_kind: &topic.kind,
        space: topic.space,
        kind: post.kind,
        writer: cx.actor().id().unwrap_or(post.author),
        title: retitled.as_ref().map_or("", Title::as_str),
        body: asked,
        replaces: Some(&post.markdown),
    };
    let passage = Passage::ask(cx, &text).await?;
    let waits = post.hidden && store::approvals::is_unannounced(cx, post.id).await?;
    passage.check_edit(!waits)?;
    let body = &passage.body(cx.app(), body.clone()).await?;
    let change = match change {
        Some(change) => {
            let tags = crate::tags::screened(cx, change.tags, post.id).await?;
            Some(TopicEdit { title: passage.title(change.title), tags, ..change })
        }
        None => None,
    };
    let note = text::cut(&text::line(note), NOTE_MAX);
    keep_versions(cx, post, topic, body, change.as_ref(), note).await?;
    let editor = cx.actor().id();
    store::posts::update_body(cx, post, body, editor).await?;
    if post.kind == PostKind::Opening {
        update_topic(cx, topic, body, change, waits).await?;
    }
    claim_files(cx, topic.id, &body.markdown).await?;
    if !waits {
        cx.emit(&PostEdited { topic: topic.id, post: post.id }).await?;
        announce_mentions(cx, topic.id, post.id, post.author, body).await?;
    }
    passage.kept(cx, &text).await
}

fn check(actor: &Actor, post: &PostHead, topic: &TopicHead, expected: Option<i64>) -> Result<()> {
    if !Rights::on(actor, topic, post).edit {
        let locked = topic.locked && actor.can(Permission::Reply, topic.space);
        return Err(if locked { Error::Refused("locked") } else { actor.refusal(Some(topic.space)) });
    }
    if expected.is_some_and(|expected| expected != post.revisions) {
        return Err(Error::Conflict("edited-meanwhile"));
    }
    Ok(())
}

impl TopicEdit {
    fn is(&self, topic: &TopicHead) -> bool {
        self.title.as_str() == topic.title
            && self.tags.names() == topic.tag_names()
            && self.product == topic.product
            && self.version == topic.version
    }
}

/// A post without edits has no kept versions; the first edit keeps the original beside the new one.
async fn keep_versions(
    cx: &mut Cx<'_>,
    post: &PostHead,
    topic: &TopicHead,
    body: &RenderedBody,
    change: Option<&TopicEdit>,
    note: String,
) -> Result<()> {
    let opening = post.kind == PostKind::Opening;
    if post.revisions == 1 {
        let original = Kept {
            post: post.id,
            number: 1,
            author: post.author,
            at: post.created_at,
            title: opening.then(|| topic.title.clone()),
            tags: opening.then(|| topic.tags.clone()),
            markdown: post.markdown.clone(),
            note: String::new(),
        };
        store::revisions::insert(cx, original).await?;
    }
    let (title, tags) = match change {
        Some(change) => (change.title.as_str().to_owned(), serde_json::to_string(change.tags.names())?),
        None => (topic.title.clone(), topic.tags.clone()),
    };
    let edited = Kept {
        post: post.id,
        number: post.revisions + 1,
        author: cx.actor().id().unwrap_or(post.author),
        at: cx.now(),
        title: opening.then_some(title),
        tags: opening.then_some(tags),
        markdown: body.markdown.clone(),
        note,
    };
    store::revisions::insert(cx, edited).await
}

async fn update_topic(
    cx: &mut Cx<'_>,
    topic: &TopicHead,
    body: &RenderedBody,
    change: Option<TopicEdit>,
    waits: bool,
) -> Result<()> {
    let excerpt = excerpt_of(body);
    let Some(change) = change else {
        return store::topics::set_excerpt(cx, topic.id, excerpt).await;
    };
    let json = if waits {
        // They become tags when the topic is let through.
        serde_json::to_string(change.tags.names())?
    } else {
        let tags = store::topic_tags::resolve(cx, &change.tags).await?;
        let json = store::topic_tags::as_json(&tags)?;
        if json != topic.tags {
            store::topic_tags::replace(cx, topic.id, &tags).await?;
        }
        json
    };
    let edited = store::topics::EditTopic {
        id: topic.id,
        slug: slug(change.title.as_str()),
        language: language_of(&change.title, body).as_str(),
        excerpt,
        tags: json,
        product: change.product,
        version: change.version,
        title: change.title.as_str(),
    };
    store::topics::edit(cx, edited).await
}
