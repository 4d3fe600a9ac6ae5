import { getRun, listRuns } from '../api/client.ts';
import { fileNameOf, threadAsMarkdown } from '../run/export.ts';
import { inOrder, type Thread } from '../state/threads.ts';
import { download } from '../ui/download.ts';

const MOST_RUNS = '100';

/** Gives the reader a whole conversation as a file. */
export async function exportThread(thread: Thread, format: 'markdown' | 'json'): Promise<void> {
  const { runs } = await listRuns({ threadId: thread.threadId, limit: MOST_RUNS });
  const whole = await Promise.all(inOrder(runs).map(({ runId }) => getRun(runId)));
  if (format === 'markdown') {
    download(fileNameOf(thread.title, 'md'), threadAsMarkdown(whole), 'text/markdown');
    return;
  }
  const content = { threadId: thread.threadId, title: thread.title, runs: whole };
  download(fileNameOf(thread.title, 'json'), JSON.stringify(content, null, 2), 'application/json');
}
