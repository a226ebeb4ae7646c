//! The command line: `serve`, `check`, `export` and `healthcheck`, made from the parts of the library.

mod check;
mod content_args;
mod descriptor_limit;
mod duration;
mod early_signals;
mod env_vars;
mod error;
mod export;
mod healthcheck;
mod limit_args;
mod listen_address;
mod log_writer;
mod logging;
mod record;
mod serve;
mod service_manager;
mod signals;
mod terminal;
mod threads;

use std::io::Write as _;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use huizhou_yibao::site::BuildError;

use early_signals::EarlySignals;
use error::CliError;
use terminal::Terminal;

/// What must be known or done before the command line is read.
#[derive(Debug)]
pub struct StartState {
    signals: EarlySignals,
    terminal: Terminal,
}

impl StartState {
    /// # Errors
    /// When the system refuses handlers of signals.
    pub fn take() -> Result<Self, CliError> {
        // Before there is a handler of SIGHUP.
        let terminal = Terminal::at_start();
        let signals =
            EarlySignals::catch().map_err(|cause| CliError::System { action: "listen for signals", cause })?;
        Ok(Self { signals, terminal })
    }
}

/// 惠州医保指南: a guide for people insured in Huizhou, served from one binary.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: serve::Serve,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the site. This is what happens without a command.
    Serve(Box<serve::Serve>),
    /// Prints every problem of the content, one a line; exits 1 if one is an error.
    Check(check::Check),
    /// Writes the site as files, for any static host or CDN.
    Export(export::Export),
    /// Writes down what the facts are now in recorded.toml, so that `check` sees when they change.
    Record(record::Record),
    /// Exits 0 if a server on this machine answers, for health checks of containers.
    Healthcheck(healthcheck::Healthcheck),
}

impl CommandLine {
    /// Reads the arguments and the environment. A command line that is wrong ends the process with exit status 2.
    pub fn from_args() -> Self {
        let mut command = env_vars::apply(Self::command());
        let line = Self::from_arg_matches(&command.get_matches_mut()).unwrap_or_else(|error| error.exit());
        if let Err(message) = line.check_combinations() {
            command.error(ErrorKind::ArgumentConflict, message).exit();
        }
        line
    }

    /// Finds flags, or variables in their place, that are right alone but not together.
    fn check_combinations(&self) -> Result<(), String> {
        match &self.command {
            None => self.serve.check_combinations(),
            Some(Command::Serve(serve)) => serve.check_combinations(),
            Some(Command::Check(_) | Command::Export(_) | Command::Record(_) | Command::Healthcheck(_)) => Ok(()),
        }
    }

    /// # Errors
    /// What the operator has to put right.
    pub fn run(self, start: StartState) -> Result<(), CliError> {
        let nothing_to_finish = |start: StartState| {
            start.signals.restore_defaults().map_err(|cause| CliError::System { action: "start", cause })
        };
        match self.command {
            None => self.serve.run(start),
            Some(Command::Serve(serve)) => serve.run(start),
            Some(Command::Check(check)) => nothing_to_finish(start).and_then(|()| check.run()),
            Some(Command::Export(export)) => nothing_to_finish(start).and_then(|()| export.run()),
            Some(Command::Record(record)) => nothing_to_finish(start).and_then(|()| record.run()),
            Some(Command::Healthcheck(healthcheck)) => nothing_to_finish(start).and_then(|()| healthcheck.run()),
        }
    }
}

/// Writes the error to stderr, a line for each mistake. A failure to write is ignored: there is no other output for it.
pub fn report(error: &CliError) {
    let mut stderr = std::io::stderr().lock();
    let _ = match error {
        CliError::Reported => Ok(()),
        // Each of these lines begins with the place in the content, as a compiler's does.
        CliError::Build(BuildError::Content(_)) => writeln!(stderr, "{error}"),
        CliError::BrokenLinks(links) => links.iter().try_for_each(|link| writeln!(stderr, "error: {link}")),
        _ => writeln!(stderr, "error: {error}"),
    };
}
