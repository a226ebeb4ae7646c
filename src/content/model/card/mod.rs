//! Enrolment and the card: `card.toml`.

pub mod applicant_group;
pub mod card_guide;
pub mod dates;
pub mod documents;
pub mod offices;
pub mod overview;
pub mod paper;
pub mod steps;
