//! Where the content is and which moment it is: the arguments that all commands share.

use std::path::PathBuf;

use clap::Args;
use huizhou_yibao::content::Source;
use huizhou_yibao::site::Clock;
use jiff::Timestamp;

use crate::cli::error::CliError;

#[derive(Debug, Args)]
pub struct ContentArgs {
    /// Reads the content from this directory instead of the one in the binary.
    #[arg(long, value_name = "DIR", env = "CONTENT_DIR")]
    pub content: Option<PathBuf>,
    /// Freezes the clock at this moment, such as 2026-10-10T09:30:00+08:00.
    #[arg(long, value_name = "RFC3339", env = "NOW", value_parser = parse_timestamp)]
    now: Option<Timestamp>,
}

fn parse_timestamp(text: &str) -> Result<Timestamp, String> {
    text.parse().map_err(|error| format!("{error}; write it like 2026-10-10T09:30:00+08:00"))
}

impl ContentArgs {
    /// Where the content is. A directory that can't be read at all is one error, not one for each missing file.
    pub fn source(&self) -> Result<Source, CliError> {
        let Some(directory) = &self.content else { return Ok(Source::Embedded) };
        match std::fs::read_dir(directory) {
            Ok(_) => Ok(Source::Directory(directory.clone())),
            Err(cause) => Err(CliError::ContentDirectory { directory: directory.clone(), cause }),
        }
    }

    pub fn clock(&self) -> Clock {
        self.now.map_or(Clock::System, Clock::frozen)
    }
}
