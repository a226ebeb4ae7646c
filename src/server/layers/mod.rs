//! What wraps the router, one file each. None of it is in the way of a ready page.

mod body_limit;
mod catch_panic;
mod stand_in;
mod timeout;
mod trace;

pub use body_limit::body_limit;
pub use catch_panic::catch_panic;
pub use stand_in::stand_in;
pub use timeout::timeout;
pub use trace::trace;
