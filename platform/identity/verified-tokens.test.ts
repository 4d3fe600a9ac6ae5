import { expect, it } from 'vitest';
import { createVerifiedTokens } from './verified-tokens.ts';

const ana = { subject: 'ana', scopes: ['a'], actors: [] };

it('remembers a token for its audience alone, and not beyond its end (R9.2)', () => {
  let time = 100;
  const tokens = createVerifiedTokens(() => time);
  tokens.keep('t', 'mcp:one', { principal: ana, expires: 160 });
  expect(tokens.get('t', 'mcp:one')).toMatchObject({ principal: ana });
  expect(tokens.get('t', 'mcp:two')).toBeUndefined();
  expect(tokens.get('u', 'mcp:one')).toBeUndefined();
  time = 160;
  expect(tokens.get('t', 'mcp:one')).toBeUndefined();
});

it('forgets the oldest when it is full', () => {
  const tokens = createVerifiedTokens(() => 0);
  for (let i = 0; i <= 2_000; i++) tokens.keep(`t${i}`, 'x', { principal: ana, expires: 1 });
  expect(tokens.get('t0', 'x')).toBeUndefined();
  expect(tokens.get('t2000', 'x')).toMatchObject({ principal: ana });
});
