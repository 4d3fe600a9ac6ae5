import type { Thread } from '../api/types.ts';
import type { Text } from '../i18n/text.ts';
import { go, HOUSE } from '../state/location.ts';
import { THEMES, type Theme } from '../state/theme.ts';

/** Something that can be chosen: a place to go to, or an action. */
export interface Command {
  id: string;
  title: string;
  /** What kind of thing it is, in words. */
  kind: string;
  run: () => void;
}

const MOST_SHOWN = 40;

interface Known {
  text: Text;
  threads: readonly Thread[];
  theme: Theme;
  chooseTheme: (theme: Theme) => void;
}

/** All that the reader can reach from here; conversations last, because there are many. */
export function commandsOf({ text, threads, theme, chooseTheme }: Known): Command[] {
  const { palette: words } = text;
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const themes = { system: text.themeSystem, light: text.themeLight, dark: text.themeDark };
  return [
    { id: 'new', title: text.newQuestion, kind: words.action, run: () => go({}) },
    ...HOUSE.map((house) => ({
      id: `house:${house}`,
      title: text[house],
      kind: words.place,
      run: () => go({ house }),
    })),
    {
      id: 'theme',
      title: words.theme(themes[next]),
      kind: words.action,
      run: () => chooseTheme(next),
    },
    ...threads.map(({ threadId, title, latest }) => ({
      id: `thread:${threadId}`,
      title,
      kind: words.thread,
      run: () => go({ runId: latest.runId }),
    })),
  ];
}

/** Those that hold all words, the ones that begin with them first. */
export function matching(commands: readonly Command[], search: string): Command[] {
  const wanted = search.trim().toLocaleLowerCase();
  const words = wanted.split(/\s+/).filter(Boolean);
  const found = commands.filter(({ title }) => {
    const text = title.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
  const begins = ({ title }: Command) => Number(title.toLocaleLowerCase().startsWith(wanted));
  return found.toSorted((a, b) => begins(b) - begins(a)).slice(0, MOST_SHOWN);
}
