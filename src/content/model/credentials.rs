//! What a channel may require: cards, numbers, passwords, apps.

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// The file `needs.toml`.
    pub struct Credentials {
        /// Every credential, in the order in which forms offer them.
        need: NonEmpty<Credential>,
    }
}

record! {
    /// Something that a channel may require: a card, a number, a password, an app.
    pub struct Credential {
        /// Its id, also its value in queries.
        id: Spanned<Slug>,
        /// Its name: `身份证原件`.
        name: Text,
        /// What who has it has too: an ID card shows number and name.
        includes: Vec<Spanned<Slug>>,
    }
}

impl Credentials {
    /// The credential with this id, if there is one.
    pub fn get(&self, id: &str) -> Option<&Credential> {
        self.need.iter().find(|credential| credential.id.value.as_str() == id)
    }

    /// The credential with this id.
    #[expect(clippy::expect_used, reason = "loading checks that every reference resolves")]
    pub fn by_id(&self, id: &Slug) -> &Credential {
        self.get(id).expect("needs.toml has this credential")
    }
}
