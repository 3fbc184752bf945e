//! What can go wrong, as the person who asked should hear it.

use std::fmt;

/// A result whose error a person or an API client can be told.
pub type Result<T> = std::result::Result<T, Error>;

/// Which fields of the input are wrong, each with a stable code that is also the key of its translation; and what exactly, where
/// the code alone would not help: a number, a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(&'static str, &'static str)>, Vec<(&'static str, String)>);

impl Fields {
    /// No complaint yet.
    pub fn new() -> Fields {
        Fields::default()
    }

    /// Adds a complaint about `field`.
    pub fn add(&mut self, field: &'static str, code: &'static str) {
        self.0.push((field, code));
    }

    /// Adds a complaint about `field` that names something: the sentence for the code ends where `detail` goes on.
    pub fn add_with(&mut self, field: &'static str, code: &'static str, detail: impl Into<String>) {
        self.add(field, code);
        self.1.push((code, detail.into()));
    }

    /// What the complaint of this code names; empty where it names nothing.
    pub fn detail(&self, code: &str) -> &str {
        self.1.iter().find(|(one, _)| *one == code).map_or("", |(_, detail)| detail.as_str())
    }

    /// The sentence for a code with what it names.
    pub fn say(&self, code: &str, sentence: &str) -> String {
        match self.detail(code) {
            "" => sentence.to_owned(),
            detail => format!("{sentence} {detail}"),
        }
    }

    /// The value, or a complaint about `field` and `None`.
    pub fn take<T>(&mut self, field: &'static str, value: std::result::Result<T, &'static str>) -> Option<T> {
        value.map_err(|code| self.add(field, code)).ok()
    }

    /// The first complaint about `field`.
    pub fn get(&self, field: &str) -> Option<&'static str> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, code)| *code)
    }

    /// An error when anything was complained about.
    ///
    /// # Errors
    /// [`Error::Invalid`] with these fields.
    pub fn check(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self)) }
    }
}

/// Why something was not done.
#[derive(Debug)]
pub enum Error {
    /// The input is wrong; it is kept and shown again (422).
    Invalid(Fields),
    /// A rule of the community forbids it, by a stable code (409).
    Refused(&'static str),
    /// Nobody is signed in, and somebody must be (401, or the sign-in page).
    SignIn,
    /// This actor may not (403).
    Forbidden,
    /// There is no such thing, or not for this actor (404).
    NotFound,
    /// It went into another of its kind for good: ids as they stand in addresses (308, the address with the new id).
    Moved {
        /// The id that was asked for.
        from: String,
        /// The id that it has now.
        to: String,
    },
    /// Somebody else was faster, or it exists already (409).
    Conflict(&'static str),
    /// Too often; try again after so many seconds (429).
    TooMany(u64),
    /// Larger than allowed (413).
    TooLarge,
    /// Our own fault; logged once, with an id that the person sees (500).
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// A fault of ours described by `message`.
    pub fn internal(message: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        Error::Internal(message.into())
    }

    /// One wrong field.
    pub fn field(field: &'static str, code: &'static str) -> Error {
        Error::Invalid(Fields(vec![(field, code)], Vec::new()))
    }

    /// The status of the answer.
    pub fn status(&self) -> http::StatusCode {
        use http::StatusCode;
        match self {
            Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Refused(_) | Error::Conflict(_) => StatusCode::CONFLICT,
            Error::SignIn => StatusCode::UNAUTHORIZED,
            Error::Forbidden => StatusCode::FORBIDDEN,
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Moved { .. } => StatusCode::PERMANENT_REDIRECT,
            Error::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Error::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stable code: the type of the problem in the API and the key of its translation.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Invalid(_) => "invalid",
            Error::Refused(code) | Error::Conflict(code) => code,
            Error::SignIn => "sign-in",
            Error::Forbidden => "forbidden",
            Error::NotFound => "not-found",
            Error::Moved { .. } => "moved",
            Error::TooMany(_) => "too-many",
            Error::TooLarge => "too-large",
            Error::Internal(_) => "internal",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Invalid(fields) => {
                write!(f, "invalid input:")?;
                fields.0.iter().try_for_each(|(field, code)| write!(f, " {field} ({code})"))
            }
            Error::Internal(error) => write!(f, "{error}"),
            other => f.write_str(other.code()),
        }
    }
}

impl std::error::Error for Error {}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Error {
        Error::Internal(Box::new(error))
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        Error::Internal(Box::new(error))
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::Internal(Box::new(error))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        Error::Internal(Box::new(error))
    }
}

/// The error behind an answer, for the boundary that chooses HTML or problem+json and logs once.
#[derive(Clone, Debug)]
pub struct Failed(pub std::sync::Arc<Error>);

impl axum::response::IntoResponse for Error {
    fn into_response(self) -> axum::response::Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Failed(std::sync::Arc::new(self)));
        response
    }
}
