//! What both drivers can bind and decode.

use sqlx::{Encode, FromRow, Postgres, Sqlite, Type, postgres::PgRow, sqlite::SqliteRow};

/// A value that both drivers can bind.
pub trait Value: for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres> {}
impl<T: for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres>> Value for T {}

/// A row that both drivers can decode; made by [`crate::row!`], or a tuple.
pub trait Record: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin> Record for T {}

/// Lets a newtype over `$inner` be bound and decoded as its inner value on both databases.
#[macro_export]
macro_rules! column {
    ($name:ty, $inner:ty, $to:expr, $from:expr) => {
        impl<DB: $crate::sqlx::Database> $crate::sqlx::Type<DB> for $name
        where
            $inner: $crate::sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <$inner as $crate::sqlx::Type<DB>>::type_info()
            }
            fn compatible(info: &DB::TypeInfo) -> bool {
                <$inner as $crate::sqlx::Type<DB>>::compatible(info)
            }
        }
        impl<'q, DB: $crate::sqlx::Database> $crate::sqlx::Encode<'q, DB> for $name
        where
            $inner: $crate::sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut <DB as $crate::sqlx::Database>::ArgumentBuffer,
            ) -> ::std::result::Result<$crate::sqlx::encode::IsNull, $crate::sqlx::error::BoxDynError> {
                let to: fn(&$name) -> $inner = $to;
                $crate::sqlx::Encode::<DB>::encode(to(self), buffer)
            }
        }
        impl<'r, DB: $crate::sqlx::Database> $crate::sqlx::Decode<'r, DB> for $name
        where
            $inner: $crate::sqlx::Decode<'r, DB>,
        {
            fn decode(
                value: <DB as $crate::sqlx::Database>::ValueRef<'r>,
            ) -> ::std::result::Result<Self, $crate::sqlx::error::BoxDynError> {
                let from: fn($inner) -> ::std::result::Result<$name, $crate::sqlx::error::BoxDynError> = $from;
                from(<$inner as $crate::sqlx::Decode<DB>>::decode(value)?)
            }
        }
    };
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
