//! Shifts, leave, and what agents take on.

use crate::rota::{
    Agent, Leave, LeaveId, NewShift, Shift, ShiftId,
    duty::{Rota, Weekdays},
};
use crate::settings::Settings;
use jiff::{civil::Date, tz::TimeZone};
use madang_kernel::{Cx, Error, MemberId, Result, Timestamp, db::Connection, row, sql};

row! {
    /// A shift as it is kept.
    #[derive(Clone, Debug)]
    pub(crate) struct ShiftRow {
        pub(crate) id: ShiftId,
        pub(crate) agent: MemberId,
        pub(crate) zone: String,
        pub(crate) weekdays: i64,
        pub(crate) every: i64,
        pub(crate) first_day: String,
        pub(crate) last_day: Option<String>,
        pub(crate) from_minute: i64,
        pub(crate) to_minute: i64,
        pub(crate) calendar: Option<String>,
    }

    /// Leave as it is kept.
    #[derive(Clone, Debug)]
    pub(crate) struct LeaveRow {
        pub(crate) id: LeaveId,
        pub(crate) agent: MemberId,
        pub(crate) first_day: String,
        pub(crate) last_day: String,
        pub(crate) substitute: Option<MemberId>,
    }

    /// What an agent takes on, as it is kept.
    #[derive(Clone, Debug)]
    pub(crate) struct AgentRow {
        pub(crate) agent: MemberId,
        pub(crate) cap: i64,
        pub(crate) languages: String,
        pub(crate) tags: String,
        pub(crate) products: String,
        pub(crate) given_at: Timestamp,
    }
}

fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::internal(format!("{text} is no day")))
}

impl ShiftRow {
    /// The shift; in UTC where its zone is not known any more.
    pub(crate) fn shift(&self) -> Result<Shift> {
        let small = |number: i64| u16::try_from(number).map_err(|_| Error::internal("a shift out of range"));
        Ok(Shift {
            id: self.id,
            agent: self.agent,
            zone: TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC),
            weekdays: Weekdays(u8::try_from(self.weekdays).unwrap_or_default()),
            every: small(self.every)?,
            first: day(&self.first_day)?,
            last: self.last_day.as_deref().map(day).transpose()?,
            from: small(self.from_minute)?,
            to: small(self.to_minute)?,
            calendar: self.calendar.clone(),
        })
    }
}

impl LeaveRow {
    /// The leave.
    pub(crate) fn leave(&self) -> Result<Leave> {
        let (first, last) = (day(&self.first_day)?, day(&self.last_day)?);
        Ok(Leave { id: self.id, agent: self.agent, first, last, substitute: self.substitute })
    }
}

impl AgentRow {
    /// What the agent takes on.
    pub(crate) fn agent(self) -> Result<Agent> {
        Ok(Agent {
            agent: self.agent,
            cap: self.cap,
            languages: serde_json::from_str(&self.languages)?,
            tags: serde_json::from_str(&self.tags)?,
            products: serde_json::from_str(&self.products)?,
            given_at: self.given_at,
        })
    }
}

/// The shifts of employees that do not end before a day, by agent. Each agent is looked up: a join may be made by walking
/// through all members.
pub(crate) async fn shifts(conn: &mut impl Connection, since: Date) -> Result<Vec<ShiftRow>> {
    conn.q(sql!(
        "SELECT s.id, s.agent, s.zone, s.weekdays, s.every, s.first_day, s.last_day, s.from_minute, s.to_minute, \
         s.calendar FROM desk_shifts s WHERE (s.last_day IS NULL OR s.last_day >= $1) \
         AND (SELECT m.role <> 'member' AND m.state = 'active' FROM members m WHERE m.id = s.agent) \
         ORDER BY s.agent, s.first_day, s.from_minute, s.id"
    ))
    .bind(since.to_string())
    .all()
    .await
}

/// The leave of employees that does not end before a day, the soonest first. Who is no employee any more substitutes nobody.
pub(crate) async fn leave(conn: &mut impl Connection, since: Date) -> Result<Vec<LeaveRow>> {
    conn.q(sql!(
        "SELECT l.id, l.agent, l.first_day, l.last_day, s.id FROM desk_leave l \
         LEFT JOIN members s ON s.id = l.substitute AND s.role <> 'member' AND s.state = 'active' \
         WHERE l.last_day >= $1 AND (SELECT m.role <> 'member' AND m.state = 'active' FROM members m WHERE m.id = l.agent) \
         ORDER BY l.first_day, l.id"
    ))
    .bind(since.to_string())
    .all()
    .await
}

/// What agents take on, as far as anybody has said so.
pub(crate) async fn agents(conn: &mut impl Connection) -> Result<Vec<Agent>> {
    let rows: Vec<AgentRow> = conn
        .q(sql!("SELECT agent, cap, languages, tags, products, given_at FROM desk_agents ORDER BY agent"))
        .all()
        .await?;
    rows.into_iter().map(AgentRow::agent).collect()
}

