// What makes the page scroll sideways, and text that its box cuts off or that runs out of its box.
inspect.overflow = () => [...inspect.horizontalOverflow(), ...inspect.clippedText()];

// What is wider than the viewport, or scrolls sideways in a box of its own. The cheap conditions come first.
inspect.horizontalOverflow = () => {
  const found = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    found.push(`the page is ${document.documentElement.scrollWidth}px wide in ${width}px`);
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (element.ownerSVGElement) continue;
    const { left, right } = element.getBoundingClientRect();
    if (isOutside(element)) {
      // Only the innermost element is the cause; its ancestors are stretched by it.
      const isCause = ![...element.children].some(isOutside);
      if (isCause && inspect.isVisible(element))
        found.push(`${inspect.describe(element)} reaches from ${Math.round(left)} to ${Math.round(right)}`);
    } else if (element.matches('input')) {
      // A text field may scroll its value.
      continue;
    } else if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible') {
      if (inspect.isVisible(element))
        found.push(`${inspect.describe(element)} holds ${element.scrollWidth}px in ${element.clientWidth}px`);
    }
  }
  return found;

  function isOutside(element) {
    const { left, right } = element.getBoundingClientRect();
    return right > width + 1 || left < -1;
  }
};

inspect.clippedText = () => {
  const found = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (element.ownerSVGElement || element.clientWidth === 0) continue;
    const tooHigh = element.scrollHeight > element.clientHeight + 1;
    const tooWide = element.scrollWidth > element.clientWidth + 1;
    if (!tooHigh && !tooWide) continue;
    const { overflowY, position } = getComputedStyle(element);
    const cutOff = tooHigh && ['hidden', 'clip'].includes(overflowY);
    const runsOut = tooWide && element.children.length === 0 && element.innerText?.trim() && position !== 'absolute';
    if ((!cutOff && !runsOut) || !inspect.isVisible(element)) continue;
    if (cutOff) found.push(`${inspect.describe(element)} is cut off below`);
    if (runsOut)
      found.push(
        `${inspect.describe(element)} runs out of its box: ${element.scrollWidth}px in ${element.clientWidth}px`,
      );
  }
  return found;
};
