//! The credentials that a visitor has at hand: read from `?need=`, ticked in a form, passed on in links.

use crate::content::{Credential, Need};
use crate::pages::parts::labels::Label;
use crate::pages::query_params::{FromQuery, QueryParams};

/// The parameter that names a credential at hand. It may be repeated.
pub const NEED: &str = "need";

/// The query of the pages that can be narrowed to what a visitor has at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindQuery {
    /// What is at hand; `None` if the query names no credential that there is.
    pub held: Option<HeldCredentials>,
}

/// The credentials that a visitor has at hand; at least one, each once, in the order of [`Credential::ALL`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldCredentials(Vec<Credential>);

/// The form in which visitors tick what they have at hand.
#[derive(Debug)]
pub struct CredentialsForm {
    /// The path that the form is sent to.
    pub action: String,
    /// The credentials to tick.
    pub checkboxes: Vec<CredentialCheckbox>,
    /// The query values of credentials that are at hand but make no difference here; hidden fields pass them on.
    pub hidden: Vec<&'static str>,
    /// Which credentials need not be ticked if a card is.
    pub hint: Option<&'static str>,
}

/// A credential to tick.
#[derive(Debug)]
pub struct CredentialCheckbox {
    /// Its value in the query.
    pub value: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// Whether it is ticked.
    pub is_checked: bool,
}

impl FromQuery for FindQuery {
    fn from_query(params: &QueryParams) -> Option<Self> {
        params.first(NEED)?;
        let named: Vec<Credential> = params.all(NEED).filter_map(Credential::parse).collect();
        Some(Self { held: HeldCredentials::new(&named) })
    }
}

impl HeldCredentials {
    /// These credentials; `None` if there are none.
    fn new(named: &[Credential]) -> Option<Self> {
        let held: Vec<Credential> = Credential::ALL.iter().copied().filter(|held| named.contains(held)).collect();
        (!held.is_empty()).then_some(Self(held))
    }

    /// The credentials, in order.
    pub fn as_slice(&self) -> &[Credential] {
        &self.0
    }

    /// The same as a query: `?need=id-card&need=face`.
    pub fn to_query(&self) -> String {
        let named: Vec<String> = self.0.iter().map(|held| format!("{NEED}={}", held.as_str())).collect();
        format!("?{}", named.join("&"))
    }

    /// Their names: `身份证原件、本人刷脸`.
    pub fn labels(&self) -> String {
        labels(&self.0)
    }
}

/// The names of credentials: `身份证号、姓名`.
pub fn labels<'c>(credentials: impl IntoIterator<Item = &'c Credential>) -> String {
    credentials.into_iter().map(|credential| credential.label()).collect::<Vec<_>>().join("、")
}

impl CredentialsForm {
    /// The form with every credential.
    pub fn for_all(action: &str, held: Option<&HeldCredentials>) -> Self {
        Self::new(action, held, |_| true)
    }

    /// The form with the credentials that meet these needs; `None` if there are none.
    pub fn for_needs<'n>(
        action: &str,
        held: Option<&HeldCredentials>,
        needs: impl IntoIterator<Item = &'n Need>,
    ) -> Option<Self> {
        let needed: Vec<Credential> =
            needs.into_iter().flat_map(|need| need.ways.iter().flat_map(|way| way.iter())).copied().collect();
        (!needed.is_empty()).then(|| Self::new(action, held, |credential| needed.contains(&credential)))
    }

    fn new(action: &str, held: Option<&HeldCredentials>, is_offered: impl Fn(Credential) -> bool) -> Self {
        let held = held.map_or(&[][..], HeldCredentials::as_slice);
        let (offered, others): (Vec<Credential>, Vec<Credential>) =
            Credential::ALL.iter().partition(|credential| is_offered(**credential));
        let hint = hint(&offered);
        let checkboxes = offered.into_iter().map(|credential| CredentialCheckbox {
            value: credential.as_str(),
            label: credential.label(),
            is_checked: held.contains(&credential),
        });
        let hidden = others.into_iter().filter(|credential| held.contains(credential)).map(Credential::as_str);
        Self { action: action.to_owned(), checkboxes: checkboxes.collect(), hidden: hidden.collect(), hint }
    }
}

/// Which credentials a card makes unnecessary, where the form offers both.
fn hint(offered: &[Credential]) -> Option<&'static str> {
    let both = |card, number| offered.contains(&card) && offered.contains(&number);
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

    fn held(query: &str) -> Option<HeldCredentials> {
        FindQuery::from_query(&QueryParams::parse(query)).unwrap().held
    }

    #[test]
    fn unknown_values_are_ignored_and_order_and_repetition_do_not_matter() {
        let cards = held("need=social-card&need=passport&need=id-card&need=+social-card+").unwrap();
        assert_eq!(cards.as_slice(), [Credential::IdCard, Credential::SocialCard]);
        assert_eq!(cards.to_query(), "?need=id-card&need=social-card");
        assert_eq!(cards.labels(), "身份证原件、社保卡");
        assert_eq!(held("need=passport&need="), None);
    }

    #[test]
    fn a_query_without_the_parameter_is_none() {
        assert_eq!(FindQuery::from_query(&QueryParams::parse("from=timeline")), None);
    }

    #[test]
    fn a_form_passes_on_the_credentials_that_it_does_not_offer() {
        let held = held("need=alipay&need=id-card").unwrap();
        let form = CredentialsForm::new("/find", Some(&held), |credential| credential == Credential::IdCard);
        assert_eq!(form.checkboxes.iter().map(|it| (it.value, it.is_checked)).collect::<Vec<_>>(), [("id-card", true)]);
        assert_eq!((form.hidden.as_slice(), form.hint), (["alipay"].as_slice(), None));
        assert!(CredentialsForm::for_needs("/find", None, []).is_none());
        assert_eq!(CredentialsForm::for_all("/find", None).checkboxes.len(), Credential::ALL.len());
    }
}
