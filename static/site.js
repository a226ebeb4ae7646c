// Remembers size and theme, copies words, prints, keeps ticks, hides states that have expired, keeps the guides for a
// time without network.
// Every page works without it.
(() => {
  const root = document.documentElement, body = () => document.body;
  // Where nothing may be stored, as in private mode, a choice holds for as long as the page does.
  const unstored = {};
  const store = {
    get: (key) => { try { return localStorage.getItem(key) } catch { return unstored[key] ?? null } },
    set: (key, value) => { try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key) } catch { unstored[key] = value || null } },
  };
  // Shows a choice as it is stored: now, when the page is shown again, which browsers do with their own idea of what was chosen, and
  // when another tab stores or forgets something.
  const keepShown = (show) => {
    show();
    addEventListener('pageshow', show);
    addEventListener('storage', show);
  };
  const defaults = { size: 'normal', theme: 'system' };

  for (const name of Object.keys(defaults)) {
    const apply = (value) => {
      root.dataset[name] = value;
      const input = document.getElementById(`${name}-${value}`);
      if (input) input.checked = true;
    };
    keepShown(() => apply(store.get(name) ?? defaults[name]));
    document.querySelectorAll(`input[name=${name}]`).forEach((input) => input.addEventListener('change', () => {
      store.set(name, input.value === defaults[name] ? '' : input.value);
      apply(input.value);
    }));
  }

  const button = (words, act) => {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = 'copy-button';
    element.textContent = words;
    element.addEventListener('click', () => act(element));
    return element;
  };

  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); return true } catch { /* WeChat, plain http */ }
    const field = document.createElement('textarea');
    field.value = text;
    field.readOnly = true;
    field.style.position = 'fixed';
    body().append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  };

  document.querySelectorAll('[data-copy]').forEach((place) => {
    const said = document.createElement('span');
    said.role = 'status';
    said.className = 'unseen';
    place.after(button('复制', async (self) => {
      const done = await copy(place.dataset.copy || place.textContent);
      self.textContent = said.textContent = done ? '已复制' : '请长按文字复制';
      self.classList.toggle('is-copied', done);
    }), said);
  });

  document.querySelectorAll('.take-print').forEach((place) => place.prepend(button('打印这一页', () => print())));

  document.querySelectorAll('.papers input').forEach((box) => {
    const key = `tick:${box.closest('li').id}`;
    keepShown(() => { box.checked = store.get(key) === '1' });
    box.addEventListener('change', () => store.set(key, box.checked ? '1' : ''));
  });

  const expire = () => document.querySelectorAll('[data-until]').forEach((state) => {
    state.hidden = Date.now() >= Date.parse(state.dataset.until);
  });
  expire();
  setInterval(expire, 15000);
  addEventListener('pageshow', expire);

  // Once the page is there: what is kept for later must not hold it up.
  addEventListener('load', () => navigator.serviceWorker?.register('/sw.js').catch(() => { /* private mode */ }));
})();
