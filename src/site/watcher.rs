//! Watches the content directory for changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How often the directory is read.
const PERIOD: Duration = Duration::from_millis(300);

/// The state of a directory: each file's time and length.
type Scan = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Calls `changed` each time the TOML files of `directory` changed and then stayed the same for one period, for ever.
///
/// It polls: that needs no dependency and works on network drives and in containers.
pub async fn watch(directory: PathBuf, changed: impl Fn()) {
    let mut served = scan(&directory);
    let mut last = served.clone();
    loop {
        tokio::time::sleep(PERIOD).await;
        let now = scan(&directory);
        if now != served && now == last {
            served.clone_from(&now);
            changed();
        }
        last = now;
    }
}

fn scan(directory: &Path) -> Scan {
    let Ok(entries) = fs::read_dir(directory) else { return Scan::new() };
    entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .filter_map(|path| {
            let metadata = fs::metadata(&path).ok()?;
            Some((path, (metadata.modified().ok(), metadata.len())))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_sees_an_edit_of_a_toml_file_and_nothing_else() {
        let directory = std::env::temp_dir().join(format!("huizhou-yibao-watch-{}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        fs::write(directory.join("site.toml"), "a = 1").unwrap();
        let before = scan(&directory);
        fs::write(directory.join("site.toml~"), "a = 2").unwrap();
        assert_eq!(scan(&directory), before);
        fs::write(directory.join("site.toml"), "a = 12").unwrap();
        assert_ne!(scan(&directory), before);
        fs::remove_dir_all(&directory).unwrap();
    }
}
