//! E-mail: one message at a time, to an SMTP server or into a folder; and what messages that come in say.
//!
//! What a message says, to whom and when is decided elsewhere; here it becomes a well-formed MIME message and is handed over. The
//! folder is for development and for a first start without a mail server.

mod incoming;
mod message;
mod reply;
mod spool;

use std::{path::PathBuf, sync::Arc};

pub use incoming::{Incoming, IncomingFile, IncomingText, NotMail};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor, message::Mailbox, transport::smtp};
pub use message::Message;
pub use reply::{forwarded, own_words};

/// Where e-mail goes.
#[derive(Clone, PartialEq, Eq)]
pub enum Config {
    /// To an SMTP server.
    Smtp {
        /// `smtps://user:password@host:465`, or `smtp://user:password@host:587?tls=required`; without `tls`, unencrypted. Special
        /// characters in user and password are percent-encoded.
        url: String,
        /// The sender: `name@example.com` or `Name <name@example.com>`.
        from: String,
    },
    /// Into a folder, one `.eml` file a message.
    Spool {
        /// The folder; made when it is missing.
        folder: PathBuf,
        /// The sender, as above.
        from: String,
    },
}

/// Hides the password which an address of a server may hold.
impl std::fmt::Debug for Config {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Config::Smtp { from, .. } => formatter.debug_struct("Smtp").field("from", from).finish_non_exhaustive(),
            Config::Spool { folder, from } => {
                formatter.debug_struct("Spool").field("folder", folder).field("from", from).finish()
            }
        }
    }
}

/// Why a message was not sent, or a mailer not made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The configuration cannot be used.
    #[error("the mail configuration cannot be used: {0}")]
    Configuration(String),
    /// A message that can never be sent: a malformed address, a header with a line break.
    #[error("the message cannot be sent: {0}")]
    Malformed(String),
    /// The server refused for good: an unknown recipient, for example.
    #[error("the mail server refused the message: {0}")]
    Refused(String),
    /// The server could not be reached, or asks to try later.
    #[error("the mail server could not take the message now: {0}")]
    Unavailable(String),
    /// The folder could not be written to.
    #[error("the message could not be written to the spool folder: {0}")]
    Spool(#[from] std::io::Error),
}

impl Error {
    /// Whether the same message may go through later.
    pub fn is_temporary(&self) -> bool {
        matches!(self, Error::Unavailable(_) | Error::Spool(_))
    }
}

/// Sends e-mail. Cheap to clone; connections are kept and shared.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Spool(Arc<PathBuf>),
}

impl Mailer {
    /// Makes a mailer. Connects to nothing yet; [`Mailer::check`] does.
    ///
    /// # Panics
    /// Outside of a Tokio runtime, where connections cannot be kept.
    ///
    /// # Errors
    /// [`Error::Configuration`] when the server's address or the sender cannot be read.
    pub fn new(config: Config) -> Result<Self, Error> {
        let (from, way) = match config {
            Config::Smtp { url, from } => {
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url)
                    .map_err(|error| Error::Configuration(format!("the server's address: {error}")))?
                    .build();
                (from, Way::Smtp(transport))
            }
            Config::Spool { folder, from } => (from, Way::Spool(Arc::new(folder))),
        };
        let from = from.parse().map_err(|error| Error::Configuration(format!("the sender \"{from}\": {error}")))?;
        Ok(Self { from, way })
    }

    /// Whether the server answers, or the folder can be written to.
    ///
    /// # Errors
    /// What a message would meet now.
    pub async fn check(&self) -> Result<(), Error> {
        match &self.way {
            Way::Smtp(transport) => match transport.test_connection().await {
                Ok(true) => Ok(()),
                Ok(false) => Err(Error::Unavailable("the server does not answer as one".to_owned())),
                Err(error) => Err(smtp_error(&error)),
            },
            Way::Spool(folder) => Ok(tokio::fs::create_dir_all(folder.as_path()).await?),
        }
    }

    /// Sends a message: returns when the server has taken it, or the file is written.
    ///
    /// # Errors
    /// [`Error::is_temporary`] tells whether trying again makes sense.
    pub async fn send(&self, message: Message) -> Result<(), Error> {
        let mime = message::mime(&message, self.from.clone())?;
        match &self.way {
            Way::Smtp(transport) => {
                transport.send(mime).await.map_err(|error| smtp_error(&error))?;
                tracing::debug!(message_id = message.message_id, "e-mail handed to the server");
            }
            Way::Spool(folder) => spool::write(folder, &message, &mime.formatted()).await?,
        }
        Ok(())
    }
}

fn smtp_error(error: &smtp::Error) -> Error {
    if error.is_permanent() || error.is_client() {
        Error::Refused(error.to_string())
    } else {
        Error::Unavailable(error.to_string())
    }
}

#[cfg(test)]
mod tests;
