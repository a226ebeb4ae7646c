//! A machine's clock that jumps while the site is served. libfaketime sets the clock.

use std::fs;
use std::path::PathBuf;

use crate::support::{Log, Server, command, scratch_path};

/// Where Debian keeps the library, on every architecture.
const LIBRARY: &str = "/usr/$LIB/faketime/libfaketime.so.1";

/// A server on a machine whose clock the test sets.
struct Machine {
    /// The file from which libfaketime reads the time.
    time_file: PathBuf,
    server: Server,
    log: Log,
}

impl Machine {
    fn at(time: &str) -> Self {
        let time_file = scratch_path("clock").join("time");
        fs::create_dir_all(time_file.parent().unwrap()).unwrap();
        fs::write(&time_file, time).unwrap();
        let mut command = command(&[]);
        command.envs([("LD_PRELOAD", LIBRARY), ("TZ", "UTC"), ("FAKETIME_NO_CACHE", "1")]);
        command.env("FAKETIME_TIMESTAMP_FILE", &time_file).env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        let (server, log) = Server::spawn_with_log(command);
        Self { time_file, server, log }
    }

    /// Sets the clock and waits until the site has noticed.
    fn jump_to(&self, time: &str) {
        let next = self.time_file.with_extension("next");
        fs::write(&next, time).unwrap();
        fs::rename(&next, &self.time_file).unwrap();
        self.log.wait_for("a new edition");
    }

    fn status_of_the_card_line(&self) -> String {
        let page = self.server.get("/hotlines/card-line");
        assert_eq!(page.status(), 200);
        let (_, status) = page.text().split_once("data-status=\"").unwrap();
        status.split_once('"').unwrap().0.to_owned()
    }
}

#[test]
#[ignore = "needs libfaketime, which tests/all installs"]
fn whichever_way_the_clock_jumps_the_site_shows_the_state_of_that_moment() {
    let machine = Machine::at("2026-11-23 01:30:00");
    assert_eq!(machine.status_of_the_card_line(), "open", "9:30 in Huizhou");
    for (time, status) in [
        ("2026-11-23 04:30:00", "break"),
        ("2026-11-23 01:30:00", "open"),
        ("2026-10-01 02:00:00", "holiday"),
        ("2026-10-10 02:00:00", "unclear"),
        ("2031-03-03 02:00:00", "open"),
        ("2031-02-01 02:00:00", "unclear"),
        ("1999-12-31 15:59:59", "unclear"),
        ("2026-11-24 01:30:00", "open"),
    ] {
        machine.jump_to(time);
        assert_eq!(machine.status_of_the_card_line(), status, "{time} UTC");
    }
}
