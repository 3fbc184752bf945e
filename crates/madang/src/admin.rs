//! What an operator does about people from the command line, before anybody can sign in.

use crate::{config::Config, parts};
use clap::Subcommand;
use madang_kernel::{App, Error, Role};
use madang_people::{Appoint, Email, Name, Password, PasswordHash, ResetPassword, SetRole};
use std::io::{BufRead, IsTerminal};

/// What is to be done.
#[derive(Subcommand)]
pub(crate) enum Task {
    /// Create an administrator; the password is read from standard input.
    Create {
        /// E-mail address.
        #[arg(long)]
        email: String,
        /// Name as shown.
        #[arg(long)]
        name: String,
    },
    /// Set a member's password; it is read from standard input. Every session of the member ends.
    Password {
        /// E-mail address.
        email: String,
    },
    /// Give a member a role.
    Role {
        /// Handle, without @.
        handle: String,
        /// member, agent, moderator, manager or administrator.
        #[arg(value_parser = role)]
        role: Role,
    },
}

fn role(word: &str) -> Result<Role, String> {
    Role::parse(word).ok_or_else(|| "one of member, agent, moderator, manager, administrator".into())
}

/// Does it.
///
/// # Errors
/// One sentence.
pub(crate) async fn admin(config: Config, task: Task) -> Result<(), String> {
    let (app, number) = parts::tool(&config).await?;
    let outcome = perform(&app, task).await;
    crate::node::give_back(&app, number).await.map_err(worded)?;
    println!("{}", outcome?);
    Ok(())
}

async fn perform(app: &App, task: Task) -> Result<String, String> {
    let system = app.system();
    match task {
        Task::Create { email, name } => {
            let name = Name::parse(&name).map_err(|code| format!("The name is {code}."))?;
            let command = Appoint { email: address(&email)?, name, password: password().await? };
            let appointed = app.run(&system, command).await.map_err(worded)?;
            let what = if appointed.is_new {
                "is an administrator now"
            } else {
                "was there already and is an administrator now"
            };
            Ok(format!("{email} {what}."))
        }
        Task::Password { email } => {
            set_password(app, &email, password().await?).await?;
            Ok(format!("The password of {email} is set; its sessions ended."))
        }
        Task::Role { handle, role } => {
            let mut conn = app.db().read().await.map_err(worded)?;
            let found = madang_people::find_handles(&mut conn, std::slice::from_ref(&handle)).await.map_err(worded)?;
            let (_, member) = found.into_iter().next().ok_or_else(|| format!("There is no member @{handle}."))?;
            app.run(&system, SetRole { member, role }).await.map_err(worded)?;
            Ok(format!("@{handle} is {role} now."))
        }
    }
}

/// Sets the password of the account with an address.
///
/// # Errors
/// One sentence.
pub(crate) async fn set_password(app: &App, email: &str, password: PasswordHash) -> Result<(), String> {
    let command = ResetPassword { email: address(email)?, password };
    app.run(&app.system(), command).await.map(drop).map_err(worded)
}

fn address(email: &str) -> Result<Email, String> {
    Email::parse(email).map_err(|_| format!("{email} is not an e-mail address."))
}

async fn password() -> Result<PasswordHash, String> {
    if std::io::stdin().is_terminal() {
        eprintln!("Password (at least {} characters; it is shown while you type):", Password::LEAST);
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(|error| format!("The password cannot be read: {error}."))?;
    hashed(line.trim_end_matches(['\r', '\n'])).await
}

/// Checks a password and hashes it.
///
/// # Errors
/// One sentence.
pub(crate) async fn hashed(password: &str) -> Result<PasswordHash, String> {
    let password = Password::parse(password).map_err(|code| format!("The password is refused: {code}."))?;
    password.hash().await.map_err(worded)
}

fn worded(error: Error) -> String {
    match error {
        Error::NotFound => "There is no such member.".into(),
        other => other.to_string(),
    }
}
