import { execFile } from 'node:child_process';
import { chownSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** PostgreSQL refuses to run as root. Root lends it to this user; anybody else runs it as themselves. */
export interface RunAs {
  run(command: string, args: string[]): Promise<{ stdout: string; stderr: string }>;
  own(path: string): void;
}

interface Account {
  uid: number;
  gid: number;
}

/** @param paths what the user must be able to reach: data folder and binaries */
export function runAs(paths: string[]): RunAs {
  const account = process.getuid?.() === 0 ? serviceAccount() : undefined;
  if (!account) return { run: (command, args) => exec(command, args), own: () => undefined };
  const own = (path: string): void => chownSync(path, account.uid, account.gid);
  if (paths.every((path) => searchable(path, account))) {
    return { own, run: (command, args) => exec(command, args, { ...account, cwd: '/' }) };
  }
  // A clone below a folder that only root may enter: the right to search folders is lent with setpriv.
  const lend = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_read_search',
    '--ambient-caps=+dac_read_search',
    // Without it access(2) would look as if nothing had been lent.
    '--securebits=+no_setuid_fixup',
  ];
  return { own, run: (command, args) => exec('setpriv', [...lend, command, ...args], { cwd: '/' }) };
}

function serviceAccount(): Account {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const user = users.find((fields) => fields[0] === name);
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) };
  }
  return { uid: 65_534, gid: 65_534 };
}

function searchable(path: string, account: Account): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
