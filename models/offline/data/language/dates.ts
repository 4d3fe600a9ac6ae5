/** A period of whole days: from (inclusive) to (exclusive); an open end is undefined. */
export interface DateRange {
  from?: string;
  to?: string;
  /** As a reader would say it. */
  label: string;
}

export interface DateSpan {
  range: DateRange;
  length: number;
}

type Words = readonly string[];

interface Period {
  from: string;
  to: string;
  label: string;
  length: number;
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const monthNames: Record<string, number> = { sept: 9 };
for (const [index, name] of months.entries()) {
  monthNames[name] = index + 1;
  monthNames[name.slice(0, 3)] = index + 1;
}
const units: Record<string, 'day' | 'week' | 'month' | 'quarter' | 'year'> = {
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  year: 'year',
  years: 'year',
};
const countWords: Record<string, number> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  thirty: 30,
  ninety: 90,
};

const iso = (date: Date): string => date.toISOString().slice(0, 10);
const utc = (year: number, month: number, day = 1): Date => {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year + (date.getUTCFullYear() - 2000));
  return date;
};
const parse = (text: string): Date => new Date(`${text}T00:00:00Z`);

/** The same day `count` units later (or earlier), as an ISO date. */
export function shiftDate(
  date: string,
  count: number,
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year',
): string {
  const at = parse(date);
  if (unit === 'day' || unit === 'week') {
    at.setUTCDate(at.getUTCDate() + count * (unit === 'week' ? 7 : 1));
    return iso(at);
  }
  const total = count * { month: 1, quarter: 3, year: 12 }[unit];
  const day = at.getUTCDate();
  const first = utc(at.getUTCFullYear(), at.getUTCMonth() + 1 + total);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return iso(first);
}

/** First day of the calendar unit that `date` lies in. */
function startOf(date: string, unit: 'day' | 'week' | 'month' | 'quarter' | 'year'): string {
  const at = parse(date);
  if (unit === 'week') return shiftDate(date, -((at.getUTCDay() + 6) % 7), 'day');
  if (unit === 'day') return date;
  const month = at.getUTCMonth() + 1;
  const first = { month, quarter: month - ((month - 1) % 3), year: 1 }[unit];
  return iso(utc(at.getUTCFullYear(), first));
}

function calendar(
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year',
  offset: number,
  today: string,
): { from: string; to: string } {
  const from = shiftDate(startOf(today, unit), offset, unit);
  return { from, to: shiftDate(from, 1, unit) };
}

const isYear = (word: string | undefined): word is string => /^(1[89]|20|21)\d\d$/.test(word ?? '');

/** A single named period at the start of `words`: "2024", "March 2024", "Q2 2025", "last month", "5 March 2024", "yesterday". */
function readPeriod(words: Words, today: string): Period | undefined {
  return (
    readRelative(words, today) ??
    readDay(words, today) ??
    readQuarter(words, today) ??
    readMonth(words, today) ??
    readYear(words, today)
  );
}

function readYear(words: Words, today: string): Period | undefined {
  const [first = '', second = ''] = words;
  const offset = first === 'the' || first === 'year' || first === 'calendar' ? 1 : 0;
  const word = words[offset] ?? '';
  const decade = /^((?:1[89]|20)\d)0s$/.exec(word);
  if (decade) {
    const from = Number(`${decade[1]}0`);
    return { from: iso(utc(from, 1)), to: iso(utc(from + 10, 1)), label: `the ${word}`, length: offset + 1 };
  }
  if (isYear(word) && first !== 'the') {
    return {
      from: iso(utc(Number(word), 1)),
      to: iso(utc(Number(word) + 1, 1)),
      label: word,
      length: offset + 1,
    };
  }
  const fiscal =
    /^fy-?((?:20)?\d\d)$/.exec(first)?.[1] ??
    (/^(fy|fiscal)$/.test(first) ? words.slice(1, 3).find(isYear) : undefined);
  if (fiscal === undefined) return undefined;
  const year = fiscal.length === 2 ? 2000 + Number(fiscal) : Number(fiscal);
  const length = /^fy-?\d/.test(first) ? 1 : second === 'year' ? 3 : 2;
  return {
    from: iso(utc(year, 1)),
    to: iso(utc(year + 1, 1)),
    label: `fiscal year ${year} (taken as the calendar year)`,
    length: today ? length : 0,
  };
}

