//! How many files and sockets the process may have open.

use huizhou_yibao::server::Limits;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Sockets of the operators' port, listening sockets, the log, and the files of a load of the content.
const OTHERS: u64 = 192;

/// Raises the soft limit as far as all connections need it. Many systems start a process with a soft limit of 1024 and a much
/// higher hard one, and a server without descriptors accepts nobody.
pub fn raise(limits: &Limits) {
    let needed = u64::try_from(limits.connections).unwrap_or(u64::MAX).saturating_add(OTHERS);
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    // `None` is no limit.
    if current.is_none_or(|current| current >= needed) {
        return;
    }
    let raised = maximum.map_or(needed, |maximum| maximum.min(needed));
    let result = setrlimit(Resource::Nofile, Rlimit { current: Some(raised), maximum });
    let allowed = if result.is_ok() { Some(raised) } else { current };
    if let Some(allowed) = allowed.filter(|allowed| *allowed < needed) {
        tracing::warn!(
            allowed,
            needed,
            "too few open files are allowed for all connections; the rest waits until others end"
        );
    }
}
