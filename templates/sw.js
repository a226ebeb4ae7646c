// Keeps the guides for when there is no network. Each edition of the site brings a file of its own, and with it its pages.
const EDITION = '{{ edition }}';
const DAY = '{{ day }}';
const PAGES = [{% for page in pages %}{% if !loop.first %}, {% endif %}'{{ page }}'{% endfor %}];
const FILES = [{% for file in files %}{% if !loop.first %}, {% endif %}'{{ file }}'{% endfor %}];

addEventListener('install', (event) => event.waitUntil(keepAll()));
addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept(pathname)));
  else if (FILES.includes(pathname)) event.respondWith(caches.match(pathname).then((file) => file ?? fetch(request)));
});

async function keepAll() {
  const store = await caches.open(EDITION);
  // What has not changed since the last visit comes back as 304.
  await store.addAll([...PAGES, ...FILES].map((path) => new Request(path, { cache: 'no-cache' })));
  await skipWaiting();
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== EDITION).map((name) => caches.delete(name)));
  await clients.claim();
}

// A guide as it was; a section is found on its guide; anything else leads home.
async function kept(path) {
  const [, guide, section] = path.split('/');
  if (section && PAGES.includes(`/${guide}`)) return Response.redirect(`/${guide}#${section}`);
  const known = PAGES.includes(path);
  const page = await caches.match(known ? path : '/');
  if (!page) return Response.error();
  const words = known ? '' : '你要看的这一页没有存下来，先看首页。';
  return new Response(asOf(await page.text(), words), { headers: page.headers });
}

// Without anything that held at that moment only, and with a word on when that was.
function asOf(html, words) {
  return html
    .replace(/<p [^>]*data-until=[^>]*>.*?<\/p>/gs, '')
    .replace(/<figure class="week">.*?<\/figure>/gs, '')
    .replace(/(<main [^>]*>)/, `$1<p class="note offline" role="status"><b>现在连不上网站</b>${words}这是${DAY}存下的内容。电话现在通不通、今天能不能办，连上后再看。</p>`);
}
