//! How long the pages of one edition take to render, before they are hashed and compressed: `cargo bench --bench edition`.
//!
//! Ends with an error when the median is over the goal.

#![allow(clippy::print_stderr, clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use huizhou_yibao::assets::Assets;
use huizhou_yibao::content::{Content, Source};
use huizhou_yibao::pages::{self, Context, LazyIndex};
use huizhou_yibao::site::in_huizhou;
use jiff::Timestamp;
use jiff::civil::{Date, date};

const GOAL: Duration = Duration::from_millis(20);
const ROUNDS: usize = 101;
const DAY: Date = date(2026, 11, 23);
/// That day, 10:00 in Huizhou.
const MOMENT: Timestamp = Timestamp::constant(1_795_399_200, 0);

fn main() {
    let Some(content) = Content::load(&Source::Embedded, DAY).content else {
        eprintln!("the content has errors; run `huizhou-yibao check`");
        std::process::exit(1);
    };
    let (search, assets) = (LazyIndex::default(), Assets::embedded());
    let now = in_huizhou(MOMENT);
    let ctx =
        Context { content: &content, search: &search, assets: &assets, now, base_url: "https://huizhou-yibao.example" };

    let mut times = Vec::with_capacity(ROUNDS);
    let (mut count, mut bytes) = (0, 0);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let Ok(pages) = black_box(pages::render_all(black_box(&ctx))) else {
            eprintln!("a page can't be rendered");
            std::process::exit(1);
        };
        times.push(start.elapsed());
        count = pages.len();
        bytes = pages.iter().map(|page| page.body.len()).sum::<usize>();
    }
    let first = times[0];
    times.sort_unstable();
    let (least, median) = (times[0], times[ROUNDS / 2]);
    println!(
        "{count} pages and files of {bytes} bytes: first {first:.1?}, least {least:.1?}, median {median:.1?} (goal {GOAL:.0?})"
    );
    if median > GOAL {
        std::process::exit(1);
    }
}
