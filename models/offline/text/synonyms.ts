import { stem } from './stem.ts';
import { words } from './words.ts';

/** Words of everyday working life that texts use for one another. Generic: no company's own vocabulary. */
const GROUPS = [
  'vacation, holiday, holidays, pto, paid time off, time off, annual leave, leave, day off, days off',
  'sick leave, sickness, sick, illness, ill, unwell, medical leave',
  'remote, remotely, home office, from home, work from home, wfh, telework, teleworking, telecommute, telecommuting, hybrid',
  'parental leave, maternity, paternity, parental, baby, birth, newborn, father, fathers, mother, mothers',
  'salary, pay, compensation, wage, wages, earnings, remuneration',
  'raise, pay rise, increase, increment',
  'bonus, incentive, premium',
  'expense, expenses, reimbursement, reimburse, reimbursed, claim back, spend',
  'travel, trip, trips, business trip, journey',
  'hotel, accommodation, lodging',
  'flight, flights, fly, airfare, air travel, plane',
  'meal, meals, food, lunch, dinner, supper, breakfast, eat, per diem',
  'car, vehicle, mileage, drive',
  'onboarding, new hire, new hires, new starter, new starters, joiner, joiners, newcomer, induction, orientation, first day',
  'offboarding, resign, resignation, quit, leaver, leavers, departure, termination, terminate, exit',
  'notice period, notice, give notice',
  'probation, probationary, trial period',
  'training, course, courses, learning, education, study, tuition, certification, conference',
  'password, passwords, passphrase, credential, credentials, login',
  'mfa, two-factor, two factor, 2fa, multi-factor, multifactor, second factor',
  'laptop, notebook, computer, device, devices, equipment, hardware',
  'stolen, theft, lost, lose, missing',
  'breach, incident, security incident, leak',
  'phishing, suspicious email, suspicious mail, scam',
  'visitor, visitors, guest, guests',
  'harassment, bullying, discrimination, misconduct',
  'complaint, complain, grievance, report a concern, whistleblow, whistleblowing, speak up',
  'gift, gifts, present, presents, hospitality',
  'overtime, extra hours, additional hours, toil',
  'shift, shifts, rota, roster, schedule',
  'insurance, health insurance, coverage, medical plan, benefits, benefit',
  'retirement, pension, 401k',
  'supervisor, manager, line manager, boss, superior, lead',
  'approve, approval, approved, approves, sign off, sign-off, authorise, authorize, authorisation, authorization, permission',
  'supplier, suppliers, vendor, vendors, contractor, contractors',
  'purchase, purchases, purchasing, buy, procurement, order',
  'invoice, invoices, bill, bills, billing',
  'deploy, deployment, release, releases, rollout, ship',
  'code review, review, reviewer, reviewed, pull request, merge request',
  'ci, continuous integration, build pipeline, pipeline',
  'backup, backups, restore, recovery',
  'delete, deleted, erase, erasure, dispose, disposal, destroy, shred',
  'retain, retention, keep, kept, store, stored, archive',
  'fire, evacuation, evacuate, emergency, alarm',
  'accident, injury, injured, hurt',
  'dress code, clothing, clothes, wear, attire, uniform',
  'smoking, smoke, vape, vaping',
  'alcohol, drink, drinks, drugs',
  'pet, pets, dog, dogs, animal, animals',
  'parking, park, car park, bicycle, bike',
  'customer, customers, client, clients',
  'return, returns, returned, send back, exchange, refund, refunds',
  'delivery, deliver, delivered, shipping, shipment',
  'warranty, guarantee',
  'discount, discounts, rebate, price reduction',
  'deadline, due date, latest, by when',
  'on-call, on call, standby, pager',
  'outage, downtime, disruption',
  'bereavement, funeral, compassionate leave, death',
  'sabbatical, career break',
  'volunteer, volunteering, community service, charity',
  'social media, facebook, linkedin, twitter, instagram',
  'internship, intern, interns, trainee, apprentice',
  'meeting, meetings, appointment',
  'weekend, saturday, sunday',
  'again, repeat, repeated, retake, resit, resits, once more',
  'contact, phone, reach, call, notify, inform, report to',
] as const;

interface Phrase {
  stems: string[];
  group: number;
}

const PHRASES = new Map<string, Phrase[]>();
const MEMBERS: string[][] = GROUPS.map((line) => line.split(', '));
for (const [group, members] of MEMBERS.entries()) {
  for (const member of members) {
    const stems = words(member).map((w) => w.stem);
    const first = stems[0];
    if (first !== undefined) PHRASES.set(first, [...(PHRASES.get(first) ?? []), { stems, group }]);
  }
}

export interface ConceptMatch {
  group: number;
  /** The stems that mention it. */
  stems: string[];
}

function longestAt(stems: readonly string[], i: number): { phrases: Phrase[]; length: number } {
  const fitting = (PHRASES.get(stems[i] ?? '') ?? []).filter((p) =>
    p.stems.every((s, k) => stems[i + k] === s),
  );
  const length = Math.max(0, ...fitting.map((p) => p.stems.length));
  return { phrases: fitting.filter((p) => p.stems.length === length), length };
}

/** The concepts that a sequence of stems mentions; the longest phrase counts: "sick leave" is no "leave". */
export function conceptMatches(stems: readonly string[]): ConceptMatch[] {
  const found: ConceptMatch[] = [];
  for (let i = 0; i < stems.length; i += 1) {
    const { phrases, length } = longestAt(stems, i);
    found.push(...phrases.map((p) => ({ group: p.group, stems: p.stems })));
    if (length > 1) i += length - 1;
  }
  return found;
}

/** The concept groups that a sequence of stems mentions. */
export function conceptsOf(stems: readonly string[]): Set<number> {
  return new Set(conceptMatches(stems).map((m) => m.group));
}

/** Other words for the concepts of a text, for a second search: at most `limit` words. */
export function expandQuery(text: string, limit = 12): string[] {
  const stems = words(text).map((w) => w.stem);
  const have = new Set(stems);
  const expansion: string[] = [];
  for (const group of conceptsOf(stems)) {
    for (const member of MEMBERS[group] ?? []) {
      const fresh = member.split(' ').every((w) => !have.has(stem(w)));
      if (fresh && expansion.length < limit) expansion.push(member);
      for (const w of member.split(' ')) have.add(stem(w));
    }
  }
  return expansion;
}
