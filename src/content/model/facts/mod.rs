//! Facts, and the parts of a section that are made of facts.

pub mod call_script;
pub mod fact;
pub mod lookup;
pub mod need;
pub mod provenance;
pub mod status;
pub mod step;
pub mod subsection;
pub mod tap;
pub mod way;
