// Returns the texts whose colour stands out too little from what is behind them.
const parse = colour => {
  const parts = colour.match(/[\d.]+/g).map(Number);
  return { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 };
};
const luminance = rgb => {
  const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = element => {
  for (let e = element; e; e = e.parentElement) {
    const ground = parse(getComputedStyle(e).backgroundColor);
    if (ground.alpha === 1) return ground.rgb;
    if (ground.alpha !== 0) return [127, 127, 127];
  }
  return [255, 255, 255];
};
const contrast = element => {
  const [a, b] = [luminance(parse(getComputedStyle(element).color).rgb), luminance(behind(element))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
const faint = [];
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let text = texts.nextNode(); text; text = texts.nextNode()) {
  const element = text.parentElement;
  if (text.data.trim() && element.checkVisibility() && contrast(element) < 4.5) {
    faint.push(text.data.trim() + ' ' + contrast(element).toFixed(2));
  }
}
return faint;
