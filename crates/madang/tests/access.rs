//! Every route, with every role, over spaces of every visibility: who may not use a route is refused, who may not see
//! a space sees none of its words anywhere, and nothing ever ends in a fault of ours.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

use axum::http::{Method, StatusCode};
use madang_conversation::SpaceKind;
use madang_http::Access;
use madang_kernel::{PostId, Posting, Role, TopicId, Visibility, sql};
use madang_testkit::{Answer, Client, Plan, Site, on_both};
use serde_json::json;
use std::time::Duration;

const ROLES: [Option<Role>; 6] = [
    None,
    Some(Role::Member),
    Some(Role::Agent),
    Some(Role::Moderator),
    Some(Role::Manager),
    Some(Role::Administrator),
];

/// The word that only a space of this visibility holds, and the least role that may see it.
const SPACES: [(Visibility, &str, Option<Role>); 4] = [
    (Visibility::Everyone, "wordforeveryone", None),
    (Visibility::Members, "wordformembers", Some(Role::Member)),
    (Visibility::Groups, "wordforgroups", Some(Role::Moderator)),
    (Visibility::Staff, "wordforstaff", Some(Role::Agent)),
];

fn plan() -> Plan {
    Plan::yard()
        .with(madang_questions::MIGRATIONS, madang_questions::routes(), |builder, _| madang_questions::install(builder))
        .with(madang_knowledge::MIGRATIONS, madang_knowledge::routes(), |builder, _| madang_knowledge::install(builder))
        .with(madang_publishing::MIGRATIONS, madang_publishing::routes(), |builder, _| {
            madang_publishing::install(builder)
        })
        .with(madang_freshness::MIGRATIONS, madang_freshness::routes(), |builder, _| {
            let checker =
                madang_freshness::LinkChecker::new("http://community.test", madang_freshness::Rules::default());
            madang_freshness::install(builder, checker)
        })
        .with(madang_desk::MIGRATIONS, madang_desk::routes(), |builder, _| {
            madang_desk::install(builder, madang_outbound::WebhookClient::new("http://community.test", &[]))
        })
        .with(madang_moderation::MIGRATIONS, madang_moderation::routes(), |builder, _| {
            madang_moderation::install(builder).projector(madang_moderation::trust::TrustProjector)
        })
        .with(madang_messages::MIGRATIONS, madang_messages::routes(), |builder, _| {
            madang::connect_reports(madang_messages::install(builder))
        })
        .with(madang_find::MIGRATIONS, madang_find::routes(), |builder, folder| {
            let search = madang_find::Search::open(
                &folder.join("search"),
                &folder.join("dictionaries"),
                20 << 20,
                Duration::ZERO,
            )
            .unwrap();
            let watcher = madang_find::IndexWatcher::new(&search);
            builder
                .service(search)
                .service(madang_find::Recorder::default())
                .projector(madang_find::MarksProjector)
                .watcher(watcher)
        })
        .with(madang_transfer::MIGRATIONS, madang_transfer::routes(), |builder, _| builder)
}

/// A question with an answer and a comment in one of the spaces, all of them with the space's word.
struct Sample {
    word: &'static str,
    least: Option<Role>,
    slug: &'static str,
    topic: String,
    answer: String,
}

async fn samples(site: &Site, admin: &Client) -> Vec<Sample> {
    admin.api("PUT", "/api/v1/admin/widget", json!({ "on": true })).await.expect_ok();
    let mut samples = Vec::new();
    for (visibility, word, least) in SPACES {
        let slug = visibility.as_str();
        site.space_with(slug, SpaceKind::Questions, visibility, Posting::Members).await;
        let body = json!({ "space": slug, "title": format!("How do I {word} this?"), "body": format!("About {word}."), "tags": [word] });
        let asked = admin.api("POST", "/api/v1/questions", body).await.expect_ok().json();
        let topic = asked["id"].as_str().unwrap().to_owned();
        let path = format!("/api/v1/questions/{topic}/answers");
        let answered = admin.api("POST", &path, json!({ "body": format!("Try {word}.") })).await.expect_ok().json();
        let answer = answered["id"].as_str().unwrap().to_owned();
        samples.push(Sample { word, least, slug, topic, answer });
    }
    samples.push(ticket(site).await);
    site.app.settle().await.unwrap();
    samples
}

/// What staff alone may read wherever it stands, though what it is about is open to everyone.
const FOR_STAFF: [&str; 2] = ["wordofanote", "wordofareply"];

/// Writes the words for staff about a question that everyone sees.
async fn write_for_staff(admin: &Client, topic: &str) {
    let path = format!("/api/v1/desk/threads/{topic}/notes");
    admin.api("POST", &path, json!({ "text": "About wordofanote." })).await.expect_ok();
    let reply = json!({ "name": "wordofareply", "team": true, "texts": { "en": "About wordofareply." } });
    admin.api("POST", "/api/v1/desk/replies", reply).await.expect_ok();
}

