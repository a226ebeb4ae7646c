import { everyPage } from '../helpers/census.js';
import { Faults } from '../helpers/faults.js';
import { test } from '../helpers/test.js';

for (const { path, expected } of everyPage) {
  test(path, async ({ page }) => {
    const faults = new Faults(path);
    const origin = process.env.ORIGIN;
    const ears = {
      console: (message) => {
        // Chromium itself reports a page that rightly answers 404.
        const own = expected >= 400 && message.location().url === new URL(path, origin).href;
        // The worker has a spec of its own; here Playwright keeps it away, and says so.
        if (message.text() === 'Service Worker registration blocked by Playwright') return;
        if (['error', 'warning'].includes(message.type()) && !own) faults.add(`console ${message.type()}`, message.text());
      },
      pageerror: (error) => faults.add('script', error.message),
      request: (request) => {
        if (!request.url().startsWith(`${origin}/`)) faults.add('network', `asks a third party: ${request.url()}`);
      },
      requestfailed: (request) => {
        // The next visit cancels an icon that is still under way.
        const { errorText } = request.failure();
        if (errorText !== 'net::ERR_ABORTED') faults.add('network', `${request.url()} failed: ${errorText}`);
      },
      response: (response) => {
        const own = response.request().isNavigationRequest() && response.status() === expected;
        if (response.status() >= 400 && !own) faults.add('network', `${response.url()} answers ${response.status()}`);
      },
    };
    for (const [event, ear] of Object.entries(ears)) page.on(event, ear);
    await page.goto(path);
    for (const [event, ear] of Object.entries(ears)) page.off(event, ear);

    for (const address of await page.evaluate(iconsAndManifest)) await checkedOnce(page, address, faults);
    const cookies = await page.context().cookies();
    faults.add('cookies', cookies.map(({ name }) => `sets ${name}`));
    faults.expectNone();
  });
}

// What a browser fetches beside the page, in its own time.
function iconsAndManifest() {
  return [...document.querySelectorAll('link[rel~=icon], link[rel=apple-touch-icon], link[rel=manifest]')].map((link) => link.href);
}

const good = new Set();

async function checkedOnce(page, address, faults) {
  if (good.has(address)) return;
  const answer = await page.request.get(address);
  if (answer.ok()) good.add(address);
  else faults.add('network', `${address} answers ${answer.status()}`);
}
