//! Reading a content file, and why that can't be done.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

use thiserror::Error;

/// Twenty times the largest file there is. A larger one is no content, and would be held in memory several times.
const MAX_BYTES: u64 = 1024 * 1024;

/// Why a file or directory can't be read.
#[derive(Debug, Error)]
pub enum ReadError {
    #[error("this file can't be read: {0}")]
    Io(#[from] io::Error),
    /// Reading a pipe, a socket or a device may never end.
    #[error("this is no regular file")]
    NotAFile,
    #[error("this file is larger than {} KiB", MAX_BYTES / 1024)]
    TooLarge,
    #[error("it has more than {most} files")]
    TooManyFiles { most: usize },
    /// `encoding` is what the file seems to be saved as.
    #[error("this file is saved as {encoding}; save it as UTF-8 (另存为 UTF-8)")]
    Encoding { encoding: &'static str },
}

impl ReadError {
    /// The text of the file at `path`.
    pub fn text_at(path: &Path) -> Result<String, Self> {
        let file = open(path)?;
        // Asked of what was opened: the path may lead to something else by now.
        if !file.metadata()?.is_file() {
            return Err(Self::NotAFile);
        }
        let mut bytes = Vec::new();
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(Self::TooLarge);
        }
        Self::text_of(bytes)
    }

    /// The text that `bytes` are.
    pub fn text_of(bytes: Vec<u8>) -> Result<String, Self> {
        // Without its mark, UTF-16 shows by the halves of its ASCII characters.
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || bytes.contains(&0) {
            return Err(Self::Encoding { encoding: "UTF-16" });
        }
        String::from_utf8(bytes).map_err(|_| Self::Encoding { encoding: "GBK or another encoding that is not UTF-8" })
    }
}

/// Opening a pipe waits for somebody who writes to it, unless one asks not to wait.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;

    let no_waiting = rustix::fs::OFlags::NONBLOCK.bits();
    OpenOptions::new().read(true).custom_flags(no_waiting.cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error_of(bytes: &[u8]) -> String {
        ReadError::text_of(bytes.to_vec()).unwrap_err().to_string()
    }

    #[test]
    fn text_in_another_encoding_is_named_as_what_it_seems_to_be() {
        let utf_16 = |order: fn(u16) -> [u8; 2]| "a = \"惠州\"".encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let marked = |mark: &[u8], order: fn(u16) -> [u8; 2]| [mark, &utf_16(order)].concat();
        for bytes in [
            marked(&[0xff, 0xfe], u16::to_le_bytes),
            marked(&[0xfe, 0xff], u16::to_be_bytes),
            utf_16(u16::to_le_bytes),
            utf_16(u16::to_be_bytes),
        ] {
            assert!(error_of(&bytes).contains("saved as UTF-16; save it as UTF-8"));
        }
        // 惠州 in GBK
        assert!(error_of(b"a = \"\xbb\xdd\xd6\xdd\"").contains("GBK"));
        assert_eq!(ReadError::text_of("a = \"惠州\"".into()).unwrap(), "a = \"惠州\"");
    }

    #[test]
    fn only_a_regular_file_of_a_reasonable_size_is_read() {
        let directory = tempfile::tempdir().unwrap();
        let path = |name| directory.path().join(name);
        std::fs::write(path("large"), vec![b'#'; 1024 * 1024 + 1]).unwrap();
        assert!(matches!(ReadError::text_at(&path("large")), Err(ReadError::TooLarge)));
        std::fs::write(path("full"), vec![b'#'; 1024 * 1024]).unwrap();
        assert!(ReadError::text_at(&path("full")).is_ok());
        assert!(matches!(ReadError::text_at(directory.path()), Err(ReadError::NotAFile)));
        assert!(matches!(ReadError::text_at(Path::new("/dev/null")), Err(ReadError::NotAFile)));
        assert!(matches!(ReadError::text_at(&path("nothing")), Err(ReadError::Io(_))));
    }
}
