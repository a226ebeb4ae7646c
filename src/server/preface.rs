//! Which protocol a connection speaks: HTTP/2 begins with words that HTTP/1 would never say.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, ReadBuf};

/// How every HTTP/2 connection begins: RFC 9113, section 3.4.
const PREFACE: &[u8; 24] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// The version of HTTP that a connection speaks, for as long as it lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// HTTP/1.0 or HTTP/1.1.
    Http1,
    /// HTTP/2 without TLS, known beforehand.
    Http2,
}

/// A stream that is read again from where it begins.
#[derive(Debug)]
pub struct Rewound<S> {
    heard: [u8; PREFACE.len()],
    /// How much was heard, and how much of that was read again.
    length: usize,
    read: usize,
    stream: S,
}

/// Listens to the first bytes of `stream`, for as long as they may be a preface and there are more.
///
/// # Errors
/// Those of the stream.
pub async fn listen<S: AsyncRead + Unpin>(mut stream: S) -> io::Result<(Protocol, Rewound<S>)> {
    let mut heard = [0; PREFACE.len()];
    let mut length = 0;
    let protocol = loop {
        let read = stream.read(&mut heard[length..]).await?;
        length += read;
        if read == 0 || !PREFACE.starts_with(&heard[..length]) {
            break Protocol::Http1;
        }
        if length == PREFACE.len() {
            break Protocol::Http2;
        }
    };
    Ok((protocol, Rewound { heard, length, read: 0, stream }))
}

impl<S> Rewound<S> {
    /// The stream itself.
    pub fn stream_mut(&mut self) -> &mut S {
        &mut self.stream
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Rewound<S> {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if this.read == this.length {
            return Pin::new(&mut this.stream).poll_read(context, buffer);
        }
        let again = &this.heard[this.read..this.length];
        let again = &again[..again.len().min(buffer.remaining())];
        buffer.put_slice(again);
        this.read += again.len();
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Rewound<S> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().stream).poll_write_vectored(context, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncWriteExt as _, duplex};

    use super::*;

    /// Says `said` in pieces of so many bytes; gives the protocol that is heard, and all that can be read afterwards.
    async fn heard(said: &'static [u8], piece: usize) -> (Protocol, Vec<u8>) {
        let (mut reader, ours) = duplex(256);
        let speaking = tokio::spawn(async move {
            for part in said.chunks(piece) {
                reader.write_all(part).await.unwrap();
                tokio::task::yield_now().await;
            }
        });
        let (protocol, mut stream) = listen(ours).await.unwrap();
        let mut all = Vec::new();
        stream.read_to_end(&mut all).await.unwrap();
        speaking.await.unwrap();
        (protocol, all)
    }

    #[tokio::test]
    async fn a_whole_preface_is_http_2_and_anything_else_is_not() {
        for (said, expected) in [
            (&b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"[..], Protocol::Http2),
            (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0", Protocol::Http2),
            (b"GET / HTTP/1.1\r\nhost: x\r\n\r\n", Protocol::Http1),
            (b"PRI * HTTP/1.1\r\nhost: x\r\n\r\n", Protocol::Http1),
            (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\rx", Protocol::Http1),
            (b"PRI * HTTP/2.0\r\n", Protocol::Http1),
            (b"P", Protocol::Http1),
            (b"", Protocol::Http1),
        ] {
            for piece in [1, 2, 23, 24, 100] {
                assert_eq!(heard(said, piece).await, (expected, said.to_vec()), "{}", said.escape_ascii());
            }
        }
    }
}
