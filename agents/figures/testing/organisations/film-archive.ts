import type { Organisation } from '../marked.ts';

/** A film archive. */
export const filmArchive: Organisation = {
  name: 'a film archive',
  question:
    'What do we hold and how much of it is digitised, who borrows from us, how are our halls used in 2026, and what are the rules for handling, lending and the reading room?',
  evidence(findings) {
    findings.query(
      'Table titles: count, count where digitised by format',
      {
        table: 'titles',
        group_by: ['format'],
        aggregates: [
          { fn: 'count', as: 'titles' },
          { fn: 'sum', column: 'is_digitised', as: 'digitised' },
        ],
      },
      [
        { format: '35 mm', titles: 9480, digitised: 3318 },
        { format: '16 mm', titles: 6215, digitised: 2797 },
        { format: 'Video', titles: 4372, digitised: 3935 },
        { format: 'Nitrate', titles: 1146, digitised: 894 },
      ],
    );
    findings.query(
      'Table loans: count by borrower_type',
      {
        table: 'loans',
        group_by: ['borrower_type'],
        filters: [{ column: 'lent_on', op: 'between', values: ['2025-07-01', '2026-06-30'] }],
        aggregates: [{ fn: 'count' }],
      },
      [
        { borrower_type: 'festival', count: 203 },
        { borrower_type: 'museum', count: 142 },
        { borrower_type: 'university', count: 97 },
        { borrower_type: 'broadcaster', count: 58 },
      ],
    );
    findings.query(
      'Table scans: sum of hours by scanned_on:month',
      {
        table: 'scans',
        group_by: ['scanned_on:month'],
        filters: [{ column: 'scanned_on', op: 'between', values: ['2026-01-01', '2026-06-30'] }],
        aggregates: [{ fn: 'sum', column: 'hours', as: 'hours' }],
      },
      [
        { 'scanned_on:month': '2026-01-01', hours: 318.5 },
        { 'scanned_on:month': '2026-02-01', hours: 291.25 },
        { 'scanned_on:month': '2026-03-01', hours: 402 },
        { 'scanned_on:month': '2026-04-01', hours: 377.75 },
        { 'scanned_on:month': '2026-05-01', hours: 410.5 },
        { 'scanned_on:month': '2026-06-01', hours: 365 },
      ],
    );
    findings.query(
      'Table titles: title, year, length_min, country',
      {
        table: 'titles',
        columns: ['title', 'year', 'length_min', 'country'],
        order_by: [{ column: 'year', direction: 'asc' }],
        limit: 3,
      },
      [
        { title: 'Harbour at Dawn', year: 1908, length_min: 11, country: 'Denmark' },
        { title: 'The Mill', year: 1911, length_min: 24, country: 'Austria' },
        { title: 'Winter Games', year: 1913, length_min: 38, country: 'Norway' },
      ],
    );
    findings.query(
      'Table screenings: count, sum of visitors by hall',
      {
        table: 'screenings',
        group_by: ['hall', 'seats'],
        filters: [{ column: 'shown_on', op: 'between', values: ['2026-01-01', '2026-06-30'] }],
        aggregates: [
          { fn: 'count', as: 'screenings' },
          { fn: 'sum', column: 'visitors', as: 'visitors' },
        ],
      },
      [
        { hall: 'Grand Hall', seats: 240, screenings: 96, visitors: 14208 },
        { hall: 'Studio', seats: 80, screenings: 132, visitors: 7392 },
      ],
    );
    findings.document(
      'Handling and lending',
      'Nitrate film is stored at 4 °C and 35 % relative humidity, other film at 10 °C. A viewing copy may be lent for 14 days, with one extension of 7 days. The borrower insures every print for EUR 2,500. A print with a shrinkage of more than 1.5 % is not projected. Original negatives never leave the house.',
    );
    findings.document(
      'Reading room',
      'The reading room is open from Tuesday to Friday between 10:00 and 17:30. Viewings are booked 5 working days ahead. A copy costs EUR 0.40 a page; digital files cost EUR 35 a minute, for students half of that. Visitors under 16 come with an adult. Lockers take a coin of 2 euros.',
    );
  },
  reports: [
    `The archive holds {21,213|20,067;21,123} titles, {10,944|10,050;10,494} of which ({51.6 %|48.4 %;56.1 %}) have been digitised [1]. By far the largest format is 35 mm with {9,480|6,215;9,840} titles – {44.7 %|29.3 %;35.0 %} of everything we have – but only {35 %|45 %;53 %} of these have been scanned.`,
    `| Format | Titles | Digitised | Rate | Still to do |
|:-------|-------:|----------:|-----:|------------:|
| 35 mm | {9,480|6,215} | {3,318|2,797} | {35.0 %|45.0 %} | {6,162|3,418} |
| 16 mm | {6,215|9,480} | {2,797|3,318} | {45.0 %|35.0 %} | {3,418|6,162} |
| Video | {4,372|1,146} | {3,935|894} | {90.0 %|78.0 %} | {437|252} |
| Nitrate | {1,146|4,372} | {894|3,935} | {78.0 %|90.0 %} | {252|437} |
| **All** | {21,213|20,067} | {10,944|10,050} | {51.6 %|78.0 %} | {10,269|9,832} |

[1]`,
    `Digitisation has progressed furthest for {@video|16 mm;nitrate}: {90 %|78 %;45 %} of the {4,372|1,146;4,732} titles are done, leaving {437|252;473}. Nitrate is at {78 %|90 %;35 %} ({894|948;3,935} of {1,146|4,372;1,416}). In contrast, fewer than half of the 16 mm titles ({2,797|3,318;2,977} of {6,215|9,480;6,512}, or {45 %|35 %;54 %}) are available digitally [1].`,
    `Who borrows? Out of {500|403;442} loans between July 2025 and June 2026, {203|142;230} went to festivals ({40.6 %|28.4 %;46.0 %}), {142|203;124} to museums, {97|58;79} to universities and {58|97;85} to broadcasters [2]. Festivals and museums together took {345|300;239} prints, more than {~two thirds|~three quarters} of all loans. Festivals borrow {3.5|5.3;2.1} times as often as broadcasters.`,
    `Scanning hours, first half of {2026|2025}: {2,165|1,847;2,156} in total, or {361|316;433} a month on average [3]. {@May|March;June} was the peak with {410.5|402;365} hours, {@February|January;June} the low point with {291.25|318.5;219.25}. Between February and March the hours jumped by {38 %|11 %;83 %} to {402|377.75;420}.`,
    `Q1 vs. Q2: the scanners ran for {1,011.75|1,153.25;1,001.75} hours in the first quarter and for {1,153.25|1,011.75;1,135.25} in the second, an increase of {141.5|151.4;110.75} hours ({14 %|12 %;41 %}) [3]. June alone ({365|410.5;356} hours) was {11 %|38 %;21 %} below May ({410.5|365;401.5}).`,
    `Our {three|four;five} oldest titles are:

* *Harbour at Dawn* ({Denmark|Austria;Norway}, {1908|1911;1913}), {11|24;38} minutes
* *The Mill* ({Austria|Denmark;Norway}, {1911|1908;1913}), {24|42;11} minutes
* *Winter Games* ({Norway|Denmark;Austria}, {1913|1911;1908}), {38|24;83} minutes

Together they run for {73|62;35} minutes [4].`,
    `*{@Winter Games|The Mill;Harbour at Dawn}*, a Norwegian film from {1913|1911;1931}, is the longest of the three at {38 minutes|24 minutes;38 hours}. It is {27|14;72} minutes longer than *Harbour at Dawn*, which was made {five|two;three} years earlier, in {1908|1911;1918}, and lasts {11 minutes|24 minutes;17 minutes} [4].`,
    `From January to June {2026|2025}, the two halls hosted {228|282;132} screenings and {21,600|14,208;26,100} visitors [5]. The Grand Hall had fewer screenings ({96|132;69}) than the Studio ({132|96;123}) but almost {twice|four times} the visitors: {14,208|7,392;12,408} against {7,392|14,208;7,932}. Per screening that is {148|56;184} people in the Grand Hall and {56|148;65} in the Studio. With {240|80;420} and {80|240} seats respectively, the Studio is the fuller of the two ({70 %|62 %;56 %} versus {62 %|70 %;26 %}) [5].`,
    `Temperature matters. Nitrate is kept at {4 °C|10 °C;14 °C} with {35 %|53 %;4 %} humidity, everything else at {10 °C|4 °C;35 °C}. Loans run for {14 days|7 days;14 weeks} and can be extended once by {7 days|14 days;7 weeks}, so {21 days|28 days;12 days} at most. Each print must be insured for {€2,500|€250;€3,500}. Prints that have shrunk by more than {1.5 %|5.1 %;15 %} are not shown. [6]`,
    `You can visit the reading room Tuesday to Friday, {10 am|10 pm;11 am} to {5:30 pm|7:30 pm;5:00 pm}. Please book viewings {five|ten;two} working days in advance. Photocopies are {EUR 0.40|EUR 0.04;EUR 4.00} per page, digital files {EUR 35|EUR 53;EUR 40} per minute of film (students pay half). If you're younger than {16|18;35}, bring an adult. And bring a {2|5;10}-euro coin for the locker [7].`,
    `For example, a digital copy of *The Mill* ({24|38;11} minutes) would cost {€840|€480;€1,330} at the regular rate of {€35|€40;€53} a minute [4][7]. For *Winter Games* it would be {€1,330|€840;€385}.`,
    `Three points for the board:

- {@35 mm|16 mm;Video} is the bottleneck: {6,162|3,418;6,612} titles are not digitised yet, {60 %|33 %;35 %} of the total backlog of {10,269|10,944;12,069} [1].
- Loans to broadcasters are low ({58|97;85} of {500|442}, i.e. {11.6 %|19.4 %;16.1 %}) [2].
- "Original negatives never leave the house" [6], yet {203|142} prints went to festivals [2].`,
  ],
};
