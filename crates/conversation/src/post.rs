//! A post: any one message. Its text is checked and rendered before the transaction that keeps it.

use crate::store;
use madang_kernel::{App, MemberId, PostId, Result, text, words};
use madang_language::{Language, detect_language};
use std::collections::HashMap;

/// The most characters of a post.
pub const BODY_MAX: usize = madang_markdown::MAX_CHARS;
/// How much of a text its language is judged by, in characters.
const JUDGED: usize = 2_000;

words! {
    /// What a post is in its topic.
    pub enum PostKind {
        /// The post that starts the topic.
        Opening = "opening",
        /// An answer to a question, a reply in a discussion.
        Answer = "answer",
        /// A short remark below another post.
        Comment = "comment",
    }
}

/// The Markdown of a post: 1 to 60,000 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body(String);

impl Body {
    /// Takes what a member typed.
    ///
    /// # Errors
    /// `empty` or `too-long`.
    pub fn parse(typed: &str) -> std::result::Result<Body, &'static str> {
        let block = text::block(typed);
        match block.chars().count() {
            0 => Err("empty"),
            1..=BODY_MAX => Ok(Body(block)),
            _ => Err("too-long"),
        }
    }

    /// Takes a text from another system; an empty one becomes `…`. Whether something had to be cut is told.
    pub fn imported(markdown: &str) -> (Body, bool) {
        let block = text::block(markdown);
        let cut = block.chars().count() > BODY_MAX;
        let kept = if cut { text::cut(&block, BODY_MAX - 1) } else { block };
        (Body(if kept.is_empty() { "…".to_owned() } else { kept }), cut)
    }

    /// The Markdown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A post's text with everything that is worked out of it, made before the transaction so that highlighting a long
/// program never holds the writer.
#[derive(Clone, Debug)]
pub struct RenderedBody {
    /// What was typed.
    pub markdown: String,
    /// Sanitised HTML.
    pub html: String,
    /// The text without markup.
    pub text: String,
    /// The language of the text.
    pub language: Language,
    /// The members named in it.
    pub mentions: Vec<MemberId>,
}

impl RenderedBody {
    /// Renders a text, with the members named in it and the sizes of its pictures looked up.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn render(app: &App, body: &Body) -> Result<RenderedBody> {
        Ok(Known::of(app, body).await?.render(body, &app.new_id::<()>().to_string(), false))
    }

    /// Renders the text of an article or a publication: like [`RenderedBody::render`], with anchors for its headings and players
    /// for its recordings.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn document(app: &App, body: &Body) -> Result<RenderedBody> {
        Ok(Known::of(app, body).await?.render(body, &app.new_id::<()>().to_string(), true))
    }

    /// Renders a text without looking anything up: nobody is mentioned. `key` makes the ids of footnotes unique.
    pub fn plain(body: &Body, key: &str) -> RenderedBody {
        Known::default().render(body, key, false)
    }

    /// Renders the text of an article or a publication without looking anything up.
    pub fn plain_document(body: &Body, key: &str) -> RenderedBody {
        Known::default().render(body, key, true)
    }
}

/// What a post may refer to.
#[derive(Default)]
struct Known {
    /// By the handle's key: the member, and the handle as its owner writes it.
    members: HashMap<String, (MemberId, String)>,
    sizes: HashMap<String, (u32, u32)>,
}

impl Known {
    async fn of(app: &App, body: &Body) -> Result<Known> {
        let handles = madang_markdown::mention_candidates(body.as_str());
        let files = file_ids(body.as_str());
        let mut known = Known::default();
        if !handles.is_empty() || !files.is_empty() {
            let mut conn = app.db().read().await?;
            known.members = store::bodies::members_by_handle(&mut conn, &handles).await?;
            known.sizes = store::bodies::picture_sizes(&mut conn, &files).await?;
        }
        Ok(known)
    }

    fn render(&self, body: &Body, key: &str, is_document: bool) -> RenderedBody {
        let mention =
            |handle: &str| self.members.get(&store::bodies::handle_key(handle)).map(|(_, handle)| profile_url(handle));
        let size = |path: &str| file_id(path).and_then(|id| self.sizes.get(id).copied());
        let language = detect_language(&text::cut(body.as_str(), JUDGED));
        let context = madang_markdown::Context {
            lang: language.as_str(),
            id_prefix: key,
            known_mention: &mention,
            image_size: &size,
            is_document,
        };
        let rendered = madang_markdown::render(body.as_str(), &context);
        let mut mentions: Vec<MemberId> = Vec::new();
        for handle in &rendered.mentions {
            if let Some((id, _)) = self.members.get(&store::bodies::handle_key(handle))
                && !mentions.contains(id)
            {
                mentions.push(*id);
            }
        }
        let language = detect_language(&text::cut(&rendered.text, JUDGED));
        RenderedBody {
            markdown: body.as_str().to_owned(),
            html: rendered.html,
            text: rendered.text,
            language,
            mentions,
        }
    }
}

/// The address of a member's profile.
pub fn profile_url(handle: &str) -> String {
    format!("/m/{}", percent_encoding::utf8_percent_encode(handle, percent_encoding::NON_ALPHANUMERIC))
}

/// The ids of our own files that a text names, as they are written in addresses.
pub(crate) fn file_ids(markdown: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for (at, _) in markdown.match_indices("/files/") {
        if let Some(id) = file_id(&markdown[at..])
            && !ids.iter().any(|known| known == id)
        {
            ids.push(id.to_owned());
        }
    }
    ids
}

/// The id in `/files/{id}/…`.
fn file_id(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("/files/")?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    (end > 0).then(|| &rest[..end])
}

/// A post to add to a topic.
#[derive(Clone, Debug)]
pub struct NewPost {
    /// Its id; `None` makes a new one. Importers give one that keeps the time of writing.
    pub id: Option<PostId>,
    /// Answer or comment.
    pub kind: PostKind,
    /// The post that a comment is about.
    pub parent: Option<PostId>,
    /// Who wrote it.
    pub author: MemberId,
    /// Its text.
    pub body: RenderedBody,
}

/// The counts of a post's reactions, from the text `👍=3,🎉=1` that is kept beside it.
pub fn reaction_counts(kept: &str) -> Vec<(String, i64)> {
    let pairs = kept.split(',').filter_map(|pair| pair.split_once('='));
    pairs.filter_map(|(emoji, count)| Some((emoji.to_owned(), count.parse().ok()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_not_empty_and_not_endless() {
        assert_eq!(Body::parse(" \n "), Err("empty"));
        assert_eq!(Body::parse(&"a".repeat(BODY_MAX + 1)), Err("too-long"));
        assert!(Body::parse("물이 새요").is_ok());
        assert_eq!(Body::imported("").0.as_str(), "…");
        assert!(Body::imported(&"가".repeat(BODY_MAX + 5)).1);
    }

    #[test]
    fn files_are_found_by_their_address() {
        assert_eq!(file_ids("![a](/files/Ab1/x.png) /files/Ab1/y /files//z"), ["Ab1"]);
    }

    #[test]
    fn reactions_read_back() {
        assert_eq!(reaction_counts("👍=3,🎉=1"), [("👍".to_owned(), 3), ("🎉".to_owned(), 1)]);
        assert!(reaction_counts("").is_empty());
    }

    #[test]
    fn a_text_without_lookups_is_rendered() {
        let (body, _) = Body::imported("안녕하세요 **여러분**, 물을 어떻게 갈아요?");
        let rendered = RenderedBody::plain(&body, "x");
        assert!(rendered.html.contains("<strong>"));
        assert_eq!(rendered.language, Language::Korean);
    }
}
