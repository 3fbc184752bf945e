//! A mail to whoever has not looked: once a conversation, until they have. Who looks within a few minutes, such as somebody who has the
//! conversation open, gets none. The mail says who wrote and where, and not what: that stays here.

use crate::{rules::ConversationId, store::members, words::Words};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Command, Cx, Result};
use madang_people::{News, tell};
use std::time::Duration;

/// How long somebody has to look before a mail is sent.
const PATIENCE: Duration = Duration::from_secs(3 * 60);
/// Mails of one transaction.
const BATCH: i64 = 50;

/// Tells members by e-mail of what they have not read.
///
/// # Errors
/// When the database fails.
pub async fn tell_unread(app: &App) -> Result<()> {
    while app.run(&app.system(), TellUnread).await? {}
    Ok(())
}

/// One batch; whether there may be more.
struct TellUnread;

impl Command for TellUnread {
    type Output = bool;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<bool> {
        let before = cx.now() - PATIENCE;
        let due = members::due(cx, before, BATCH).await?;
        let is_full = due.len() as i64 == BATCH;
        for one in due {
            // Another node may be at it too.
            if members::claim(cx, one.conversation, one.member).await? {
                tell_one(cx, &one).await?;
            }
        }
        Ok(is_full)
    }
}

async fn tell_one(cx: &mut Cx<'_>, due: &members::Due) -> Result<()> {
    let id: ConversationId = due.conversation;
    let about = format!("messages-{id}-{}", due.unread_since.millis());
    tell(cx, &[due.member], &about, &format!("/messages/{id}#write"), Lang::default(), |lang, community| {
        let w = Words(lang);
        let text = match due.title.as_str() {
            "" => w.mail_text(&due.name),
            title => w.mail_text_group(&due.name, title),
        };
        News { subject: w.mail_subject(community, &due.name), text, button: w.mail_button().to_owned() }
    })
    .await
}
