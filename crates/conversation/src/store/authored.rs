//! Rows that begin with who wrote something.

/// A row whose first six columns are the author's [`madang_people::Byline`], and whose others follow in order.
macro_rules! authored {
    ($($(#[$m:meta])* $v:vis struct $n:ident { $($(#[$fm:meta])* $fv:vis $f:ident : $t:ty),* $(,)? })*) => { $(
        $(#[$m])* $v struct $n {
            /// Who wrote it.
            pub author: madang_people::Byline,
            $($(#[$fm])* $fv $f: $t),*
        }
        impl<'r, R: madang_kernel::sqlx::Row> madang_kernel::sqlx::FromRow<'r, R> for $n
        where
            usize: madang_kernel::sqlx::ColumnIndex<R>,
            madang_people::Byline: madang_kernel::sqlx::FromRow<'r, R>,
            $($t: madang_kernel::sqlx::Decode<'r, R::Database> + madang_kernel::sqlx::Type<R::Database>),*
        {
            #[allow(unused_assignments)]
            fn from_row(row: &'r R) -> ::std::result::Result<Self, madang_kernel::sqlx::Error> {
                let author = madang_people::Byline::from_row(row)?;
                let mut column = 6usize;
                $(let $f = row.try_get(column)?; column += 1;)*
                Ok(Self { author, $($f),* })
            }
        }
    )* };
}
pub(crate) use authored;
