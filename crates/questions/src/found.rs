//! Finding the question that a command is about, locked until the command ends, for an actor who sees it.

use crate::{
    question::{Facts, Rights},
    store::{self, answers::AnswerHead},
};
use madang_conversation::{self as conversation, QUESTION, TopicHead};
use madang_kernel::{Actor, Cx, Error, PostId, Result, TopicId, db::Connection};

/// A question, as commands need it.
#[derive(Debug)]
pub struct Question {
    /// Its topic.
    pub head: TopicHead,
}

impl Question {
    /// The question of a topic; [`Error::NotFound`] for a topic of another kind.
    pub(crate) fn of(head: TopicHead) -> Result<Question> {
        if head.kind == QUESTION { Ok(Question { head }) } else { Err(Error::NotFound) }
    }

    /// What the rules know of it.
    pub(crate) fn facts(&self) -> Facts {
        Facts { space: self.head.space, asker: self.head.author, state: self.head.state }
    }

    /// What an actor may do with it.
    pub(crate) fn rights<'a>(&self, actor: &'a Actor) -> Rights<'a> {
        Rights::of(actor, self.facts())
    }
}

/// A question that the actor sees.
pub(crate) async fn seen(conn: &mut impl Connection, actor: &Actor, topic: TopicId) -> Result<Question> {
    Question::of(conversation::topic_head(conn, actor, topic).await?)
}

/// A question that the command's actor sees; nobody else changes it until the command ends.
pub(crate) async fn question(cx: &mut Cx<'_>, topic: TopicId) -> Result<Question> {
    store::questions::lock(cx, topic).await?;
    let actor = cx.actor().clone();
    seen(cx, &actor, topic).await
}

/// An answer and its question, likewise.
pub(crate) async fn answer(cx: &mut Cx<'_>, post: PostId) -> Result<(Question, AnswerHead)> {
    let answer = store::answers::head(cx, post).await?.ok_or(Error::NotFound)?;
    Ok((question(cx, answer.topic).await?, answer))
}
