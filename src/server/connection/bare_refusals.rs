//! Words for the refusals that hyper writes itself.
//!
//! hyper answers a request that it can't read with a status and an empty body, and a browser shows an empty page for that. It
//! has no setting for it, so the response is completed on its way to the client.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// How hyper's refusals begin, and what each is about.
const REFUSALS: [(&[u8], &str); 3] = [
    (b"HTTP/1.1 400 ", "请求写得不对，服务器读不懂。请检查网址，或者从首页开始。\n"),
    (b"HTTP/1.1 414 ", "网址太长。\n"),
    (b"HTTP/1.1 431 ", "请求的头部太大。\n"),
];

/// What all of them have in common. No response of the site to such a request has an empty body.
const EMPTY: &[u8] = b"\r\ncontent-length: 0\r\n";

/// A stream that gives each of hyper's refusals a text.
#[derive(Debug)]
pub struct BareRefusals<S> {
    stream: S,
    completed: Option<Completed>,
}

/// A refusal with its text, which may be written in several parts.
#[derive(Debug)]
struct Completed {
    response: Vec<u8>,
    written: usize,
    /// How many bytes of hyper's it stands for.
    replaced: usize,
}

impl<S> BareRefusals<S> {
    pub fn new(stream: S) -> Self {
        Self { stream, completed: None }
    }
}

impl<S: AsyncWrite + Unpin> BareRefusals<S> {
    fn poll_write_completed(&mut self, context: &mut Context<'_>, completed: Completed) -> Poll<io::Result<usize>> {
        let completed = self.completed.insert(completed);
        while completed.written < completed.response.len() {
            let left = &completed.response[completed.written..];
            match ready!(Pin::new(&mut self.stream).poll_write(context, left))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                written => completed.written += written,
            }
        }
        let replaced = completed.replaced;
        self.completed = None;
        Poll::Ready(Ok(replaced))
    }
}

impl Completed {
    /// What is written in place of `first` and the rest of hyper's `bytes`, if that is a refusal of its own.
    fn of(first: &[u8], bytes: usize) -> Option<Self> {
        // Most responses are none: this is all they cost.
        if first.get(9) != Some(&b'4') {
            return None;
        }
        let (_, text) = REFUSALS.iter().find(|(begin, _)| first.starts_with(begin))?;
        let at = first.windows(EMPTY.len()).position(|window| window == EMPTY)?;
        let (before, after) = (&first[..at], &first[at + EMPTY.len()..]);
        let headers = format!("\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: {}\r\n", text.len());
        let response = [before, headers.as_bytes(), after, text.as_bytes()].concat();
        Some(Self { response, written: 0, replaced: bytes })
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for BareRefusals<S> {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for BareRefusals<S> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        match this.completed.take().or_else(|| Completed::of(bytes, bytes.len())) {
            Some(completed) => this.poll_write_completed(context, completed),
            None => Pin::new(&mut this.stream).poll_write(context, bytes),
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let first = parts.first().map_or(&[][..], |part| part);
        let completed =
            this.completed.take().or_else(|| Completed::of(first, parts.iter().map(|part| part.len()).sum()));
        match completed {
            Some(completed) => this.poll_write_completed(context, completed),
            None => Pin::new(&mut this.stream).poll_write_vectored(context, parts),
        }
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
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    use super::*;

    /// What arrives at a client that reads a few bytes at a time.
    async fn arrives(written: &[u8]) -> String {
        let (server, mut client) = duplex(7);
        let mut stream = BareRefusals::new(server);
        let mut arrived = String::new();
        let write = async {
            stream.write_all(written).await.unwrap();
            drop(stream);
        };
        let ((), read) = tokio::join!(write, client.read_to_string(&mut arrived));
        read.unwrap();
        arrived
    }

    #[tokio::test]
    async fn an_empty_refusal_gets_a_text_of_its_length() {
        for status in ["400 Bad Request", "414 URI Too Long", "431 Request Header Fields Too Large"] {
            let bare = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\ndate: x\r\n\r\n");
            let arrived = arrives(bare.as_bytes()).await;
            let (head, text) = arrived.split_once("\r\n\r\n").unwrap();
            assert!(head.starts_with(&format!("HTTP/1.1 {status}\r\n")), "{head}");
            assert!(head.contains(&format!("\r\ncontent-length: {}\r\n", text.len())), "{head}");
            assert!(head.ends_with("connection: close\r\ndate: x") && text.ends_with("。\n"), "{arrived}");
        }
    }

    #[tokio::test]
    async fn every_other_response_stays_as_it_is() {
        for response in [
            "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
            "HTTP/1.1 308 Permanent Redirect\r\ncontent-length: 0\r\n\r\n",
            "HTTP/1.1 400 Bad Request\r\ncontent-length: 2\r\n\r\nno",
            "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n",
            "x",
        ] {
            assert_eq!(arrives(response.as_bytes()).await, response);
        }
    }
}
