//! The command line. What it does is in the library's rooms; here they are only put together.

mod cli;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    match cli::CommandLine::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            cli::report(&failure);
            ExitCode::FAILURE
        }
    }
}
