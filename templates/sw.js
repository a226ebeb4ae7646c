// Keeps the guides for when there is no network. Each edition of the site brings a file of its own, and with it its pages.
// Where its pages are: the two writings of the site have a worker each, and each worker a store of its own.
const ROOT = '';
const EDITION = `${ROOT}{{ edition }}`;
const DAY = '{{ day }}';
const PAGES = [{% for page in pages %}{% if !loop.first %}, {% endif %}'{{ page }}'{% endfor %}];
const FILES = [{% for file in files %}{% if !loop.first %}, {% endif %}'{{ file }}'{% endfor %}];

addEventListener('install', (event) => event.waitUntil(keepAll()));
addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(answer(request));
  else if (FILES.includes(pathname)) event.respondWith(caches.match(pathname).then((file) => file ?? fetch(request)));
});

async function keepAll() {
  const store = await caches.open(EDITION);
  // What has not changed since the last visit comes back as 304.
  await store.addAll([...PAGES.map((path) => ROOT + path), ...FILES].map((path) => new Request(path, { cache: 'no-cache' })));
  await skipWaiting();
}

async function forgetOthers() {
  const names = await caches.keys();
  const isOfHere = (name) => name.startsWith('/') === (ROOT !== '');
  await Promise.all(names.filter((name) => name !== EDITION && isOfHere(name)).map((name) => caches.delete(name)));
  await clients.claim();
}

// How long a reader waits for the site before the kept page is shown, in milliseconds; less once it did not answer.
const PATIENCE = 4000;
const LITTLE_PATIENCE = 1000;
let patience = PATIENCE;

// The site's own answer, unless there is none or a broken one while the page is kept.
async function answer(request) {
  const url = new URL(request.url);
  const known = knownAs(url.pathname);
  const impatience = new AbortController();
  // A request that is given up frees its connection, of which a browser has only some.
  const giveUp = async () => {
    if (!await caches.match(known.split('#')[0])) return;
    patience = LITTLE_PATIENCE;
    impatience.abort();
  };
  const timer = known && setTimeout(giveUp, patience);
  try {
    const response = await fetch(request, { signal: impatience.signal });
    clearTimeout(timer);
    patience = PATIENCE;
    if (!known || response.status < 500) return response;
    const page = await kept(url);
    return page.type === 'error' ? response : page;
  } catch {
    clearTimeout(timer);
    return kept(url);
  }
}

// The address of a kept page, of whatever form of it the site itself would lead there: with a slash at the end, or with %.
// A section is found on its guide, a situation in the print edition.
function knownAs(written) {
  let path = written;
  try { path = decodeURIComponent(written) } catch { /* not written in UTF-8 */ }
  if (!path.startsWith(ROOT)) return undefined;
  path = path.slice(ROOT.length).replace(/\/+$/, '') || '/';
  if (PAGES.includes(path)) return ROOT + path;
  const [, guide, section, ...rest] = path.split('/');
  if (section && !rest.length && guide === 'situations') return `${ROOT}/print#situation-${section}`;
  return section && !rest.length && PAGES.includes(`/${guide}`) ? `${ROOT}/${guide}#${section}` : undefined;
}

// The kept page, or the home page with a word on it.
async function kept({ pathname, search }) {
  const known = knownAs(pathname);
  const asked = new URLSearchParams(search);
  const isQuestion = ['applied', 'town', 'who', 'day', 'unanswered'].some((name) => asked.has(name));
  if (known?.includes('#')) return Response.redirect(known.replace('#', isQuestion ? '?unanswered#' : '#'));
  const page = await caches.match(known ?? `${ROOT}/`);
  if (!page) return Response.error();
  let words = '';
  if (!known) words = '你要看的这一页没有存下来，先看首页。';
  else if (isQuestion) words = '你问的要连上才能回答，先看这里写的。';
  return new Response(asOf(await page.text(), words), { headers: page.headers });
}

// Without anything that held at that moment only, and with a word on when that was.
function asOf(html, words) {
  return html
    .replace(/<p [^>]*data-until=[^>]*>.*?<\/p>/gs, '')
    .replace(/<figure class="week">.*?<\/figure>/gs, '')
    .replace(/(<main [^>]*>)/, `$1<p class="note offline" role="status"><b>现在连不上网站</b>${words}这是${DAY}存下的内容。电话现在通不通、今天能不能办，连上后再看。</p>`);
}
