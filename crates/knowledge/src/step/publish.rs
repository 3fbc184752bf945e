//! A revision reaches the readers: the first one starts the article's topic, a later one revises it.

use crate::{
    article::Stage,
    store::{
        self,
        articles::ArticleRow,
        revisions::{self, RevisionRow},
    },
    words::Words,
};
use madang_conversation::{
    self as conversation, ARTICLE, Body, NewTopic, RenderedBody, Space, Spaces, TICKET, TagNames, Title, TopicEdit,
    TopicState,
};
use madang_events::{
    conversation::TopicChanged,
    knowledge::{ArticleOwned, ArticlePublished},
};
use madang_i18n::Lang;
use madang_kernel::{App, Cx, MemberId, Result, TopicId, Visibility};
use madang_people::News;

/// Renders a revision, outside of any transaction.
///
/// # Errors
/// When the database fails.
pub(crate) async fn render(app: &App, revision: &RevisionRow) -> Result<RenderedBody> {
    RenderedBody::document(app, &Body::imported(&revision.markdown).0).await
}

/// Publishes the newest revision, of which `body` is the text.
pub(crate) async fn publish(cx: &mut Cx<'_>, mut article: ArticleRow, body: RenderedBody) -> Result<()> {
    let revision = revisions::one(cx, article.id, article.head).await?;
    let first = article.live.is_none();
    let topic = match article.topic {
        None => start(cx, &article, &revision, body).await?,
        Some(topic) => revise(cx, topic, &revision, &body).await?,
    };
    article.topic = Some(topic);
    article.live = Some(article.head);
    article.stage = Stage::Published;
    article.publish_at = None;
    article.published_at = Some(cx.now());
    store::articles::update(cx, &article).await?;
    for sister in store::articles::family(cx, article.family).await? {
        // Their pages name this one, and may be behind it now.
        if let Some(other) = sister.topic.filter(|other| *other != topic && sister.live.is_some()) {
            cx.emit(&TopicChanged { topic: other }).await?;
        }
    }
    let (sources, credited) = cite(cx, topic, &article).await?;
    if first {
        cx.emit(&ArticleOwned { topic, owner: article.owner }).await?;
    }
    thank(cx, &article, topic, &revision.title, &credited).await?;
    cx.emit(&ArticlePublished { topic, revision: article.head, first, sources, credited }).await
}

/// Whoever wrote in the threads is told once that an article came of them, where they may read it.
async fn thank(
    cx: &mut Cx<'_>,
    article: &ArticleRow,
    topic: TopicId,
    title: &str,
    credited: &[MemberId],
) -> Result<()> {
    let space = cx.app().service::<Spaces>().now().get(article.space).map(Space::visibility);
    if !matches!(space, Some(Visibility::Everyone | Visibility::Members)) {
        return Ok(());
    }
    let others: Vec<MemberId> = credited.iter().copied().filter(|member| !cx.actor().is(*member)).collect();
    let about = format!("article-{}", article.family);
    let otherwise = Lang::parse(&article.language).unwrap_or_default();
    madang_people::tell(cx, &others, &about, &format!("/a/{topic}"), otherwise, |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_credited_subject(title),
            text: w.mail_credited_text(community, title),
            button: w.mail_credited_button().to_owned(),
        }
    })
    .await
}

/// The threads that it was made of show it on top. Who wrote in them is credited, but for tickets, which are nobody's
/// business.
pub(crate) async fn cite(
    cx: &mut Cx<'_>,
    topic: TopicId,
    article: &ArticleRow,
) -> Result<(Vec<TopicId>, Vec<MemberId>)> {
    let system = cx.app().system();
    let rows = store::sources::of_family(cx, &system, article.family).await?;
    let (mut sources, mut credited): (Vec<TopicId>, Vec<MemberId>) = (Vec::new(), Vec::new());
    for row in rows {
        if !sources.contains(&row.topic) {
            sources.push(row.topic);
        }
        if row.kind != TICKET && !credited.contains(&row.author) {
            credited.push(row.author);
        }
    }
    conversation::set_leads(cx, topic, &sources).await?;
    Ok((sources, credited))
}

async fn start(cx: &mut Cx<'_>, article: &ArticleRow, revision: &RevisionRow, body: RenderedBody) -> Result<TopicId> {
    let new = NewTopic {
        ids: None,
        kind: ARTICLE,
        space: article.space,
        author: article.author,
        title: Title::imported(&revision.title),
        body,
        tags: TagNames::imported(revision.tag_names()),
        product: revision.product,
        version: revision.version,
        language: Some(article.language.clone()),
    };
    Ok(conversation::start_topic(cx, new).await?.topic)
}

/// The topic may be one that an importer left hidden, because it was a draft.
async fn revise(cx: &mut Cx<'_>, topic: TopicId, revision: &RevisionRow, body: &RenderedBody) -> Result<TopicId> {
    let system = cx.app().system();
    let head = conversation::topic_head(cx, &system, topic).await?;
    let change = TopicEdit {
        title: Title::imported(&revision.title),
        tags: TagNames::imported(revision.tag_names()),
        product: revision.product,
        version: revision.version,
    };
    conversation::revise_topic(cx, &head, change, body, &revision.note).await?;
    conversation::show_topic(cx, &head).await?;
    if head.state != TopicState::Open {
        conversation::set_state(cx, topic, TopicState::Open, None, false).await?;
        cx.emit(&TopicChanged { topic }).await?;
    }
    Ok(topic)
}
