// Installs what is missing and prints the Node to use. Plain JavaScript: it must run on any Node from version 20.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const npm = process.env.npm_execpath;

const tell = (text) => process.stderr.write(`${text}\n`);

function run(args) {
  const [command, prefix] = npm ? [process.execPath, [npm]] : ['npm', []];
  // Output goes to stderr: stdout carries nothing but the path of Node.
  const { status } = spawnSync(command, [...prefix, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    tell(`\n"npm ${args.join(' ')}" failed. Mend what it says above, then try again.`);
    process.exit(1);
  }
}

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'dist' || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const marker = join(root, 'node_modules', '.parley-lock');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
  tell('Installing what is missing (once, about a minute) …');
  run(['ci', '--include=dev', '--include=optional']);
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, lock);
}

function buildPage() {
  const built = join(root, 'web', 'dist', 'index.html');
  if (existsSync(built) && statSync(built).mtimeMs >= newest(join(root, 'web'))) return;
  run(['run', '--silent', 'build', '-w', 'web']);
}

function nodeToUse() {
  const shipped = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(shipped)) return shipped;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  tell(`Parley needs Node 24 or newer on ${process.platform}; this is ${process.version}.`);
  process.exit(1);
}

installPackages();
buildPage();
process.stdout.write(`${nodeToUse()}\n`);