function readMonth(words: Words, today: string): Period | undefined {
  const month = monthNames[words[0] ?? ''];
  if (
    month === undefined ||
    (words[0] === 'may' && !isYear(words[1]) && words[1] !== undefined && words[1] !== 'of')
  )
    return undefined;
  const gap = words[1] === 'of' ? 1 : 0;
  const given = words[1 + gap];
  const year = isYear(given) ? Number(given) : latestYearOf(month, today);
  const from = iso(utc(year, month));
  return {
    from,
    to: shiftDate(from, 1, 'month'),
    label: `${capital(months[month - 1] ?? '')} ${year}`,
    length: isYear(given) ? 2 + gap : 1,
  };
}

/** A month without a year is the last one that has begun. */
function latestYearOf(month: number, today: string): number {
  const year = Number(today.slice(0, 4));
  return month > Number(today.slice(5, 7)) ? year - 1 : year;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const quarterWords: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: 4,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
  q1: 1,
  q2: 2,
  q3: 3,
  q4: 4,
};

function readQuarter(words: Words, today: string): Period | undefined {
  const lead = words[0] === 'the' ? 1 : 0;
  const first = words[lead] ?? '';
  const joined = /^(?:(\d{4})-?q([1-4])|q([1-4])-?(\d{4})|h([12])-?(\d{4})?)$/.exec(first);
  const half =
    /^h([12])$/.exec(first)?.[1] ??
    joined?.[5] ??
    (words[lead + 1] === 'half' ? String(quarterWords[first] === 1 ? 1 : 2) : undefined);
  const named = /^q[1-4]$/.test(first) || words[lead + 1] === 'quarter' ? quarterWords[first] : undefined;
  const quarter = Number(joined?.[2] ?? joined?.[3] ?? named ?? 0);
  if (!quarter && half === undefined) return undefined;
  if (first === 'last' && words[lead + 1] === 'quarter') return undefined;
  let length =
    lead + (/^[qh\d]/.test(first) && words[lead + 1] !== 'quarter' && words[lead + 1] !== 'half' ? 1 : 2);
  if (words[length] === 'of') length += 1;
  if (words[length] === 'fiscal' || words[length] === 'fy') length += 1;
  const followed = isYear(words[length]);
  const year = Number(
    joined?.[1] ?? joined?.[4] ?? joined?.[6] ?? (followed ? words[length] : today.slice(0, 4)),
  );
  if (followed && !joined?.[1] && !joined?.[4]) length += 1;
  const from = half === undefined ? iso(utc(year, quarter * 3 - 2)) : iso(utc(year, half === '1' ? 1 : 7));
  const to = shiftDate(from, half === undefined ? 1 : 2, 'quarter');
  return { from, to, label: `${half === undefined ? `Q${quarter}` : `H${half}`} ${year}`, length };
}

