//! Files for programs: sitemap, calendar, contacts, manifest, service worker and the like.

pub mod calendar;
pub mod contacts;
pub mod content_lines;
pub mod facts;
pub mod manifest;
pub mod opensearch;
pub mod security_txt;
pub mod service_worker;
pub mod sitemap;
