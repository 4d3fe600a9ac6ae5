import type { Organisation } from '../marked.ts';

/** A water utility. */
export const waterUtility: Organisation = {
  name: 'a water utility',
  question:
    'How much water did we deliver and lose in 2025, what do customers complain about, and what are the rules for meters and bills?',
  evidence(findings) {
    findings.query(
      'Table supply: sum of delivered_m3, sum of lost_m3 by zone',
      {
        table: 'supply',
        group_by: ['zone'],
        filters: [{ column: 'measured_on', op: 'between', values: ['2025-01-01', '2025-12-31'] }],
        aggregates: [
          { fn: 'sum', column: 'delivered_m3', as: 'delivered_m3' },
          { fn: 'sum', column: 'lost_m3', as: 'lost_m3' },
        ],
      },
      [
        { zone: 'Old Harbour', delivered_m3: 61240, lost_m3: 4890 },
        { zone: 'Hillside', delivered_m3: 48815, lost_m3: 3662 },
        { zone: 'Meadows', delivered_m3: 22970, lost_m3: 2205 },
        { zone: 'Airport', delivered_m3: 9135, lost_m3: 411 },
      ],
    );
    findings.query(
      'Table complaints: count by topic',
      {
        table: 'complaints',
        group_by: ['topic'],
        filters: [{ column: 'received_on', op: 'between', values: ['2025-01-01', '2025-12-31'] }],
        aggregates: [{ fn: 'count' }],
      },
      [
        { topic: 'billing', count: 412 },
        { topic: 'low pressure', count: 266 },
        { topic: 'discolouration', count: 143 },
        { topic: 'outage', count: 79 },
      ],
    );
    findings.query(
      'Table repairs: id, street, reported_on, finished_on, cost',
      { table: 'repairs', columns: ['id', 'street', 'reported_on', 'finished_on', 'cost'] },
      [
        { id: 7710, street: 'Quay Road', reported_on: '2025-02-03', finished_on: '2025-02-08', cost: 18450 },
        { id: 7754, street: 'Chapel Lane', reported_on: '2025-06-17', finished_on: '2025-07-01', cost: 7320 },
        {
          id: 7802,
          street: 'Runway Avenue',
          reported_on: '2025-11-21',
          finished_on: '2025-11-24',
          cost: 31990,
        },
      ],
    );
    findings.document(
      'Meters and bills',
      'Meters are read every 6 months and replaced after 12 years. Bills are due within 21 days. The first reminder is free, the second costs EUR 5. After 60 days without payment the pressure is reduced. Leaks behind the meter are paid by the owner; once in 3 years we waive half of the excess consumption.',
    );
    findings.document(
      'Water quality',
      'Samples are taken at 18 points every week. Chlorine stays below 0.3 mg per litre, the temperature below 15 °C. Residents are warned within 2 hours when a limit is exceeded. Results are published for 5 years.',
    );
  },
  reports: [
    `We delivered {142,160|133,025;124,160} cubic metres of water in {2025|2024} and lost {11,168|10,757;12,168}, a loss rate of {7.9 %|8.0 %;9.7 %} [1]. {@Old Harbour|Hillside;Meadows} takes the most, {61,240|48,815;62,140} m³, or {43 %|34 %;34.3 %} of the total.`,
    `Losses by zone [1]:

- Old Harbour: {4,890|3,662;2,205} m³ lost ({8.0 %|7.5 %;9.6 %} of what was delivered)
- Hillside: {3,662|4,890;411} m³ ({7.5 %|8.0 %;4.5 %})
- Meadows: {2,205|2,502;3,662} m³ ({9.6 %|7.5 %;6.9 %})
- Airport: {411|441;2,205} m³ ({4.5 %|5.4 %;9.6 %})

The Meadows zone has the highest loss rate even though it delivers only {22,970|9,135;29,270} m³.`,
    `In absolute terms the Old Harbour loses most: {4,890|3,662;4,980} m³, which is {1,228|1,457;2,685} m³ more than Hillside and about {twelve|twenty;seven} times what is lost at the Airport ({411|2,205} m³). Hillside and Meadows combined lost {5,867|5,301;8,552} m³ [1].`,
    `Customers sent us {900|821;757} complaints. Nearly half ({412|266;421}, or {45.8 %|29.6 %;48.5 %}) were about billing. Low pressure accounted for {266|143;226}, discoloured water for {143|79;134} and outages for the remaining {79|97;143}. There were {1.5|2.5;2.9} billing complaints for every complaint about pressure [2].`,
    `Three repairs stand out. The burst pipe on Quay Road (reported on {3 February 2025|17 June 2025;8 February 2025}) was fixed in {five days|two weeks;five weeks} and cost {18,450|7,320;14,850}. Chapel Lane took longest: {14 days|5 days;41 days}, from {17 June|21 November;1 July} to {1 July|24 November;17 June} 2025. The most expensive job was {@Runway Avenue|Chapel Lane;Quay Road} at {31,990|18,450;39,190}, although it lasted just {3 days|5 days;3 weeks}. All told, the three repairs cost {57,760|50,440;39,310} [3].`,
    `Your meter is read every {six months|twelve months;six weeks} and swapped after {12 years|21 years;12 months}. You have {21 days|12 days;60 days} to pay a bill. A first reminder costs nothing, a second one {€5|€6;€21}. If nothing arrives for {60 days|21 days;6 days}, we turn the pressure down. And if you have a leak behind the meter, we'll waive half of the extra consumption once every {three years|five years;three months} [4].`,
    `Quality is monitored at {18|15;81} sampling points each week. Limits: chlorine {0.3|0.5;3.0} mg/l, temperature {15 °C|18 °C;5 °C}. If a limit is exceeded people are told within {two hours|five hours;two days}; the results stay online for {5 years|2 years;5 months} [5].`,
    `| Zone | Delivered (m³) | Lost (m³) | Loss rate |
|---|--:|--:|--:|
| Old Harbour | {61,240|48,815} | {4,890|3,662} | {8.0 %|7.5 %} |
| Hillside | {48,815|61,240} | {3,662|4,890} | {7.5 %|8.0 %} |
| Meadows | {22,970|9,135} | {2,205|411} | {9.6 %|4.5 %} |
| Airport | {9,135|22,970} | {411|2,205} | {4.5 %|9.6 %} |
| Total | {142,160|133,025} | {11,168|10,757} | {7.9 %|9.6 %} |

Source: supply data [1]`,
  ],
};
