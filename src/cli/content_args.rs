//! The options that more than one command has, and what they open.

use std::path::PathBuf;

use clap::Args;
use huizhou_yibao::content::Source;
use huizhou_yibao::site::{BaseUrl, Clock};

use crate::cli::error::Failure;

/// Where the facts are and which moment it is.
#[derive(Debug, Args)]
pub struct Content {
    /// Reads the content from this directory instead of the one in the binary.
    #[arg(long, value_name = "DIR", env = "CONTENT_DIR")]
    pub content: Option<PathBuf>,
    /// Freezes the clock at this moment, such as 2026-10-10T09:30:00+08:00.
    #[arg(long, value_name = "RFC3339", env = "NOW")]
    now: Option<String>,
}

impl Content {
    /// Where the facts are. A directory that can't be read at all is one line, not one for each missing file.
    pub fn source(&self) -> Result<Source, Failure> {
        let Some(directory) = &self.content else { return Ok(Source::Embedded) };
        match std::fs::read_dir(directory) {
            Ok(_) => Ok(Source::Directory(directory.clone())),
            Err(why) => Err(Failure::Content(directory.clone(), why)),
        }
    }

    /// The clock to read.
    pub fn clock(&self) -> Result<Clock, Failure> {
        match &self.now {
            None => Ok(Clock::System),
            Some(text) => text.parse().map(Clock::frozen).map_err(|why| Failure::Now(text.clone(), why)),
        }
    }
}

/// Reads `--base-url`.
pub fn base_url(text: &str) -> Result<BaseUrl, Failure> {
    text.parse().map_err(|why| Failure::BaseUrl(text.to_owned(), why))
}
