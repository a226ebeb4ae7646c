//! Pages that answer a question: each has a form that works by GET.

pub mod checklist;
pub mod credentials;
pub mod dates;
pub mod documents;
pub mod find;
pub mod find_narrowed;
pub mod find_topic;
pub mod offices;
pub mod search;
