//! Serve, check and export.

mod check;
mod content_args;
mod duration;
mod error;
mod export;
mod limit_args;
mod logging;
mod memory;
mod serve;
mod signals;

use std::io::Write as _;

use clap::{Parser, Subcommand};

use error::Failure;

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
}

impl CommandLine {
    /// Does what was asked.
    ///
    /// # Errors
    /// What the operator has to put right.
    pub fn run(self) -> Result<(), Failure> {
        match self.command {
            None => self.serve.run(),
            Some(Command::Serve(serve)) => serve.run(),
            Some(Command::Check(check)) => check.run(),
            Some(Command::Export(export)) => export.run(),
        }
    }
}

/// Tells the operator what went wrong. A closed stderr is nobody's fault.
pub fn report(failure: &Failure) {
    let _ = write!(std::io::stderr().lock(), "{failure}");
}
