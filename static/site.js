// Remembers size and theme, copies words, prints, keeps ticks, reads aloud, hides states that have expired, keeps the guides for
// a time without network.
// Every page works without it.
(() => {
  const root = document.documentElement, body = () => document.body;
  // What the script shows is written like the page.
  const isTraditional = root.lang !== 'zh-CN';
  const say = (simplified, traditional) => isTraditional ? traditional : simplified;
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
    place.after(button(say('复制', '複製'), async (self) => {
      const done = await copy(place.dataset.copy || place.textContent);
      self.textContent = said.textContent = done ? say('已复制', '已複製') : say('请长按文字复制', '請長按文字複製');
      self.classList.toggle('is-copied', done);
    }), said);
  });

  document.querySelectorAll('.take-print').forEach((place) => place.prepend(button(say('打印这一页', '列印這一頁'), () => print())));

  document.querySelectorAll('.papers input').forEach((box) => {
    const key = `tick:${box.closest('li').id}`;
    keepShown(() => { box.checked = store.get(key) === '1' });
    box.addEventListener('change', () => store.set(key, box.checked ? '1' : ''));
  });

  // Reads the page aloud where the device has a Chinese voice: in Cantonese for traditional characters, if there is one.
  const synth = window.speechSynthesis;
  const answer = document.querySelector('main .answer');
  const LANGUAGES = isTraditional ? [/^(zh-HK|yue)/i, /^zh-TW/i, /^(zh|cmn)/i] : [/^(zh-CN|zh-Hans|cmn)/i, /^zh/i];
  const findVoice = () => {
    const voices = synth.getVoices();
    return LANGUAGES.map((wanted) => voices.find(({ lang }) => wanted.test(lang.replace('_', '-')))).find(Boolean);
  };

  // Phone numbers digit by digit, times and ranges in words, as people say them.
  const spoken = (text, isCantonese) => {
    const hour = say('点', '點');
    return text
      .replace(/\d{3,4}-\d{3,8}(-\d+)?|\d{5,}(?![\d元])/g, (number) => number
        .replace(/\d/g, (digit) => (isCantonese ? '零一二三四五六七八九' : '零幺二三四五六七八九')[digit]).replace(/-/g, '，'))
      .replace(/(\d{1,2}):(\d\d)/g, (_, h, m) => +h + hour + (m === '00' ? '' : m === '30' ? '半' : `${m}分`))
      .replace(/([\d点點半分日月])[–—-](?=\d)/g, '$1到')
      .replace(/[→›>]/g, '，');
  };

  const BLOCKS = 'h1, h2, h3, h4, p, li, dt, dd';
  const SILENT = 'nav, form, aside, figure, .unseen, .mark, .step-number, .copy, .changed, .back, button, [aria-hidden]';
  const pieces = () => [...document.querySelectorAll('main :is(' + BLOCKS + ')')]
    .filter((block) => !block.querySelector(BLOCKS) && !block.closest(SILENT) && block.checkVisibility?.() !== false)
    .flatMap((block) => {
      const copy = block.cloneNode(true);
      copy.querySelectorAll(SILENT).forEach((silent) => silent.remove());
      copy.querySelectorAll('.find-menu').forEach((menu) => menu.before('，'));
      const step = block.matches('.steps > li') ? `第${[...block.parentNode.children].indexOf(block) + 1}步，` : '';
      // A voice may fall silent within a long text.
      const sentences = copy.textContent.trim().match(/[^。；]+[。；]?/g) ?? [];
      return sentences.map((sentence, at) => ({ block, text: (at ? '' : step) + sentence }));
    });

  const PACES = [['slow', 0.75, '慢', '慢'], ['normal', 1, '正常', '正常'], ['fast', 1.25, '快', '快']];
  const readAloud = () => {
    let queue = [], at = 0, utterance, shown;
    const pace = () => PACES.find(([name]) => name === store.get('pace')) ?? PACES[1];
    // With the script, so that no page carries a rule for what few devices have.
    const show = (block) => {
      if (shown) shown.style.outline = shown.style.outlineOffset = '';
      shown = block;
      if (!block) return;
      block.style.outline = '3px solid';
      block.style.outlineOffset = '4px';
      const { top, bottom } = block.getBoundingClientRect();
      const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
      if (top < 0 || bottom > innerHeight) block.scrollIntoView({ block: 'center', behavior });
    };
    const label = () => {
      start.textContent = utterance ? say('暂停', '暫停') : at ? say('继续', '繼續') : say('朗读', '朗讀');
      stopper.hidden = pacer.hidden = !utterance && !at;
      pacer.textContent = say('语速：', '語速：') + say(...pace().slice(2));
    };
    // Pausing is stopping in front of the same sentence: not every device can pause.
    const pause = () => { utterance = undefined; synth.cancel(); label() };
    const stop = () => { at = 0; show(); pause() };
    const read = () => {
      const piece = queue[at], voice = findVoice();
      if (!piece || !voice) return stop();
      const current = utterance = new SpeechSynthesisUtterance(spoken(piece.text, /^(zh.HK|yue)/i.test(voice.lang)));
      Object.assign(current, { voice, lang: voice.lang, rate: pace()[1] });
      current.onend = () => { if (utterance === current) { at += 1; read() } };
      current.onerror = () => { if (utterance === current) stop() };
      if (shown !== piece.block) show(piece.block);
      synth.speak(current);
      label();
    };
    const start = button('', () => {
      if (utterance) return pause();
      if (!at) queue = pieces();
      read();
    });
    const stopper = button(say('停止', '停止'), () => { stop(); start.focus() });
    const pacer = button('', () => {
      store.set('pace', PACES[(PACES.indexOf(pace()) + 1) % PACES.length][0]);
      if (!utterance) return label();
      pause();
      read();
    });
    addEventListener('pagehide', stop);
    const row = document.createElement('p');
    row.append(start, stopper, pacer);
    row.style.marginTop = '.5rem';
    start.style.marginLeft = 0;
    answer.after(row);
    label();
  };
  if (synth && answer) {
    const offer = () => {
      if (!findVoice()) return;
      synth.onvoiceschanged = null;
      readAloud();
    };
    synth.onvoiceschanged = offer;
    offer();
  }

  // WeChat shows the first large picture of a page beside its shared link.
  if (navigator.userAgent.includes('MicroMessenger')) {
    const picture = new Image();
    picture.src = document.querySelector('[property="og:image"]').content;
    picture.alt = '';
    picture.hidden = true;
    body().prepend(picture);
  }

  const expire = () => document.querySelectorAll('[data-until]').forEach((state) => {
    state.hidden = Date.now() >= Date.parse(state.dataset.until);
  });
  expire();
  setInterval(expire, 15000);
  addEventListener('pageshow', expire);

  // Once the page is there: what is kept for later must not hold it up.
  addEventListener('load', () => navigator.serviceWorker?.register(say('/sw.js', '/hant/sw.js')).catch(() => { /* private mode */ }));
})();