/// Who is on duty when, from rows.
pub(crate) fn rota(settings: &Settings, shifts: &[ShiftRow], leave: &[LeaveRow]) -> Result<Rota> {
    let shifts = shifts.iter().map(ShiftRow::shift).collect::<Result<Vec<_>>>()?;
    let leave = leave.iter().map(LeaveRow::leave).collect::<Result<Vec<_>>>()?;
    let calendars = settings.calendars.iter().map(|calendar| (calendar.code.clone(), calendar.hours()));
    Ok(Rota::new(shifts, leave, calendars.collect()))
}

/// A shift, locked until the command ends.
pub(crate) async fn shift(cx: &mut Cx<'_>, id: ShiftId) -> Result<Option<ShiftRow>> {
    cx.q(sql!(
        "SELECT id, agent, zone, weekdays, every, first_day, last_day, from_minute, to_minute, calendar \
         FROM desk_shifts WHERE id = $1" pg " FOR UPDATE"
    ))
    .bind(id)
    .opt()
    .await
}

/// Writes shifts, all at once; those that are there are changed.
pub(crate) async fn save_shifts(cx: &mut Cx<'_>, shifts: &[(ShiftId, NewShift)]) -> Result<()> {
    let value = |(id, new): &(ShiftId, NewShift)| {
        serde_json::json!([
            id.number(),
            new.agent.number(),
            new.zone,
            new.weekdays.0,
            new.every,
            new.first.to_string(),
            new.last.map(|day| day.to_string()),
            new.from,
            new.to,
            new.calendar,
        ])
    };
    let list: Vec<_> = shifts.iter().map(value).collect();
    cx.q(sql!(
        "INSERT INTO desk_shifts (id, agent, zone, weekdays, every, first_day, last_day, from_minute, to_minute, calendar) \
         SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT), value->>2, CAST(value->>3 AS BIGINT), \
         CAST(value->>4 AS BIGINT), value->>5, value->>6, CAST(value->>7 AS BIGINT), CAST(value->>8 AS BIGINT), \
         value->>9 FROM " lite "json_each($1)" pg "json_array_elements($1::json)"
        " WHERE TRUE ON CONFLICT (id) DO UPDATE SET agent = excluded.agent, zone = excluded.zone, \
         weekdays = excluded.weekdays, every = excluded.every, first_day = excluded.first_day, \
         last_day = excluded.last_day, from_minute = excluded.from_minute, to_minute = excluded.to_minute, \
         calendar = excluded.calendar"
    ))
    .bind(serde_json::to_string(&list)?)
    .run()
    .await?;
    Ok(())
}

/// A shift goes.
pub(crate) async fn drop_shift(cx: &mut Cx<'_>, id: ShiftId) -> Result<()> {
    cx.q(sql!("DELETE FROM desk_shifts WHERE id = $1")).bind(id).run().await?;
    Ok(())
}

/// The times an agent is away.
pub(crate) async fn leave_of(cx: &mut Cx<'_>, agent: MemberId) -> Result<Vec<LeaveRow>> {
    cx.q(sql!(
        "SELECT id, agent, first_day, last_day, substitute FROM desk_leave WHERE agent = $1 ORDER BY first_day, id"
    ))
    .bind(agent)
    .all()
    .await
}

/// One of them, locked until the command ends.
pub(crate) async fn one_leave(cx: &mut Cx<'_>, id: LeaveId) -> Result<Option<LeaveRow>> {
    cx.q(sql!("SELECT id, agent, first_day, last_day, substitute FROM desk_leave WHERE id = $1" pg " FOR UPDATE"))
        .bind(id)
        .opt()
        .await
}

/// Keeps a time away.
pub(crate) async fn add_leave(cx: &mut Cx<'_>, leave: &Leave, begins_at: Timestamp) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO desk_leave (id, agent, first_day, last_day, substitute, begins_at) VALUES ($1, $2, $3, $4, $5, $6)"
    ))
    .bind(leave.id)
    .bind(leave.agent)
    .bind(leave.first.to_string())
    .bind(leave.last.to_string())
    .bind(leave.substitute)
    .bind(begins_at)
    .run()
    .await?;
    Ok(())
}

/// A time away goes.
pub(crate) async fn drop_leave(cx: &mut Cx<'_>, id: LeaveId) -> Result<()> {
    cx.q(sql!("DELETE FROM desk_leave WHERE id = $1")).bind(id).run().await?;
    Ok(())
}

/// Keeps what an agent takes on.
pub(crate) async fn save_agent(cx: &mut Cx<'_>, agent: &Agent) -> Result<()> {
    cx.q(sql!(
        "INSERT INTO desk_agents (agent, cap, languages, tags, products) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (agent) DO UPDATE SET cap = excluded.cap, languages = excluded.languages, tags = excluded.tags, \
         products = excluded.products"
    ))
    .bind(agent.agent)
    .bind(agent.cap)
    .bind(serde_json::to_string(&agent.languages)?)
    .bind(serde_json::to_string(&agent.tags)?)
    .bind(serde_json::to_string(&agent.products)?)
    .run()
    .await?;
    Ok(())
}