/// An imported ticket with a comment, which staff alone may see.
async fn ticket(site: &Site) -> Sample {
    let word = "wordofaticket";
    let folder = tempfile::tempdir().unwrap();
    let export = json!({
        "tickets": [{ "id": 7, "subject": format!("Where is my {word}?"), "description": format!("About {word}."),
            "status": "open", "tags": [word], "created_at": "2020-01-02T03:04:05Z" }],
        "comments": [{ "id": 8, "ticket_id": 7, "body": format!("Note about {word}."), "public": false,
            "created_at": "2020-01-02T04:04:05Z" }],
    });
    std::fs::write(folder.path().join("tickets.json"), export.to_string()).unwrap();
    let export = madang_transfer::zendesk::Export {
        folder: folder.path().to_owned(),
        source: "zendesk".into(),
        hosts: Vec::new(),
        with_emails: false,
        with_tickets: true,
        access: None,
    };
    madang_transfer::zendesk::import(&site.app, &export, &madang_transfer::Progress::hidden()).await.unwrap();
    let mut conn = site.app.db().read().await.unwrap();
    let (topic, answer): (TopicId, PostId) = conn
        .q(sql!("SELECT t.id, p.id FROM topics t JOIN posts p ON p.topic = t.id WHERE t.kind = 'ticket' AND p.kind = 'answer'"))
        .one()
        .await
        .unwrap();
    Sample { word, least: Some(Role::Agent), slug: "tickets", topic: topic.to_string(), answer: answer.to_string() }
}

/// The path with the parts of a sample, as far as they fit.
fn filled(path: &str, sample: &Sample, handle: &str) -> String {
    let parts: Vec<String> = path
        .split('/')
        .map(|part| match part {
            "{id}" | "{topic}" if path.contains("/answers/{id}") || path.contains("/posts/{id}") => {
                sample.answer.clone()
            }
            "{id}" | "{topic}" => sample.topic.clone(),
            "{post}" | "{answer}" => sample.answer.clone(),
            "{slug}" | "{space}" => sample.slug.to_owned(),
            "{name}" | "{tag}" => sample.word.to_owned(),
            "{handle}" | "{member}" => handle.to_owned(),
            part if part.starts_with('{') => "1".to_owned(),
            part => part.to_owned(),
        })
        .collect();
    let query = match path {
        "/search" | "/search/suggest" | "/api/v1/search" | "/api/v1/suggest" | "/widget" | "/widget/search" => {
            format!("?q={}", sample.word)
        }
        "/search/similar" | "/api/v1/similar" | "/widget/similar" => format!("?title=How do I {} this?", sample.word),
        _ => String::new(),
    };
    parts.join("/") + &query
}

fn needs(access: Access) -> Option<Role> {
    match access {
        Access::Everyone => None,
        Access::Member => Some(Role::Member),
        Access::Agent => Some(Role::Agent),
        Access::Moderator => Some(Role::Moderator),
        Access::Manager => Some(Role::Manager),
        Access::Administrator => Some(Role::Administrator),
    }
}

fn is_refused(answer: &Answer) -> bool {
    let to_sign_in = answer.status == StatusCode::SEE_OTHER && answer.location().starts_with("/sign-in");
    to_sign_in || matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
}

#[tokio::test]
async fn no_route_shows_or_does_what_a_role_may_not() {
    on_both(plan, async |site| {
        let admin = site.staff("Admin", Role::Administrator).await;
        let samples = samples(site, &admin).await;
        write_for_staff(&admin, &samples[0].topic).await;
        site.app.settle().await.unwrap();
        let mut wrong = Vec::new();
        for role in ROLES {
            let client = match role {
                Some(role) => site.staff(&format!("A {role}"), role).await,
                None => site.visitor(),
            };
            for route in madang::routes().table {
                // A page that never ends, and ending one's own session.
                if route.path.starts_with("/live/") || route.path == "/sign-out" || route.path.contains("/sessions/") {
                    continue;
                }
                for sample in &samples {
                    let path = filled(route.path, sample, "A-member");
                    let answer = if route.method == Method::GET {
                        client.get(&path).await
                    } else if needs(route.access) > role {
                        client.api(route.method.as_str(), &path, json!({})).await
                    } else {
                        continue;
                    };
                    let what = format!("{role:?} {} {path} ({:?}): {}", route.method, route.access, answer.status);
                    if answer.status.is_server_error() {
                        wrong.push(format!("{what}: a fault of ours"));
                    }
                    if needs(route.access) > role && !is_refused(&answer) {
                        wrong.push(format!("{what}: not refused"));
                    }
                    let echoes = path.contains(sample.word) || answer.location().contains(sample.word);
                    let secret = samples.iter().find(|other| {
                        other.least > role && answer.says(other.word) && !(echoes && other.word == sample.word)
                    });
                    if let Some(secret) = secret {
                        wrong.push(format!("{what}: shows the words of {}", secret.slug));
                    }
                    if let Some(word) = FOR_STAFF.iter().find(|word| role < Some(Role::Agent) && answer.says(word)) {
                        wrong.push(format!("{what}: shows {word}"));
                    }
                    if sample.least > role && path.contains(&sample.topic) && answer.status.is_success() {
                        wrong.push(format!("{what}: answers about what cannot be seen"));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn whoever_may_see_a_space_finds_its_words() {
    on_both(plan, async |site| {
        let admin = site.staff("Admin", Role::Administrator).await;
        let samples = samples(site, &admin).await;
        for role in ROLES {
            let client = match role {
                Some(role) => site.staff(&format!("A {role}"), role).await,
                None => site.visitor(),
            };
            for sample in &samples {
                let may = sample.least <= role;
                let found = client.get(&format!("/api/v1/search?q={}", sample.word)).await.expect_ok();
                assert_eq!(found.text.contains(&sample.topic), may, "{role:?} searches for {}", sample.word);
                let page = client.get(&format!("/q/{}/x", sample.topic)).await;
                assert_eq!(
                    page.status != StatusCode::NOT_FOUND && !is_refused(&page),
                    may,
                    "{role:?} opens {}",
                    sample.slug
                );
            }
        }
    })
    .await;
}
