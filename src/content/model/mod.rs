//! The content's types: what each file of `content/` says.

pub mod about;
pub mod card;
pub mod channel;
pub mod credential;
pub mod division;
pub mod doubt;
pub mod fact;
pub mod heading;
pub mod holiday;
pub mod hours;
pub mod ledger;
pub mod part;
pub mod phone_number;
pub mod sample_query;
pub mod section;
pub mod security;
pub mod site;
pub mod slug;
pub mod text;
pub mod tip;
pub mod topic;
pub mod web_address;
