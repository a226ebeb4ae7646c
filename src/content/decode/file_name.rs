//! What a file in the content directory is, by its name.

use std::path::Path;

/// What a name says of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileName {
    /// `*.toml`, which is read.
    Content,
    /// It looks meant and is not read; it should be called this.
    Misnamed(String),
    /// Locks and copies that editors and systems leave, and everything else, which is nobody's content.
    Side,
}

/// How content files end.
const EXTENSION: &str = ".toml";

/// What is added to the name of a copy that is kept on purpose.
const COPIES: [&str; 8] = ["bak", "old", "orig", "rej", "swp", "swo", "tmp", "save"];

impl FileName {
    pub fn of(name: &str) -> Self {
        // Emacs: .#a.toml and #a.toml#; vim: .a.toml.swp; macOS: ._a.toml; Office: ~$a.toml; many: a.toml~
        if name.starts_with(['.', '#', '~']) || name.ends_with(['#', '~']) {
            return Self::Side;
        }
        if name.ends_with(EXTENSION) {
            return Self::Content;
        }
        let lower = name.to_ascii_lowercase();
        let is_copy = Path::new(&lower).extension().is_some_and(|end| COPIES.iter().any(|copy| end == *copy));
        match lower.find(EXTENSION) {
            Some(at) if !is_copy => Self::Misnamed(lower[..at].to_owned() + EXTENSION),
            _ => Self::Side,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_whether_a_file_is_read_ignored_or_meant_otherwise() {
        for name in ["site.toml", "holidays-2027.toml", "备份.toml", "site (1).toml"] {
            assert_eq!(FileName::of(name), FileName::Content, "{name}");
        }
        for name in [
            ".#site.toml",
            "._site.toml",
            "~$site.toml",
            "site.toml~",
            "#site.toml#",
            ".site.toml.swp",
            "site.toml.bak",
            "site.toml.orig",
            "README.md",
            "notes.txt",
            ".git",
            ".DS_Store",
            "tomlnotes",
        ] {
            assert_eq!(FileName::of(name), FileName::Side, "{name}");
        }
        for (name, meant) in [
            ("holidays-2027.toml.txt", "holidays-2027.toml"),
            ("ONLINE.TOML", "online.toml"),
            ("Site.Toml", "site.toml"),
            ("site.toml.toml.txt", "site.toml"),
        ] {
            assert_eq!(FileName::of(name), FileName::Misnamed(meant.to_owned()), "{name}");
        }
    }
}
