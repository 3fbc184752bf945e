//! Splitting: chosen answers or replies become a topic of their own. Their comments go along, and each topic says where the
//! other is.

pub(crate) mod api;
pub(crate) mod web;

use crate::{
    Body, PostKind, RenderedBody, SpaceKind, Spaces, TICKET, TagNames, Title, TopicHead, files_in,
    notices::NoticeKind,
    start::{excerpt_of, language_of},
    store::{
        self,
        moved::{self, AnswerRow},
        topic_tags,
        topics::InsertTopic,
    },
    topic::{DISCUSSION, QUESTION},
    topic_head,
};
use madang_events::conversation::{PostsMoved, TopicChanged, TopicStarted};
use madang_kernel::{
    Actor, App, Command, Cx, Deed, Error, FileId, MemberId, Permission, PostId, Result, SpaceId, TopicId,
};

/// The most answers that are split off at once.
pub const SPLIT_MAX: usize = 100;

/// A moderator makes a topic of some answers.
#[derive(Clone, Debug)]
pub struct Split {
    /// The topic in which they are.
    pub topic: TopicId,
    /// The answers, 1 to [`SPLIT_MAX`]; the oldest opens the new topic.
    pub posts: Vec<PostId>,
    /// The space of the new topic, whose kind it gets.
    pub space: SpaceId,
    /// The title of the new topic.
    pub title: Title,
    /// Why, up to 500 characters; may be empty. Everybody reads it.
    pub reason: String,
    /// The opening of the new topic, rendered: what lists show of it comes from there.
    opening: Option<RenderedBody>,
}

impl Split {
    /// What is to be split off; the text of what will open the new topic is looked at beforehand.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a topic that the actor does not see.
    pub async fn prepare(
        app: &App,
        actor: &Actor,
        topic: TopicId,
        mut posts: Vec<PostId>,
        space: SpaceId,
        title: Title,
        reason: String,
    ) -> Result<Split> {
        posts.sort_unstable();
        posts.dedup();
        let mut conn = app.db().read().await?;
        let head = topic_head(&mut conn, actor, topic).await?;
        let first = moved::chosen(&mut conn, head.id, &posts).await?.into_iter().next();
        let opening = first.map(|row| RenderedBody::plain(&Body::imported(&row.markdown).0, &row.id.to_string()));
        Ok(Split { topic, posts, space, title, reason, opening })
    }
}

impl Command for Split {
    /// The new topic.
    type Output = TopicHead;

    fn space(&self) -> Option<SpaceId> {
        Some(self.space)
    }

