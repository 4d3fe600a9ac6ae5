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

  it('gives gRPC the port + 100, and names a clash or its absence (R5.2)', () => {
    const config = loadConfig({ PORT_BASE: '9000' });
    expect(config.grpc.agent('coordinator')).toMatchObject({ port: 9101, address: '127.0.0.1:9101' });
    expect(config.grpc.orchestrator).toMatchObject({ port: 9100, address: '127.0.0.1:9100' });
    expect(() => loadConfig({ PORT: '8181' })).toThrow(/8181, which belongs to the gRPC of coordinator/);
    expect(() => loadConfig({ PORT: '65500' })).toThrow(/65600.*PARLEY_GRPC=off/);
    expect(loadConfig({ PORT: '8181', PARLEY_GRPC: 'off' }).grpc.agent('coordinator')).toBeUndefined();
  });

  it('tells the address of its gRPC behind a proxy only when it is told (R5.2)', () => {
    const PARLEY_PUBLIC_URL = 'https://parley.example.com';
    expect(loadConfig({ PARLEY_PUBLIC_URL }).grpc.orchestrator?.address).toBeUndefined();
    const PARLEY_PUBLIC_GRPC = 'parley.example.com:443';
    const told = loadConfig({ PARLEY_PUBLIC_URL, PARLEY_PUBLIC_GRPC });
    expect(told.grpc.orchestrator?.address).toBe(PARLEY_PUBLIC_GRPC);
    expect(() => loadConfig({ PARLEY_PUBLIC_GRPC: 'https://x' })).toThrow(/host:port/);
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
