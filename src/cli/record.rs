//! `record`: writes down what the facts are now, so that `check` sees when they change.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;
use huizhou_yibao::content::{Content, Source};
use huizhou_yibao::pages::change_log;
use huizhou_yibao::site::{BuildError, Clock};

use super::error::CliError;

#[derive(Debug, Args)]
pub struct Record {
    /// The directory of the content, in which recorded.toml is written.
    #[arg(long, value_name = "DIR", env = "CONTENT_DIR", default_value = "content")]
    content: PathBuf,
}

impl Record {
    /// Writes the file, whole or not at all.
    pub fn run(self) -> Result<(), CliError> {
        if let Err(cause) = std::fs::read_dir(&self.content) {
            return Err(CliError::ContentDirectory { directory: self.content, cause });
        }
        let loaded = Content::load(&Source::Directory(self.content.clone()), Clock::System.now().date());
        let content = loaded.content.ok_or(BuildError::Content(loaded.problems))?;
        let path = self.content.join(change_log::RECORD);
        let new = self.content.join(format!("{}~", change_log::RECORD));
        let written = std::fs::write(&new, change_log::record(&content)).and_then(|()| std::fs::rename(&new, &path));
        if let Err(cause) = written {
            let _ = std::fs::remove_file(&new);
            return Err(CliError::Write { path, cause });
        }
        let _ = writeln!(std::io::stderr().lock(), "{} written", path.display());
        Ok(())
    }
}
