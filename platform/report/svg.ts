import type { Drawing, Shape } from './chart.ts';

/** A drawing as an SVG image that says in words what it shows. */
export function toSvg(drawing: Drawing): string {
  const { width, height, title, description, shapes } = drawing;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title description" width="${width}" height="${number(height)}" viewBox="0 0 ${width} ${number(height)}" font-family="Helvetica, Arial, sans-serif">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<rect width="${width}" height="${number(height)}" fill="#ffffff"/>`,
    ...shapes.map(element),
    '</svg>',
  ].join('');
}

function element(shape: Shape): string {
  if (shape.type === 'rect') {
    const { x, y, width, height, fill } = shape;
    return `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="${fill}"/>`;
  }
  if (shape.type === 'line') {
    const points = shape.points.map(([x, y]) => `${number(x)},${number(y)}`).join(' ');
    return `<polyline points="${points}" fill="none" stroke="${shape.color}" stroke-width="${shape.width}"/>`;
  }
  const { x, y, size, anchor, color } = shape;
  return `<text x="${number(x)}" y="${number(y)}" font-size="${size}" text-anchor="${anchor}" fill="${color}">${escaped(shape.text)}</text>`;
}

const number = (value: number): string => String(Math.round(value * 100) / 100);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Names from the database are text, never markup; XML has no room for control characters and half pairs. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced.
      .replace(/[\u0000-\u001f\ufffe\uffff]/g, ' ')
      .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
  );
}
