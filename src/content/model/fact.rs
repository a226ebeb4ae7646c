//! Facts: a statement, how sure it is and when it was last checked.

use jiff::civil::Date;

use crate::content::decode::decoder::{Decode, Node, Spanned, Table};
use crate::content::decode::record::{record, string_enum};
use crate::content::model::slug::Slug;
use crate::content::model::text::Text;

string_enum! {
    /// How sure a fact is.
    pub enum Status {
        /// 原文: the source article says so.
        Stated = "stated",
        /// 推算: worked out by this site.
        Derived = "derived",
        /// 存疑: sources disagree, or the article is silent.
        Doubtful = "doubtful",
    }
}

record! {
    /// What every fact carries besides its words.
    pub struct Provenance {
        /// The id; also the fragment of its address.
        id: Spanned<Slug>,
        /// How sure it is.
        status: Status,
        /// The day on which somebody last compared it with the source; the file's `checked` unless it has its own.
        checked: Checked,
        /// For a doubtful fact, the doubt that explains it.
        doubt: Option<Spanned<Slug>>,
        /// Earlier ids, under which bookmarks still find it.
        aliases: Vec<Spanned<Slug>>,
    }
    check doubt_goes_with_doubtful;
}

record! {
    /// A fact in one sentence.
    pub struct Fact {
        /// Id, status, day of the last check.
        @flat provenance: Provenance,
        /// The sentence.
        text: Text,
    }
}

/// The day of a fact's last check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked(pub Date);

impl Decode for Checked {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.date().map(Self)
    }

    fn when_absent(table: &Table<'_>) -> Option<Self> {
        table.file_checked().map(Self)
    }
}

fn doubt_goes_with_doubtful(mark: &Provenance, table: &Table<'_>) {
    match (mark.status, &mark.doubt) {
        (Status::Doubtful, None) => {
            table.report("a doubtful fact names its doubt: add doubt = \"…\", an id of doubts.toml");
        }
        (Status::Stated | Status::Derived, Some(_)) => {
            table.report("only a doubtful fact names a doubt: write status = \"doubtful\" or leave doubt out");
        }
        _ => {}
    }
}

impl Fact {
    /// The address of the doubt that explains it, for a doubtful fact.
    pub fn doubt_href(&self) -> Option<String> {
        self.provenance.doubt.as_ref().map(|doubt| format!("/about#{}", doubt.value))
    }
}

impl Status {
    /// The word that readers see.
    pub fn label(self) -> &'static str {
        match self {
            Self::Stated => "原文",
            Self::Derived => "推算",
            Self::Doubtful => "存疑",
        }
    }
}
