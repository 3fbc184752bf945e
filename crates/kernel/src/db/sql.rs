//! One statement's text, and the register of all of them.

use crate::Error;

/// One statement. The two texts differ only where `pg "…"` or `lite "…"` parts were given to [`crate::sql!`].
#[derive(Debug)]
pub struct Sql {
    /// The text for SQLite.
    pub lite: &'static str,
    /// The text for PostgreSQL.
    pub pg: &'static str,
    /// The source file that holds it.
    pub file: &'static str,
    /// The line in that file.
    pub line: u32,
}

impl Sql {
    /// `file:line`, for error messages.
    pub fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }

    pub(super) fn read<T: super::Record>(&self, row: &sqlx::postgres::PgRow) -> Result<T, Error> {
        T::read(&super::Row::Pg(row)).map_err(|error| Error::internal(format!("{}: {error}", self.place())))
    }

    pub(super) fn failed(&self, error: sqlx::Error) -> Error {
        let unique = error.as_database_error().is_some_and(|e| e.is_unique_violation());
        if unique { Error::Conflict("already-there") } else { Error::internal(format!("{}: {error}", self.place())) }
    }
}

/// An entry of the register that [`crate::sql!`] fills.
pub struct Registered(pub &'static Sql);

inventory::collect!(Registered);

/// Every statement of the program, so that one test can prepare them all on both databases.
pub fn statements() -> impl Iterator<Item = &'static Sql> {
    inventory::iter::<Registered>.into_iter().map(|entry| entry.0)
}

/// A statement for both databases: string parts are joined; a part marked `pg` or `lite` is only for that one.
///
/// ```ignore
/// sql!("SELECT id FROM outbox ORDER BY seq " pg "FOR UPDATE SKIP LOCKED" "LIMIT $1")
/// ```
#[macro_export]
macro_rules! sql {
    (@ [$($l:expr,)*] [$($p:expr,)*]) => {{
        static SQL: $crate::db::Sql = $crate::db::Sql {
            lite: concat!($($l),*),
            pg: concat!($($p),*),
            file: file!(),
            line: line!(),
        };
        $crate::inventory::submit! { $crate::db::Registered(&SQL) }
        &SQL
    }};
    (@ [$($l:expr,)*] [$($p:expr,)*] pg $s:literal $($r:tt)*) => { $crate::sql!(@ [$($l,)*] [$($p,)* $s,] $($r)*) };
    (@ [$($l:expr,)*] [$($p:expr,)*] lite $s:literal $($r:tt)*) => { $crate::sql!(@ [$($l,)* $s,] [$($p,)*] $($r)*) };
    (@ [$($l:expr,)*] [$($p:expr,)*] $s:literal $($r:tt)*) => { $crate::sql!(@ [$($l,)* $s,] [$($p,)* $s,] $($r)*) };
    ($($t:tt)*) => { $crate::sql!(@ [] [] $($t)*) };
}

/// Structs whose fields are the columns of a row, in order.
#[macro_export]
macro_rules! row {
    ($($(#[$m:meta])* $v:vis struct $n:ident { $($(#[$fm:meta])* $fv:vis $f:ident : $t:ty),* $(,)? })*) => { $(
        $(#[$m])* $v struct $n { $($(#[$fm])* $fv $f: $t),* }
        impl $crate::db::Record for $n {
            #[allow(unused_assignments)]
            fn read(row: &$crate::db::Row<'_>) -> ::std::result::Result<Self, $crate::sqlx::error::BoxDynError> {
                let mut column = 0usize;
                $(let $f = row.get(column)?; column += 1;)*
                Ok(Self { $($f),* })
            }
        }
    )* };
}
