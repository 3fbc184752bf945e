//! How fast a dump is brought in.

use crate::{
    dump,
    program::{Done, Program, Store, run},
};
use madang_kernel::{Db, db::OpenOptions, sql};
use std::time::Instant;

/// How an import went.
pub(crate) struct Imported {
    /// Rows of the dump's files.
    pub(crate) rows: usize,
    /// From the start of the program to its end.
    pub(crate) seconds: f64,
    /// Topics and posts in the database afterwards.
    pub(crate) there: (i64, i64),
    /// Topics and posts in the dump.
    pub(crate) wanted: (i64, i64),
}

/// Makes a dump and brings it into an empty store.
///
/// # Errors
/// One sentence.
pub(crate) async fn measure(program: &Program, store: &Store) -> Done<Imported> {
    store.empty().await?;
    let folder = store.folder.join("dump");
    let sizes = dump::write(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    program.migrate(store)?;
    let began = Instant::now();
    run(program.command(store).args(["import", "stackexchange"]).arg(&folder))?;
    let seconds = began.elapsed().as_secs_f64();
    let there = count(store).await.map_err(|error| error.to_string())?;
    let wanted = (sizes.questions as i64, (sizes.questions + sizes.answers + sizes.comments) as i64);
    Ok(Imported { rows: sizes.rows(), seconds, there, wanted })
}

async fn count(store: &Store) -> madang_kernel::Result<(i64, i64)> {
    let db = Db::open(&OpenOptions::new(store.url())).await?;
    let mut conn = db.read().await?;
    let topics = conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM topics")).value().await?;
    let posts = conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM posts")).value().await?;
    drop(conn);
    db.close().await;
    Ok((topics, posts))
}
