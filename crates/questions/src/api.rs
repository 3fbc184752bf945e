//! What the API gives: shapes only. Identifiers are short text, times RFC 3339.

use crate::{question::Verdict, store::answers::AnswerRow};
use madang_conversation::{SpaceList, TopicHead, TopicRow, html_lang, standing};
use madang_http::{Cursor, Listed};
use madang_kernel::{MemberId, PostId, Timestamp, TopicId};
use serde::Serialize;
use utoipa::ToSchema;

/// A member beside something that they wrote.
#[derive(Serialize, ToSchema)]
pub(crate) struct Author {
    /// The member.
    #[schema(value_type = String)]
    pub(crate) id: MemberId,
    /// The name in addresses and mentions.
    pub(crate) handle: String,
    /// The name as shown.
    pub(crate) name: String,
}

/// What became of a question.
#[derive(Serialize, ToSchema)]
pub(crate) struct QuestionState {
    /// The question.
    #[schema(value_type = String)]
    id: TopicId,
    /// `open`, `answered`, `solved`, `needs_information`, `duplicate`, `off_topic` or `archived`.
    state: &'static str,
    /// The accepted answer.
    #[schema(value_type = Option<String>)]
    accepted: Option<PostId>,
    /// Whether staff confirmed an answer.
    verified: bool,
    /// Whether it waits until a moderator has let it stand: only you and moderators see it until then.
    waiting: bool,
}

impl QuestionState {
    /// The same, of a question that was just asked.
    pub(crate) fn waiting(self, waiting: bool) -> QuestionState {
        QuestionState { waiting, ..self }
    }

    /// Of a question.
    pub(crate) fn of(head: &TopicHead) -> QuestionState {
        QuestionState {
            id: head.id,
            state: standing(&head.kind, head.state, head.answers),
            accepted: head.accepted,
            verified: head.verified,
            waiting: false,
        }
    }
}

/// A question in a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct QuestionItem {
    /// The question.
    #[schema(value_type = String)]
    id: TopicId,
    /// The path of its page.
    url: String,
    /// Its title.
    title: String,
    /// `ko`, `ja`, `en`, or empty where it is another.
    language: String,
    /// The beginning of its text.
    excerpt: String,
    /// `open`, `answered`, `solved`, `needs_information`, `duplicate`, `off_topic` or `archived`.
    state: &'static str,
    /// The accepted answer.
    #[schema(value_type = Option<String>)]
    accepted: Option<PostId>,
    /// Whether staff confirmed an answer.
    verified: bool,
    /// The name in addresses of its space.
    space: String,
    /// Its tags.
    tags: Vec<String>,
    /// Who asked.
    author: Author,
    /// Number of answers.
    answers: i64,
    /// Sum of the votes.
    score: i64,
    /// Number of views.
    views: i64,
    /// How many others have the same question.
    me_toos: i64,
    /// When it was asked.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When something was last posted.
    #[schema(value_type = String, format = DateTime)]
    active_at: Timestamp,
}

impl QuestionItem {
    /// From a row of a list.
    pub(crate) fn of(row: TopicRow, spaces: &SpaceList) -> QuestionItem {
        QuestionItem {
            url: row.url(),
            state: row.standing(),
            tags: row.tag_names(),
            space: spaces.get(row.space).map(|space| space.slug.clone()).unwrap_or_default(),
            id: row.id,
            title: row.title,
            language: html_lang(&row.language).to_owned(),
            excerpt: row.excerpt,
            accepted: row.accepted,
            verified: row.verified,
            author: Author { id: row.author.id, handle: row.author.handle, name: row.author.name },
            answers: row.answers,
            score: row.score,
            views: row.views,
            me_toos: row.me_toos,
            created_at: row.created_at,
            active_at: row.active_at,
        }
    }
}

