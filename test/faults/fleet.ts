import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const RESTART_MS = 200;
/** How long a process may take to end in order. */
const END_MS = 30_000;
/** What froze itself goes on after so long: by then its leases have ended. */
const FREEZE_MS = 7_000;
/** What is kept of the words of a process: their end. */
const MAX_OUTPUT = 3_000;

/** One process of the service, kept alive as an orchestrator of containers would. */
export interface Member {
  readonly name: string;
  /** How often it has been started. */
  starts(): number;
  /** It has said that it is ready since its last start. */
  isReady(): boolean;
  kill(): void;
  /** Asks it to end in order, as before an upgrade; it is started again. */
  end(): void;
  /** Ends it, and starts it again only when it is told to be back. */
  away(isAway: boolean): void;
  /** Failures planned for it that were reached, over all its starts. */
  struck(): readonly string[];
  /** Its clock goes as wrong as is written down for it now. */
  lookAtClock(): void;
  freeze(): void;
  thaw(): void;
}

export interface Fleet {
  members: Member[];
  /** Processes that ended although nobody killed them, after they had been ready: with what they said. */
  failures: string[];
  ready(limitMs?: number): Promise<void>;
  stop(): Promise<void>;
}

export interface MemberSpec {
  name: string;
  args: string[];
  /** PARLEY_FAIL of its first start, its second, and so on; none after the last. */
  failures?: readonly string[];
  env?: Record<string, string>;
  /** Checkout that it runs from: another version of the service. */
  from?: string | undefined;
}

interface Running {
  child: ChildProcess;
  output: string;
  ready: boolean;
  ended: Promise<void>;
}

/** Starts processes and starts each again whenever it ends, until `stop`. */
export function startFleet(specs: readonly MemberSpec[], env: Record<string, string>, logs?: string): Fleet {
  const failures: string[] = [];
  const kept = specs.map((spec) => keep(spec, { env, failures, logs }));
  return {
    members: kept.map(({ member }) => member),
    failures,
    async ready(limitMs = 90_000) {
      const limit = Date.now() + limitMs;
      for (const { member, output } of kept) {
        while (!member.isReady()) {
          if (Date.now() > limit) throw new Error(`${member.name} did not become ready:\n${output()}`);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    },
    stop: async () => void (await Promise.all(kept.map(({ stop }) => stop()))),
  };
}

interface Keeping {
  env: Record<string, string>;
  failures: string[];
  /** Folder that gets all that the processes say. */
  logs: string | undefined;
}

function keep(spec: MemberSpec, { env, failures, logs }: Keeping) {
  let starts = 0;
  let killed = false;
  let stopping = false;
  let isAway = false;
  const struck: string[] = [];
  let running = launch();

  function launch(): Running {
    starts += 1;
    killed = false;
    const child = spawn(process.execPath, ['cli/main.ts', ...spec.args], {
      cwd: spec.from ?? ROOT,
      env: { ...base(), ...env, ...spec.env, PARLEY_FAIL: spec.failures?.[starts - 1] ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const made: Running = { child, output: '', ready: false, ended: Promise.resolve() };
    const take = (chunk: Buffer): void => {
      if (logs) appendFileSync(join(logs, `${spec.name}.log`), chunk);
      const text = made.output + chunk.toString();
      const reached = [...chunk.toString().matchAll(/^struck (.+)$/gm)].map(([, what = '']) => what);
      struck.push(...reached);
      if (reached.some((what) => what.endsWith(':stop'))) setTimeout(() => send('SIGCONT'), FREEZE_MS);
      made.ready ||= /^ready /m.test(text);
      made.output = text.slice(-MAX_OUTPUT);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    made.ended = new Promise((resolve) => child.once('exit', () => resolve()));
    child.once('exit', (code, signal) => {
      // A planned failure kills the process from within: that is no failure of the service either.
      if (!killed && !stopping && signal !== 'SIGKILL' && made.ready)
        failures.push(`${spec.name} ended by itself (${code ?? signal}):\n${made.output}`);
      if (!stopping) setTimeout(restart, RESTART_MS);
    });
    return made;
  }

  function restart(): void {
    if (!stopping && !isAway) running = launch();
  }

  const send = (signal: NodeJS.Signals): void => {
    try {
      process.kill(-(running.child.pid ?? 0), signal);
    } catch {
      // It has ended already.
    }
  };
  const member: Member = {
    name: spec.name,
    starts: () => starts,
    isReady: () => isAlive(running.child) && !killed && running.ready,
    kill() {
      killed = true;
      send('SIGKILL');
    },
    end() {
      killed = true;
      const ending = running.child;
      send('SIGTERM');
      setTimeout(() => {
        if (!isAlive(ending)) return;
        failures.push(`${spec.name} did not end within ${END_MS} ms of SIGTERM`);
        send('SIGKILL');
      }, END_MS).unref();
    },
    away(on) {
      isAway = on;
      killed ||= on;
      if (on) send('SIGKILL');
      else restart();
    },
    struck: () => struck,
    // Before it listens for the signal, the signal would end it.
    lookAtClock: () => running.ready && send('SIGUSR2'),
    freeze: () => send('SIGSTOP'),
    thaw: () => send('SIGCONT'),
  };
  const stop = async (): Promise<void> => {
    stopping = true;
    send('SIGCONT');
    send('SIGTERM');
    const late = setTimeout(() => send('SIGKILL'), 20_000);
    await running.ended;
    clearTimeout(late);
  };
  return { member, output: () => running.output, stop };
}

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

function base(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', PARLEY_LOG_LEVEL: 'error' };
}
