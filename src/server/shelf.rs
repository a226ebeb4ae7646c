//! One edition with its headers built.

use std::collections::HashMap;
use std::sync::Arc;

use axum::http::HeaderMap;
use foldhash::fast::FixedState;

use crate::server::ready::Ready;
use crate::site::{Edition, Page, Site};

/// Every page of one edition, ready to be handed out.
#[derive(Debug)]
pub struct Shelf {
    edition: Arc<Edition>,
    /// By address. The addresses are ours, so nobody can choose them to collide.
    places: HashMap<Box<str>, Place, FixedState>,
    stand_ins: Vec<Arc<Ready>>,
    server_error: Arc<Ready>,
}

/// One address on the shelf.
#[derive(Debug)]
pub struct Place {
    /// What is there.
    pub ready: Arc<Ready>,
    /// Whether a query can ask for something else.
    pub takes_questions: bool,
}

impl Shelf {
    /// Builds the headers of every page of `edition`. A page that `previous` has already is taken from there.
    pub fn new(common: &HeaderMap, edition: Arc<Edition>, previous: Option<&Self>) -> Self {
        let places = edition
            .pages()
            .map(|page| {
                let earlier = previous.and_then(|shelf| shelf.places.get(&page.address)).map(|place| &place.ready);
                let takes_questions = !Site::parameters(&page.address).is_empty();
                (page.address.clone(), Place { ready: ready(common, page, earlier), takes_questions })
            })
            .collect();
        let server_error = ready(common, edition.server_error(), previous.map(|shelf| &shelf.server_error));
        let stand_ins = edition
            .stand_ins()
            .iter()
            .map(|page| ready(common, page, previous.and_then(|shelf| shelf.stand_in(page.status))))
            .collect();
        Self { edition, places, stand_ins, server_error }
    }

    /// What is at `path`.
    pub fn get(&self, path: &str) -> Option<&Place> {
        self.places.get(path)
    }

    /// What is sent in place of an answer with `status` that is one line at the most.
    pub fn stand_in(&self, status: u16) -> Option<&Arc<Ready>> {
        self.stand_ins.iter().find(|ready| ready.page().status == status)
    }

    /// What is sent when something broke.
    pub fn server_error(&self) -> &Ready {
        &self.server_error
    }

    /// The edition that stands here.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }
}

fn ready(common: &HeaderMap, page: &Arc<Page>, earlier: Option<&Arc<Ready>>) -> Arc<Ready> {
    match earlier {
        Some(earlier) if Arc::ptr_eq(earlier.page(), page) => Arc::clone(earlier),
        _ => Arc::new(Ready::new(common, Arc::clone(page))),
    }
}
