//! Articles and their translations: each version is a topic, the original first.

use super::{
    Run,
    files::Owner,
    guess,
    places::Audience,
    record::{Attached, Kind, Outcome, Record},
    renew,
    survey::{article_key, language_of, locale_of},
    text::{From, Text},
};
use crate::{
    batch::{Batch, ROWS},
    facts::{Fact, TopicFact},
    rendering::documents,
    settle::settle_kind,
};
use madang_conversation::{
    ARTICLE, Body, PostKind, Product, RenderedBody, Spaces, TAG_MAX, TAGS_MAX, TagNames, Title, TopicState, bulk,
};
use madang_events::knowledge::ArticleImported;
use madang_kernel::{MemberId, PostId, ProductId, Result, SpaceId, TopicId, VersionId};
use std::collections::{BTreeSet, HashMap};

/// A version of an article that is about to be written.
pub(super) struct Ready {
    pub(super) record: Record,
    pub(super) key: String,
    pub(super) id: String,
    pub(super) locale: String,
    author: MemberId,
    space: SpaceId,
    pub(super) labels: Vec<String>,
    is_draft: bool,
    /// Whether it is here already, and was changed in Zendesk since.
    is_newer: bool,
    body: Body,
    pub(super) files: Vec<madang_kernel::FileId>,
}

/// Which versions a reading of the files takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Originals,
    Translations,
}

