//! What members report of private messages: messages know them, moderation asks, and here they meet.

use madang_kernel::{Cx, MessageId, app::Builder};
use madang_moderation::{PrivateMessages, PrivateSource, ToldLine, ToldMessage};
use madang_people::Answer;

/// Lets moderation ask for a message that a member reports. Add it after moderation itself.
pub fn connect_reports(builder: Builder) -> Builder {
    builder.service(PrivateSource::by(Messages))
}

struct Messages;

impl PrivateMessages for Messages {
    fn told<'a>(&'a self, cx: &'a mut Cx<'_>, message: MessageId) -> Answer<'a, ToldMessage> {
        Box::pin(async move {
            let told = madang_messages::told(cx, message).await?;
            let line = |line: madang_messages::Line| ToldLine {
                message: line.message,
                author: line.author,
                name: line.name,
                at: line.at,
                markdown: line.markdown,
                html: line.html,
            };
            let lines = told.lines.into_iter().map(line).collect();
            Ok(ToldMessage { author: told.author, title: told.title, url: told.url, lines })
        })
    }
}
