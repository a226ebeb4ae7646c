// Links and controls that are too small to touch. A link inside a sentence is exempt (WCAG 2.5.5, "inline").
inspect.smallTargets = ({ minSize, minCallHeight }) => {
  const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]';
  const found = [];
  for (const element of document.body.querySelectorAll(CONTROLS)) {
    if (!inspect.isVisible(element) || element.matches('.skip') || isInSentence(element)) continue;
    const { width, height } = targetSize(element);
    const minHeight = element.matches('a[href^="tel:"]') ? minCallHeight : minSize;
    if (width < minSize - 0.5 || height < minHeight - 0.5) {
      found.push(
        `${inspect.describe(element)} is ${Math.round(width)}×${Math.round(height)}, needs ${minSize}×${minHeight}`,
      );
    }
  }
  return found;

  // Touching the label of a field counts as touching the field.
  function targetSize(element) {
    const boxes = [element, ...(element.labels ?? [])].map((part) => part.getBoundingClientRect());
    const left = Math.min(...boxes.map((box) => box.left));
    const top = Math.min(...boxes.map((box) => box.top));
    return {
      width: Math.max(...boxes.map((box) => box.right)) - left,
      height: Math.max(...boxes.map((box) => box.bottom)) - top,
    };
  }

  function isInSentence(element) {
    if (!element.matches('a') || !['inline', 'inline-block'].includes(getComputedStyle(element).display)) return false;
    const block = element.parentElement.closest('p, li, dd, td, th, figcaption, div, legend, caption');
    if (!block) return false;
    const textOutsideLinks = [...block.querySelectorAll('a, button')].reduce(
      (text, link) => text.replace(link.innerText, ''),
      block.innerText,
    );
    return textOutsideLinks.replace(/[\s·›|、，]/g, '').length > 0;
  }
};

// Links and controls with something else on top, which would receive the touch.
inspect.coveredTargets = () => {
  const found = [];
  for (const element of document.body.querySelectorAll('a[href], button, input, select, textarea')) {
    if (!inspect.isVisible(element) || element.matches('.skip')) continue;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const [box] = element.getClientRects();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const isHit = [element, ...(element.labels ?? [])].some((part) => part.contains(hit));
    if (!isHit)
      found.push(
        `${inspect.describe(element)} is covered by ${hit ? inspect.describe(hit) : 'nothing that can be hit'}`,
      );
  }
  return found;
};