impl Run<'_> {
    /// The tags that labels of public articles become.
    pub(super) async fn labels(&mut self) -> Result<()> {
        let mut names = BTreeSet::new();
        self.each("labels", &[Kind::Article], async |_, records| {
            for record in records {
                // What only some may read gives no tag that everybody sees.
                let is_public = record.key("user_segment_id").is_none() && !record.is("draft");
                if is_public {
                    names.extend(fitting_labels(&record).0);
                }
            }
            Ok(())
        })
        .await?;
        let names: Vec<String> = names.into_iter().collect();
        for part in names.chunks(ROWS) {
            self.tags.ensure(self.app, &mut self.known, part).await?;
        }
        Ok(())
    }

    /// Originals are announced before any translation is written: whoever hears of a translation knows its original.
    pub(super) async fn articles(&mut self) -> Result<()> {
        for pass in [Pass::Originals, Pass::Translations] {
            let stage = if pass == Pass::Originals { "articles" } else { "translations" };
            let kinds = [Kind::Article, Kind::Translation];
            self.each(stage, &kinds, async |run, records| run.take_articles(records, pass).await).await?;
            let (known, report) = (&mut self.known, &mut self.report);
            settle_kind(self.app, known, report, self.progress, &Default::default(), ARTICLE).await?;
        }
        Ok(())
    }

    async fn take_articles(&mut self, records: Vec<Record>, pass: Pass) -> Result<()> {
        let mut ready: Vec<Ready> = Vec::new();
        for record in records {
            let Some((id, locale)) = version_of(&record) else {
                if pass == Pass::Originals {
                    self.skip_nameless(&record);
                }
                continue;
            };
            let is_original = self.survey.articles.get(&id).and_then(|article| article.original()) == Some(&locale);
            if is_original != (pass == Pass::Originals) {
                continue;
            }
            self.progress.step(1);
            let kind = told(&record);
            let key = article_key(&id, &locale);
            let version = self.survey.articles.get(&id).and_then(|article| article.versions.get(&locale));
            if record.kind == Kind::Translation && version.is_some_and(|version| version.is_whole) {
                self.report.skipped("translation", "the article itself came in this language");
                continue;
            }
            let is_here = self.known.has("topic", &key);
            let is_newer = is_here && self.is_newer(&record, &key);
            if (is_here && !is_newer) || ready.iter().any(|other| other.key == key) {
                self.report.known(kind, 1);
            } else {
                match self.ready(record.clone(), key, id, locale).await? {
                    Ok(version) => ready.push(Ready { is_newer, ..version }),
                    Err(why) => self.skip(&record, kind, &why),
                }
            }
        }
        let bodies = documents(self.app, ready.iter().map(|version| version.body.clone()).collect()).await?;
        let mut batch = Batch::default();
        let mut newer = Vec::new();
        for (version, body) in ready.into_iter().zip(bodies) {
            if version.is_newer {
                self.report.known(told(&version.record), 1);
                newer.push((version, body));
            } else {
                self.report.taken(told(&version.record), 1);
                self.article_rows(version, body, &mut batch);
            }
        }
        self.write(batch).await?;
        for (version, body) in newer {
            self.renew(version, body).await?;
        }
        Ok(())
    }

    fn skip_nameless(&mut self, record: &Record) {
        match record.kind {
            Kind::Translation if record.text("source_type").is_some_and(|kind| kind != "Article") => {
                self.report.skipped("translation", "the name of a category or a section, which has it now");
            }
            _ => self.skip(record, told(record), "it has no id"),
        }
    }

    async fn ready(&mut self, record: Record, key: String, id: String, locale: String) -> Result<Outcome<Ready>> {
        let of_article = |run: &Run<'_>| {
            run.survey.articles.get(&id).map(|article| (article.section.clone(), article.segment.clone()))
        };
        let Some((section, segment)) = of_article(self) else { return Ok(Err("its article is not there".to_owned())) };
        let place = self.collection_of(section.as_deref().unwrap_or_default(), segment.as_deref());
        let Some((space, audience)) = place else { return Ok(Err("its section is not there".to_owned())) };
        let author = record.key("author_id").or_else(|| record.key("created_by_id"));
        let Some(author) = self.author(author) else { return Ok(Err("its author is not there".to_owned())) };
        let is_draft = record.is("draft");
        let labels = self.labels_of(&record, audience, is_draft).await?;
        let text = self.article_text(&record, &id, &locale, author).await?;
        let (body, was_cut) = Body::imported(&text.markdown);
        if was_cut {
            self.report.problem(&format!("article {id}"), "it is longer than an article may be; its end was cut off");
        }
        Ok(Ok(Ready {
            record,
            key,
            id,
            locale,
            author,
            space,
            labels,
            is_draft,
            is_newer: false,
            body,
            files: text.files,
        }))
    }

    /// What only some may read takes only tags that are there anyway.
    async fn labels_of(&mut self, record: &Record, audience: Audience, is_draft: bool) -> Result<Vec<String>> {
        let (labels, left) = fitting_labels(record);
        for _ in &left {
            self.report.skipped("label", "an article has more than five, or it is longer than a tag may be");
        }
        if !left.is_empty() {
            self.report.problem(&record.place, &format!("labels that were left out: {}", left.join(", ")));
        }
        if audience != Audience::Everyone || is_draft {
            self.tags.find(self.app, &labels).await?;
        }
        let (known, unknown): (Vec<String>, Vec<String>) =
            labels.into_iter().partition(|label| self.tags.get(label).is_some());
        for _ in unknown {
            self.report.skipped("label", "of an article that not everybody may read; tags are seen by everybody");
        }
        self.report.taken("label", known.len() as u64);
        Ok(known)
    }

    async fn article_text(&mut self, record: &Record, id: &str, locale: &str, author: MemberId) -> Result<Text> {
        let article = self.survey.articles.get(id);
        let version = article.and_then(|article| article.versions.get(locale));
        let anchors = version.map_or_else(HashMap::new, |version| version.anchors.clone());
        let title = version.map_or_else(String::new, |version| version.title.clone());
        let from = From { kind: "article", key: id, title: &title, locale, anchors: &anchors };
        let below: Vec<Attached> = self.survey.attachments.get(id).cloned().unwrap_or_default();
        let below: Vec<Attached> = below.into_iter().filter(|attached| !attached.inline).collect();
        let owner = Owner { member: author, at: record.time("created_at") };
        self.text(&from, record.text("body").unwrap_or_default(), &below, owner).await
    }

    fn article_rows(&mut self, version: Ready, body: RenderedBody, batch: &mut Batch) {
        let created_at = version.record.time("created_at");
        let Some((topic, _)) = self.place(&version.key).cloned() else { return };
        self.known.remember("topic", &version.key, topic.number());
        if self.is_original(&version.id, &version.locale) {
            // Old addresses without a language lead to the original.
            self.known.remember("topic", &format!("article:{}", version.id), topic.number());
        }
        renew::remember(&mut self.known, &version.record, &version.key);
        let post: PostId = self.known.allot("post", &version.key, created_at);
        let edited_at = renew::written_at(&version.record);
        let article = self.article_fact(&version, (topic, post), &body.markdown, edited_at);
        let title = self.title_of(&version.id, &version.locale);
        let language = language_of(&version.locale).to_owned();
        let Ready { record, key, author, space, labels, is_draft, files, .. } = version;
        let (product, version) = about(self.app.service::<Spaces>().now().products(), &record);
        batch.facts.push(TopicFact { topic, place: key, fact: Fact { article: Some(article), ..Fact::default() } });
        batch.shown.extend(files.into_iter().map(|file| (file, topic)));
        batch.topics.push(bulk::TopicRow {
            id: topic,
            kind: ARTICLE,
            space,
            author,
            title,
            language: language.clone(),
            excerpt: madang_markdown::shorten(&body.text, 200),
            tags: self.tags.of(&TagNames::imported(&labels)),
            product,
            version,
            opening: post,
            created_at,
            state: TopicState::Open,
            accepted: None,
            verified: false,
            views: 0,
            locked: record.is("comments_disabled"),
            pinned: record.is("promoted"),
            hidden: is_draft,
        });
        batch.posts.push(bulk::PostRow {
            id: post,
            topic,
            kind: PostKind::Opening,
            parent: None,
            author,
            language,
            markdown: body.markdown,
            html: body.html,
            created_at,
            edited: (edited_at > created_at).then_some((edited_at, author)),
            revisions: 1,
            score: 0,
            hidden: false,
        });
    }

    fn is_original(&self, id: &str, locale: &str) -> bool {
        self.survey.articles.get(id).and_then(|article| article.original()) == Some(locale)
    }

    pub(super) fn title_of(&self, id: &str, locale: &str) -> Title {
        let version = self.survey.articles.get(id).and_then(|article| article.versions.get(locale));
        Title::imported(version.map_or("", |version| version.title.as_str()))
    }

    /// The type of an article, by its section and its original's title where that is known.
    fn kind_of(&self, version: &Ready, markdown: &str) -> &'static str {
        let article = self.survey.articles.get(&version.id);
        let section = article.and_then(|article| self.survey.sections.get(article.section.as_deref()?));
        let names = section.map(|section| [&section.names.ko, &section.names.ja, &section.names.en]);
        let title = self.title_of(&version.id, &version.locale);
        guess::kind(names.into_iter().flatten().map(String::as_str), title.as_str(), markdown)
    }

    /// Where an article stands in its collection: promoted ones first.
    fn position_of(record: &Record) -> Option<i64> {
        let position = record.fields.get("position").and_then(serde_json::Value::as_i64);
        if record.is("promoted") { Some(-1) } else { position.map(|position| position.max(0)) }
    }

    pub(super) fn article_fact(
        &self,
        version: &Ready,
        (topic, post): (TopicId, PostId),
        markdown: &str,
        edited_at: madang_kernel::Timestamp,
    ) -> ArticleImported {
        let Ready { record, id, locale, author, space, .. } = version;
        let (id, locale) = (id.as_str(), locale.as_str());
        let article = self.survey.articles.get(id);
        let original = article.and_then(|article| article.original()).filter(|original| *original != locale);
        let translation_of =
            original.and_then(|original| self.place(&article_key(id, original))).map(|(topic, _)| *topic);
        let (sum, count) = (record.number("vote_sum"), record.number("vote_count"));
        // Votes are on the article, not on one of its languages.
        let counts = translation_of.is_none() && count > 0 && sum.abs() <= count;
        let behind = record.is("outdated") || article.is_some_and(|article| article.outdated.contains(locale));
        ArticleImported {
            topic,
            post,
            space: *space,
            kind: self.kind_of(version, markdown).to_owned(),
            position: Self::position_of(record),
            author: *author,
            translation_of,
            draft: record.is("draft"),
            behind: behind && translation_of.is_some(),
            helped: if counts { (count + sum) / 2 } else { 0 },
            did_not_help: if counts { (count - sum) / 2 } else { 0 },
            edited_at,
        }
    }
}

