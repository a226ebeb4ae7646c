//! The binary: runs the command line; a command that fails exits with status 1.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::CommandLine::from_args().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::report(&error);
            ExitCode::FAILURE
        }
    }
}
