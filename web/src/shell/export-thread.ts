import { getRun, listWholeThread } from '../api/client.ts';
import type { Thread } from '../api/types.ts';
import { fileNameOf, threadAsMarkdown } from '../run/export.ts';
import { inOrder } from '../state/threads.ts';
import { download } from '../ui/download.ts';

/** Gives the reader a whole conversation as a file. */
export async function exportThread(thread: Thread, format: 'markdown' | 'json'): Promise<void> {
  const runs = await listWholeThread(thread.threadId);
  const whole = await Promise.all(inOrder(runs).map(({ runId }) => getRun(runId)));
  if (format === 'markdown') {
    download(fileNameOf(thread.title, 'md'), threadAsMarkdown(whole), 'text/markdown');
    return;
  }
  const content = { threadId: thread.threadId, title: thread.title, runs: whole };
  download(fileNameOf(thread.title, 'json'), JSON.stringify(content, null, 2), 'application/json');
}
