import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';
import { envExample } from './env-example.ts';

describe('configuration', () => {
  it('needs no variable', () => {
    const config = loadConfig({});
    expect(config.ports).toMatchObject({
      orchestrator: 8080,
      coordinator: 8081,
      memory: 8095,
      'offline-model': 8099,
    });
    expect(config.bindHost).toBe('127.0.0.1');
  });

  it('shifts all ports with PORT_BASE, and PORT moves the orchestrator alone', () => {
    expect(loadConfig({ PORT_BASE: '9000', PORT: '80' }).ports).toMatchObject({
      orchestrator: 80,
      coordinator: 9001,
      knowledge: 9012,
    });
  });

  it('gives a folder that was added a port of its own, the same everywhere (R1.1)', () => {
    const one = loadConfig({});
    expect(one.portOf('legal-counsel')).toBe(loadConfig({}).portOf('legal-counsel'));
    expect(one.portOf('legal-counsel')).toBeGreaterThanOrEqual(8100);
    expect(one.urls.agent('legal-counsel')).toBe(`http://127.0.0.1:${one.portOf('legal-counsel')}`);
    expect(one.portOf('coordinator')).toBe(8081);
  });

  it('reads restricted columns and lists', () => {
    const { enterprise } = loadConfig({
      ENTERPRISE_RESTRICTED: 'staff.pay=pay:read, a.b=c',
      ENTERPRISE_TABLES: 'x, y',
    });
    expect(enterprise.restricted).toEqual([
      { table: 'staff', column: 'pay', scope: 'pay:read' },
      { table: 'a', column: 'b', scope: 'c' },
    ]);
    expect(enterprise.tables).toEqual(['x', 'y']);
  });

  it.each([
    ['PORT', 'http'],
    ['DATABASE_URL', 'localhost'],
    ['PARLEY_API_KEYS', '[{"key":"short"}]'],
    ['PARLEY_API_KEYS', 'secret'],
    ['ENTERPRISE_RESTRICTED', 'pay'],
    ['PARLEY_LOG_LEVEL', 'loud'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => loadConfig({ [name]: value })).toThrow(name);
  });

  it('refuses to listen where others can reach it without keys (R9.1)', () => {
    expect(() => loadConfig({ PARLEY_BIND: '0.0.0.0' })).toThrow(/PARLEY_API_KEYS/);
    const keys = '[{"key":"0123456789abcdef","subject":"ana","scopes":["*"]}]';
    expect(loadConfig({ PARLEY_BIND: '0.0.0.0', PARLEY_API_KEYS: keys }).bindHost).toBe('0.0.0.0');
  });

  it('has an .env.example that shows every variable', () => {
    const file = readFileSync(join(import.meta.dirname, '..', '.env.example'), 'utf8');
    expect(file).toBe(envExample());
  });
});
