//! The binary: runs the command line; a command that fails exits with status 1.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::StartState::take().and_then(|start| cli::CommandLine::from_args().run(start)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::report(&error);
            ExitCode::FAILURE
        }
    }
}
