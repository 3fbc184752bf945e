//! Trust levels: what members have shown by reading and taking part, and what each level may do.

mod settings;

pub use settings::{SaveSettings, Settings, limits};
