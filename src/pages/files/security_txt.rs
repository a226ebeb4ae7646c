//! `/.well-known/security.txt`: where to report a security fault (RFC 9116).

use crate::pages::context::Context;
use crate::pages::files::FileId;
use crate::pages::rendered_page::{Media, RenderedPage};

/// Writes the file, if the content names a contact.
pub fn render(ctx: &Context<'_>) -> Option<RenderedPage> {
    let security = ctx.content.site.security.as_ref()?;
    let path = FileId::SecurityTxt.path();
    let body = format!(
        "Contact: {}\nExpires: {}T23:59:59+08:00\nPreferred-Languages: zh, en\nCanonical: {}\n",
        security.contact,
        security.expires.value,
        ctx.absolute(path),
    );
    Some(RenderedPage::file(path, Media::Text, body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Content, Source};
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn it_is_there_when_the_content_names_a_contact_and_only_then() {
        with_context(|ctx| {
            assert_eq!(render(ctx).is_some(), ctx.content.site.security.is_some());

            let directory = tempfile::tempdir().unwrap();
            for file in std::fs::read_dir("content").unwrap() {
                let path = file.unwrap().path();
                std::fs::copy(&path, directory.path().join(path.file_name().unwrap())).unwrap();
            }
            let site = std::fs::read_to_string("content/site.toml").unwrap();
            let named = "\n[security]\ncontact = \"mailto:security@example.org\"\nexpires = 2027-06-30\n";
            std::fs::write(directory.path().join("site.toml"), site + named).unwrap();
            let loaded = Content::load(&Source::Directory(directory.path().to_owned()), ctx.today());
            let content = loaded.content.unwrap();
            let file = render(&Context { content: &content, ..ctx.clone() }).unwrap();
            assert_eq!(
                file.body,
                "Contact: mailto:security@example.org\nExpires: 2027-06-30T23:59:59+08:00\n\
                 Preferred-Languages: zh, en\nCanonical: https://example.org/.well-known/security.txt\n"
            );
        });
    }
}
