// [red, green, blue, alpha] of any CSS colour, each 0 to 255, as the browser paints it.
inspect.rgba = (color) => {
  inspect.paintedColors ??= new Map();
  if (!inspect.paintedColors.has(color)) {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    inspect.paintedColors.set(color, [...canvas.getImageData(0, 0, 1, 1).data]);
  }
  return inspect.paintedColors.get(color);
};

// WCAG contrast ratio of two CSS colours, 1 to 21.
inspect.contrast = (one, other) => {
  const luminance = (color) => {
    const [r, g, b] = inspect.rgba(color).map((channel) => {
      const value = channel / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

// The background colour that shows behind the content of an element.
inspect.effectiveBackground = (element) => {
  for (let ancestor = element; ancestor; ancestor = ancestor.parentElement) {
    const { backgroundColor } = getComputedStyle(ancestor);
    if (inspect.rgba(backgroundColor)[3] > 127) return backgroundColor;
  }
  return 'white';
};