function readDay(words: Words, today: string): Period | undefined {
  const [a = '', b = '', c = ''] = words;
  const at = (from: string, length: number): Period => ({
    from,
    to: shiftDate(from, 1, 'day'),
    label: from,
    length,
  });
  if (/^\d{4}-\d{2}-\d{2}$/.test(a) && !Number.isNaN(parse(a).getTime())) return at(a, 1);
  const yearMonth = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(a);
  if (yearMonth)
    return {
      from: `${a}-01`,
      to: shiftDate(`${a}-01`, 1, 'month'),
      label: `${capital(months[Number(yearMonth[2]) - 1] ?? '')} ${yearMonth[1]}`,
      length: 1,
    };
  if (a === 'yesterday') return { ...at(shiftDate(today, -1, 'day'), 1), label: 'yesterday' };
  if (a === 'today') return { ...at(today, 1), label: 'today' };
  if (a === 'tomorrow') return { ...at(shiftDate(today, 1, 'day'), 1), label: 'tomorrow' };
  const day = (word: string): number => Number(/^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1] ?? 0);
  const skip = a === 'the' ? 1 : 0;
  const first = words[skip] ?? '';
  const ofGap = words[skip + 1] === 'of' ? 1 : 0;
  const monthAfter = monthNames[words[skip + 1 + ofGap] ?? ''];
  if (day(first) && monthAfter) {
    const year = words[skip + 2 + ofGap];
    return at(
      iso(utc(isYear(year) ? Number(year) : latestYearOf(monthAfter, today), monthAfter, day(first))),
      skip + ofGap + (isYear(year) ? 3 : 2),
    );
  }
  const monthFirst = monthNames[a];
  if (monthFirst && day(b))
    return at(
      iso(utc(isYear(c) ? Number(c) : latestYearOf(monthFirst, today), monthFirst, day(b))),
      isYear(c) ? 3 : 2,
    );
  return undefined;
}

function readRelative(words: Words, today: string): Period | undefined {
  const lead = words[0] === 'the' ? 1 : 0;
  const first = words[lead] ?? '';
  const second = words[lead + 1] ?? '';
  const fiscalGap = second === 'fiscal' || second === 'calendar' ? 1 : 0;
  const unit = units[words[lead + 1 + fiscalGap] ?? ''];
  const offset = { this: 0, current: 0, last: -1, previous: -1, past: -1, next: 1, coming: 1 }[first];
  if (offset !== undefined && unit) {
    if (first === 'past') return rolling(1, unit, today, lead + 2);
    return { ...calendar(unit, offset, today), label: `${first} ${unit}`, length: lead + 2 + fiscalGap };
  }
  if (first === 'year' && second === 'to' && words[lead + 2] === 'date')
    return {
      from: startOf(today, 'year'),
      to: shiftDate(today, 1, 'day'),
      label: 'this year to date',
      length: lead + 3,
    };
  if (first === 'ytd')
    return {
      from: startOf(today, 'year'),
      to: shiftDate(today, 1, 'day'),
      label: 'this year to date',
      length: lead + 1,
    };
  const count = countWords[second] ?? Number(/^\d{1,4}$/.exec(second)?.[0] ?? 0);
  const counted = units[words[lead + 2] ?? ''];
  if (count && counted && /^(last|past|previous|next|coming|recent)$/.test(first)) {
    if (/^(next|coming)$/.test(first))
      return {
        from: today,
        to: shiftDate(shiftDate(today, count, counted), 1, 'day'),
        label: `the next ${count} ${counted}s`,
        length: lead + 3,
      };
    return rolling(count, counted, today, lead + 3);
  }
  return undefined;
}

function rolling(
  count: number,
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year',
  today: string,
  length: number,
): Period {
  return {
    from: shiftDate(today, -count, unit),
    to: shiftDate(today, 1, 'day'),
    label: count === 1 ? `the past ${unit}` : `the past ${count} ${unit}s`,
    length,
  };
}

/** Reads a period or an open or closed range of periods at the start of `words` (lower case). */
export function readDates(words: Words, today: string): DateSpan | undefined {
  return (
    readBetween(words, today) ?? readOpen(words, today) ?? readAgo(words, today) ?? readPlain(words, today)
  );
}

const plainLeads = new Set(['in', 'during', 'on', 'for', 'within', 'of', 'over', 'throughout', 'at']);

