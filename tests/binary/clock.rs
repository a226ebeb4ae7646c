//! A machine's clock that jumps while people read. libfaketime turns its hands.

use std::fs;
use std::path::PathBuf;

use crate::support::{Log, Reader, Server, command, scratch};

/// Where Debian keeps the library, on every architecture.
const LIBRARY: &str = "/usr/$LIB/faketime/libfaketime.so.1";

/// A machine whose clock stands where it is told to.
struct Machine {
    hands: PathBuf,
    server: Server,
    log: Log,
}

impl Machine {
    fn at(moment: &str) -> Self {
        let hands = scratch("clock").join("hands");
        fs::create_dir_all(hands.parent().unwrap()).unwrap();
        fs::write(&hands, moment).unwrap();
        let mut command = command(&[]);
        command.envs([("LD_PRELOAD", LIBRARY), ("TZ", "UTC"), ("FAKETIME_NO_CACHE", "1")]);
        command.env("FAKETIME_TIMESTAMP_FILE", &hands).env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        let (server, log) = Server::of_with_log(command);
        Self { hands, server, log }
    }

    /// Sets the clock and waits until the site has noticed.
    fn jump_to(&self, moment: &str) {
        let next = self.hands.with_extension("next");
        fs::write(&next, moment).unwrap();
        fs::rename(&next, &self.hands).unwrap();
        self.log.wait_for("a new edition");
    }

    fn card_line(&self) -> String {
        let page = Reader::of(self.server.connect()).get("/hotlines/card-line").unwrap();
        assert!(page.is_ok(), "{}", page.head);
        let text = page.text();
        let (_, state) = text.split_once("data-status=\"").unwrap();
        state.split_once('"').unwrap().0.to_owned()
    }
}

#[test]
#[ignore = "needs libfaketime, which tests/all installs"]
fn whichever_way_the_clock_jumps_the_site_says_what_is_true_then() {
    let machine = Machine::at("2026-11-23 01:30:00");
    assert_eq!(machine.card_line(), "open", "9:30 in Huizhou");
    for (moment, status) in [
        ("2026-11-23 04:30:00", "break"),
        ("2026-11-23 01:30:00", "open"),
        ("2026-10-01 02:00:00", "holiday"),
        ("2026-10-10 02:00:00", "unclear"),
        ("2031-03-03 02:00:00", "unclear"),
        ("1999-12-31 15:59:59", "unclear"),
        ("2026-11-24 01:30:00", "open"),
    ] {
        machine.jump_to(moment);
        assert_eq!(machine.card_line(), status, "{moment} UTC");
    }
}
