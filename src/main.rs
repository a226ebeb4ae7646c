//! The binary: reads the command line, runs it, and turns the result into an exit status.

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
