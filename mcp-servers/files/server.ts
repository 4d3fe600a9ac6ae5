import { fileURLToPath } from 'node:url';
import { defineServer } from '../define.ts';
import { createLogs } from './logs.ts';
import { createRoot } from './root.ts';
import { createListFiles } from './tools/list-files.ts';
import { createReadFile } from './tools/read-file.ts';

const SAMPLE = fileURLToPath(new URL('./sample', import.meta.url));

export const server = defineServer({
  name: 'files',
  version: '1.0.0',
  title: 'Files',
  instructions:
    "Read-only documents and logs below one folder: see what there is with list_files, read with read_file, or read the end of a day's application log at logs://app/{date}.",
  scopes: ['files:read', 'logs:read'],
  create({ config }) {
    const root = createRoot(config.files.root ?? SAMPLE);
    return {
      tools: [createListFiles(root), createReadFile(root)],
      resources: [createLogs(root)],
      prompts: [],
      async ready() {
        const ok = await root.check();
        return { ok, checks: { folder: ok ? 'ok' : 'missing' } };
      },
    };
  },
});
