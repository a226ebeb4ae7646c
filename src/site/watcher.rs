//! Watches the content directory for changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, io, thread};

/// How often the directory is read.
const PERIOD: Duration = Duration::from_millis(300);

/// The state of a directory: each file's time and length.
type Scan = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Calls `changed` each time the TOML files of `directory` changed and then stayed the same for one period, until the
/// process ends. A thread does it, so that a slow drive holds up no request.
///
/// It polls: that needs no dependency and works on network drives and in containers.
///
/// # Errors
/// When the machine gives no thread.
pub fn watch(directory: PathBuf, changed: impl Fn() + Send + 'static) -> io::Result<()> {
    let mut served = scan(&directory);
    let mut last = served.clone();
    let look = move || {
        loop {
            thread::sleep(PERIOD);
            let now = scan(&directory);
            if now != served && now == last {
                served.clone_from(&now);
                changed();
            }
            last = now;
        }
    };
    thread::Builder::new().name("content-watcher".to_owned()).spawn(look)?;
    Ok(())
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
        let directory = tempfile::tempdir().unwrap();
        let path = |name| directory.path().join(name);
        fs::write(path("site.toml"), "a = 1").unwrap();
        let before = scan(directory.path());
        fs::write(path("site.toml~"), "a = 2").unwrap();
        assert_eq!(scan(directory.path()), before);
        fs::write(path("site.toml"), "a = 12").unwrap();
        assert_ne!(scan(directory.path()), before);
    }
}
