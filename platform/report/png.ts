import { crc32, deflateSync } from 'node:zlib';
import type { Drawing, Shape } from './chart.ts';

const SCALE = 2;

/** The areas and lines of a drawing as a bitmap, without its text. */
export function toPng(drawing: Drawing): Uint8Array {
  const width = Math.ceil(drawing.width * SCALE);
  const height = Math.ceil(drawing.height * SCALE);
  const stride = width * 3 + 1;
  const pixels = Buffer.alloc(stride * height, 255);
  for (let y = 0; y < height; y++) pixels[y * stride] = 0;
  const fill = (area: { x: number; y: number; width: number; height: number }, color: string): void => {
    const rgb = Buffer.from(color.slice(1), 'hex');
    const [x0, x1] = [area.x, area.x + area.width].map((x) => clamp(x * SCALE, width)) as [number, number];
    const [y0, y1] = [area.y, area.y + area.height].map((y) => clamp(y * SCALE, height)) as [number, number];
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) pixels.set(rgb, y * stride + 1 + x * 3);
  };
  for (const shape of drawing.shapes) paint(shape, fill);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));

type Fill = (area: { x: number; y: number; width: number; height: number }, color: string) => void;

function paint(shape: Shape, fill: Fill): void {
  if (shape.type === 'rect') fill(shape, shape.fill);
  if (shape.type !== 'line') return;
  for (const [i, [x1, y1]] of shape.points.entries()) {
    const [x0, y0] = shape.points[i - 1] ?? [x1, y1];
    const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) * SCALE));
    for (let step = 0; step <= steps; step++) {
      const [x, y] = [x0 + ((x1 - x0) * step) / steps, y0 + ((y1 - y0) * step) / steps];
      fill({ x, y, width: shape.width, height: Math.max(0.5, shape.width) }, shape.color);
    }
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
