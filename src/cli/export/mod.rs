//! `export`: the site as files.
//!
//! `/online` becomes `online.html`, which static hosts serve at `/online` without a redirect; a directory with an
//! `index.html` would be served at `/online/`, which is not a path of the site.

mod headers_file;
mod out_dir;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use huizhou_yibao::pages::{FileId, Writing};
use huizhou_yibao::site::{
    BaseUrl, BuildError, CachedPage, CompressionLevel, Edition, Encoding, Settings, Site, broken_links,
};

use super::content_args::ContentArgs;
use super::error::CliError;
use headers_file::headers_file;
use out_dir::OutDir;

/// The base URL without `--base-url`, for an export that is only looked at.
const NO_BASE_URL: &str = "http://localhost";

/// How many pages are written between two lines of progress.
const BATCH: usize = 50;

#[derive(Debug, Args)]
pub struct Export {
    /// The directory to write to; it is made if it isn't there.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The address of the site as visitors will see it.
    #[arg(long, value_name = "URL", env = "BASE_URL")]
    base_url: Option<BaseUrl>,
    /// Compresses quickly instead of well, for a look at the files.
    #[arg(long)]
    quick: bool,
    #[command(flatten)]
    content: ContentArgs,
}

impl Export {
    /// Writes the edition of this moment, with lines of progress on stderr.
    pub fn run(self) -> Result<(), CliError> {
        let mut stderr = std::io::stderr().lock();
        if self.base_url.is_none() {
            let _ = writeln!(stderr, "warning: without --base-url the pages call themselves {NO_BASE_URL}");
        }
        #[expect(clippy::expect_used, reason = "a constant")]
        let base_url = self.base_url.unwrap_or_else(|| NO_BASE_URL.parse().expect("a base URL"));
        let settings = Settings { source: self.content.source()?, clock: self.content.clock(), base_url };
        let (site, warnings) = Site::open(settings)?;
        for warning in warnings {
            let _ = writeln!(stderr, "{warning}");
        }

        let edition = site.current();
        let broken = broken_links(&edition);
        if !broken.is_empty() {
            return Err(CliError::BrokenLinks(broken));
        }
        let level = if self.quick { CompressionLevel::Quick } else { CompressionLevel::Best };
        let pages: Vec<_> = edition.pages().into_iter().filter(|page| is_exported(page)).collect();
        let out = OutDir::open(&self.out)?;
        let mut files = BTreeSet::new();
        let mut written = 0;
        for batch in pages.chunks(BATCH) {
            files.extend(write_batch(&out, &edition, batch, level)?);
            written += batch.len();
            let _ = writeln!(stderr, "{written} of {} addresses written", pages.len());
        }
        for writing in Writing::ALL {
            let not_found = site.not_found_copy(writing).map_err(BuildError::from)?;
            let file = writing.path("/404.html");
            files.extend(write_page(&out, file.trim_start_matches('/'), &not_found, level)?);
        }
        let headers = headers_file(&edition, site.security_headers(), is_exported);
        for (name, text) in [("_headers", headers), ("_redirects", redirects_file(&edition))] {
            out.write(name, text.as_bytes())?;
            files.insert(name.to_owned());
        }
        out.replace(&files)?;
        let _ = writeln!(stderr, "{} addresses written to {}", pages.len(), self.out.display());
        Ok(())
    }
}

/// Whether a page is of use without the server: how browsers add its search is not.
fn is_exported(page: &CachedPage) -> bool {
    Writing::of_path(page.path()).1 != FileId::OpenSearch.path()
}

/// Writes the pages as a host of files can serve them, on all of the machine's cores. Gives the names of the files.
fn write_batch(
    out: &OutDir,
    edition: &Edition,
    batch: &[Arc<CachedPage>],
    level: CompressionLevel,
) -> Result<Vec<String>, CliError> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let write_share = |share: &[Arc<CachedPage>]| -> Result<Vec<String>, CliError> {
        let mut files = Vec::new();
        for page in share {
            #[expect(clippy::expect_used, reason = "the pages are this edition's")]
            let copy = edition.static_copy(page.path()).expect("a page of the edition");
            files.extend(write_page(out, &file_of(page), &copy, level)?);
        }
        Ok(files)
    };
    std::thread::scope(|scope| {
        let shares = batch.chunks(batch.len().div_ceil(cores));
        let writers: Vec<_> = shares.map(|share| scope.spawn(move || write_share(share))).collect();
        let mut files = Vec::new();
        for writer in writers {
            files.extend(writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok(files)
    })
}

/// Writes the page and its compressed siblings. Gives the names of the files.
fn write_page(out: &OutDir, file: &str, page: &CachedPage, level: CompressionLevel) -> Result<Vec<String>, CliError> {
    let page = page.compressed(level);
    let mut files = Vec::new();
    for encoding in Encoding::ALL {
        if let Some(representation) = page.representation(encoding) {
            let file = format!("{file}{}", encoding.file_suffix());
            out.write(&file, &representation.body())?;
            files.push(file);
        }
    }
    Ok(files)
}

/// Where a page is written, below the directory.
fn file_of(page: &CachedPage) -> String {
    match page.path().trim_start_matches('/') {
        path if path.is_empty() || path.ends_with('/') => format!("{path}index.html"),
        path if page.is_html() => format!("{path}.html"),
        path => path.to_owned(),
    }
}

fn redirects_file(edition: &Edition) -> String {
    edition.aliases().fold(String::new(), |mut text, (old, new)| {
        // Writing to a string doesn't fail.
        let _ = writeln!(text, "{old} {new} 308");
        text
    })
}
