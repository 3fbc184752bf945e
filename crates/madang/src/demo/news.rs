//! What the demonstration's company has published, written and published as its people would.

use super::Brought;
use madang_conversation::Spaces;
use madang_kernel::{Actor, App, Error, MemberId, Result, Role};
use madang_people::find_handles;
use madang_publishing::{
    Publish, Save,
    item::{Content, Details, Kind, Typed},
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    author: String,
    kind: Kind,
    title: String,
    body: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    product: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    series: String,
    #[serde(default)]
    guest: String,
    #[serde(default)]
    details: Details,
    #[serde(default)]
    pinned: bool,
    #[serde(default)]
    approval: bool,
}

/// Publishes the lines of `demo/news.json`, in their order.
pub(crate) async fn publish(app: &App, brought: &Brought, json: &[u8]) -> Result<()> {
    let lines: Vec<Line> = serde_json::from_slice(json)?;
    let handles: Vec<String> = lines.iter().map(|line| line.author.clone()).collect();
    let members = find_handles(&mut app.db().read().await?, &handles).await?;
    for line in lines {
        let author = members.iter().find(|(handle, _)| *handle == line.author).ok_or(Error::NotFound)?.1;
        let details = Details {
            media: line.details.media.iter().map(|medium| brought.with_files(medium)).collect(),
            ..line.details
        };
        one(app, author, Line { body: brought.with_files(&line.body), details, ..line }).await?;
    }
    app.service::<Spaces>().reload(app).await
}

async fn one(app: &App, author: MemberId, line: Line) -> Result<()> {
    let spaces = app.service::<Spaces>().now();
    let product = spaces.products().iter().find(|product| product.name == line.product);
    let version = product.and_then(|product| product.versions.iter().find(|version| version.name == line.version));
    let typed = Typed {
        title: line.title,
        body: line.body,
        tags: line.tags,
        product: product.map(|product| product.id),
        version: version.map(|version| version.id),
        series: line.series,
        details: line.details,
        guest: line.guest,
        pinned: line.pinned,
        approval: line.approval,
        ..Typed::default()
    };
    let actor = Actor::member(author, Role::Administrator, Vec::new(), true, None, app.rules());
    let save = Save::of(app, None, Content::parse(line.kind, typed)?, Some(author)).await?;
    let id = app.run(&actor, save).await?;
    app.run(&actor, Publish::of(app, id).await?).await?;
    Ok(())
}
