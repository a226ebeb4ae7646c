//! Where the content files come from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use rust_embed::RustEmbed;

use crate::content::decode::problem::Problem;
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

impl Source {
    /// Reads every `*.toml` file, sorted by name. What can't be read is a problem.
    pub fn read(&self) -> (Vec<SourceFile>, Vec<Problem>) {
        let texts = match self {
            Self::Embedded => embedded_texts(),
            Self::Directory(directory) => match texts_in(directory) {
                Ok(texts) => texts,
                Err(error) => {
                    let location = SourceLocation::start_of(&directory.display().to_string());
                    let message = format!("this directory can't be read: {error}");
                    return (Vec::new(), vec![Problem::error(location, message)]);
                }
            },
        };
        let mut files = Vec::new();
        let mut problems = Vec::new();
        for (name, text) in texts {
            let path = self.path_of(&name);
            match text {
                Ok(text) => files.push(SourceFile { name, path, text }),
                Err(error) => {
                    let message = format!("this file can't be read: {error}");
                    problems.push(Problem::error(SourceLocation::start_of(&path), message));
                }
            }
        }
        (files, problems)
    }

    /// The path that problems show for the file `name`.
    pub fn path_of(&self, name: &str) -> String {
        match self {
            Self::Embedded => format!("content/{name}"),
            Self::Directory(directory) => directory.join(name).display().to_string(),
        }
    }
}

/// File names, sorted, each with the text or why it can't be read.
type Texts = BTreeMap<String, io::Result<String>>;

fn embedded_texts() -> Texts {
    let mut texts = Texts::new();
    for name in EmbeddedFiles::iter().filter(|name| is_toml(Path::new(&**name))) {
        let file = EmbeddedFiles::get(&name).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound));
        let text = file.and_then(|file| String::from_utf8(file.data.into_owned()).map_err(io::Error::other));
        texts.insert(name.into_owned(), text);
    }
    texts
}

fn texts_in(directory: &Path) -> io::Result<Texts> {
    let mut texts = Texts::new();
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let path = entry.path();
        if is_toml(&path) {
            texts.insert(entry.file_name().to_string_lossy().into_owned(), fs::read_to_string(&path));
        }
    }
    Ok(texts)
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml")
}
