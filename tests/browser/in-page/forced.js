// Shapes that carry meaning by their fill alone: what must not vanish when the system forces its colours.
inspect.shapes = () => {
  inspect.kept = [...document.body.querySelectorAll('*')].filter((element) => {
    if (!inspect.shown(element) || element.closest('svg')) return false;
    if (element.textContent.trim() || element.matches('input, select, textarea, img')) return false;
    const fill = getComputedStyle(element).backgroundColor;
    return inspect.rgba(fill)[3] > 0 && fill !== inspect.backdrop(element.parentElement);
  });
  return inspect.kept.length;
};

inspect.vanished = () => {
  const faults = [];
  for (const element of inspect.kept) {
    const { backgroundColor, borderStyle } = getComputedStyle(element);
    const seen = borderStyle !== 'none' || inspect.contrast(backgroundColor, inspect.backdrop(element.parentElement)) >= 3;
    if (!seen) faults.push(`${inspect.name(element)} vanishes`);
  }
  for (const shape of document.querySelectorAll('svg :is(path, rect, circle, line, polyline, polygon, text)')) {
    const svg = shape.closest('svg');
    if (!inspect.shown(svg) || shape.closest('defs, clipPath, mask')) continue;
    if (!svg.isConnected || !seenInSvg(shape, svg)) faults.push(`${inspect.name(shape)} in ${inspect.name(svg.parentElement)} vanishes`);
  }
  for (const control of document.querySelectorAll('button, select, textarea, input:not([type=radio], [type=checkbox], [type=hidden]), .button, a[href^="tel:"]')) {
    if (!inspect.shown(control)) continue;
    const { borderTopStyle, borderTopWidth, textDecorationLine } = getComputedStyle(control);
    const bordered = borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1;
    const plainLink = control.matches('a:not(.button)') && textDecorationLine === 'underline';
    if (!bordered && !plainLink) faults.push(`${inspect.name(control)} has no border`);
  }
  return faults;

  // A shape may lie on another shape: it needs to stand out from the page or from what is drawn before it.
  function seenInSvg(shape, svg) {
    const { fill, stroke, opacity } = getComputedStyle(shape);
    if (opacity === '0') return true;
    const grounds = [inspect.backdrop(svg), ...[...svg.querySelectorAll('*')].filter((other) => shape.compareDocumentPosition(other) & 2).map((other) => getComputedStyle(other).fill)];
    const paints = [fill, stroke].filter((paint) => paint !== 'none');
    if (paints.length === 0) return true;
    return paints.some((paint) => grounds.some((ground) => ground !== 'none' && inspect.contrast(paint, ground) >= 3));
  }
};
