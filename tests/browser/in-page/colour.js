// WCAG contrast of two CSS colours, and the colour that lies behind an element.
inspect.painted = (colour) => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
};

inspect.rgba = (colour) => {
  inspect.known ??= new Map();
  if (!inspect.known.has(colour)) inspect.known.set(colour, inspect.painted(colour));
  return inspect.known.get(colour);
};

inspect.contrast = (one, other) => {
  const luminance = (colour) => {
    const [r, g, b] = inspect.rgba(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

inspect.backdrop = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (inspect.rgba(backgroundColor)[3] > 127) return backgroundColor;
  }
  return 'white';
};
