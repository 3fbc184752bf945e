//! Takes down what others announce: collections and articles that were imported, whose spaces, topics and posts are there
//! already, and which answers staff has confirmed.

use crate::{
    article::{ArticleKind, Stage},
    content::Content,
    save::draft,
    step::publish::cite,
    store::{
        self,
        articles::ArticleRow,
        revisions::{self, NewRevision},
    },
    together,
};
use madang_conversation::{self as conversation, Body, TagNames, Title};
use madang_events::{
    conversation::PostsMoved,
    knowledge::{ArticleImported, CollectionImported},
    questions::{Imported, Judged},
};
use madang_kernel::{Cx, Error, Projector, Recorded, Result, outbox::Applied};

/// Makes the rows of imported collections and articles, of which originals are announced before their translations, and
/// remembers confirmed answers for capture.
pub struct KnowledgeProjector;

impl Projector for KnowledgeProjector {
    fn name(&self) -> &'static str {
        "knowledge.import"
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            for event in events {
                if let Some(collection) = event.read::<CollectionImported>() {
                    store::collections::save(cx, collection.space, collection.parent).await?;
                } else if let Some(judged) = event.read::<Judged>() {
                    let verified = judged.verdict.as_deref() == Some("verified");
                    store::sources::verify(cx, judged.post, judged.topic, verified).await?;
                } else if let Some(question) = event.read::<Imported>() {
                    for verdict in question.verdicts.iter().filter(|one| one.verdict == "verified") {
                        store::sources::verify(cx, verdict.post, question.topic, true).await?;
                    }
                } else if let Some(moved) = event.read::<PostsMoved>() {
                    for topic in store::sources::moved(cx, &moved.posts).await? {
                        if let Some(article) = store::articles::of_topic(cx, topic).await? {
                            cite(cx, topic, &article).await?;
                        }
                    }
                } else if let Some(imported) = event.read::<ArticleImported>() {
                    match article(cx, &imported).await {
                        // It was removed since.
                        Ok(()) | Err(Error::NotFound) => {}
                        Err(error) => return Err(error),
                    }
                } else {
                    together::hear(cx, event).await?;
                }
            }
            Ok(())
        })
    }
}

async fn article(cx: &mut Cx<'_>, imported: &ArticleImported) -> Result<()> {
    let system = cx.app().system();
    let (post, head) = conversation::find_post(cx, &system, imported.post).await?;
    let content = Content {
        title: Title::imported(&head.title),
        body: Body::imported(&post.markdown).0,
        tags: TagNames::imported(head.tag_names()),
        kind: ArticleKind::parse(&imported.kind).unwrap_or(ArticleKind::HowTo),
        product: head.product,
        version: head.version,
    };
    match store::articles::of_topic(cx, imported.topic).await? {
        Some(known) => {
            place(cx, &known, imported).await?;
            again(cx, known, imported, &content).await
        }
        None => {
            let new = draft(cx, cx.new_id(), imported.author, &content);
            let new = ArticleRow { language: head.language, created_at: head.created_at, ..new };
            first(cx, new, imported, &content).await
        }
    }
}

async fn first(cx: &mut Cx<'_>, new: ArticleRow, imported: &ArticleImported, content: &Content) -> Result<()> {
    let original = match imported.translation_of {
        Some(topic) => store::articles::of_topic(cx, topic).await?,
        None => None,
    };
    let translated_from = original.as_ref().map(|one| one.live.unwrap_or(one.head) - i64::from(imported.behind));
    let new = ArticleRow {
        space: imported.space,
        family: original.map_or(new.id, |original| original.family),
        translated_from,
        topic: Some(imported.topic),
        live: (!imported.draft).then_some(1),
        stage: if imported.draft { Stage::Draft } else { Stage::Published },
        helped: imported.helped,
        did_not_help: imported.did_not_help,
        changed_at: imported.edited_at,
        published_at: (!imported.draft).then_some(imported.edited_at),
        ..new
    };
    store::articles::insert(cx, &new).await?;
    place(cx, &new, imported).await?;
    let (author, at) = (imported.author, imported.edited_at);
    let revision = NewRevision { article: new.id, base: None, content, author, at, note: String::new() };
    revisions::insert(cx, revision).await.map(drop)
}

/// Articles stand in the order that they had.
async fn place(cx: &mut Cx<'_>, article: &ArticleRow, imported: &ArticleImported) -> Result<()> {
    match imported.position {
        Some(position) => store::articles::place(cx, article.id, position.clamp(-1, 1_000_000)).await,
        None => Ok(()),
    }
}

/// A later import brought a newer text. What was staged here meanwhile stays staged.
async fn again(cx: &mut Cx<'_>, mut known: ArticleRow, imported: &ArticleImported, content: &Content) -> Result<()> {
    known.space = imported.space;
    let before = revisions::one(cx, known.id, known.live.unwrap_or(known.head)).await?;
    if before.is(content) {
        return store::articles::update(cx, &known).await;
    }
    let (author, at) = (imported.author, imported.edited_at);
    let revision = NewRevision { article: known.id, base: None, content, author, at, note: String::new() };
    let number = revisions::insert(cx, revision).await?;
    let nothing_staged = known.live == Some(known.head) || known.live.is_none();
    known.live = known.live.map(|_| number);
    if nothing_staged {
        known.head = number;
        known.title = content.title.as_str().to_owned();
        known.kind = content.kind;
        known.product = content.product;
        known.version = content.version;
        known.changed_at = at;
    }
    store::articles::update(cx, &known).await
}
