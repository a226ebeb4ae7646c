//! The environment variables of the flags.

use std::env;

use clap::Command;
use clap::builder::{OsStr, Resettable};

/// Variables whose flag got a better name, with the name they had before.
const OLD_NAMES: [(&str, &str); 8] = [
    ("MAX_HEADER_BYTES", "MAX_HEAD_BYTES"),
    ("MAX_URI_BYTES", "MAX_ADDRESS_BYTES"),
    ("HEADER_READ_TIMEOUT", "HEAD_TIME"),
    ("IDLE_TIMEOUT", "IDLE_TIME"),
    ("WRITE_TIMEOUT", "WRITE_TIME"),
    ("REQUEST_TIMEOUT", "ANSWER_TIME"),
    ("DRAIN_TIMEOUT", "FAREWELL_TIME"),
    ("SHUTDOWN_TIMEOUT", "GRACE_TIME"),
];

/// Has the flags of `command` and of its subcommands read the old name of their variable where only that one is set. A
/// variable that is set but empty counts as not set.
pub fn apply(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = command.mut_args(|arg| match arg.get_env().and_then(|name| name.to_str()).and_then(other_variable) {
        Some(variable) => arg.env(variable),
        None => arg,
    });
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, apply))
}

/// What a flag reads instead of the variable `name`: its old name, or no variable at all.
fn other_variable(name: &str) -> Option<Resettable<OsStr>> {
    let has_value = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    if has_value(name) {
        return None;
    }
    match OLD_NAMES.iter().find(|(new, _)| *new == name) {
        Some((_, old)) if has_value(old) => Some(Resettable::Value(old.into())),
        _ => env::var_os(name).is_some().then_some(Resettable::Reset),
    }
}
