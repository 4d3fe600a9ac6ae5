import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { renderApart } from './apart.ts';
import { draw, type Shape } from './chart.ts';
import { toMarkdown } from './markdown.ts';
import { toPng } from './png.ts';
import type { Chart, Report } from './report.ts';
import { toSvg } from './svg.ts';

const HOSTILE = `<script>alert("x")</script> & 'y' ]](javascript:z) \u0000\ud800`;
const chartOf = (kind: Chart['kind'], labels: string[]): Chart => ({
  kind,
  unit: 'number',
  title: `Chart ${labels[0]}`,
  points: labels.map((label, i) => ({ label, value: i + 1 })),
});
const reportOf = (charts: Chart[], rows = 3): Report => ({
  title: 'Test',
  scope: 'All departments',
  generatedAt: '2026-01-02T03:04:05.000Z',
  sections: charts.map((chart, i) => ({
    heading: `Part ${i}`,
    chart,
    table: {
      columns: [
        { title: 'Name', kind: 'text' },
        { title: 'Count', kind: 'number' },
      ],
      rows: Array.from({ length: rows }, (_, n) => [`Row ${n}`, n]),
    },
  })),
});
const KINDS = ['bar', 'line', 'share'] as const;
const ALL = KINDS.map((kind) => chartOf(kind, ['A', 'B', 'C']));

const signal = new AbortController().signal;
const svgOf = (chart: Chart): string => {
  const drawing = draw(chart);
  if (!drawing) throw new TypeError('nothing was drawn');
  return toSvg(drawing);
};

/** Where a shape begins and ends from left to right. */
function extent(shape: Shape): number[] {
  if (shape.type === 'line') return shape.points.map(([x]) => x);
  return shape.type === 'rect' ? [shape.x, shape.x + shape.width] : [shape.x];
}

describe.each(KINDS)('a %s chart as SVG (R3.3)', (kind) => {
  it('says in words what it shows', () => {
    const svg = svgOf(chartOf(kind, ['Mon', 'Tue']));
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" aria-labelledby="title description"/,
    );
    expect(svg).toContain('<title id="title">Chart Mon</title>');
    expect(svg).toContain('<desc id="description">Mon: 1; Tue: 2.</desc>');
  });

  it('takes names of the data as text (R9.5)', () => {
    const svg = svgOf(chartOf(kind, [HOSTILE, 'B']));
    expect(svg).not.toMatch(/<script|javascript:z"|'y'/);
    expect(svg).toContain('&lt;script&gt;');
    expect(svg.isWellFormed()).toBe(true);
    expect(svg.replace(/<\/?(svg|title|desc|rect|text|polyline)\b[^<>]*>/g, '')).not.toMatch(/[<>]/);
  });

  it('stays within its frame, however many points there are', () => {
    const many = Array.from({ length: 60 }, (_, i) => `Point number ${i} with a long name that has no end`);
    const drawing = draw(chartOf(kind, many));
    const xs = (drawing?.shapes ?? []).flatMap(extent);
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xs)).toBeLessThanOrEqual(drawing?.width ?? 0);
    expect(drawing?.height).toBeLessThan(400);
  });

  it('is left out when there is nothing to see', () => {
    expect(draw({ ...chartOf(kind, []), points: [] })).toBeUndefined();
    expect(draw({ ...chartOf(kind, ['A']), points: [{ label: 'A', value: 0 }] })).toBeUndefined();
  });
});

it('puts the smallest shares together, and they still make a whole', () => {
  const svg = svgOf(
    chartOf(
      'share',
      Array.from({ length: 12 }, (_, i) => `P${i}`),
    ),
  );
  expect(svg).toContain('6 others');
  const widths = [...svg.matchAll(/y="0" width="([\d.]+)" height="18"/g)].map(
    ([, width]) => Number(width) + 1,
  );
  expect(Math.round(widths.reduce((a, b) => a + b, 0))).toBe(495);
});

describe('Markdown', () => {
  it('has its charts as images for people, and none for a model', () => {
    const file = toMarkdown(reportOf(ALL), 'with charts');
    const images = [...file.matchAll(/!\[(.*)\]\(data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)\)/g)];
    expect(images.map(([, alt]) => alt)).toEqual(Array(3).fill('Chart A. A: 1; B: 2; C: 3.'));
    expect(Buffer.from(images[0]?.[2] ?? '', 'base64').toString()).toMatch(/^<svg /);
    expect(toMarkdown(reportOf(ALL), 'text only')).not.toContain('data:');
  });

  it('keeps a hostile name inside the description of the image (R9.5)', () => {
    const file = toMarkdown(reportOf([chartOf('bar', [HOSTILE])]), 'with charts');
    expect(file).toContain('\\]\\](javascript:z)');
  });
});

describe('files are written in a thread of their own', () => {
  it('as PDF with the lines and bars of the charts', async () => {
    const { file, markdown } = await renderApart(reportOf(ALL), 'pdf', signal);
    expect(Buffer.from(file).subarray(0, 5).toString()).toBe('%PDF-');
    const plain = await renderApart(
      { ...reportOf([]), sections: reportOf(ALL).sections.map(({ chart: _, ...rest }) => rest) },
      'pdf',
      signal,
    );
    expect(file.length).toBeGreaterThan(plain.file.length);
    expect(markdown).toContain('| Row 2 | 2 |');
  });

  it('as DOCX with pictures that have a text of their own', async () => {
    const { file } = await renderApart(reportOf(ALL), 'docx', signal);
    const entries = unzip(Buffer.from(file));
    expect(Object.keys(entries).filter((name) => /media\/.*\.svg$/.test(name))).toHaveLength(3);
    expect(Object.keys(entries).filter((name) => /media\/.*\.png$/.test(name))).toHaveLength(3);
    expect(entries['word/document.xml']).toContain('A: 1; B: 2; C: 3.');
  });

  it('and a cancellation ends it (R3.6)', async () => {
    const stop = new AbortController();
    const writing = renderApart(reportOf(ALL, 20_000), 'pdf', stop.signal);
    setTimeout(() => stop.abort(new TypeError('enough')), 50);
    await expect(writing).rejects.toThrow('enough');
  });
});

it('paints a bitmap for programs that know no SVG', () => {
  const drawing = draw(chartOf('bar', ['A', 'B']));
  const png = Buffer.from(drawing ? toPng(drawing) : []);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([990, 64]);
});

/** The text of each entry of a zip file, by its central directory. */
function unzip(zip: Buffer): Record<string, string> {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const entries: Record<string, string> = {};
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < zip.readUInt16LE(end + 10); i++) {
    const [method, size, nameLength] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString();
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    entries[name] = (method === 8 ? inflateRawSync(data) : data).toString();
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}
