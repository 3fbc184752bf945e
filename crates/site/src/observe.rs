//! The figures that operators watch, in Prometheus' terms.

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use metrics::{Counter, Histogram, counter, histogram};
use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};

/// What is counted of every answer; made once, because looking a metric up by its labels costs more than counting.
struct Meters {
    classes: [Counter; 5],
    seconds: Histogram,
}

fn meters() -> &'static Meters {
    static METERS: OnceLock<Meters> = OnceLock::new();
    METERS.get_or_init(|| Meters {
        classes: ["1xx", "2xx", "3xx", "4xx", "5xx"]
            .map(|class| counter!("madang_http_responses_total", "class" => class)),
        seconds: histogram!("madang_http_request_seconds"),
    })
}

/// Counts an answer, and logs the slow ones with the pattern of their path.
pub(crate) async fn measure(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let path = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let took = begun.elapsed();
    let meters = meters();
    let class = usize::from(response.status().as_u16() / 100).clamp(1, 5) - 1;
    meters.classes[class].increment(1);
    meters.seconds.record(took);
    if took > Duration::from_secs(1) {
        let path = path.as_ref().map_or("-", MatchedPath::as_str);
        tracing::warn!(path, millis = took.as_millis() as u64, status = response.status().as_u16(), "slow answer");
    }
    response
}

/// Seconds of the histogram's buckets.
const BUCKETS: [f64; 12] = [0.0002, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

/// Installs the recorder of metrics and gives what renders them.
///
/// # Errors
/// One sentence when a recorder is installed already.
pub fn recorder() -> Result<metrics_exporter_prometheus::PrometheusHandle, String> {
    metrics_exporter_prometheus::PrometheusBuilder::new()
        .set_buckets(&BUCKETS)
        .and_then(metrics_exporter_prometheus::PrometheusBuilder::install_recorder)
        .map_err(|error| format!("The metrics cannot be recorded: {error}"))
}