/// A page of questions.
#[derive(Serialize, ToSchema)]
pub(crate) struct QuestionList {
    /// The questions.
    items: Vec<QuestionItem>,
    /// What to send as `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

impl From<Listed<QuestionItem>> for QuestionList {
    fn from(list: Listed<QuestionItem>) -> QuestionList {
        QuestionList { items: list.items, next: list.next }
    }
}

/// A question with its text.
#[derive(Serialize, ToSchema)]
pub(crate) struct QuestionDetail {
    /// What lists show of it.
    #[serde(flatten)]
    pub(crate) item: QuestionItem,
    /// The opening post, for votes, comments and edits.
    #[schema(value_type = String)]
    pub(crate) post: PostId,
    /// Its text as it was typed.
    pub(crate) markdown: String,
    /// Its text as sanitised HTML.
    pub(crate) html: String,
    /// The product that it is about.
    pub(crate) product: Option<String>,
    /// The product's version.
    pub(crate) version: Option<String>,
    /// Why it is in its state.
    pub(crate) note: Option<String>,
    /// The question that it duplicates.
    #[schema(value_type = Option<String>)]
    pub(crate) duplicate_of: Option<TopicId>,
    /// Whether it takes no more answers.
    pub(crate) locked: bool,
}

/// What staff said about an answer.
#[derive(Serialize, ToSchema)]
pub(crate) struct VerdictDetail {
    /// `verified`, `wrong` or `outdated`.
    #[schema(value_type = String)]
    verdict: Verdict,
    /// Why.
    reason: String,
    /// The handle of who said it.
    by: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// An answer.
#[derive(Serialize, ToSchema)]
pub(crate) struct AnswerDetail {
    /// The answer.
    #[schema(value_type = String)]
    id: PostId,
    /// Its question.
    #[schema(value_type = String)]
    question: TopicId,
    /// The path that leads to it.
    url: String,
    /// `ko`, `ja`, `en`, or empty where it is another.
    language: String,
    /// Its text as it was typed.
    markdown: String,
    /// Its text as sanitised HTML.
    html: String,
    /// Who wrote it.
    author: Author,
    /// Sum of the votes.
    score: i64,
    /// Whether it is the accepted one.
    accepted: bool,
    /// What staff said about it.
    verdict: Option<VerdictDetail>,
    /// When it was written.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was last edited.
    #[schema(value_type = Option<String>, format = DateTime)]
    edited_at: Option<Timestamp>,
    /// Whether it waits until a moderator has let it stand: only you and moderators see it until then.
    waiting: bool,
}

impl AnswerDetail {
    /// The same, of an answer that was just written.
    pub(crate) fn waiting(self, waiting: bool) -> AnswerDetail {
        AnswerDetail { waiting, ..self }
    }

    /// From its row, in a question with this accepted answer.
    pub(crate) fn of(row: AnswerRow, accepted: Option<PostId>) -> AnswerDetail {
        let verdict = match (row.verdict, row.judged_at) {
            (Some(verdict), Some(at)) => {
                let (reason, by) = (row.reason.unwrap_or_default(), row.judged_by.unwrap_or_default());
                Some(VerdictDetail { verdict, reason, by, at })
            }
            _ => None,
        };
        AnswerDetail {
            url: madang_conversation::post_url(row.id),
            accepted: accepted == Some(row.id),
            id: row.id,
            question: row.topic,
            language: html_lang(&row.language).to_owned(),
            markdown: row.markdown,
            html: row.html,
            author: Author { id: row.author, handle: row.handle, name: row.name },
            score: row.score,
            verdict,
            created_at: row.created_at,
            edited_at: row.edited_at,
            waiting: false,
        }
    }
}

/// A page of answers.
#[derive(Serialize, ToSchema)]
pub(crate) struct AnswerList {
    /// The answers, the oldest first.
    items: Vec<AnswerDetail>,
    /// What to send as `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

impl From<Listed<AnswerDetail>> for AnswerList {
    fn from(list: Listed<AnswerDetail>) -> AnswerList {
        AnswerList { items: list.items, next: list.next }
    }
}
