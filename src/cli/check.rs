//! `check`: what is wrong with the content.

use std::io::Write as _;

use clap::Args;
use huizhou_yibao::content;
use huizhou_yibao::pages::change_log;
use huizhou_yibao::pages::indexing;
use huizhou_yibao::pages::path_collisions;
use huizhou_yibao::rules::work_calendar::notice_warnings;

use super::content_args::ContentArgs;
use super::error::CliError;

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    content: ContentArgs,
}

impl Check {
    /// Prints every problem to stdout, one a line, and a count to stderr.
    pub fn run(self) -> Result<(), CliError> {
        let today = self.content.clock().now().date();
        let loaded = content::Content::load(&self.content.source()?, today)
            .check(path_collisions::errors)
            .check(change_log::errors)
            .check(change_log::warnings)
            .check(notice_warnings::warnings)
            .check(|content| indexing::warnings(content, &indexing::of(content)));
        let mut stdout = std::io::stdout().lock();
        for problem in &loaded.problems {
            // A failure to write is ignored: the exit status is right even if stdout is closed.
            let _ = writeln!(stdout, "{problem}");
        }
        let errors = loaded.problems.iter().filter(|problem| problem.is_error()).count();
        let warnings = loaded.problems.len() - errors;
        let _ = writeln!(std::io::stderr().lock(), "{}, {}", count(errors, "error"), count(warnings, "warning"));
        if loaded.content.is_some() && errors == 0 { Ok(()) } else { Err(CliError::Reported) }
    }
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
