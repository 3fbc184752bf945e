//! Serving: from the first check to the last answer.

use crate::{
    config::Config,
    import, parts,
    rehearsal::{self, Rehearsal},
    workers,
};
use axum::{Router, extract::State, http::StatusCode, routing::get};
use madang_find::Search;
use madang_kernel::{App, Clock};
use std::{net::SocketAddr, path::Path};
use tokio::{net::TcpListener, signal, sync::watch};

/// Serves until the program is told to stop; requests under way are answered first. `clock` is the file of a rehearsal's
/// clock.
///
/// # Errors
/// One sentence that says why it could not start.
pub(crate) async fn serve(config: Config, demo: bool, clock: Option<&Path>) -> Result<(), String> {
    // The port is taken first: filling a database for a server that cannot start would be a waste.
    let listener = listen(&config.listen, "MADANG_LISTEN").await?;
    let rehearsal = clock.map(Rehearsal::begin).transpose()?;
    let clock = rehearsal.as_ref().map_or(Clock::System, Rehearsal::clock);
    let (app, number) = parts::app(&config, clock).await?;
    let logins = if demo { import::demonstration(&app).await? } else { None };
    madang_moderation::open_moderators_space(&app)
        .await
        .map_err(|error| format!("The moderators' space could not be made: {error}."))?;
    madang_find::rebuild_if_needed(&app);
    let (stop, stopping) = watch::channel(false);
    let mut tasks = workers::start(&app, number, &stopping);
    if let Some(rehearsal) = rehearsal {
        println!("This is a rehearsal: the clock shows {}.", app.now());
        tasks.push(tokio::spawn(rehearsal.follow(stopping.clone())));
    }
    if let Some(address) = &config.metrics_listen {
        serve_metrics(address, stopping.clone()).await?;
    }
    println!("Madang is at {}", config.base_url);
    if let Some(logins) = logins {
        println!("{logins}");
    }
    tracing::info!(listen = config.listen, database = engine(&app), "serving");
    let router = rehearsal::told(parts::router(&app), &app).into_make_service_with_connect_info::<SocketAddr>();
    let ending = stopping.clone();
    tokio::spawn(async move {
        told_to_stop().await;
        tracing::info!("stopping");
        let _ = stop.send(true);
    });
    axum::serve(listener, router)
        .with_graceful_shutdown(until(ending))
        .await
        .map_err(|error| format!("The server ended: {error}."))?;
    for task in tasks {
        let _ = task.await;
    }
    // What the last requests searched for came after the worker's last writing.
    madang_find::write_searches(&app).await.map_err(|error| error.to_string())?;
    madang_people::note_seen(&app).await.map_err(|error| error.to_string())?;
    app.db().close().await;
    Ok(())
}

async fn listen(address: &str, setting: &str) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("{address} is in use by another program. Stop it, or choose another port with {setting}.")
        }
        _ => format!("Listening on {address} failed: {error}. Check {setting}."),
    })
}

fn engine(app: &App) -> &'static str {
    if app.db().is_postgres() { "PostgreSQL" } else { "SQLite" }
}

async fn until(mut stopping: watch::Receiver<bool>) {
    let _ = stopping.wait_for(|stop| *stop).await;
}

async fn told_to_stop() {
    let interrupted = async {
        let _ = signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}

/// `/healthz`: the program runs, and what is wrong with its search index. `/readyz`: it can read its database.
pub(crate) fn health() -> Router<App> {
    Router::new().route("/healthz", get(alive)).route("/readyz", get(ready))
}

async fn alive(State(app): State<App>) -> String {
    match app.service::<Search>().condition().sentence() {
        None => "ok\n".to_owned(),
        Some(sentence) => format!("ok, but {sentence}\n"),
    }
}

async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    let answers = async {
        let mut conn = app.db().read().await?;
        madang_kernel::outbox::head(&mut conn).await
    };
    match answers.await {
        Ok(_) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}

async fn serve_metrics(address: &str, stopping: watch::Receiver<bool>) -> Result<(), String> {
    let recorder = madang_site::recorder()?;
    let listener = listen(address, "MADANG_METRICS_LISTEN").await?;
    let router = Router::new().route("/metrics", get(async move || recorder.render()));
    tokio::spawn(async move {
        let served = axum::serve(listener, router).with_graceful_shutdown(until(stopping)).await;
        if let Err(error) = served {
            tracing::error!(%error, "metrics are no longer served");
        }
    });
    Ok(())
}
