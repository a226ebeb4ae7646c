//! Pages with a form that works by GET. Each has a type for its query, which implements
//! [`FromQuery`](crate::pages::FromQuery), and a function `respond` that takes it.

pub mod checklist;
pub mod credentials_query;
pub mod dates;
pub mod documents;
pub mod find;
pub mod find_by_credentials;
pub mod find_topic;
pub mod offices;
pub mod plan;
pub mod search;
