//! What a reader has at hand: read from `?need=`, asked for in a form, carried along in links.

use crate::content::{Credential, Need};
use crate::pages::parts::labels::Label;
use crate::pages::query::Query;

/// The parameter that names a thing at hand. It may be repeated.
pub const NEED: &str = "need";

/// The things that a reader has at hand; at least one, each once, in the order of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldCredentials(Vec<Credential>);

/// The form that asks what is at hand.
#[derive(Debug)]
pub struct CredentialsForm {
    /// The page that answers.
    pub action: String,
    /// The things to tick.
    pub boxes: Vec<CredentialBox>,
    /// The words of things that the reader has but that make no difference here.
    pub carried: Vec<&'static str>,
    /// What need not be ticked, if something else is.
    pub hint: Option<&'static str>,
}

/// A thing to tick.
#[derive(Debug)]
pub struct CredentialBox {
    /// Its word in the query.
    pub word: &'static str,
    /// What readers see.
    pub label: &'static str,
    /// Whether it is ticked.
    pub ticked: bool,
}

impl HeldCredentials {
    /// What the query names; nothing if it names no thing that there is.
    pub fn of(query: &Query<'_>) -> Option<Self> {
        let named: Vec<Credential> = query.all(NEED).filter_map(Credential::parse).collect();
        let things: Vec<Credential> = Credential::ALL.iter().copied().filter(|thing| named.contains(thing)).collect();
        (!things.is_empty()).then_some(Self(things))
    }

    /// The things.
    pub fn things(&self) -> &[Credential] {
        &self.0
    }

    /// The same as a query: `?need=id-card&need=face`.
    pub fn query(&self) -> String {
        let named: Vec<String> = self.0.iter().map(|thing| format!("{NEED}={}", thing.as_str())).collect();
        format!("?{}", named.join("&"))
    }

    /// The things in words: `身份证原件、本人刷脸`.
    pub fn words(&self) -> String {
        words(&self.0)
    }
}

/// Things in words: `身份证号、姓名`.
pub fn words<'t>(things: impl IntoIterator<Item = &'t Credential>) -> String {
    things.into_iter().map(|thing| thing.label()).collect::<Vec<_>>().join("、")
}

impl CredentialsForm {
    /// The form that asks for everything that any need may ask for.
    pub fn whole(action: &str, have: Option<&HeldCredentials>) -> Self {
        Self::asking(action, have, |_| true)
    }

    /// The form that asks only for what these needs ask for; nothing if they ask for nothing.
    pub fn for_needs<'n>(
        action: &str,
        have: Option<&HeldCredentials>,
        needs: impl IntoIterator<Item = &'n Need>,
    ) -> Option<Self> {
        let needed: Vec<Credential> =
            needs.into_iter().flat_map(|need| need.ways.iter().flat_map(|way| way.iter())).copied().collect();
        (!needed.is_empty()).then(|| Self::asking(action, have, |thing| needed.contains(&thing)))
    }

    fn asking(action: &str, have: Option<&HeldCredentials>, matters: impl Fn(Credential) -> bool) -> Self {
        let held = have.map(HeldCredentials::things).unwrap_or_default();
        let (asked, others): (Vec<Credential>, Vec<Credential>) =
            Credential::ALL.iter().partition(|thing| matters(**thing));
        let hint = hint(&asked);
        let boxes = asked.into_iter().map(|thing| CredentialBox {
            word: thing.as_str(),
            label: thing.label(),
            ticked: held.contains(&thing),
        });
        let carried = others.into_iter().filter(|thing| held.contains(thing)).map(Credential::as_str);
        Self { action: action.to_owned(), boxes: boxes.collect(), carried: carried.collect(), hint }
    }
}

/// What a card brings with it, where the form asks for both.
fn hint(asked: &[Credential]) -> Option<&'static str> {
    let both = |card, number| asked.contains(&card) && asked.contains(&number);
    match (both(Credential::IdCard, Credential::IdNumber), both(Credential::SocialCard, Credential::SocialCardNumber)) {
        (true, true) => Some("选了身份证原件，就不用选身份证号和姓名；选了社保卡，就不用选社保卡号。"),
        (true, false) => Some("选了身份证原件，就不用选身份证号和姓名。"),
        (false, true) => Some("选了社保卡，就不用选社保卡号。"),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn have(words: &[&str]) -> Option<HeldCredentials> {
        let parameters: Vec<(String, String)> =
            words.iter().map(|word| (NEED.to_owned(), (*word).to_owned())).collect();
        HeldCredentials::of(&Query::new(&parameters))
    }

    #[test]
    fn unknown_words_are_ignored_and_order_and_repetition_do_not_matter() {
        let cards = have(&["social-card", "passport", "id-card", " social-card "]).unwrap();
        assert_eq!(cards.things(), [Credential::IdCard, Credential::SocialCard]);
        assert_eq!(cards.query(), "?need=id-card&need=social-card");
        assert_eq!(cards.words(), "身份证原件、社保卡");
        assert_eq!(have(&["passport", ""]), None);
        assert_eq!(have(&[]), None);
    }

    #[test]
    fn a_form_carries_what_it_does_not_ask_for() {
        let held = have(&["alipay", "id-card"]).unwrap();
        let form = CredentialsForm::asking("/find", Some(&held), |thing| thing == Credential::IdCard);
        assert_eq!(form.boxes.iter().map(|it| (it.word, it.ticked)).collect::<Vec<_>>(), [("id-card", true)]);
        assert_eq!((form.carried.as_slice(), form.hint), (["alipay"].as_slice(), None));
        assert!(CredentialsForm::for_needs("/find", None, []).is_none());
        assert_eq!(CredentialsForm::whole("/find", None).boxes.len(), Credential::ALL.len());
    }
}
