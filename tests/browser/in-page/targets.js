// Controls and links too small for a thumb. A link inside a sentence may be as high as its line (WCAG 2.5.5, "inline").
inspect.targets = ({ least, call }) => {
  const faults = [];
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]';
  for (const element of document.body.querySelectorAll(controls)) {
    if (!inspect.shown(element) || element.matches('.skip')) continue;
    if (inSentence(element)) continue;
    const { width, height } = area(element);
    const need = element.matches('a[href^="tel:"]') ? call : least;
    if (width < least - 0.5 || height < need - 0.5) {
      faults.push(`${inspect.name(element)} is ${Math.round(width)}×${Math.round(height)}, needs ${least}×${need}`);
    }
  }
  return faults;

  // A labelled box or radio is as large as its label.
  function area(element) {
    const boxes = [element, ...(element.labels ?? [])].map((part) => part.getBoundingClientRect());
    const left = Math.min(...boxes.map((box) => box.left));
    const top = Math.min(...boxes.map((box) => box.top));
    return {
      width: Math.max(...boxes.map((box) => box.right)) - left,
      height: Math.max(...boxes.map((box) => box.bottom)) - top,
    };
  }

  function inSentence(element) {
    if (!element.matches('a') || getComputedStyle(element).display !== 'inline') {
      return element.matches('a') && getComputedStyle(element).display === 'inline-block' && besideText(element);
    }
    return besideText(element);
  }

  function besideText(element) {
    const block = element.parentElement.closest('p, li, dd, td, th, figcaption, div, legend, caption');
    if (!block) return false;
    const others = [...block.querySelectorAll('a, button')].reduce((text, link) => text.replace(link.innerText, ''), block.innerText);
    return others.replace(/[\s·›|、，]/g, '').length > 0;
  }
};
