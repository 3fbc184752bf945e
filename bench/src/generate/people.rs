//! Members, and the session and tokens with which the measurements come.

use super::Size;
use crate::{random::Random, text};
use madang_kernel::{Cx, MemberId, Result, Role, Timestamp, TokenId, secret, sql};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::time::Duration;

/// 2020-09-01T00:00:00Z: members joined from then on.
const BEGINNING: i64 = 1_598_918_400_000;
/// Between one member and the next, in milliseconds.
const APART: i64 = 3_000_000;
/// Clients that write through the API.
const TOKENS: u32 = 16;
/// The member of the staff who works through the queue: the first who is neither administrator nor moderator.
const AGENT: u32 = 2;
/// The member who looks at pages, and the first of those who write: neither staff nor among the first.
const VIEWER: u32 = 100;

/// Secrets of the measured members. They open nothing but generated communities.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Access {
    /// The value of the session's cookie.
    pub(crate) session: String,
    /// The value of the cookie of an agent's session.
    pub(crate) agent: String,
    /// API tokens, each of another member.
    pub(crate) tokens: Vec<String>,
}

/// The id of the member with this number.
pub(super) fn member_id(number: u32) -> MemberId {
    MemberId::at(joined(number), number as u16)
}

fn joined(number: u32) -> Timestamp {
    Timestamp::from_millis(BEGINNING + i64::from(number) * APART)
}

/// Adds the members with these numbers; the first `staff` are staff.
///
/// # Errors
/// When the database fails.
pub(super) async fn add(cx: &mut Cx<'_>, numbers: std::ops::Range<u32>, staff: usize, seed: u64) -> Result<()> {
    let rows: Vec<Value> = numbers.map(|number| member(number, staff, seed)).collect();
    cx.q(sql!("INSERT INTO members (id, handle, handle_key, name, name_key, email, email_key, email_confirmed, role, state, \
         affiliation, headline, company, language, created_at) \
         SELECT CAST(value->>0 AS BIGINT), value->>1, value->>1, value->>2, lower(value->>2), value->>3, value->>3, TRUE, value->>4, \
         'active', value->>5, value->>6, value->>7, value->>8, CAST(value->>9 AS BIGINT) FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"))
        .bind(Value::Array(rows).to_string())
        .run()
        .await?;
    Ok(())
}

fn member(number: u32, staff: usize, seed: u64) -> Value {
    let mut random = Random::of(seed, 3 << 40 | u64::from(number));
    let language = text::language(&mut random);
    let name = text::name(language, &mut random);
    let handle = format!("{}-{number}", name.to_lowercase().replace(' ', "-"));
    let is_staff = (number as usize) < staff;
    let role = match number {
        0 => Role::Administrator,
        1 => Role::Moderator,
        _ if is_staff => Role::Agent,
        _ => Role::Member,
    };
    let affiliation = match random.below(100) {
        _ if is_staff => "employee",
        0..3 => "partner",
        3..5 => "expert",
        _ => "customer",
    };
    let headline = if random.chance(30) { text::Subject::new(language, &mut random).tag() } else { String::new() };
    let company = if random.chance(25) { format!("Workshop {}", random.below(3000)) } else { String::new() };
    let code = text::POOLS[language].code;
    json!([
        member_id(number).number(),
        handle,
        name,
        format!("member-{number}@example.com"),
        role,
        affiliation,
        headline,
        company,
        code,
        joined(number).millis()
    ])
}

/// Adds a session and tokens of ordinary members, and gives their secrets.
///
/// # Errors
/// When the database fails.
pub(super) async fn add_access(cx: &mut Cx<'_>, size: &Size) -> Result<Access> {
    let now = cx.now();
    let ends = now + Duration::from_secs(3600 * 24 * 3650);
    let viewer = VIEWER.min(size.members as u32 - 1);
    let session = secret::hash(&format!("session {}", size.seed));
    let agent = secret::hash(&format!("agent {}", size.seed));
    let rows = json!([
        [1, secret::hash(&session), member_id(viewer).number()],
        [2, secret::hash(&agent), member_id(AGENT).number()],
    ]);
    cx.q(sql!("INSERT INTO sessions (id, hash, member, created_at, seen_at, expires_at, agent, address) \
         SELECT CAST(value->>0 AS BIGINT), value->>1, CAST(value->>2 AS BIGINT), $2, $2, $3, 'bench', '127.0.0.1' FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"))
        .bind(rows.to_string())
        .bind(now)
        .bind(ends)
        .run()
        .await?;
    let mut tokens = Vec::new();
    let mut rows = Vec::new();
    for number in 0..TOKENS {
        let token = format!("madang_{}", secret::hash(&format!("token {number} {}", size.seed)));
        let owner = member_id((viewer + 1 + number) % size.members as u32);
        rows.push(json!([
            TokenId::new(i64::from(number) + 1).number(),
            secret::hash(&token),
            owner.number(),
            now.millis()
        ]));
        tokens.push(token);
    }
    cx.q(sql!("INSERT INTO tokens (id, hash, member, name, scopes, hint, created_at) \
         SELECT CAST(value->>0 AS BIGINT), value->>1, CAST(value->>2 AS BIGINT), 'bench', '[\"read\",\"write\"]', '', \
         CAST(value->>3 AS BIGINT) FROM " lite "json_each($1)" pg "json_array_elements($1::json)"))
        .bind(Value::Array(rows).to_string())
        .run()
        .await?;
    Ok(Access { session, agent, tokens })
}
