// What is wider than the window, or wider than the box that holds it. Cheap questions first: most elements pass them.
inspect.sideways = () => {
  const faults = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    faults.push(`page is ${document.documentElement.scrollWidth}px wide in ${width}px`);
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (element.ownerSVGElement) continue;
    const { left, right } = element.getBoundingClientRect();
    if (outside(element)) {
      // The innermost is the cause; what holds it is only stretched.
      const cause = ![...element.children].some(outside);
      if (cause && inspect.shown(element)) faults.push(`${inspect.name(element)} reaches from ${Math.round(left)} to ${Math.round(right)}`);
    } else if (element.matches('input')) {
      // A field scrolls what is typed into it.
      continue;
    } else if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible') {
      if (inspect.shown(element)) faults.push(`${inspect.name(element)} holds ${element.scrollWidth}px in ${element.clientWidth}px`);
    }
  }
  return faults;

  function outside(element) {
    const { left, right } = element.getBoundingClientRect();
    return right > width + 1 || left < -1;
  }
};
