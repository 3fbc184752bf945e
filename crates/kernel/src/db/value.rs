//! What can be bound and read on both databases.

use rusqlite::types::{FromSql, ToSql};
use sqlx::{Decode, Encode, Postgres, Row as _, Type, error::BoxDynError, postgres::PgRow};

/// A value that can be bound.
pub trait Value: ToSql + for<'q> Encode<'q, Postgres> + Type<Postgres> {}
impl<T: ToSql + for<'q> Encode<'q, Postgres> + Type<Postgres>> Value for T {}

/// A value that can be read from a column.
pub trait Column: FromSql + for<'r> Decode<'r, Postgres> + Type<Postgres> {}
impl<T: FromSql + for<'r> Decode<'r, Postgres> + Type<Postgres>> Column for T {}

/// A row as a database gave it.
pub enum Row<'r> {
    /// SQLite.
    Lite(&'r rusqlite::Row<'r>),
    /// PostgreSQL.
    Pg(&'r PgRow),
}

impl Row<'_> {
    /// The value of a column.
    ///
    /// # Errors
    /// When there is no such column, or its value is of another type.
    pub fn get<T: Column>(&self, column: usize) -> Result<T, BoxDynError> {
        Ok(match self {
            Row::Lite(row) => row.get(column)?,
            Row::Pg(row) => row.try_get(column)?,
        })
    }
}

/// What can be made of a row; by [`crate::row!`], or a tuple.
pub trait Record: Sized + Send + Unpin {
    /// Takes the columns in order.
    ///
    /// # Errors
    /// When a column is missing or of another type.
    fn read(row: &Row<'_>) -> Result<Self, BoxDynError>;
}

macro_rules! tuples {
    ($($name:ident)*; ) => { tuples!(@ $($name)*); };
    ($($name:ident)*; $next:ident $($rest:ident)*) => { tuples!(@ $($name)*); tuples!($($name)* $next; $($rest)*); };
    (@ ) => {};
    (@ $($name:ident)*) => {
        impl<$($name: Column + Send + Unpin),*> Record for ($($name,)*) {
            #[allow(unused_assignments)]
            fn read(row: &Row<'_>) -> Result<Self, BoxDynError> {
                let mut column = 0usize;
                Ok(($({ column += 1; row.get::<$name>(column - 1)? },)*))
            }
        }
    };
}
tuples!(; A B C D E F G H I J K L M N O P);

/// Lets a newtype over `$inner` be bound and read as its inner value on both databases.
#[macro_export]
macro_rules! column {
    ([$($generic:ident)?] $name:ty, $inner:ty, $to:expr, $from:expr) => {
        impl$(<$generic>)? $crate::sqlx::Type<$crate::sqlx::Postgres> for $name {
            fn type_info() -> $crate::sqlx::postgres::PgTypeInfo {
                <$inner as $crate::sqlx::Type<$crate::sqlx::Postgres>>::type_info()
            }
            fn compatible(info: &$crate::sqlx::postgres::PgTypeInfo) -> bool {
                <$inner as $crate::sqlx::Type<$crate::sqlx::Postgres>>::compatible(info)
            }
        }
        impl<'q $(, $generic)?> $crate::sqlx::Encode<'q, $crate::sqlx::Postgres> for $name {
            fn encode_by_ref(
                &self,
                buffer: &mut $crate::sqlx::postgres::PgArgumentBuffer,
            ) -> ::std::result::Result<$crate::sqlx::encode::IsNull, $crate::sqlx::error::BoxDynError> {
                let to: fn(&$name) -> $inner = $to;
                $crate::sqlx::Encode::<$crate::sqlx::Postgres>::encode(to(self), buffer)
            }
        }
        impl<'r $(, $generic)?> $crate::sqlx::Decode<'r, $crate::sqlx::Postgres> for $name {
            fn decode(
                value: $crate::sqlx::postgres::PgValueRef<'r>,
            ) -> ::std::result::Result<Self, $crate::sqlx::error::BoxDynError> {
                let from: fn($inner) -> ::std::result::Result<$name, $crate::sqlx::error::BoxDynError> = $from;
                from(<$inner as $crate::sqlx::Decode<$crate::sqlx::Postgres>>::decode(value)?)
            }
        }
        impl$(<$generic>)? $crate::rusqlite::ToSql for $name {
            fn to_sql(&self) -> $crate::rusqlite::Result<$crate::rusqlite::types::ToSqlOutput<'_>> {
                let to: fn(&$name) -> $inner = $to;
                Ok($crate::rusqlite::types::ToSqlOutput::Owned(to(self).into()))
            }
        }
        impl$(<$generic>)? $crate::rusqlite::types::FromSql for $name {
            fn column_result(
                value: $crate::rusqlite::types::ValueRef<'_>,
            ) -> $crate::rusqlite::types::FromSqlResult<Self> {
                let from: fn($inner) -> ::std::result::Result<$name, $crate::sqlx::error::BoxDynError> = $from;
                let inner = <$inner as $crate::rusqlite::types::FromSql>::column_result(value)?;
                from(inner).map_err($crate::rusqlite::types::FromSqlError::Other)
            }
        }
    };
    ($name:ty, $inner:ty, $to:expr, $from:expr) => { $crate::column!([] $name, $inner, $to, $from); };
}

/// An enum stored as a word: `words!(Role { Member = "member", Agent = "agent" })` gives `as_str`, `parse`, `Display`,
/// serde as the word, and the column on both databases.
#[macro_export]
macro_rules! words {
    ($(#[$m:meta])* $v:vis enum $n:ident { $($(#[$vm:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$m])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $v enum $n { $($(#[$vm])* $variant),* }
        impl $n {
            /// Every value, in order.
            pub const ALL: &'static [$n] = &[$($n::$variant),*];
            /// The word that stands for it in the database, the API and addresses.
            pub const fn as_str(self) -> &'static str { match self { $($n::$variant => $word),* } }
            /// The value of a word.
            pub fn parse(word: &str) -> ::std::option::Option<$n> { match word { $($word => Some($n::$variant),)* _ => None } }
        }
        impl ::std::fmt::Display for $n {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { f.write_str(self.as_str()) }
        }
        impl ::serde::Serialize for $n {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> ::std::result::Result<S::Ok, S::Error> { s.serialize_str(self.as_str()) }
        }
        impl<'de> ::serde::Deserialize<'de> for $n {
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> ::std::result::Result<Self, D::Error> {
                let word = <::std::borrow::Cow<'de, str> as ::serde::Deserialize>::deserialize(d)?;
                $n::parse(&word).ok_or_else(|| ::serde::de::Error::unknown_variant(&word, &[$($word),*]))
            }
        }
        $crate::column!($n, String, |value| value.as_str().to_owned(), |word| {
            $n::parse(&word).ok_or_else(|| format!("unknown {} {word:?}", stringify!($n)).into())
        });
    };
}