    fn allowed(&self, actor: &Actor) -> bool {
        actor.can(Permission::Moderate, self.space)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TopicHead> {
        let from = self.source(cx).await?;
        let kind = kind_of(cx, self.space)?;
        let chosen = moved::chosen(cx, from.id, &self.posts).await?;
        let (Some(first), Some(opening)) = (chosen.first(), &self.opening) else {
            return Err(Error::field("post", "none-chosen"));
        };
        if chosen.len() != self.posts.len() {
            return Err(Error::Refused("chosen-gone"));
        }
        let trunk: Vec<PostId> = chosen.iter().map(|row| row.id).collect();
        let posts = moved::with_comments(cx, &trunk).await?;
        let texts = moved::texts(cx, &posts).await?;
        let to = self.start(cx, &from, kind, first, opening).await?;
        moved::turn(cx, first.id, PostKind::Opening, None).await?;
        moved::take(cx, to, &posts).await?;
        self.belongings(cx, &from, to, &chosen, &texts).await?;
        self.announce(cx, &from, to, kind, first, posts).await?;
        store::topics::head(cx, to).await
    }
}

/// The kind of the topics of a space, where posts can be split off to.
fn kind_of(cx: &Cx<'_>, space: SpaceId) -> Result<&'static str> {
    let spaces = cx.app().service::<Spaces>().now();
    let space = spaces.get(space).ok_or(Error::NotFound)?;
    if space.rule.archived {
        return Err(Error::Refused("archived-space"));
    }
    match space.kind {
        SpaceKind::Questions => Ok(QUESTION),
        SpaceKind::Discussions => Ok(DISCUSSION),
        _ => Err(Error::Refused("other-kind")),
    }
}

impl Split {
    async fn source(&self, cx: &mut Cx<'_>) -> Result<TopicHead> {
        if self.posts.is_empty() {
            return Err(Error::field("post", "none-chosen"));
        }
        if self.posts.len() > SPLIT_MAX {
            return Err(Error::field("post", "too-many"));
        }
        moved::lock(cx, [self.topic, self.topic]).await?;
        let actor = cx.actor().clone();
        let from = topic_head(cx, &actor, self.topic).await?;
        if !actor.can(Permission::Moderate, from.space) {
            return Err(actor.refusal(Some(from.space)));
        }
        if from.kind == TICKET || from.hidden || from.deleted {
            return Err(Error::Refused("removed"));
        }
        Ok(from)
    }

    /// The new topic is about the same product and has the same tags. Its clocks begin now.
    async fn start(
        &self,
        cx: &mut Cx<'_>,
        from: &TopicHead,
        kind: &'static str,
        first: &AnswerRow,
        opening: &RenderedBody,
    ) -> Result<TopicId> {
        let id = cx.new_id();
        let slug = madang_language::slug(self.title.as_str());
        let language = language_of(&self.title, opening).as_str().to_owned();
        let tags = topic_tags::resolve(cx, &TagNames::imported(from.tag_names())).await?;
        let at = cx.now();
        let row = InsertTopic {
            id,
            kind,
            space: self.space,
            author: first.author,
            title: self.title.as_str(),
            slug: &slug,
            language: &language,
            excerpt: excerpt_of(opening),
            tags: topic_tags::as_json(&tags)?,
            product: from.product,
            version: from.version,
            opening: first.id,
            at,
            hidden: false,
        };
        store::topics::insert(cx, row).await?;
        topic_tags::add(cx, id, &tags).await?;
        let counted: Vec<(i64, i64)> = tags.iter().map(|tag| (tag.id.number(), 1)).collect();
        topic_tags::count(cx, &counted).await?;
        Ok(id)
    }

    /// Files that only what was split off shows, and those who follow and wrote it.
    async fn belongings(
        &self,
        cx: &mut Cx<'_>,
        from: &TopicHead,
        to: TopicId,
        chosen: &[AnswerRow],
        texts: &[String],
    ) -> Result<()> {
        let mut files: Vec<FileId> = texts.iter().flat_map(|text| files_in(text)).collect();
        if !files.is_empty() {
            let staying = moved::texts_with_files(cx, from).await?;
            let staying: Vec<FileId> = staying.iter().flat_map(|text| files_in(text)).collect();
            files.retain(|file| !staying.contains(file));
            moved::files(cx, from.id, to, &files).await?;
        }
        let authors: Vec<MemberId> = chosen.iter().map(|row| row.author).collect();
        moved::followers(cx, from.id, to, Some(&authors)).await?;
        moved::recount(cx, from.id, &[]).await?;
        moved::recount(cx, to, &[]).await
    }

    async fn announce(
        &self,
        cx: &mut Cx<'_>,
        from: &TopicHead,
        to: TopicId,
        kind: &'static str,
        first: &AnswerRow,
        posts: Vec<PostId>,
    ) -> Result<()> {
        let title = self.title.as_str();
        store::notices::add(cx, from.id, NoticeKind::SplitTo, Some((to, title)), &self.reason).await?;
        store::notices::add(cx, to, NoticeKind::SplitFrom, Some((from.id, &from.title)), &self.reason).await?;
        let details = serde_json::json!({ "to": to, "title": title, "posts": posts.len(), "reason": self.reason });
        cx.audit(Deed::new("conversation.split").topic(from.id).space(from.space).details(&details)).await?;
        let started =
            TopicStarted { topic: to, kind: kind.to_owned(), space: self.space, post: first.id, author: first.author };
        cx.emit(&started).await?;
        cx.emit(&PostsMoved {
            from: from.id,
            to,
            kind: kind.to_owned(),
            posts,
            turned: first.id,
            author: first.author,
            was: PostKind::Answer.to_string(),
            now: PostKind::Opening.to_string(),
            merged: false,
        })
        .await?;
        cx.emit(&TopicChanged { topic: from.id }).await
    }
}
