//! The body of a response that the server keeps for one client until it has taken it.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use axum::body::HttpBody;
use bytes::Bytes;
use hyper::body::{Frame, SizeHint};

use super::open_connection::KeptResponse;
use crate::server::responses::Body;

/// By HTTP/2 a body is handed over in pieces of this many bytes, so that each asked for shows that the one before was taken.
pub const PIECE_BYTES: usize = 16 * 1024;

/// A body that counts as kept for as long as any of its bytes are.
#[derive(Debug)]
pub struct KeptBody {
    body: Body,
    kept: Arc<KeptResponse>,
    /// What was read of `body` and not handed over yet.
    rest: Bytes,
    in_pieces: bool,
}

/// Bytes of a response, which count as kept until the last clone of them is gone.
struct KeptBytes {
    bytes: Bytes,
    _kept: Arc<KeptResponse>,
}

impl AsRef<[u8]> for KeptBytes {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl KeptBody {
    /// The same body, kept as `kept` if any of it has to wait. By HTTP/2 it is handed over in pieces.
    pub fn of(body: Body, kept: Arc<KeptResponse>, is_http2: bool) -> Body {
        if body.is_end_stream() {
            return body;
        }
        if is_http2 {
            kept.piece_taken();
        }
        Body::Right(axum::body::Body::new(Self { body, kept, rest: Bytes::new(), in_pieces: is_http2 }))
    }
}

impl HttpBody for KeptBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = self.get_mut();
        if this.rest.is_empty() {
            match ready!(Pin::new(&mut this.body).poll_frame(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(axum::Error::new(error)))),
                Some(Ok(frame)) => match frame.into_data() {
                    Err(trailers) => return Poll::Ready(Some(Ok(trailers))),
                    Ok(bytes) => this.rest = Bytes::from_owner(KeptBytes { bytes, _kept: Arc::clone(&this.kept) }),
                },
            }
        }
        if !this.in_pieces {
            return Poll::Ready(Some(Ok(Frame::data(std::mem::take(&mut this.rest)))));
        }
        this.kept.piece_taken();
        let piece = this.rest.split_to(this.rest.len().min(PIECE_BYTES));
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let rest = self.rest.len() as u64;
        let mut hint = self.body.size_hint();
        match hint.exact() {
            Some(bytes) => hint.set_exact(bytes + rest),
            None => hint.set_lower(hint.lower() + rest),
        }
        hint
    }
}
