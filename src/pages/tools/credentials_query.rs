//! The credentials that a visitor has at hand: read from `?need=`, ticked in a form, passed on in links.

use std::collections::BTreeSet;

use crate::content::{Content, Credential, Need, Slug};
use crate::pages::query_params::{FromQuery, QueryParams};

/// The parameter that names a credential at hand. It may be repeated.
pub const NEED: &str = "need";

/// The query of the pages that can be narrowed to what a visitor has at hand: the ids of credentials as they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindQuery(Vec<String>);

/// The credentials that a visitor has at hand; at least one, each once, in the order of the content.
#[derive(Debug, Clone)]
pub struct HeldCredentials<'a>(Vec<&'a Credential>);

/// The form in which visitors tick what they have at hand.
#[derive(Debug)]
pub struct CredentialsForm {
    /// The path that the form is sent to.
    pub action: String,
    /// The credentials to tick.
    pub checkboxes: Vec<CredentialCheckbox>,
    /// The query values of credentials that are at hand but make no difference here; hidden fields pass them on.
    pub hidden: Vec<String>,
    /// Which credentials need not be ticked if a card is.
    pub hint: Option<String>,
}

/// A credential to tick.
#[derive(Debug)]
pub struct CredentialCheckbox {
    /// Its value in the query.
    pub value: String,
    /// Its name on the page.
    pub label: String,
    /// Whether it is ticked.
    pub is_checked: bool,
}

impl FromQuery for FindQuery {
    fn from_query(params: &QueryParams) -> Option<Self> {
        params.first(NEED)?;
        Some(Self(params.all(NEED).map(str::to_owned).collect()))
    }
}

impl<'a> HeldCredentials<'a> {
    /// The credentials of the content that the query names; `None` if it names none.
    pub fn named(content: &'a Content, query: &FindQuery) -> Option<Self> {
        let is_named = |credential: &&Credential| query.0.iter().any(|id| id == credential.id.value.as_str());
        let held: Vec<&Credential> = content.credentials.need.iter().filter(is_named).collect();
        (!held.is_empty()).then_some(Self(held))
    }

    /// The credentials, in order.
    pub fn as_slice(&self) -> &[&'a Credential] {
        &self.0
    }

    /// The same as a query: `?need=id-card&need=face`.
    pub fn to_query(&self) -> String {
        let named: Vec<String> = self.0.iter().map(|held| format!("{NEED}={}", held.id.value)).collect();
        format!("?{}", named.join("&"))
    }

    /// Their names: `身份证原件、本人刷脸`.
    pub fn labels(&self) -> String {
        joined(self.0.iter().copied())
    }
}

/// The names of credentials, in the order of the content: `身份证号、姓名`.
pub fn labels(content: &Content, ids: &BTreeSet<&Slug>) -> String {
    joined(content.credentials.need.iter().filter(|credential| ids.contains(&credential.id.value)))
}

fn joined<'c>(credentials: impl Iterator<Item = &'c Credential>) -> String {
    credentials.map(|credential| credential.name.as_str()).collect::<Vec<_>>().join("、")
}

impl CredentialsForm {
    /// The form with every credential.
    pub fn for_all(content: &Content, action: &str, held: Option<&HeldCredentials<'_>>) -> Self {
        Self::new(content, action, held, |_| true)
    }

    /// The form with the credentials that meet these needs; `None` if there are none.
    pub fn for_needs<'n>(
        content: &Content,
        action: &str,
        held: Option<&HeldCredentials<'_>>,
        needs: impl IntoIterator<Item = &'n Need>,
    ) -> Option<Self> {
        let ways = needs.into_iter().flat_map(|need| need.ways.iter().flat_map(|way| way.iter()));
        let needed: Vec<&Slug> = ways.map(|id| &id.value).collect();
        (!needed.is_empty())
            .then(|| Self::new(content, action, held, |credential| needed.contains(&&credential.id.value)))
    }

    fn new(
        content: &Content,
        action: &str,
        held: Option<&HeldCredentials<'_>>,
        is_offered: impl Fn(&Credential) -> bool,
    ) -> Self {
        let is_held = |credential: &Credential| {
            held.is_some_and(|held| held.as_slice().iter().any(|it| it.id.value == credential.id.value))
        };
        let (offered, others): (Vec<&Credential>, Vec<&Credential>) =
            content.credentials.need.iter().partition(|credential| is_offered(credential));
        let checkboxes = offered.iter().map(|credential| CredentialCheckbox {
            value: credential.id.value.to_string(),
            label: credential.name.to_string(),
            is_checked: is_held(credential),
        });
        let hidden = others.into_iter().filter(|credential| is_held(credential));
        Self {
            action: action.to_owned(),
            checkboxes: checkboxes.collect(),
            hidden: hidden.map(|credential| credential.id.value.to_string()).collect(),
            hint: hint(content, &offered),
        }
    }
}

/// Which credentials another makes unnecessary, where the form offers both.
fn hint(content: &Content, offered: &[&Credential]) -> Option<String> {
    let is_offered = |id: &Slug| offered.iter().any(|credential| credential.id.value == *id);
    let sentences = offered.iter().filter_map(|credential| {
        let included = credential.includes.iter().map(|id| &id.value).filter(|id| is_offered(id));
        let names: Vec<&str> = included.map(|id| content.credentials.by_id(id).name.as_str()).collect();
        (!names.is_empty()).then(|| format!("选了{}，就不用选{}", credential.name, names.join("和")))
    });
    let sentences: Vec<String> = sentences.collect();
    (!sentences.is_empty()).then(|| format!("{}。", sentences.join("；")))
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::rules::test_fixtures::CONTENT;

    fn held(query: &str) -> Option<HeldCredentials<'static>> {
        HeldCredentials::named(&CONTENT, &FindQuery::from_query(&QueryParams::parse(query)).unwrap())
    }

    #[test]
    fn unknown_values_are_ignored_and_order_and_repetition_do_not_matter() {
        let cards = held("need=social-card&need=passport&need=id-card&need=+social-card+").unwrap();
        assert_eq!(cards.to_query(), "?need=id-card&need=social-card");
        assert_eq!(cards.labels(), "身份证原件、社保卡");
        assert!(held("need=passport&need=").is_none());
    }

    #[test]
    fn a_query_without_the_parameter_is_none() {
        assert_eq!(FindQuery::from_query(&QueryParams::parse("from=timeline")), None);
    }

    #[test]
    fn a_form_passes_on_the_credentials_that_it_does_not_offer() {
        let held = held("need=alipay&need=id-card").unwrap();
        let form = CredentialsForm::new(&CONTENT, "/find", Some(&held), |it| it.id.value.as_str() == "id-card");
        let boxes: Vec<_> = form.checkboxes.iter().map(|it| (it.value.as_str(), it.is_checked)).collect();
        assert_eq!(boxes, [("id-card", true)]);
        assert_eq!((form.hidden, form.hint), (vec!["alipay".to_owned()], None));
        assert!(CredentialsForm::for_needs(&CONTENT, "/find", None, []).is_none());
    }

    #[test]
    fn the_form_says_what_a_card_makes_unnecessary() {
        let form = CredentialsForm::for_all(&CONTENT, "/find", None);
        let hint = "选了身份证原件，就不用选身份证号和姓名；选了社保卡，就不用选社保卡号。";
        assert_eq!(form.hint.as_deref(), Some(hint));
    }
}
