import { tokenise } from '../language/tokens.ts';
import { recognise } from '../link/items.ts';
import { endOf } from '../plan/semantics.ts';
import type { Column, Table } from '../schema/model.ts';
import type { Task } from './read-question.ts';

const GAINED =
  /^how many (?:new )?(.+?) (?:did|have|had) we (?:win|won|gain|gained|taken? on|took on|acquire|acquired|sign up|signed up)\b(.*)$/i;
const NEW =
  /^how many new (.+?) (?:(?:were|are|have|had) there(?: been)?|(?:do|did) we (?:have|get)|have we (?:had|got)|joined(?: us)?)( (?:in|during|since|between|this|last|so far)\b.*)$/i;
const BEGAN =
  /^how many (.+?) (?:have |had )?(?:started|began|begun|joined)(?: (?:work(?:ing)?|stud(?:y|ying)|to work|to study|here|us|with us|for us))*( (?:in|during|since|between|after|before|this|last|on)\b.*)$/i;
const LOST = /^how many (.+?) (?:did|have|had) we (?:lose|lost)\b(.*)$/i;

const BEGIN =
  /^(?:join|joined|since|reg|sign|signed|signup|register|registered|registration|enrol|enrolled|hire|hired|start|started|created|admitted)$/;

type Reader = Pick<Task, 'world' | 'lexicon'>;

/**
 * "How many customers did we win in 2025" speaks of the day on which they came, and "lose" of the day on which they
 * went; staff and students who "started" came then.
 */
export function cameOrWent(task: Reader, question: string): string | undefined {
  const text = question.trim().replace(/[?.!\s]+$/, '');
  const began = BEGAN.exec(text);
  const [gained, lost] = [GAINED.exec(text) ?? NEW.exec(text) ?? began, LOST.exec(text)];
  const [, who = '', when = ''] = gained ?? lost ?? [];
  const table = tableOf(task, who);
  const begin = table && beginOf(table);
  if (!table || !begin || isState(table) || (began && gained === began && !table.person)) return undefined;
  const day = gained ? begin : endOf(table);
  return day && (lost || when.trim() !== '')
    ? `how many ${who} with ${day.name.toLowerCase()}${when}`
    : undefined;
}

function tableOf({ world, lexicon }: Reader, who: string): Table | undefined {
  const items = recognise({ tokens: tokenise(who), lexicon, today: world.today, names: [] });
  const last = items.at(-1);
  const [best] = last?.kind === 'mention' ? last.mention.targets : [];
  return best?.kind === 'table' ? world.model.byName.get(best.table) : undefined;
}

/** The one day on which those in it came, where it is known of all. */
function beginOf({ columns }: Table): Column | undefined {
  const [only, more] = columns.filter(
    (column) => column.kind === 'date' && !column.nullable && column.words.some((word) => BEGIN.test(word)),
  );
  return more ? undefined : only;
}

/** Where rows are marked as new, that is meant. */
const isState = ({ columns }: Table): boolean =>
  columns.some(({ values }) => values?.some((value) => value.toLowerCase() === 'new'));
