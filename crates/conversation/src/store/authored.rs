//! Rows that begin with who wrote something.

/// A row whose first six columns are the author's [`madang_people::Byline`], and whose others follow in order.
macro_rules! authored {
    ($($(#[$m:meta])* $v:vis struct $n:ident { $($(#[$fm:meta])* $fv:vis $f:ident : $t:ty),* $(,)? })*) => { $(
        $(#[$m])* $v struct $n {
            /// Who wrote it.
            pub author: madang_people::Byline,
            $($(#[$fm])* $fv $f: $t),*
        }
        impl madang_kernel::db::Record for $n {
            #[allow(unused_assignments)]
            fn read(
                row: &madang_kernel::db::Row<'_>,
            ) -> ::std::result::Result<Self, madang_kernel::sqlx::error::BoxDynError> {
                let author = <madang_people::Byline as madang_kernel::db::Record>::read(row)?;
                let mut column = 6usize;
                $(let $f = row.get(column)?; column += 1;)*
                Ok(Self { author, $($f),* })
            }
        }
    )* };
}
pub(crate) use authored;
