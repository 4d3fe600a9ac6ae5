import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** Who may import whom. Anything that isn't here is forbidden. */
export const MAY_IMPORT: Record<string, readonly string[]> = {
  platform: [],
  models: ['platform'],
  a2a: ['platform'],
  'mcp-servers': ['platform', 'models'],
  agents: ['platform', 'models', 'a2a'],
  orchestrator: ['platform', 'a2a'],
  web: [],
  cli: ['platform', 'models', 'a2a', 'mcp-servers', 'agents', 'orchestrator'],
};

/** Types that the page may have; nothing of them is left when it runs. */
const TYPES_FOR_WEB = /^@parley\/orchestrator\/api(-[a-z]+)*$/;

/** Packages that live in one place, so that they can be replaced there. */
const ROOMS: { packages: RegExp; rooms: readonly string[] }[] = [
  { packages: /^@langchain\//, rooms: ['agents/', 'models/'] },
  { packages: /^(bullmq|ioredis)$/, rooms: ['platform/queue'] },
  { packages: /^@a2a-js\/sdk/, rooms: ['a2a/'] },
  { packages: /^(@grpc|@bufbuild)\//, rooms: ['a2a/grpc'] },
  { packages: /^@modelcontextprotocol\//, rooms: ['mcp-servers/', 'agents/tools'] },
];

/** Folders whose sub-folders must not know each other. */
const SEPARATE = ['agents', 'mcp-servers'];
const SHARED_FOLDERS: Record<string, readonly string[]> = {
  agents: ['tools', 'specialist', 'host', 'figures', 'memory'],
  'mcp-servers': ['kit'],
};

export interface SourceFile {
  path: string;
  text: string;
}

const IMPORT =
  /(?:^|[\n;])\s*(?:import|export)\s+(?<type>type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"](?<from>[^'"]+)['"]|import\(\s*['"](?<dynamic>[^'"]+)['"]/g;

function importsOf(file: SourceFile): { from: string; isType: boolean }[] {
  return [...file.text.matchAll(IMPORT)].map(({ groups }) => ({
    from: groups?.['from'] ?? groups?.['dynamic'] ?? '',
    isType: groups?.['type'] !== undefined,
  }));
}

/** Where an import of ours leads, from the root of the repository; undefined for packages. */
function targetOf(file: SourceFile, from: string): string | undefined {
  if (from.startsWith('@parley/')) return from.slice('@parley/'.length);
  if (from.startsWith('.')) return relative(ROOT, resolve(ROOT, dirname(file.path), from));
  return undefined;
}

/** Everything that is forbidden in a file, in words. */
export function violations(file: SourceFile): string[] {
  const [room = ''] = file.path.split('/');
  const found: string[] = [];
  for (const { from, isType } of importsOf(file)) {
    const target = targetOf(file, from);
    const reason =
      target === undefined
        ? packageViolation(file.path, from)
        : ownViolation({ path: file.path, room, target, from, isType });
    if (reason) found.push(`${file.path} imports ${from}: ${reason}`);
  }
  if (/process\.env\b/.test(file.text) && !file.path.startsWith('platform/config')) {
    found.push(`${file.path} reads process.env: only platform/config does`);
  }
  return found;
}

function packageViolation(path: string, from: string): string | undefined {
  const rule = ROOMS.find(({ packages }) => packages.test(from));
  if (!rule || rule.rooms.some((room) => path.startsWith(room))) return undefined;
  return `only ${rule.rooms.join(' and ')} may`;
}

function ownViolation(use: {
  path: string;
  room: string;
  target: string;
  from: string;
  isType: boolean;
}): string | undefined {
  const { path, room, target, from, isType } = use;
  const [targetRoom = ''] = target.split('/');
  if (room === 'web' && targetRoom !== 'web') {
    return isType && TYPES_FOR_WEB.test(from) ? undefined : 'the page has the types of the HTTP API only';
  }
  if (targetRoom !== room) {
    return MAY_IMPORT[room]?.includes(targetRoom) ? undefined : `${room} may not import ${targetRoom}`;
  }
  return siblingViolation(path, target, room);
}

function siblingViolation(path: string, target: string, room: string): string | undefined {
  if (!SEPARATE.includes(room)) return undefined;
  const [, from, inside] = path.split('/');
  const [, to, deeper] = target.split('/');
  if (inside === undefined || deeper === undefined || from === to) return undefined;
  return SHARED_FOLDERS[room]?.includes(to ?? '') ? undefined : `${room}/${from} may not know ${room}/${to}`;
}

/** The code of a folder, without tests. */
export function sources(folder: string): SourceFile[] {
  const files: SourceFile[] = [];
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !['node_modules', 'dist', 'testing'].includes(entry.name))
      files.push(...sources(path));
    if (entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name)) {
      files.push({ path, text: readFileSync(join(ROOT, path), 'utf8') });
    }
  }
  return files;
}
