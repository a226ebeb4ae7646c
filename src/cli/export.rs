//! `export`: the site as files.
//!
//! `/online` becomes `online.html`, which static hosts serve at `/online` without a redirect; a directory with an
//! `index.html` would be served at `/online/`, which is not our address.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use axum::http::HeaderMap;
use clap::Args;
use huizhou_yibao::server::{common_headers, page_headers};
use huizhou_yibao::site::{
    CachePolicy, Edition, Effort, Encoding, Misprint, Page, Settings, Site, broken_links, in_parallel,
};

use crate::cli::content_args::{self, Content};
use crate::cli::error::Failure;

/// What the site is called when nobody said; only for a look at the files.
const NO_BASE_URL: &str = "http://localhost";

/// How many pages are written between two lines of progress.
const BATCH: usize = 50;

/// Options of `export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The directory to write to; it is made if it isn't there.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The address of the site as readers will see it.
    #[arg(long, value_name = "URL", env = "BASE_URL")]
    base_url: Option<String>,
    /// Compresses quickly instead of well, for a look at the files.
    #[arg(long)]
    quick: bool,
    #[command(flatten)]
    content: Content,
}

impl Export {
    /// Writes the edition of this moment, with a line of progress on stderr.
    pub fn run(self) -> Result<(), Failure> {
        let mut stderr = std::io::stderr().lock();
        if self.base_url.is_none() {
            let _ = writeln!(stderr, "warning: without --base-url the pages call themselves {NO_BASE_URL}");
        }
        let base_url = content_args::base_url(self.base_url.as_deref().unwrap_or(NO_BASE_URL))?;
        let settings = Settings { source: self.content.source()?, clock: self.content.clock()?, base_url };
        let (site, warnings) = Site::open(settings)?;
        for warning in warnings {
            let _ = writeln!(stderr, "{warning}");
        }

        let edition = site.current();
        let broken = broken_links(&edition);
        if !broken.is_empty() {
            return Err(Failure::BrokenLinks(broken));
        }
        let effort = if self.quick { Effort::Quick } else { Effort::Best };
        let pages: Vec<_> = edition.pages().collect();
        let addresses = pages.len();
        let mut written = 0;
        for batch in pages.chunks(BATCH) {
            let results = in_parallel(batch.to_vec(), |page| write_page(&self.out, &file_of(page), page, effort));
            results.into_iter().collect::<Result<(), _>>()?;
            written += batch.len();
            let _ = writeln!(stderr, "{written} of {addresses} addresses written");
        }
        let missing = site.not_found("/404").map_err(Misprint::from)?;
        write_page(&self.out, "404.html", &missing, effort)?;
        let common = common_headers(&site);
        write(&self.out.join("_headers"), headers_file(&edition, &common).as_bytes())?;
        write(&self.out.join("_redirects"), redirects_file(&edition).as_bytes())?;
        let _ = writeln!(stderr, "{addresses} addresses written to {}", self.out.display());
        Ok(())
    }
}

/// The page and its compressed siblings.
fn write_page(out: &Path, file: &str, page: &Page, effort: Effort) -> Result<(), Failure> {
    let page = page.compressed(effort);
    for encoding in Encoding::ALL {
        if let Some(form) = page.forms.get(encoding) {
            write(&out.join(format!("{file}{}", encoding.suffix())), &form.bytes)?;
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |why| Failure::Write(path.to_owned(), why);
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory).map_err(failed)?;
    }
    fs::write(path, bytes).map_err(failed)
}

/// Where a page is written, below the directory.
fn file_of(page: &Page) -> String {
    match page.address.trim_start_matches('/') {
        "" => "index.html".to_owned(),
        path if page.media_type.starts_with("text/html") => format!("{path}.html"),
        path => path.to_owned(),
    }
}

/// The headers of each address, as Netlify, Cloudflare Pages and others read them. The common ones stand once.
fn headers_file(edition: &Edition, common: &HeaderMap) -> String {
    let mut text = String::from("/*\n");
    let add = |text: &mut String, headers: &HeaderMap| {
        for (name, value) in headers {
            if let Ok(value) = value.to_str() {
                let _ = writeln!(text, "  {name}: {value}");
            }
        }
    };
    add(&mut text, common);
    for page in edition.pages() {
        let _ = writeln!(text, "{}", page.address);
        add(&mut text, &page_headers(&HeaderMap::new(), &frozen(page)));
    }
    text
}

/// A file is not replaced at the instant at which it stops being true, so no cache is told to keep such a page.
fn frozen(page: &Page) -> Page {
    let mut page = page.clone();
    if page.until.is_some() {
        page.cache = CachePolicy::Personal;
    }
    page
}

fn redirects_file(edition: &Edition) -> String {
    edition.aliases().fold(String::new(), |mut text, (old, new)| {
        let _ = writeln!(text, "{old} {new} 308");
        text
    })
}
