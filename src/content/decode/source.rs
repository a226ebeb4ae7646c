//! Where the content files come from.

use std::fs;
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use crate::content::decode::problem::{Problem, SourceLocation};

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
    /// Reads every `*.toml` file, by name. A file or directory that can't be read is a problem, not a panic.
    pub fn read(&self) -> (Vec<SourceFile>, Vec<Problem>) {
        match self {
            Self::Embedded => read_embedded(),
            Self::Directory(directory) => read_directory(directory),
        }
    }

    /// The path that problems show for the file `name`.
    pub fn path_of(&self, name: &str) -> String {
        match self {
            Self::Embedded => format!("content/{name}"),
            Self::Directory(directory) => directory.join(name).display().to_string(),
        }
    }
}

fn read_embedded() -> (Vec<SourceFile>, Vec<Problem>) {
    let mut files: Vec<SourceFile> = EmbeddedFiles::iter()
        .filter(|name| name.ends_with(".toml"))
        .filter_map(|name| {
            let text = String::from_utf8(EmbeddedFiles::get(&name)?.data.into_owned()).ok()?;
            Some(SourceFile { path: Source::Embedded.path_of(&name), name: name.into_owned(), text })
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    (files, Vec::new())
}

fn read_directory(directory: &Path) -> (Vec<SourceFile>, Vec<Problem>) {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    let mut paths = match toml_paths(directory) {
        Ok(paths) => paths,
        Err(error) => {
            let place = SourceLocation::start_of(&directory.display().to_string());
            return (files, vec![Problem::error(place, format!("this directory can't be read: {error}"))]);
        }
    };
    paths.sort();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let path_text = path.display().to_string();
        match fs::read_to_string(&path) {
            Ok(text) => files.push(SourceFile { name, path: path_text, text }),
            Err(error) => {
                problems.push(Problem::error(
                    SourceLocation::start_of(&path_text),
                    format!("this file can't be read: {error}"),
                ));
            }
        }
    }
    (files, problems)
}

fn toml_paths(directory: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    Ok(paths)
}
