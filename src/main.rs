//! The command line. What it does is in the library's rooms; here they are only put together.

mod command;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    match command::CommandLine::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            command::report(&failure);
            ExitCode::FAILURE
        }
    }
}
