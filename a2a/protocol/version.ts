import { a2aError } from './errors.ts';

export const VERSION_HEADER = 'A2A-Version';
export const EXTENSIONS_HEADER = 'A2A-Extensions';

export type ProtocolVersion = '1.0' | '0.3';

/** The version that a caller speaks: by header or query parameter, without either 0.3. The patch is ignored. */
export function negotiateVersion(given: string | undefined): ProtocolVersion {
  const text = given?.trim() || '0.3';
  const [major, minor] = text.split('.');
  const version = `${major}.${minor ?? '0'}`;
  if (version === '1.0' || version === '0.3') return version;
  throw a2aError('VersionNotSupported', `Version ${text} of A2A is not spoken here. 1.0 and 0.3 are.`);
}
