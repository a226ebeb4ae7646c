//! `export`: the site as files.
//!
//! `/online` becomes `online.html`, which static hosts serve at `/online` without a redirect; a directory with an
//! `index.html` would be served at `/online/`, which is not a path of the site.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use clap::Args;
use huizhou_yibao::site::{
    BaseUrl, BuildError, CachePolicy, CachedPage, CompressionLevel, Edition, Encoding, Settings, Site, broken_links,
};

use super::content_args::ContentArgs;
use super::error::CliError;

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
        let pages = edition.pages();
        let mut written = 0;
        for batch in pages.chunks(BATCH) {
            write_batch(&self.out, batch, level)?;
            written += batch.len();
            let _ = writeln!(stderr, "{written} of {} addresses written", pages.len());
        }
        let not_found = site.not_found("/404").map_err(BuildError::from)?;
        write_page(&self.out, "404.html", &not_found, level)?;
        let headers = headers_file(&edition, site.security_headers());
        write(&self.out.join("_headers"), headers.as_bytes())?;
        write(&self.out.join("_redirects"), redirects_file(&edition).as_bytes())?;
        let _ = writeln!(stderr, "{} addresses written to {}", pages.len(), self.out.display());
        Ok(())
    }
}

/// Writes the pages on all of the machine's cores.
fn write_batch(out: &Path, batch: &[&Arc<CachedPage>], level: CompressionLevel) -> Result<(), CliError> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let write_share =
        |share: &[&Arc<CachedPage>]| share.iter().try_for_each(|page| write_page(out, &file_of(page), page, level));
    std::thread::scope(|scope| {
        let shares = batch.chunks(batch.len().div_ceil(cores));
        let writers: Vec<_> = shares.map(|share| scope.spawn(move || write_share(share))).collect();
        writers
            .into_iter()
            .try_for_each(|writer| writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

/// Writes the page and its compressed siblings.
fn write_page(out: &Path, file: &str, page: &CachedPage, level: CompressionLevel) -> Result<(), CliError> {
    let page = page.compressed(level);
    for encoding in Encoding::ALL {
        if let Some(representation) = page.representation(encoding) {
            write(&out.join(format!("{file}{}", encoding.file_suffix())), representation.body())?;
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    let failed = |cause| CliError::Write { path: path.to_owned(), cause };
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory).map_err(failed)?;
    }
    fs::write(path, bytes).map_err(failed)
}

/// Where a page is written, below the directory.
fn file_of(page: &CachedPage) -> String {
    match page.path().trim_start_matches('/') {
        "" => "index.html".to_owned(),
        path if page.is_html() => format!("{path}.html"),
        path => path.to_owned(),
    }
}

/// The headers of each path, as Netlify, Cloudflare Pages and others read them. Headers of every response
/// are written once, under `/*`.
fn headers_file(edition: &Edition, security: &HeaderMap) -> String {
    let mut text = String::from("/*\n");
    add_headers(&mut text, security.iter());
    for page in edition.pages() {
        // Writing to a string doesn't fail.
        let _ = writeln!(text, "{}", page.path());
        let mut headers = page.headers().clone();
        if page.until().is_some() {
            // A file is not replaced at the instant at which it stops being true, so no shared cache may keep it.
            headers.insert(CACHE_CONTROL, CachePolicy::Personal.header());
        }
        add_headers(&mut text, headers.iter().filter(|(name, value)| security.get(*name) != Some(value)));
    }
    text
}

fn add_headers<'h>(text: &mut String, headers: impl Iterator<Item = (&'h HeaderName, &'h HeaderValue)>) {
    for (name, value) in headers {
        #[expect(clippy::expect_used, reason = "the site's headers are ASCII")]
        let value = value.to_str().expect("visible ASCII");
        // Writing to a string doesn't fail.
        let _ = writeln!(text, "  {name}: {value}");
    }
}

fn redirects_file(edition: &Edition) -> String {
    edition.aliases().fold(String::new(), |mut text, (old, new)| {
        // Writing to a string doesn't fail.
        let _ = writeln!(text, "{old} {new} 308");
        text
    })
}
