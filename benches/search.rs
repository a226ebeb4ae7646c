//! How long search takes and how much memory its index needs, at 1, 10, 100 and 1,000 times the content:
//! `cargo bench --bench search`.
//!
//! The generated content keeps the roles of each entry and the lengths of its phrases. In each copy every other character
//! is replaced by another of the content, so that words stay as frequent as they are while new ones keep coming. The queries are the sample's, the same at every size.

#![allow(clippy::print_stderr, clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use huizhou_yibao::content::{Content, Source, is_han};
use huizhou_yibao::pages::indexing::entries;
use huizhou_yibao::search::{EntryKind, SearchEntry, SearchIndex};
use jiff::civil::date;

/// The goals at each size, in microseconds for the slowest query in a hundred.
const SIZES: [(usize, Option<u64>); 4] = [(1, Some(1_000)), (10, None), (100, None), (1_000, Some(10_000))];
/// How often each query is run at each size; its best time counts, so that other work on the machine doesn't.
const ROUNDS: usize = 7;

fn main() {
    let Some(content) = Content::load(&Source::Embedded, date(2026, 11, 23)).content else {
        eprintln!("the content has errors; run `huizhou-yibao check`");
        std::process::exit(1);
    };
    let queries: Vec<&str> = content.queries.query.iter().map(|query| query.q.value.as_str()).collect();
    let mut all_met = true;
    println!(
        "{:>6} {:>9} {:>10} {:>11} {:>11} {:>9} {:>9} {:>9}",
        "size", "entries", "build ms", "index MB", "process MB", "p50 µs", "p99 µs", "max µs"
    );
    for (size, goal) in SIZES {
        let generated = generated(&entries(&content), size);
        let count = generated.len();
        let before = resident();
        let start = Instant::now();
        let index = SearchIndex::new(generated);
        let build = start.elapsed();
        let times = times(&index, &queries);
        let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
        println!(
            "{size:>6} {count:>9} {:>10} {:>11.1} {:>11.1} {:>9} {:>9} {:>9}",
            build.as_millis(),
            megabytes(index.bytes()),
            megabytes(resident().saturating_sub(before)),
            at(50).as_micros(),
            at(99).as_micros(),
            at(100).as_micros(),
        );
        all_met &= goal.is_none_or(|goal| at(99) < Duration::from_micros(goal));
    }
    if !all_met {
        eprintln!("a goal is missed: {SIZES:?}");
        std::process::exit(1);
    }
}

/// The entries `size` times over, each copy but the first with words of its own.
fn generated(entries: &[SearchEntry], size: usize) -> Vec<SearchEntry> {
    let mut characters: Vec<char> = entries
        .iter()
        .flat_map(|entry| &entry.phrases)
        .flat_map(|phrase| phrase.text.chars())
        .filter(|c| is_han(*c))
        .collect();
    characters.sort_unstable();
    characters.dedup();
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    let mut all = entries.to_vec();
    for copy in 1..size {
        all.extend(entries.iter().map(|entry| varied(entry, copy, &characters, &mut random)));
    }
    all
}

fn varied(entry: &SearchEntry, copy: usize, characters: &[char], random: &mut Random) -> SearchEntry {
    let mut other = entry.clone();
    other.key = format!("{}-{copy}", entry.key);
    // A town's name is its own; other entries share most words.
    let every = if entry.kind == EntryKind::Town { 2 } else { 4 };
    for phrase in &mut other.phrases {
        let vary = |c: char| {
            if is_han(c) && random.below(every) == 0 { characters[random.below(characters.len())] } else { c }
        };
        phrase.text = phrase.text.chars().map(vary).collect();
    }
    for number in &mut other.numbers {
        *number = number.chars().map(|_| char::from(b'0' + u8::try_from(random.below(10)).unwrap_or(0))).collect();
    }
    other
}

/// How long each query takes at best, sorted.
fn times(index: &SearchIndex, queries: &[&str]) -> Vec<Duration> {
    let once = |query: &str| {
        let start = Instant::now();
        black_box(index.search(black_box(query)));
        start.elapsed()
    };
    let best = |query: &&str| (0..ROUNDS).map(|_| once(query)).min().unwrap_or_default();
    let mut times: Vec<Duration> = queries.iter().map(best).collect();
    times.sort_unstable();
    times
}

/// The memory that the process holds, in bytes; 0 where the system doesn't report it.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok()).unwrap_or(0) * 1024
}

#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// A small generator of numbers, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
}
