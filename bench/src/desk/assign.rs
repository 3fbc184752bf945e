//! Giving questions out, in the process of the measurement: as the worker does, many at once and one alone.

use super::seed;
use crate::report::Report;
use madang_kernel::{App, Db, Error, Result};
use std::time::Instant;

/// How often one question alone is given out.
const ALONE: usize = 100;

/// What a worker gives out in a turn, by the question; then single questions.
///
/// # Errors
/// When the database fails, or nothing is given out.
pub(super) async fn measure(db: &Db, report: &mut Report) -> Result<()> {
    let site = madang_site::Config::new("http://localhost", false, 0);
    let app = madang_site::yard(App::builder(db.clone()), site).build().await?;
    madang_site::ready(&app).await?;
    seed::on_duty(&app).await?;
    let before = seed::given(db).await?;
    let began = Instant::now();
    madang_desk::assign(&app).await?;
    let millis = began.elapsed().as_secs_f64() * 1000.0;
    let given = seed::given(db).await? - before;
    if given == 0 {
        return Err(Error::internal("no question was given out"));
    }
    let each = millis / given as f64;
    report.add(
        "assignment, each of many",
        "< 10 ms",
        format!("{each:.2} ms ({given} in {:.1} s)", millis / 1000.0),
        each < 10.0,
    );
    let mut times = Vec::new();
    let before = seed::given(db).await?;
    seed::put_off(&app).await?;
    seed::tidy(db).await.map_err(Error::internal)?;
    for _ in 0..ALONE {
        seed::let_one_wait(&app).await?;
        let began = Instant::now();
        madang_desk::assign(&app).await?;
        times.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    if seed::given(db).await? < before + ALONE as i64 {
        return Err(Error::internal("too few questions waited, or the agents had no room left"));
    }
    times.sort_by(f64::total_cmp);
    let (p50, p99) = (times[ALONE / 2], times[ALONE * 99 / 100]);
    report.add("assignment, a question alone", "p50 < 10 ms", format!("p50 {p50:.1} ms, p99 {p99:.1} ms"), p50 < 10.0);
    Ok(())
}
