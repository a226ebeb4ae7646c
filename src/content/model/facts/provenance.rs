//! Where a fact is from and how sure it is.

use jiff::civil::Date;

use crate::content::decode::decoder::{Decode, Node, Table};
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::facts::status::Status;
use crate::content::model::values::slug::Slug;

record! {
    /// Where a fact is from and how sure it is: the fields that every fact has besides its statement.
    pub struct Provenance {
        /// The id, also the URL fragment of the fact.
        id: Spanned<Slug>,
        /// How sure it is.
        status: Status,
        /// The sources that state it; none means the main source.
        sources: Vec<Spanned<Slug>>,
        /// The day on which somebody last compared it with the source; the file's `checked` unless it has its own.
        checked: Checked,
        /// For a doubtful fact, the doubt that explains it.
        doubt: Option<Spanned<Slug>>,
        /// Earlier ids, under which bookmarks still find it.
        aliases: Vec<Spanned<Slug>>,
    }
    check doubt_goes_with_doubtful;
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

fn doubt_goes_with_doubtful(provenance: &Provenance, table: &Table<'_>) {
    match (provenance.status, &provenance.doubt) {
        (Status::Doubtful, None) => {
            table.report("a doubtful fact names its doubt: add doubt = \"…\", an id of doubts.toml");
        }
        (Status::Stated | Status::Derived | Status::Superseded, Some(_)) => {
            table.report("only a doubtful fact names a doubt: write status = \"doubtful\" or leave doubt out");
        }
        _ => {}
    }
}
