import { describe, expect, it } from 'vitest';
import { PARTS, parseCommand } from './args.ts';

describe('the command line', () => {
  it.each([
    [[], { name: 'start', parts: PARTS, only: undefined }],
    [['start'], { name: 'start', parts: PARTS, only: undefined }],
    [
      ['start', 'agents', '--only', 'coordinator, hr-specialist'],
      { name: 'start', parts: ['agents'], only: ['coordinator', 'hr-specialist'] },
    ],
    [['start', 'How many?'], { name: 'solve', question: 'How many?', agents: undefined, json: false }],
    [
      ['solve', 'How', 'many?', '--json'],
      { name: 'solve', question: 'How many?', agents: undefined, json: true },
    ],
    [['ingest', 'docs'], { name: 'ingest', dir: 'docs' }],
    [['mcp', 'knowledge'], { name: 'mcp', server: 'knowledge' }],
    [['doctor'], { name: 'doctor' }],
    [['check'], { name: 'check' }],
    [['--help'], { name: 'help' }],
  ])('%j', (argv, command) => {
    expect(parseCommand(argv)).toEqual(command);
  });

  it.each([[['stop']], [['solve']], [['solve', ' ']], [['ingest']], [['mcp']], [['start', '--nonsense']]])(
    'refuses %j and shows how to call',
    (argv) => {
      expect(() => parseCommand(argv)).toThrow(/parley start/);
    },
  );
});