function readPlain(words: Words, today: string): DateSpan | undefined {
  const lead = plainLeads.has(words[0] ?? '') ? 1 : 0;
  const period = readPeriod(words.slice(lead), today);
  if (!period) return undefined;
  if (
    lead === 0 &&
    isYear(words[0]) &&
    period.length === 1 &&
    words.length > 1 &&
    units[words[1] ?? ''] === undefined &&
    /^(euros?|dollars?|hours?|units?)$/.test(words[1] ?? '')
  )
    return undefined;
  return {
    range: { from: period.from, to: period.to, label: `in ${period.label}` },
    length: lead + period.length,
  };
}

function readBetween(words: Words, today: string): DateSpan | undefined {
  const lead = words[0] === 'between' || words[0] === 'from' ? 1 : 0;
  if (lead === 0) return undefined;
  const first = readPeriod(words.slice(1), today);
  if (!first) return undefined;
  const joint = words[1 + first.length] ?? '';
  if (!/^(and|to|until|till|through|-|–)$/.test(joint))
    return words[0] === 'from' ? openFrom(first) : undefined;
  const second = readPeriod(words.slice(2 + first.length), today);
  if (!second) return undefined;
  const start =
    first.length === 1 && isYear(second.from.slice(0, 4)) && !isYear(words[1])
      ? sameYear(words[1] ?? '', first, second)
      : first;
  return {
    range: { from: start.from, to: second.to, label: `from ${start.label} to ${second.label}` },
    length: 2 + first.length + second.length,
  };
}

/** "between January and March 2024": the year of the second month holds for the first. */
function sameYear(word: string, first: Period, second: Period): Period {
  const month = monthNames[word];
  if (!month) return first;
  const year = Number(second.from.slice(0, 4)) - (month > Number(second.from.slice(5, 7)) ? 1 : 0);
  const from = iso(utc(year, month));
  return { ...first, from, label: `${capital(months[month - 1] ?? '')} ${year}` };
}

const openFrom = (period: Period): DateSpan => ({
  range: { from: period.from, label: `from ${period.label} on` },
  length: 1 + period.length,
});

function readOpen(words: Words, today: string): DateSpan | undefined {
  const [first = '', second = ''] = words;
  const two = `${first} ${second}`;
  const lead =
    /^(no later|not later|earlier than|later than|prior to|up to|starting in|starting from|beginning in|as of)$/.test(
      two,
    )
      ? /^(no|not) later$/.test(two)
        ? 3
        : 2
      : 1;
  const key = lead === 1 ? first : two;
  const period = readPeriod(words.slice(lead), today);
  if (!period) return undefined;
  const length = lead + period.length;
  const { from, to, label } = period;
  if (/^(since|starting in|starting from|beginning in)$/.test(key))
    return { range: { from, label: `since ${label}` }, length };
  if (/^(after|later than)$/.test(key)) return { range: { from: to, label: `after ${label}` }, length };
  if (/^(before|prior to|earlier than)$/.test(key))
    return { range: { to: from, label: `before ${label}` }, length };
  if (/^(until|till|through|by|up to|no later|not later)$/.test(key))
    return { range: { to, label: `until the end of ${label}` }, length };
  return undefined;
}

/** "3 months ago", "more than 2 years ago". */
function readAgo(words: Words, today: string): DateSpan | undefined {
  const lead =
    words[0] === 'more' || words[0] === 'over' || words[0] === 'less' ? (words[1] === 'than' ? 2 : 1) : 0;
  const count = countWords[words[lead] ?? ''] ?? Number(/^\d{1,4}$/.exec(words[lead] ?? '')?.[0] ?? 0);
  const unit = units[words[lead + 1] ?? ''];
  if (!count || !unit || words[lead + 2] !== 'ago') return undefined;
  const at = shiftDate(today, -count, unit);
  const label = `${count} ${unit}${count === 1 ? '' : 's'} ago`;
  if (lead > 0) {
    const range =
      words[0] === 'less'
        ? { from: at, label: `less than ${label}` }
        : { to: at, label: `more than ${label}` };
    return { range, length: lead + 3 };
  }
  return { range: { ...calendar(unit, 0, at), label: `in the ${unit} that was ${label}` }, length: 3 };
}
