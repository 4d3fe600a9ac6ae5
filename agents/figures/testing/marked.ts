import type { Findings } from './world.ts';

/** Reports about an organisation, each figure and some names marked: `{182|151;97}`, `{@Willow|Alder}`, `{~a third}`. */
export interface Organisation {
  name: string;
  question: string;
  /** What its tools returned; the sources are numbered in this order. */
  evidence(findings: Findings): void;
  reports: string[];
}

/** A figure or name of a report, with what would be wrong in its place. */
export interface Mark {
  text: string;
  offset: number;
  wrong: string[];
  isName: boolean;
  /** Said about its value only: the last digits don't matter. */
  isRough: boolean;
}

export interface Report {
  markdown: string;
  marks: Mark[];
}

const MARK = /\{(?<sign>[@~]?)(?<text>[^|{}]*)(?:\|(?<wrong>[^{}]*))?\}/g;

/** The report as a reader gets it, and where its marks came to stand. */
export function readMarked(source: string): Report {
  const marks: Mark[] = [];
  let markdown = '';
  let at = 0;
  for (const match of source.matchAll(MARK)) {
    const { sign = '', text = '', wrong } = match.groups ?? {};
    markdown += source.slice(at, match.index);
    marks.push({
      text,
      offset: markdown.length,
      // A rough figure's alternatives are as rough, and written without their own sign.
      wrong: wrong ? wrong.split(';').map((one) => one.replace(/^~/, '')) : [],
      isName: sign === '@',
      isRough: sign === '~',
    });
    markdown += text;
    at = match.index + match[0].length;
  }
  return { markdown: markdown + source.slice(at), marks };
}
