import { connect } from 'node:net';

// Sends one request as a phone's browser would that takes these encodings, and counts all bytes of the response, status
// line and headers included.
export function measureTransfer(origin, path, acceptEncoding = 'gzip, deflate, br, zstd') {
  const { hostname, port } = new URL(origin);
  const request = [
    `GET ${encodeURI(path)} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    'Accept: text/html,application/xhtml+xml,*/*;q=0.8',
    `Accept-Encoding: ${acceptEncoding}`,
    'Accept-Language: zh-CN,zh;q=0.9',
    'Connection: close',
    '\r\n',
  ].join('\r\n');
  return new Promise((resolve, reject) => {
    const chunks = [];
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('end', () => {
      const response = Buffer.concat(chunks);
      const head = response.subarray(0, response.indexOf('\r\n\r\n')).toString('latin1');
      const [, encoding] = head.match(/^content-encoding: *(.*)$/im) ?? [];
      resolve({ transferSize: response.length, encoding });
    });
  });
}
