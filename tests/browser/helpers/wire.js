import { connect } from 'node:net';

// What a phone's first request costs: every byte of the answer, status line and headers included.
export function firstView(origin, path) {
  const { hostname, port } = new URL(origin);
  const request = [
    `GET ${encodeURI(path)} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    'Accept: text/html,application/xhtml+xml,*/*;q=0.8',
    'Accept-Encoding: gzip, deflate, br, zstd',
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
      const answer = Buffer.concat(chunks);
      const end = answer.indexOf('\r\n\r\n');
      const head = answer.subarray(0, end).toString('latin1');
      const headers = head.split('\r\n').slice(1).map((line) => line.split(/:\s*/, 2));
      resolve({
        bytes: answer.length,
        status: Number(head.split(' ')[1]),
        headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
      });
    });
  });
}
