import { describe, expect, it } from 'vitest';
import { type Command, matching } from './commands.ts';

const commands: Command[] = ['New question', 'Settings', 'Who sets the budget?', 'Budget of Sales'].map(
  (title) => ({ id: title, title, kind: '', run: () => undefined }),
);
const titles = (search: string) => matching(commands, search).map(({ title }) => title);

describe('the list of places and actions', () => {
  it('shows all without a search, in its order', () => {
    expect(titles(' ')).toHaveLength(4);
  });

  it('finds by all words in any order, what begins with them first', () => {
    expect(titles('SET')).toEqual(['Settings', 'Who sets the budget?']);
    expect(titles('budget')).toEqual(['Budget of Sales', 'Who sets the budget?']);
    expect(titles('sales budget')).toEqual(['Budget of Sales']);
    expect(titles('nothing like it')).toEqual([]);
  });
});
