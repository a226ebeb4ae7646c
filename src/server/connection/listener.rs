//! What connections come from: a TCP port, or a Unix socket for a proxy on the same machine.

use std::io;
use std::time::Duration;

use socket2::SockRef;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};

/// What the kernel may keep of a connection in each direction, in bytes; Linux doubles it for its own bookkeeping. Left alone
/// the kernel grows it to several megabytes for each client that doesn't read. A page fits in whole.
const SOCKET_BUFFER_BYTES: usize = 32 * 1024;

/// A connection, as the kernel has it.
pub trait Stream: AsyncRead + AsyncWrite + Send + Unpin + 'static {
    /// Has the kernel forget what it has not sent yet when the connection is closed, as it soon is.
    fn discard_unsent(&self);
}

impl Stream for TcpStream {
    fn discard_unsent(&self) {
        // The kernel refuses it for a connection that is gone already.
        let _ = SockRef::from(self).set_linger(Some(Duration::ZERO));
    }
}

impl Stream for UnixStream {
    /// Nothing is kept once one side has closed it.
    fn discard_unsent(&self) {}
}

/// A socket that connections come from.
pub trait Listener: Send + Sync + 'static {
    /// A connection.
    type Stream: Stream;

    /// Bounds what the kernel keeps of each connection that is accepted from now on, and for how long it tries to send what
    /// its client doesn't take.
    fn limit_kernel(&self, write_timeout: Duration);

    /// The next connection.
    fn accept(&self) -> impl Future<Output = io::Result<Self::Stream>> + Send;

    /// Closes the socket, and gives the connections that the kernel has accepted already.
    fn into_pending(self) -> Vec<Self::Stream>;
}

impl Listener for TcpListener {
    type Stream = TcpStream;

    fn limit_kernel(&self, write_timeout: Duration) {
        let socket = SockRef::from(self);
        bound_buffers(&socket);
        // Without it, the rest of a response stays for a quarter of an hour after its connection was closed.
        let _ = socket.set_tcp_user_timeout(Some(write_timeout));
    }

    async fn accept(&self) -> io::Result<TcpStream> {
        let (stream, _) = self.accept().await?;
        without_delay(&stream);
        Ok(stream)
    }

    fn into_pending(self) -> Vec<TcpStream> {
        let Ok(listener) = self.into_std() else { return Vec::new() };
        let streams = pending(|| listener.accept());
        let streams = streams.filter(|stream| stream.set_nonblocking(true).is_ok());
        streams.filter_map(|stream| TcpStream::from_std(stream).ok()).inspect(without_delay).collect()
    }
}

impl Listener for UnixListener {
    type Stream = UnixStream;

    fn limit_kernel(&self, _: Duration) {
        bound_buffers(&SockRef::from(self));
    }

    async fn accept(&self) -> io::Result<UnixStream> {
        self.accept().await.map(|(stream, _)| stream)
    }

    fn into_pending(self) -> Vec<UnixStream> {
        let Ok(listener) = self.into_std() else { return Vec::new() };
        let streams = pending(|| listener.accept()).filter(|stream| stream.set_nonblocking(true).is_ok());
        streams.filter_map(|stream| UnixStream::from_std(stream).ok()).collect()
    }
}

/// Accepted sockets inherit the options of the listening one. A kernel that refuses them uses more memory, nothing else.
fn bound_buffers(socket: &SockRef<'_>) {
    let _ = socket.set_send_buffer_size(SOCKET_BUFFER_BYTES);
    let _ = socket.set_recv_buffer_size(SOCKET_BUFFER_BYTES);
}

/// Responses are written whole; waiting to fill a packet would only delay the last part. A stream that refuses the option is
/// slower, nothing else.
fn without_delay(stream: &TcpStream) {
    let _ = stream.set_nodelay(true);
}

/// Connections until there is none left.
fn pending<S, A>(mut accept: impl FnMut() -> io::Result<(S, A)>) -> impl Iterator<Item = S> {
    std::iter::from_fn(move || {
        loop {
            match accept() {
                Ok((stream, _)) => return Some(stream),
                Err(error) if is_of_one_connection(&error) => {}
                Err(_) => return None,
            }
        }
    })
}

/// Whether accepting failed because of the connection that was to be accepted, and not because of the machine.
pub fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}
