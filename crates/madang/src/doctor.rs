//! One look at everything an operator depends on.

use crate::{config::Config, dictionaries, parts};
use madang_kernel::{outbox, sql};

/// Checks each part and says what is wrong with it; the first thing wrong makes the program end with an error.
///
/// # Errors
/// One sentence.
pub(crate) async fn doctor(config: Config) -> Result<(), String> {
    println!("version        {}", env!("CARGO_PKG_VERSION"));
    println!("base_url       {}", config.base_url);
    parts::writable(&config.data)?;
    println!("data           {} can be written", config.data.display());
    let (db, new) = parts::database(&config).await?;
    let mut conn = db.read().await.map_err(|error| error.to_string())?;
    let topics: i64 =
        conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM topics")).value().await.map_err(|error| error.to_string())?;
    let members: i64 = conn
        .q(sql!("SELECT CAST(count(*) AS BIGINT) FROM members"))
        .value()
        .await
        .map_err(|error| error.to_string())?;
    let head = outbox::head(&mut conn).await.map_err(|error| error.to_string())?;
    let engine = if db.is_postgres() { "PostgreSQL" } else { "SQLite" };
    println!("database       {engine}, {new} migrations applied now, {members} members, {topics} topics");
    if !db.is_postgres() {
        let check: String = conn
            .q(sql!(lite "SELECT quick_check FROM pragma_quick_check" pg "SELECT 'ok'"))
            .value()
            .await
            .map_err(|error| error.to_string())?;
        if check != "ok" {
            return Err(format!("The SQLite file is damaged: {check}. Restore it from a backup."));
        }
        println!("integrity      ok");
    }
    let waiting: Vec<(String, i64)> = conn
        .q(sql!("SELECT name, position FROM cursors ORDER BY name"))
        .all()
        .await
        .map_err(|error| error.to_string())?;
    for (name, position) in waiting {
        println!("subscriber     {name} is {} events behind", head - position);
    }
    match parts::search(&config) {
        Ok(search) => println!("search index   holds everything up to event {} of {head}", search.index().position()),
        Err(sentence) => println!("search index   {sentence}"),
    }
    dictionaries::examine(&config)?;
    match &config.smtp_url {
        None => println!("e-mail         written to {}", config.data.join("mail").display()),
        Some(_) => {
            parts::mailer(&config)?
                .check()
                .await
                .map_err(|error| format!("The mail server does not answer: {error}."))?;
            println!("e-mail         the mail server answers");
        }
    }
    Ok(())
}
