//! What Linux tells of processes: their time on the processor and their memory.

use madang_kernel::{Db, sql};
use std::{fs, process::Command, time::Duration};

/// The memory of a process, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Memory {
    /// Everything resident, mapped files included.
    pub(crate) resident: u64,
    /// What is its own, without mapped files: the kernel cannot take that back.
    pub(crate) own: u64,
}

/// The fields of `/proc/PID/stat` after the name.
struct Stat {
    parent: u32,
    /// In ticks.
    own: u64,
    /// In ticks, of children that have ended.
    children: u64,
}

/// Reads the memory of a process.
pub(crate) fn memory(pid: u32) -> Memory {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let bytes = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0) * 1024
    };
    Memory { resident: bytes("VmRSS:"), own: bytes("RssAnon:") }
}

/// The processor time of this process's children that have ended.
pub(crate) fn children() -> Duration {
    let ticks = stat(std::process::id()).map_or(0, |stat| stat.children);
    Duration::from_secs_f64(ticks as f64 / ticks_per_second() as f64)
}

fn ticks_per_second() -> u64 {
    let output = Command::new("getconf").arg("CLK_TCK").output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
    text.parse().unwrap_or(100)
}

/// Measures the processor time of a server and its database.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meter {
    server: u32,
    postmaster: Option<u32>,
    ticks_per_second: u64,
}

/// Processor time spent so far.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spent {
    /// By the server.
    pub(crate) server: Duration,
    /// By every process of PostgreSQL.
    pub(crate) postgres: Duration,
}

impl Meter {
    /// Of a process alone.
    pub(crate) fn of(server: u32) -> Meter {
        Meter { server, postmaster: None, ticks_per_second: ticks_per_second() }
    }

    /// Together with the PostgreSQL that `db` is on, when that runs on this machine.
    pub(crate) async fn with_database(mut self, db: &Db) -> Meter {
        if db.is_postgres()
            && let Ok(mut conn) = db.read().await
        {
            let ours = conn.q(sql!(lite "SELECT 0" pg "SELECT CAST(pg_backend_pid() AS BIGINT)")).value::<i64>().await;
            self.postmaster = ours.ok().and_then(|pid| stat(pid as u32)).map(|stat| stat.parent).filter(|pid| *pid > 1);
        }
        self
    }

    /// The time spent until now.
    pub(crate) fn read(&self) -> Spent {
        let time = |ticks: u64| Duration::from_secs_f64(ticks as f64 / self.ticks_per_second as f64);
        let server = stat(self.server).map_or(0, |stat| stat.own);
        Spent { server: time(server), postgres: time(self.postmaster.map_or(0, family)) }
    }
}

impl Spent {
    /// What was spent since `before`.
    pub(crate) fn since(self, before: Spent) -> Spent {
        Spent {
            server: self.server.saturating_sub(before.server),
            postgres: self.postgres.saturating_sub(before.postgres),
        }
    }
}

impl std::ops::AddAssign for Spent {
    fn add_assign(&mut self, other: Spent) {
        self.server += other.server;
        self.postgres += other.postgres;
    }
}

/// The ticks of a process and its children, those that ended included.
fn family(parent: u32) -> u64 {
    let first = stat(parent).map_or(0, |stat| stat.own + stat.children);
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let children = pids.filter_map(stat).filter(|stat| stat.parent == parent);
    first + children.map(|stat| stat.own).sum::<u64>()
}

fn stat(pid: u32) -> Option<Stat> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name stands in brackets and may hold anything, brackets too.
    let fields: Vec<&str> = text[text.rfind(')')? + 1..].split_whitespace().collect();
    let number = |at: usize| fields.get(at)?.parse::<u64>().ok();
    Some(Stat { parent: number(1)? as u32, own: number(11)? + number(12)?, children: number(13)? + number(14)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_knows_its_own_time_and_memory() {
        let pid = std::process::id();
        let mut sum = 0u64;
        let meter = Meter::of(pid);
        while meter.read().server.is_zero() {
            sum = std::hint::black_box(sum.wrapping_add(1));
        }
        assert!(memory(pid).resident > memory(pid).own / 2 && memory(pid).own > 0);
    }
}
