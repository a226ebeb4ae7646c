// Forced colours replace every background, so what is drawn by its background alone disappears unless it has a border.

// Before colours are forced: remembers the elements without text that a background colour makes visible.
inspect.rememberFilledElements = () => {
  inspect.filledElements = [...document.body.querySelectorAll('*')].filter((element) => {
    if (!inspect.isVisible(element) || element.closest('svg')) return false;
    if (element.textContent.trim() || element.matches('input, select, textarea, img')) return false;
    const fill = getComputedStyle(element).backgroundColor;
    return inspect.rgba(fill)[3] > 0 && fill !== inspect.effectiveBackground(element.parentElement);
  });
};

// While colours are forced: what can't be seen any more, and controls without a border.
inspect.lostInForcedColors = () => {
  const CONTROLS =
    'button, select, textarea, input:not([type=radio], [type=checkbox], [type=hidden]), .button, a[href^="tel:"]';
  const SHAPES = 'svg :is(path, rect, circle, line, polyline, polygon, text)';
  const found = [];
  for (const element of inspect.filledElements) {
    const { backgroundColor, borderStyle } = getComputedStyle(element);
    const visible =
      borderStyle !== 'none' || standsOut(backgroundColor, inspect.effectiveBackground(element.parentElement));
    if (!visible) found.push(`${inspect.describe(element)} disappears`);
  }
  for (const shape of document.querySelectorAll(SHAPES)) {
    const svg = shape.closest('svg');
    if (!inspect.isVisible(svg) || shape.closest('defs, clipPath, mask')) continue;
    if (!isVisibleInSvg(shape, svg))
      found.push(`${inspect.describe(shape)} in ${inspect.describe(svg.parentElement)} disappears`);
  }
  for (const control of document.querySelectorAll(CONTROLS)) {
    if (!inspect.isVisible(control)) continue;
    const { borderTopStyle, borderTopWidth, textDecorationLine } = getComputedStyle(control);
    const hasBorder = borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1;
    const isUnderlinedLink = control.matches('a:not(.button)') && textDecorationLine === 'underline';
    if (!hasBorder && !isUnderlinedLink) found.push(`${inspect.describe(control)} has no border`);
  }
  return found;

  // A shape may lie on another shape, so it must stand out from the page or from something drawn before it.
  function isVisibleInSvg(shape, svg) {
    const { fill, stroke, opacity } = getComputedStyle(shape);
    const paints = [fill, stroke].filter((paint) => paint !== 'none');
    // Not meant to be seen.
    if (opacity === '0' || paints.length === 0) return true;
    const drawnBefore = [...svg.querySelectorAll('*')].filter(
      (other) => shape.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING,
    );
    const backgrounds = [inspect.effectiveBackground(svg), ...drawnBefore.map((other) => getComputedStyle(other).fill)];
    return paints.some((paint) =>
      backgrounds.some((background) => background !== 'none' && standsOut(paint, background)),
    );
  }

  function standsOut(color, background) {
    return inspect.contrast(color, background) >= 3;
  }
};
