//! Pages with a form that works by GET. What a form sends is a type that implements
//! [`FromQuery`](crate::pages::FromQuery), and the page's function `answer` takes it.

pub mod checklist;
pub mod credentials;
pub mod dates;
pub mod documents;
pub mod find;
pub mod find_by_credentials;
pub mod find_topic;
pub mod offices;
pub mod search;
