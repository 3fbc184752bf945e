//! The community's settings: a few JSON values, read once and kept in memory.

use crate::{Cx, Db, Result, db::Connection, sql};
use arc_swap::ArcSwap;
use serde::{Serialize, de::DeserializeOwned};
use std::{collections::HashMap, sync::Arc};

/// The settings of the community, by name.
pub struct Settings(ArcSwap<HashMap<String, String>>);

impl Settings {
    /// Reads all settings.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(db: &Db) -> Result<Settings> {
        Ok(Settings(ArcSwap::from_pointee(read_all(&mut db.read().await?).await?)))
    }

    /// Reads all settings again, after this or another node changed one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reload(&self, db: &Db) -> Result<()> {
        self.0.store(Arc::new(read_all(&mut db.read().await?).await?));
        Ok(())
    }

    /// The value of a setting, or its default where it was never set or cannot be read.
    pub fn get<T: DeserializeOwned + Default>(&self, name: &str) -> T {
        let all = self.0.load();
        let Some(text) = all.get(name) else { return T::default() };
        serde_json::from_str(text).unwrap_or_else(|error| {
            tracing::error!(name, %error, "a setting cannot be read; its default is used");
            T::default()
        })
    }
}

async fn read_all(connection: &mut impl Connection) -> Result<HashMap<String, String>> {
    let rows: Vec<(String, String)> = connection.q(sql!("SELECT name, value FROM settings")).all().await?;
    Ok(rows.into_iter().collect())
}

/// Writes one setting in the command's transaction. The command emits an event that makes every node reload.
///
/// # Errors
/// When the database fails.
pub async fn save<T: Serialize + Sync>(cx: &mut Cx<'_>, name: &'static str, value: &T) -> Result<()> {
    let text = serde_json::to_string(value)?;
    cx.q(sql!(
        "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    ))
    .bind(name)
    .bind(text)
    .run()
    .await?;
    Ok(())
}
