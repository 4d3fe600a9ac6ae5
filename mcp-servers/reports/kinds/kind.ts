import type { Report } from '@parley/platform/report/report';
import type { ReportArguments } from '../arguments.ts';
import type { Needs, Reader } from '../source.ts';

/** One type of report. */
export interface ReportKind {
  title: string;
  needs: Needs;
  /** Reports progress between its queries: 0 to 1. */
  build(x: BuildContext): Promise<Report['sections']>;
}

export interface BuildContext {
  reader: Reader;
  args: ReportArguments;
  progress(done: number, message: string): Promise<void>;
}
