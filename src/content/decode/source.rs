//! Where the content files come from.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use crate::content::decode::file_name::FileName;
use crate::content::decode::problem::Problem;
use crate::content::decode::read_error::ReadError;
use crate::content::decode::source_location::SourceLocation;

#[derive(RustEmbed)]
#[folder = "content"]
struct EmbeddedFiles;

/// Where the content files come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The files that were in `content/` when the binary was built.
    Embedded,
    /// The `*.toml` files of a directory, read anew at each load.
    Directory(PathBuf),
}

/// One content file as read, not yet parsed.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The name below the content directory: `online.toml`.
    pub name: String,
    /// The path that problems show: `content/online.toml`.
    pub path: String,
    /// The text.
    pub text: String,
}

/// The files of a source, as far as they could be read.
#[derive(Debug, Default)]
pub struct SourceFiles {
    /// Every `*.toml` file, sorted by name.
    pub files: Vec<SourceFile>,
    /// The names of those that are there but can't be read.
    pub unreadable: Vec<String>,
    /// The names of files that are ignored although they look meant, and what each should be called.
    pub misnamed: BTreeMap<String, String>,
    /// What was found while reading.
    pub problems: Vec<Problem>,
}

/// More files than any content has: another directory was given by mistake.
const MAX_FILES: usize = 256;

impl Source {
    /// Reads every `*.toml` file. What can't be read is a problem, and so is a name that is nearly right.
    pub fn read(&self) -> SourceFiles {
        let mut read = SourceFiles::default();
        match self {
            Self::Embedded => self.read_embedded(&mut read),
            Self::Directory(directory) => self.read_directory(directory, &mut read),
        }
        read
    }

    /// The path that problems show for the file `name`.
    pub fn path_of(&self, name: &str) -> String {
        match self {
            Self::Embedded => format!("content/{name}"),
            Self::Directory(directory) => directory.join(name).display().to_string(),
        }
    }

    fn read_embedded(&self, read: &mut SourceFiles) {
        for name in EmbeddedFiles::iter() {
            #[expect(clippy::expect_used, reason = "the name is one of those that were just listed")]
            let file = EmbeddedFiles::get(&name).expect("an embedded file");
            if FileName::of(&name) == FileName::Content {
                self.add(read, &name, ReadError::text_of(file.data.into_owned()));
            }
        }
    }

    fn read_directory(&self, directory: &Path, read: &mut SourceFiles) {
        let names = match names_in(directory) {
            Ok(names) => names,
            Err(error) => {
                let location = SourceLocation::start_of(&directory.display().to_string());
                read.problems.push(Problem::error(location, format!("this directory can't be read: {error}")));
                return;
            }
        };
        for (name, kind) in names {
            match kind {
                FileName::Side => {}
                FileName::Content => self.add(read, &name, ReadError::text_at(&directory.join(&name))),
                FileName::Misnamed(meant) => {
                    let location = SourceLocation::start_of(&self.path_of(&name));
                    let message = format!("this file is ignored; if it is meant, call it {meant}");
                    read.problems.push(Problem::warning(location, message));
                    read.misnamed.insert(name, meant);
                }
            }
        }
    }

    fn add(&self, read: &mut SourceFiles, name: &str, text: Result<String, ReadError>) {
        let path = self.path_of(name);
        match text {
            Ok(text) => read.files.push(SourceFile { name: name.to_owned(), path, text }),
            Err(error) => {
                read.problems.push(Problem::error(SourceLocation::start_of(&path), error.to_string()));
                read.unreadable.push(name.to_owned());
            }
        }
    }
}

/// The names in a directory, sorted, with what each is.
fn names_in(directory: &Path) -> Result<BTreeMap<String, FileName>, ReadError> {
    let mut names = BTreeMap::new();
    for entry in fs::read_dir(directory)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let kind = FileName::of(&name);
        if kind != FileName::Side {
            names.insert(name, kind);
        }
        if names.len() > MAX_FILES {
            return Err(ReadError::TooManyFiles { most: MAX_FILES });
        }
    }
    Ok(names)
}
