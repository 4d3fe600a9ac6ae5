import { expect, it } from 'vitest';
import { readParts, writeParts } from './format.ts';

it('gives back what was written, array by array', () => {
  const parts = {
    names: new TextEncoder().encode('one\ntwo'),
    small: Int8Array.of(-128, 0, 127),
    wide: Uint16Array.of(1, 65_535),
    far: Uint32Array.of(4_000_000_000),
    real: Float32Array.of(0.5, -2),
    none: new Uint8Array(),
  };
  expect(readParts(new Uint8Array(writeParts(parts)))).toEqual(parts);
});
