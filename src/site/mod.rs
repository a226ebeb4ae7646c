//! The room `site`: an **edition** is every page rendered for one moment, compressed and tagged, with the instant at
//! which it stops being true. The [`Site`] prints editions, keeps the current one, and tells its readers of the next.
//!
//! Nothing here knows about HTTP beyond the names of codings and the shape of a tag.

mod base_url;
mod broken_link;
mod cache_policy;
mod clock;
mod compress;
mod edition;
mod encoding;
mod facts;
mod form;
mod misprint;
mod page;
mod parallel;
mod printer;
mod publisher;
mod style_source;
mod turnover;
mod watch;

pub use base_url::{BaseUrl, NotABaseUrl};
pub use broken_link::{BrokenLink, broken_links};
pub use cache_policy::CachePolicy;
pub use clock::{Clock, in_huizhou};
pub use compress::{Effort, encode};
pub use edition::Edition;
pub use encoding::Encoding;
pub use form::{Form, Forms};
pub use misprint::Misprint;
pub use page::Page;
pub use parallel::in_parallel;
pub use printer::Printer;
pub use publisher::{Answer, Settings, Site};
pub use turnover::keep_current;
pub use watch::watch;