/// The product and the version that a label names, such as `Pot 2.0`; else the product that one names. Zendesk's articles
/// say it in labels or not at all. Capitals, spaces and hyphens do not matter.
fn about(products: &[Product], record: &Record) -> (Option<ProductId>, Option<VersionId>) {
    let plain = |text: &str| -> String {
        text.to_lowercase().chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_')).collect()
    };
    let labels: BTreeSet<String> = record.keys("label_names").iter().map(|label| plain(label)).collect();
    let named = |product: &&Product| labels.contains(&plain(&product.name));
    let versions = products.iter().flat_map(|product| product.versions.iter().map(move |version| (product, version)));
    let whole = versions
        .into_iter()
        .find(|(product, version)| labels.contains(&plain(&format!("{}{}", product.name, version.name))));
    match whole {
        Some((product, version)) => (Some(product.id), Some(version.id)),
        None => (products.iter().find(named).map(|product| product.id), None),
    }
}

/// The labels that can be tags, the first five of them, and those that cannot.
fn fitting_labels(record: &Record) -> (Vec<String>, Vec<String>) {
    let given = TagNames::imported(record.keys("label_names"));
    let fits = |name: &String| name.chars().count() <= TAG_MAX && !name.contains(',');
    let (mut kept, mut left): (Vec<String>, Vec<String>) = given.names().iter().cloned().partition(fits);
    left.extend(kept.split_off(kept.len().min(TAGS_MAX)));
    (kept, left)
}

/// The article and the locale of a version.
fn version_of(record: &Record) -> Option<(String, String)> {
    let id = match record.kind {
        Kind::Article => record.key("id"),
        _ if record.text("source_type").is_some_and(|kind| !kind.eq_ignore_ascii_case("article")) => None,
        _ => record.key("source_id"),
    };
    Some((id?, locale_of(record)))
}

fn told(record: &Record) -> &'static str {
    if record.kind == Kind::Article { "article" } else { "translation" }
}
