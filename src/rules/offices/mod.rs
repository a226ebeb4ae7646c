//! Offices: which one is whose, and from what somebody typed to a town.

pub mod office;
pub mod town_match;
