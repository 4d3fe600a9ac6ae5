import { stem } from './stem.ts';

/** Words for one and the same event in the life of a row, each of which may name the day of it. */
const FAMILIES = [
  'pay paid payment paying settle settled settlement',
  'deliver delivery delivered delivering handed handing handover',
  'ship shipped shipping shipment dispatch dispatched despatch despatched send sent sending',
  'return returned returning back',
  'receive received receiving receipt',
  'arrive arrived arriving arrival',
  'depart departed departure leave left leaving',
  'report reported reporting',
  'raise raised raising report reported log logged register registered registration',
  'open opened opening',
  'close closed closing closure',
  'finish finished finishing complete completed completing completion done',
  'resolve resolved resolving resolution solve solved settle settled',
  'repair repaired repairing fix fixed fixing',
  'fill filled filling close closed',
  'order ordered ordering',
  'request requested requesting ask asked',
  'issue issued issuing invoice invoiced invoicing bill billed billing',
  'book booked booking reserve reserved reservation',
  'place placed placing',
  'buy bought buying purchase purchased sell sold sale selling',
  'collect collected collecting collection picked pick-up pickup fetched',
  'drop-off dropoff drop dropped',
  'start started starting begin began begun beginning onset',
  'end ended ending finish finished',
  'activate activated activation activating',
  'consent consented',
  'randomise randomised randomisation randomize randomized',
  'approve approved approval approving',
  'decide decided decision',
  'submit submitted submission apply applied application',
  'inspect inspected inspection',
  'admit admitted admission',
  'discharge discharged',
  'fire fired firing',
  'pack packed packing',
  'hire hired hiring',
  'cancel cancelled canceled cancellation',
  'publish published publication publishing release released',
  'refund refunded refunding',
  'test tested testing',
  'sign signed signing signature',
  'reply replied answer answered response',
  'enquire enquired enquiry inquire inquired inquiry',
  'visit visited',
  'occur occurred happen happened',
];

const byStem = new Map<string, Set<number>>();
for (const [family, words] of FAMILIES.entries())
  for (const word of words.split(' '))
    byStem.set(stem(word), (byStem.get(stem(word)) ?? new Set()).add(family));

/** Words that may stand for the event of another, where none is called so itself. */
const NEAR = [
  'arrive arrived arrival receive received receipt delivered delivery',
  'hand handed handover finish finished complete completed completion',
  'bill billed bills issue issued invoice invoiced send sent',
  'call called calling report reported receive received',
];

const stemsOf = (words: string): Set<string> => new Set(words.split(' ').map(stem));
const near = NEAR.map(stemsOf);

/** How surely two words speak of one event: one word in two forms, "payment" and "paid", "arrived" and "received". */
export function eventLikeness(a: string, b: string): number {
  if (a === b || (a.length > 3 && stem(a) === stem(b))) return 0.95;
  const families = byStem.get(stem(a));
  if ([...(byStem.get(stem(b)) ?? [])].some((family) => families?.has(family) ?? false)) return 0.9;
  return near.some((each) => each.has(stem(a)) && each.has(stem(b))) ? 0.7 : 0;
}

/** Whether two words speak of one event: "payment" and "paid". */
export const isOneEvent = (a: string, b: string): boolean => eventLikeness(a, b) >= 0.9;

/** Words with which a row begins to be, whatever the day of it is called. */
export const isBeginning = (word: string): boolean =>
  /^(?:open|start|beg[iau]n|receiv|receipt|creat|regist|report|log|rais|order|request|issu|invoic|plac|submi|appl|book|onset|enquir|enter)/.test(
    word,
  );

/** Words with which a row comes to its end. */
export const isEnding = (word: string): boolean =>
  /^(?:clos|finish|complet|end|resol|sol|settl|done|fix|repair)/.test(word);
