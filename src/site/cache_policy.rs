//! How long a copy of something may be kept, and by whom: a value that the room `http` turns into headers.

/// How long a copy may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePolicy {
    /// A page rendered ahead: kept for a minute at most, and never past the instant until which it is true.
    Live,
    /// A file whose address changes with its bytes: kept for ever.
    Fingerprinted,
    /// A file whose address stays when its bytes change: kept for a day.
    Daily,
    /// An answer made for one person's question: kept by that person's browser only, for a minute at most.
    Personal,
    /// Something that isn't there: kept briefly, because the next edit may bring it.
    Missing,
    /// Something that tells about this very moment, or a fault: never kept.
    NoStore,
}
