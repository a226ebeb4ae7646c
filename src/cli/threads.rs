//! Whether the machine gives the threads that a server needs.

use std::io;
use std::sync::{Arc, Mutex};
use std::thread;

/// The thread that renders, the one that watches, and one that loads.
const OTHERS: usize = 3;

/// Makes as many threads as the server will have, and ends them again. tokio starts its own when it is built, and without
/// them it waits for ever, listening to nobody.
///
/// # Errors
/// When the machine gives fewer.
pub fn check(cores: usize) -> io::Result<()> {
    let mut threads = Vec::new();
    let mut result = Ok(());
    // They wait for a lock that is held until all are there.
    let gate = Arc::new(Mutex::new(()));
    let held = gate.lock();
    for _ in 0..cores + OTHERS {
        let gate = Arc::clone(&gate);
        match thread::Builder::new().spawn(move || drop(gate.lock())) {
            Ok(thread) => threads.push(thread),
            Err(error) => {
                result = Err(error);
                break;
            }
        }
    }
    drop(held);
    for thread in threads {
        // They do nothing that can fail.
        let _ = thread.join();
    }
    result
}
