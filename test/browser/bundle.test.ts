import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPage } from './support.ts';

const DIST = resolve(import.meta.dirname, '..', '..', 'web', 'dist');
const KILOBYTE = 1_000;
const FIRST_LOAD = 130 * KILOBYTE;
const LAZY_PART = 60 * KILOBYTE;

const gzipped = (path: string) => gzipSync(readFileSync(join(DIST, path)), { level: 9 }).byteLength;

describe('what a visitor must load', () => {
  beforeAll(buildPage);

  function firstLoad(): string[] {
    const html = readFileSync(join(DIST, 'index.html'), 'utf8');
    return [
      'index.html',
      ...[...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css|svg))"/g)].map((match) => match[1] ?? ''),
    ];
  }

  it('is at most 130 kB compressed before the first question can be asked', () => {
    const files = firstLoad();
    expect(files.some((path) => path.endsWith('.css'))).toBe(true);
    const total = files.reduce((sum, path) => sum + gzipped(path), 0);
    expect(total).toBeLessThanOrEqual(FIRST_LOAD);
  });

  it('leaves every other part small enough to come when it is needed', () => {
    const first = new Set(firstLoad());
    const later = globSync('assets/*.{js,css}', { cwd: DIST }).filter((path) => !first.has(path));
    expect(later.length).toBeGreaterThan(0);
    for (const path of later) expect(gzipped(path), path).toBeLessThanOrEqual(LAZY_PART);
  });

  it('carries no inline script or style, so the policy can forbid them', () => {
    const html = readFileSync(join(DIST, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/i);
  });
});
