import { type Config, loadConfig } from '../config.ts';

/** A configuration for tests: ports from `base`, the offline model, no word from this machine's environment. */
export function testConfig(env: Record<string, string | undefined> = {}): Config {
  return loadConfig({ PARLEY_MODEL: 'offline', PARLEY_LOG_LEVEL: 'silent', ...env });
}
