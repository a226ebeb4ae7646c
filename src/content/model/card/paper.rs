//! One paper of a checklist.

use crate::content::decode::record::record;
use crate::content::decode::string_enum::string_enum;
use crate::content::model::facts::provenance::Provenance;
use crate::content::model::values::glyph::Glyph;
use crate::content::model::values::text::Text;

record! {
    /// One paper of a checklist.
    pub struct Paper {
        /// Where the fact is from.
        @flat provenance: Provenance,
        /// Its name: `《户口簿》`.
        name: Text,
        /// Copy or original, and what it must hold.
        detail: Option<Text>,
        /// The glyph beside its name.
        glyph: Option<Glyph>,
        /// For whom it is, when not for the whole group.
        condition: Option<PaperCondition>,
    }
}

impl Paper {
    /// The name and, after a colon, the detail.
    pub fn statement(&self) -> String {
        match &self.detail {
            Some(detail) => format!("{}：{detail}", self.name),
            None => self.name.to_string(),
        }
    }
}

string_enum! {
    /// For whom a paper of a group's list is meant, when not for all of it.
    pub enum PaperCondition {
        /// Below 16 and without an ID card the paper may be absent.
        HasIdCard = "has-id-card",
        /// Only those who served.
        Veteran = "veteran",
    }
}
