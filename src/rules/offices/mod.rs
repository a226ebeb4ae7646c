//! Offices: which one serves which town, and which town somebody means.

pub mod office;
pub mod town_match;
