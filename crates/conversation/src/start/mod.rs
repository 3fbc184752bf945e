//! Starting a topic.

use crate::{
    DISCUSSION, DraftKey, PostKind, RenderedBody, SpaceKind, Spaces, TagNames, Title, approve, claim_files, drop_draft,
    gate::{NewText, Passage},
    reply::announce_mentions,
    store, topic_url,
};
use madang_events::conversation::TopicStarted;
use madang_kernel::{
    Actor, Command, Cx, Error, MemberId, Permission, PostId, ProductId, Result, SpaceId, TopicId, VersionId,
};
use madang_language::{Language, detect_language, slug};

/// The most characters of a topic's excerpt.
const EXCERPT: usize = 200;

/// A topic to start.
#[derive(Clone, Debug)]
pub struct NewTopic {
    /// The ids of the topic and its opening post; `None` makes new ones. Importers give ids that keep the time.
    pub ids: Option<(TopicId, PostId)>,
    /// Its kind, such as [`crate::QUESTION`].
    pub kind: &'static str,
    /// Its space.
    pub space: SpaceId,
    /// Who starts it.
    pub author: MemberId,
    /// Its title.
    pub title: Title,
    /// Its opening post.
    pub body: RenderedBody,
    /// Its tags; those that are new are made.
    pub tags: TagNames,
    /// The product that it is about.
    pub product: Option<ProductId>,
    /// The product's version.
    pub version: Option<VersionId>,
    /// `ko`, `ja`, `en` or `other` where it is known; `None` finds out.
    pub language: Option<String>,
}

/// A topic that was started.
#[derive(Clone, Debug)]
pub struct Started {
    /// The topic.
    pub topic: TopicId,
    /// Its opening post.
    pub post: PostId,
    /// Its kind.
    pub kind: &'static str,
    /// The readable end of its address.
    pub slug: String,
    /// Its space.
    pub space: SpaceId,
    /// Whether it waits until a moderator has let it stand. Until then it is not announced, and only its author and moderators
    /// see it.
    pub waits: bool,
}

impl Started {
    /// The topic's address.
    pub fn url(&self) -> String {
        topic_url(self.kind, self.topic, &self.slug)
    }
}

/// Starts a topic with its opening post and announces it; where the gate says so it waits unannounced. Whether the author may is the
/// calling command's to check.
///
/// # Errors
/// [`madang_kernel::Error::Invalid`] for a text that the gate does not take, or when the database fails.
pub async fn start_topic(cx: &mut Cx<'_>, new: NewTopic) -> Result<Started> {
    let (topic, post) = new.ids.unwrap_or_else(|| (cx.new_id(), cx.new_id()));
    let (kind, space, author) = (new.kind, new.space, new.author);
    let asked = (new.title.clone(), new.body.clone());
    let text = NewText {
        post,
        topic,
        topic_kind: kind,
        space,
        kind: PostKind::Opening,
        writer: author,
        title: asked.0.as_str(),
        body: &asked.1,
        replaces: None,
    };
    let passage = Passage::ask(cx, &text).await?;
    let tags = crate::tags::screened(cx, new.tags, post).await?;
    let new = NewTopic { title: passage.title(new.title), body: passage.body(cx.app(), new.body).await?, tags, ..new };
    let slug = slug(new.title.as_str());
    insert(cx, (topic, post), &slug, &new, passage.waits()).await?;
    claim_files(cx, topic, &new.body.markdown).await?;
    if passage.waits() {
        approve::keep(cx, topic, post).await?;
    } else {
        cx.emit(&TopicStarted { topic, kind: kind.to_owned(), space, post, author }).await?;
        announce_mentions(cx, topic, post, author, &new.body).await?;
    }
    passage.kept(cx, &text).await?;
    Ok(Started { topic, post, kind, slug, space, waits: passage.waits() })
}

/// Keeps a topic and its opening post. The tags of one that waits are names alone: nobody finds it by them, and none is made for it.
async fn insert(
    cx: &mut Cx<'_>,
    (topic, post): (TopicId, PostId),
    slug: &str,
    new: &NewTopic,
    waits: bool,
) -> Result<()> {
    let language = new.language.clone().unwrap_or_else(|| language_of(&new.title, &new.body).as_str().to_owned());
    let tags = if waits { Vec::new() } else { store::topic_tags::resolve(cx, &new.tags).await? };
    let row = store::topics::InsertTopic {
        id: topic,
        kind: new.kind,
        space: new.space,
        author: new.author,
        title: new.title.as_str(),
        slug,
        language: &language,
        excerpt: excerpt_of(&new.body),
        tags: if waits { serde_json::to_string(new.tags.names())? } else { store::topic_tags::as_json(&tags)? },
        product: new.product,
        version: new.version,
        opening: post,
        at: cx.now(),
        hidden: waits,
    };
    store::topics::insert(cx, row).await?;
    store::posts::insert(cx, post, topic, PostKind::Opening, None, new.author, &new.body).await?;
    store::topic_tags::add(cx, topic, &tags).await?;
    let counted: Vec<(i64, i64)> = tags.iter().map(|tag| (tag.id.number(), 1)).collect();
    store::topic_tags::count(cx, &counted).await
}

/// What lists and search results show of an opening post.
pub(crate) fn excerpt_of(body: &RenderedBody) -> String {
    madang_markdown::shorten(&body.text, EXCERPT)
}

/// The title decides where the body is code or a picture.
pub(crate) fn language_of(title: &Title, body: &RenderedBody) -> Language {
    match body.language {
        Language::Other => detect_language(title.as_str()),
        known => known,
    }
}

/// A member starts a discussion.
#[derive(Clone, Debug)]
pub struct StartDiscussion {
    /// Where.
    pub space: SpaceId,
    /// Its title.
    pub title: Title,
    /// Its opening post.
    pub body: RenderedBody,
    /// Its tags.
    pub tags: TagNames,
}

impl Command for StartDiscussion {
    type Output = Started;

    fn space(&self) -> Option<SpaceId> {
        Some(self.space)
    }

    fn allowed(&self, actor: &Actor) -> bool {
        actor.can(Permission::Start, self.space)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Started> {
        let spaces = cx.app().service::<Spaces>().now();
        if spaces.get(self.space).is_none_or(|space| space.kind != SpaceKind::Discussions) {
            return Err(Error::Refused("other-kind"));
        }
        let new = NewTopic {
            ids: None,
            kind: DISCUSSION,
            space: self.space,
            author: cx.actor().signed_in()?,
            title: self.title,
            body: self.body,
            tags: self.tags,
            product: None,
            version: None,
            language: None,
        };
        drop_draft(cx, &DraftKey::start(self.space)).await?;
        start_topic(cx, new).await
    }
}
