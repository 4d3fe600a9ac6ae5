import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const READY_LIMIT_MS = 60_000;

export interface ParleyProcess {
  /** The process that was started; its descendants share its group. */
  pid: number;
  output(): string;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts Parley as a person would, as a process of its own, and waits for its ready line. */
export async function startProcess(args: string[], env: Record<string, string>): Promise<ParleyProcess> {
  const child = spawn(process.execPath, ['cli/main.ts', ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PARLEY_LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    signalGroup(child, signal);
    await ended;
  };
  await ready(child, () => output).catch(async (error: unknown) => {
    await kill('SIGKILL');
    throw error;
  });
  return { pid: child.pid ?? 0, output: () => output, kill };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-(child.pid ?? 0), signal);
  } catch {
    // It has ended already.
  }
}

async function ready(child: ChildProcess, output: () => string): Promise<void> {
  const limit = Date.now() + READY_LIMIT_MS;
  while (!/^ready /m.test(output())) {
    if (child.exitCode !== null || Date.now() > limit)
      throw new Error(`Parley did not become ready:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
