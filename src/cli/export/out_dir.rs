//! The directory of an export: files are written beside it and moved in, and what an earlier export wrote goes.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::super::error::CliError;

/// The list of the files that an export wrote, one path a line.
const MANIFEST: &str = ".huizhou-yibao-export";
/// Where files are written before any is replaced. It lies inside the directory, which may be a mount point, a link or `.`:
/// only there it is certain that a file can be moved in whole.
const STAGING: &str = ".huizhou-yibao-export.new";

/// A directory whose files are replaced once all new ones are written. Until then, whatever happens, it stays as it was.
/// One export at a time writes to a directory.
#[derive(Debug)]
pub(super) struct OutDir {
    out: PathBuf,
    /// What an earlier export wrote.
    earlier: BTreeSet<String>,
    /// Whether the files of the earlier export are replaced.
    is_moving: bool,
}

impl OutDir {
    /// Opens the directory, which is made if it isn't there.
    ///
    /// # Errors
    /// When it can't be made or written to, or its list of files is none.
    pub fn open(out: &Path) -> Result<Self, CliError> {
        let earlier = read_manifest(&out.join(MANIFEST))?;
        let staging = out.join(STAGING);
        // What an export that was killed left.
        absent_is_fine(fs::remove_dir_all(&staging)).map_err(failed(&staging))?;
        fs::create_dir_all(&staging).map_err(failed(&staging))?;
        Ok(Self { out: out.to_owned(), earlier, is_moving: false })
    }

    /// Writes a file, by its path below the directory, beside what is there.
    ///
    /// # Errors
    /// When it can't be written, or no export wrote what is there under its name.
    pub fn write(&self, file: &str, bytes: &[u8]) -> Result<(), CliError> {
        let place = self.out.join(file);
        if !self.earlier.contains(file) && fs::symlink_metadata(&place).is_ok() {
            return Err(CliError::Foreign { path: place });
        }
        let staged = self.out.join(STAGING).join(file);
        make_parent(&staged).and_then(|()| fs::write(&staged, bytes)).map_err(failed(&place))
    }

    /// Moves the files in, pages after what they are made of, and removes what the earlier export wrote and this one
    /// didn't. The list names the files of both meanwhile, so that a further export completes one that was killed here.
    ///
    /// # Errors
    /// When a file can't be moved or removed.
    pub fn replace(mut self, files: &BTreeSet<String>) -> Result<(), CliError> {
        let both = &self.earlier | files;
        self.write_manifest(&both)?;
        self.is_moving = true;
        let (pages, others): (Vec<&String>, Vec<&String>) = files.iter().partition(|file| file.contains(".html"));
        for file in others.into_iter().chain(pages) {
            let place = self.out.join(file);
            let moved = make_parent(&place).and_then(|()| fs::rename(self.out.join(STAGING).join(file), &place));
            moved.map_err(failed(&place))?;
        }
        for file in self.earlier.difference(files) {
            let place = self.out.join(file);
            absent_is_fine(fs::remove_file(&place)).map_err(failed(&place))?;
            self.remove_empty_parents(&place);
        }
        self.write_manifest(files)
    }

    fn write_manifest(&self, files: &BTreeSet<String>) -> Result<(), CliError> {
        let text: String = files.iter().flat_map(|file| [file, "\n"]).collect();
        let (staged, place) = (self.out.join(STAGING).join(MANIFEST), self.out.join(MANIFEST));
        fs::write(&staged, text).and_then(|()| fs::rename(&staged, &place)).map_err(failed(&place))
    }

    /// Removes the directories that a removed file leaves empty.
    fn remove_empty_parents(&self, place: &Path) {
        let inside = place.ancestors().skip(1).take_while(|directory| *directory != self.out);
        // A directory that holds something else can't be removed, and stays.
        let _ = inside.map(fs::remove_dir).take_while(Result::is_ok).count();
    }
}

impl Drop for OutDir {
    fn drop(&mut self) {
        // The command has failed already, or the directory is empty.
        let _ = fs::remove_dir_all(self.out.join(STAGING));
    }
}

fn make_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> CliError {
    move |cause| CliError::Write { path: path.to_owned(), cause }
}

fn absent_is_fine(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

/// The files that the list names; none if there is no list. Every one lies below the directory.
fn read_manifest(path: &Path) -> Result<BTreeSet<String>, CliError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
        Err(cause) => return Err(CliError::Write { path: path.to_owned(), cause }),
    };
    let is_inside = |line: &&str| Path::new(line).components().all(|part| matches!(part, Component::Normal(_)));
    match text.lines().find(|line| line.is_empty() || !is_inside(line)) {
        Some(line) => Err(CliError::Manifest { path: path.to_owned(), line: line.to_owned() }),
        None => Ok(text.lines().map(str::to_owned).collect()),
    }
}
