//! Content in which a guide and a section have an earlier id.

use std::fs;

use tempfile::TempDir;

/// The redirects of [`aliased_content`]: an earlier path, and the one that is there now.
pub const REDIRECTS: [(&str, &str); 2] = [("/old-online", "/online"), ("/online/old-wechat", "/online/wechat")];

/// A copy of the content directory with these earlier ids.
pub fn aliased_content() -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    for path in fs::read_dir("content").unwrap().map(|entry| entry.unwrap().path()) {
        fs::copy(&path, directory.path().join(path.file_name().unwrap())).unwrap();
    }
    let file = directory.path().join("online.toml");
    let text = fs::read_to_string(&file).unwrap();
    let guide = text.replacen("[page]\n", "[page]\naliases = [\"old-online\"]\n", 1);
    let both = guide.replacen("id = \"wechat\"\n", "id = \"wechat\"\naliases = [\"old-wechat\"]\n", 1);
    assert!(text != guide && guide != both);
    fs::write(&file, both).unwrap();
    directory
}
