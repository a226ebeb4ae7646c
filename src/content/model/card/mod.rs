//! Enrolment and the card: `card.toml`.

pub mod card_guide;
pub mod dates;
pub mod documents;
pub mod group;
pub mod offices;
pub mod paper;
pub mod steps;
