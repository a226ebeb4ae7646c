//! The content's types. Each file of `content/` is read as the type in the file or folder of its name.

pub mod about;
pub mod card;
pub mod changes;
pub mod channels;
pub mod content;
pub mod credentials;
pub mod divisions;
pub mod doubts;
pub mod facts;
pub mod guide;
pub mod heading;
pub mod holidays;
pub mod judged_queries;
pub mod page_intro;
pub mod recorded_facts;
pub mod section;
pub mod security_contact;
pub mod shortcut;
pub mod site_info;
pub mod situations;
pub mod sources;
pub mod tips;
pub mod topics;
pub mod traditional;
pub mod values;
