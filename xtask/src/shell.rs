//! Running other programs.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, ExitStatus},
};

/// A task's outcome: nothing, or one sentence.
pub(crate) type Done = Result<(), String>;

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The cargo that runs this task.
pub(crate) fn cargo() -> String {
    env::var("CARGO").unwrap_or_else(|_| "cargo".into())
}

/// What a program prints, if it succeeds.
pub(crate) fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program to its end and gives its status.
pub(crate) fn status(folder: &Path, program: &str, arguments: &[&str]) -> Result<ExitStatus, String> {
    Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .status()
        .map_err(|error| format!("{program} could not be started: {error}"))
}

/// Runs a program that must succeed, showing what is run.
pub(crate) fn sh(folder: &Path, program: &str, arguments: &[&str]) -> Done {
    sh_with(folder, program, arguments, &[])
}

/// The same, with additions to the environment.
pub(crate) fn sh_with(folder: &Path, program: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Done {
    eprintln!("$ {program} {}", arguments.join(" "));
    let status = Command::new(program)
        .args(arguments)
        .envs(environment.iter().copied())
        .current_dir(folder)
        .status()
        .map_err(|error| format!("{program} could not be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{program} {}` failed ({status})", arguments.join(" "))) }
}
