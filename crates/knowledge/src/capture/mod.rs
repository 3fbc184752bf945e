//! Capture: a question, an answer, a comment or a ticket becomes the draft of an article, which cites where it came from.

pub(crate) mod answer;
pub(crate) mod api;
pub(crate) mod draft;
pub(crate) mod web;

use crate::{
    article::ArticleId,
    content::Content,
    page::product_name,
    save::{Revise, StartArticle},
    store::sources::{self, MaterialRow, SourceRow},
    words::Words,
};
use draft::Material;
use madang_conversation::{self as conversation, SpaceList, TICKET, TopicHead};
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Deed, Error, Permission, PostId, Result, Role, db::Connection};
use madang_language::{Personal, find_personal};

/// A thread as capture sees it.
#[derive(Debug)]
pub(crate) struct Thread {
    pub(crate) topic: TopicHead,
    /// The posts that the draft is made of, the opening post among them.
    pub(crate) posts: Vec<MaterialRow>,
    pub(crate) material: Material,
}

impl Thread {
    /// The language of the draft: the thread's, else the reader's.
    pub(crate) fn language(&self, reader: Lang) -> Lang {
        Lang::parse(&self.topic.language).unwrap_or(reader)
    }

    /// Whether it may hold what is nobody else's business.
    pub(crate) fn is_private(&self) -> bool {
        self.topic.kind == TICKET
    }

    /// What in a text should be covered before others read it: addresses, numbers, and of a ticket the requester's name.
    pub(crate) fn personal(&self, text: &str) -> Vec<(String, &'static str)> {
        let mut found: Vec<(String, &'static str)> =
            find_personal(text).into_iter().map(|(kind, piece)| (piece, kind.cover())).collect();
        if self.is_private() {
            let requester = self.posts.iter().find(|post| post.author == self.topic.author);
            let named = requester.filter(|one| one.name.chars().count() > 1 && text.contains(&one.name));
            found.extend(named.map(|one| (one.name.clone(), "‹name›")));
        }
        found
    }
}

/// The thread of a post, for somebody who may make an article of it.
pub(crate) async fn thread(
    conn: &mut impl Connection,
    actor: &Actor,
    spaces: &SpaceList,
    lang: Lang,
    post: PostId,
) -> Result<Thread> {
    let (chosen, topic) = conversation::find_post(conn, actor, post).await?;
    if !actor.can(Permission::EditAny, topic.space) {
        return Err(actor.refusal(Some(topic.space)));
    }
    if conversation::is_managed(&topic.kind) {
        return Err(Error::Refused("is-article"));
    }
    let mut order: Vec<PostId> = topic.accepted.into_iter().collect();
    order.extend(sources::verified(conn, topic.id).await?);
    order.push(chosen.id);
    if topic.kind == TICKET {
        order.extend(sources::replies(conn, topic.id).await?);
    }
    let mut wanted = vec![topic.opening];
    wanted.extend(order.iter().copied().filter(|id| *id != topic.opening));
    let posts = sources::material(conn, &wanted).await?;
    let posts = useful(posts, &topic, &order, chosen.id);
    let text = |id: PostId| {
        let row = posts.iter().find(|row| row.id == id)?;
        Some(if topic.kind == TICKET { without_source(&row.markdown) } else { &row.markdown }.to_owned())
    };
    let mut answers: Vec<PostId> = Vec::new();
    for id in order {
        if id != topic.opening && !answers.contains(&id) {
            answers.push(id);
        }
    }
    let material = Material {
        product: product_name(Words(lang), topic.product, topic.version, spaces),
        problem: text(topic.opening).unwrap_or_default(),
        answers: answers.into_iter().filter_map(text).collect(),
    };
    Ok(Thread { topic, posts, material })
}

/// A ticket's text without its last line, which says where it comes from.
fn without_source(markdown: &str) -> &str {
    match markdown.rsplit_once("\n\n***\n\n") {
        Some((text, source)) if !source.contains('\n') => text,
        _ => markdown,
    }
}

/// Of a ticket only what staff wrote solves it; what its requester adds is the problem's.
fn useful(posts: Vec<MaterialRow>, topic: &TopicHead, order: &[PostId], chosen: PostId) -> Vec<MaterialRow> {
    let wanted = |row: &MaterialRow| {
        let named = row.id == topic.opening || row.id == chosen;
        named || topic.kind != TICKET || (order.contains(&row.id) && row.role >= Role::Agent)
    };
    posts.into_iter().filter(wanted).collect()
}

/// Somebody makes an article of a thread.
#[derive(Clone, Debug)]
pub struct Capture {
    /// The post that it begins with.
    pub post: PostId,
    /// The article.
    pub start: StartArticle,
}

impl Command for Capture {
    type Output = ArticleId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::EditAny)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<ArticleId> {
        let article = self.start.run(cx).await?;
        cite(cx, article, self.post, "knowledge.capture").await?;
        Ok(article)
    }
}

/// Somebody joins a thread to an article that is there already.
#[derive(Clone, Debug)]
pub struct Join {
    /// The post that it begins with.
    pub post: PostId,
    /// The article's next revision, with the thread's text in it.
    pub revise: Revise,
}

impl Command for Join {
    /// The number of the newest revision.
    type Output = i64;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::EditAny)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<i64> {
        let article = self.revise.article;
        let revision = self.revise.run(cx).await?;
        cite(cx, article, self.post, "knowledge.join").await?;
        Ok(revision)
    }
}

/// Keeps what an article was made of, and who did it by which action.
async fn cite(cx: &mut Cx<'_>, article: ArticleId, post: PostId, action: &'static str) -> Result<()> {
    let actor = cx.actor().clone();
    let spaces = cx.app().service::<madang_conversation::Spaces>().now();
    let thread = thread(cx, &actor, &spaces, Lang::default(), post).await?;
    let posts: Vec<PostId> = thread.posts.iter().map(|row| row.id).collect();
    let details = serde_json::json!({ "article": article.to_string() });
    cx.audit(Deed::new(action).topic(thread.topic.id).post(post).details(&details)).await?;
    sources::add(cx, article, thread.topic.id, &posts).await
}

/// A content with pieces of its text covered.
pub(crate) fn covered(mut text: String, pieces: &[(String, &'static str)]) -> String {
    for (piece, cover) in pieces {
        text = text.replace(piece, cover);
    }
    text
}

/// What still looks personal in an article, where it was made of tickets.
pub(crate) fn personal(sources: &[SourceRow], title: &str, markdown: &str) -> Vec<String> {
    if !sources.iter().any(|row| row.kind == TICKET) {
        return Vec::new();
    }
    let found = find_personal(&format!("{title}\n{markdown}"));
    found.into_iter().filter(|(kind, _)| *kind != Personal::Secret).map(|(_, piece)| piece).collect()
}

/// The content with its title and text covered.
pub(crate) fn cover_content(content: Content, pieces: &[(String, &'static str)]) -> Result<Content> {
    let title = covered(content.title.as_str().to_owned(), pieces);
    let body = covered(content.body.as_str().to_owned(), pieces);
    Ok(Content {
        title: madang_conversation::Title::parse(&title).map_err(|code| Error::field("title", code))?,
        body: madang_conversation::Body::parse(&body).map_err(|code| Error::field("body", code))?,
        ..content
    })
}

#[cfg(test)]
mod tests;
