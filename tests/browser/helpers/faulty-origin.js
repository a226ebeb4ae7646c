import http from 'node:http';

// A site behind a network or a proxy that fails as the test says: 'none', 'silence' (never answers), or a status.
export async function faultyOrigin(origin) {
  const state = { fault: 'none' };
  const { hostname, port } = new URL(origin);
  const server = http.createServer((request, response) => {
    if (state.fault === 'silence') return;
    if (state.fault !== 'none') {
      response.writeHead(state.fault, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
      return;
    }
    const forwarded = http.request({ hostname, port, path: request.url, method: request.method, headers: request.headers });
    forwarded.on('response', (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    request.pipe(forwarded);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    fail: (fault) => { state.fault = fault },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
