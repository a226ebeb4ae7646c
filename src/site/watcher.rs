//! Watches the content directory for changes.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, io, thread};

/// How often the directory is read.
const PERIOD: Duration = Duration::from_millis(300);

/// The state of a directory.
type Scan = BTreeMap<PathBuf, FileState>;

/// What changes when a file is edited or replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FileState {
    modified: Option<SystemTime>,
    bytes: u64,
    /// The file's number and the time of its last change of any kind, which nobody can set: another file of the same length
    /// may carry the same time of modification.
    identity: Option<(u64, i64, i64)>,
}

impl FileState {
    fn of(metadata: &Metadata) -> Self {
        Self { modified: metadata.modified().ok(), bytes: metadata.len(), identity: identity(metadata) }
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
fn identity(metadata: &Metadata) -> Option<(u64, i64, i64)> {
    use std::os::unix::fs::MetadataExt as _;

    Some((metadata.ino(), metadata.ctime(), metadata.ctime_nsec()))
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<(u64, i64, i64)> {
    None
}

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
            let state = FileState::of(&fs::metadata(&path).ok()?);
            Some((path, state))
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

    #[test]
    fn a_scan_sees_another_file_of_the_same_length_and_time() {
        let directory = tempfile::tempdir().unwrap();
        let path = |name| directory.path().join(name);
        fs::write(path("site.toml"), "a = 1").unwrap();
        let modified = fs::metadata(path("site.toml")).unwrap().modified().unwrap();
        let before = scan(directory.path());
        fs::write(path("new"), "a = 2").unwrap();
        fs::File::options().write(true).open(path("new")).unwrap().set_modified(modified).unwrap();
        fs::rename(path("new"), path("site.toml")).unwrap();
        let replaced = scan(directory.path());
        assert_ne!(replaced, before);
        fs::write(path("site.toml"), "a = 3").unwrap();
        fs::File::options().write(true).open(path("site.toml")).unwrap().set_modified(modified).unwrap();
        assert_ne!(scan(directory.path()), replaced);
    }
}
