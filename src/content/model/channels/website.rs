//! Official websites.

use crate::content::decode::decoder::Table;
use crate::content::decode::record::record;
use crate::content::model::facts::provenance::Provenance;
use crate::content::model::values::text::Text;
use crate::content::model::values::web_url::WebUrl;

record! {
    /// A website, reached by its URL or, where the source gives none, by a web search.
    pub struct Website {
        /// Its official name.
        site: Text,
        /// Its URL.
        address: Option<WebsiteUrl>,
        /// The word that finds it in a search engine.
        search_word: Option<Text>,
    }
    check has_address_or_search_word;
}

fn has_address_or_search_word(website: &Website, table: &Table<'_>) {
    if website.address.is_none() && website.search_word.is_none() {
        table.report("a website needs [channel.address] or search_word");
    }
}

record! {
    /// The URL of an official website.
    pub struct WebsiteUrl {
        /// Where the fact is from.
        @flat provenance: Provenance,
        /// The URL.
        url: WebUrl,
    }
}
