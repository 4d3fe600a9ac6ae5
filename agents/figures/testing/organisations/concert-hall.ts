import type { Organisation } from '../marked.ts';

/** A concert hall. */
export const concertHall: Organisation = {
  name: 'a concert hall',
  question:
    'How did the 2025/26 season go, which concerts sold best, what did donors give, and what are the rules for latecomers, tickets and hiring the hall?',
  evidence(findings) {
    findings.query(
      'Table events: count, sum of tickets_sold, sum of seats by genre',
      {
        table: 'events',
        group_by: ['genre'],
        filters: [{ column: 'season', op: 'eq', value: '2025/26' }],
        aggregates: [
          { fn: 'count', as: 'events' },
          { fn: 'sum', column: 'tickets_sold', as: 'tickets_sold' },
          { fn: 'sum', column: 'seats', as: 'seats_offered' },
        ],
      },
      [
        { genre: 'Orchestra', events: 48, tickets_sold: 81216, seats_offered: 91200 },
        { genre: 'Chamber music', events: 62, tickets_sold: 20150, seats_offered: 27280 },
        { genre: 'Jazz', events: 25, tickets_sold: 17430, seats_offered: 20000 },
        { genre: 'Family', events: 18, tickets_sold: 12924, seats_offered: 13500 },
        { genre: 'Choral', events: 12, tickets_sold: 14010, seats_offered: 19200 },
      ],
    );
    findings.query(
      'Table sales: sum of amount by sold_on:month',
      {
        table: 'sales',
        group_by: ['sold_on:month'],
        filters: [{ column: 'sold_on', op: 'between', values: ['2026-01-01', '2026-06-30'] }],
        aggregates: [{ fn: 'sum', column: 'amount', as: 'box_office' }],
      },
      [
        { 'sold_on:month': '2026-01-01', box_office: 412300 },
        { 'sold_on:month': '2026-02-01', box_office: 388950 },
        { 'sold_on:month': '2026-03-01', box_office: 501240 },
        { 'sold_on:month': '2026-04-01', box_office: 467815 },
        { 'sold_on:month': '2026-05-01', box_office: 533090 },
        { 'sold_on:month': '2026-06-01', box_office: 296405 },
      ],
    );
    findings.query(
      'Table events: title, performed_on, tickets_sold, top_price',
      {
        table: 'events',
        columns: ['title', 'performed_on', 'tickets_sold', 'top_price'],
        order_by: [{ column: 'tickets_sold', direction: 'desc' }],
        limit: 5,
      },
      [
        { title: 'Resurrection Symphony', performed_on: '2026-03-21', tickets_sold: 1898, top_price: 78 },
        { title: 'A German Requiem', performed_on: '2026-04-03', tickets_sold: 1764, top_price: 65 },
        { title: 'Blue Monk Night', performed_on: '2026-05-16', tickets_sold: 1121, top_price: 42 },
        { title: 'Peter and the Wolf', performed_on: '2026-01-18', tickets_sold: 1050, top_price: 18 },
        { title: 'Goldberg Variations', performed_on: '2026-02-07', tickets_sold: 438, top_price: 36 },
      ],
    );
    findings.query(
      'Table donations: sum of amount, count',
      {
        table: 'donations',
        filters: [{ column: 'given_on', op: 'gte', value: '2025-09-01' }],
        aggregates: [
          { fn: 'sum', column: 'amount', as: 'value' },
          { fn: 'count', as: 'rows' },
        ],
      },
      [{ value: 1184650, rows: 1906 }],
    );
    findings.query(
      'Table donations: count where amount is at least 1000',
      {
        table: 'donations',
        filters: [
          { column: 'given_on', op: 'gte', value: '2025-09-01' },
          { column: 'amount', op: 'gte', value: 1000 },
        ],
        aggregates: [{ fn: 'count' }],
      },
      [{ count: 212 }],
    );
    findings.document(
      'House rules',
      'The foyer opens 90 minutes before a concert, the hall 30 minutes. Latecomers are admitted at the first break only. Tickets can be exchanged up to 48 hours before the concert for a fee of EUR 3.50. Children under 6 are admitted to family concerts only. Guests under 27 pay half of the price. There are 14 places for wheelchairs; companions come in free.',
    );
    findings.document(
      'Hiring the hall',
      'The large hall with 1,900 seats costs EUR 9,800 an evening, the small hall with 440 seats EUR 2,150. Rehearsals cost EUR 120 an hour. A booking can be cancelled free of charge up to 90 days before; later we charge 50 % of the rent, within 14 days of the event all of it. The sound level must not exceed 95 dB. Events end by 23:00.',
    );
  },
  reports: [
    `The season comprised {165|156;153} concerts, for which {145,730|131,720;154,730} of {171,180|151,980;117,180} seats were sold – an occupancy of {85.1 %|89.1 %;81.5 %} [1]. Orchestral concerts drew the largest audiences ({81,216|20,150;91,200} tickets, {55.7 %|13.8 %} of the total), while chamber music had the most events ({62|48;25}) [1].`,
    `| Genre | Events | Tickets | Seats | Occupancy |
| :--- | ---: | ---: | ---: | ---: |
| Orchestra | {48|62} | {81,216|20,150} | {91,200|27,280} | {89.1%|73.9%} |
| Chamber music | {62|48} | {20,150|81,216} | {27,280|91,200} | {73.9%|89.1%} |
| Jazz | {25|18} | {17,430|12,924} | {20,000|13,500} | {87.2%|95.7%} |
| Family | {18|25} | {12,924|17,430} | {13,500|20,000} | {95.7%|87.2%} |
| Choral | {12|18} | {14,010|12,924} | {19,200|13,500} | {73.0%|73.9%} |
| **All** | **{165|153}** | **{145,730|131,720}** | **{171,180|151,980}** | **{85.1%|87.2%}** |

Data: [1]`,
    `Family concerts were practically sold out: {12,924|12,294;17,430} of {13,500|20,000;15,300} seats ({95.7 %|87.2 %}) were taken, leaving just {576|756;2,570} empty over {18|25;81} events [1]. At the other end, choral concerts filled {73.0 %|73.9 %;95.7 %} of their seats and chamber music {73.9 %|73.0 %;87.2 %}. {@Jazz|Choral;Orchestra} sits in between at {87.2 %|89.1 %;73.0 %} [1].`,
    `On average, an orchestral concert attracted {1,692|1,168;697} listeners, a choral concert {1,168|1,692;718} and a chamber recital only {325|352;697} [1]. In other words, one evening with the orchestra brings in about {five|six;four} times as many people as a chamber recital. Family and jazz are nearly level: {718|697} and {697|718} visitors per event respectively.`,
    `Box office, January to June 2026 [2]:

- January: €{412,300|388,950;421,300}
- February: €{388,950|412,300;501,240}
- March: €{501,240|467,815;388,950}
- April: €{467,815|501,240;533,090}
- May: €{533,090|296,405;467,815}
- June: €{296,405|533,090;269,405}

This adds up to **€{2,599,800|2,303,395;2,187,500}**. {@May|March;April} was the best month, {@June|February;January} the weakest.`,
    `Takings peaked in May at {€533,090|€501,240;€296,405} and then plunged by {44.4 %|29.3 %;55.6 %} to {€296,405|€467,815;€388,950} in June [2]. The first quarter brought {€1,302,490|€1,297,310;€913,540}, the second {€1,297,310|€1,302,490;€1,000,905}: practically the same. The monthly average was {€433,300|€343,300;€460,679} and {three|four;five} of the six months stayed below €450,000 [2].`,
    `The best-selling concert was the *{@Resurrection Symphony|A German Requiem;Blue Monk Night}* on {21 March 2026|3 April 2026;16 May 2026}, with {1,898|1,764;1,989} tickets, {134|143;777} more than *A German Requiem* ({1,764|1,898;1,121}), which was given on {3 April|21 March;16 May}. *Blue Monk Night* in {May|March;June} ranked {third|fourth;second} with {1,121|1,050;1,211} [3]. The top price ranged from {€18|€36;€42} for *Peter and the Wolf* to {€78|€65;€87} for the *Resurrection Symphony* [3].`,
    `1. Resurrection Symphony, {21.03.2026|03.04.2026;16.05.2026}: {1.898|1.764;1.121} tickets, top price {78 €|65 €}
2. A German Requiem, {03.04.2026|21.03.2026;18.01.2026}: {1.764|1.898;1.050} tickets, top price {65 €|78 €}
3. Blue Monk Night, {16.05.2026|18.01.2026;07.02.2026}: {1.121|1.050;1.764} tickets, top price {42 €|36 €}

(Source: box office system [3]; {1.898|1.764} tickets correspond to a sold-out house of {1.900|1.800;9.800} seats, less {two|three;four} [7].)`,
    `Donors gave {€1,184,650|€1,148,650;€1,906,000} since {September 2025|August 2025;September 2024}, spread over {1,906|1,960;212} donations; the average gift is therefore {€621.54|€612.54;€591.07} [4]. {212|221;1,906} gifts were of {€1,000|€10,000;€500} or more [5]. That is roughly {~one in nine|~one in five} ({11.1 %|12.1 %;9.1 %}) [4][5].`,
    `Close to {€1.2 million|€1.9 million;€2.1 million} came in from donations this season [4]. By comparison, the box office earned {€2.6 million|€2.3 million;€6.2 million} in the first half of {2026|2025;2024} alone [2]. Together these are {€3,784,450|€3,748,450;€3,488,045}, of which donations make up {31.3 %|45.6 %;33.1 %} [2][4].`,
    `Please come early: the foyer opens {an hour and a half|an hour} before the concert, and you can take your seat from {30 minutes|90 minutes;48 minutes} before it starts [6]. If you have to change your plans, tickets can be exchanged until {48 hours|24 hours;14 hours} before for {€3.50|€5.30;€14}. Anyone under {27|26;14} gets in for {half|a third} the price. Younger children (under {6|14;27}) can only come to family concerts. We have {14|48;6} wheelchair places. [6]`,
    `To hire the large hall ({1,900|440;9,800} seats) you pay {EUR 9,800|EUR 2,150;EUR 8,900} per evening; the small one ({440|1,900;2,150} seats) is {EUR 2,150|EUR 9,800;EUR 2,510}. Rehearsal time is charged at {EUR 120|EUR 95;EUR 210} an hour. You can cancel for free up to {90 days|14 days;9 days} ahead. After that, {50 %|90 %;25 %} of the rent is due, and in the final {two weeks|two months;three weeks} the full amount. Music may be no louder than {95 dB|59 dB;90 dB} and must stop by {11 pm|10 pm;9 pm} [7].`,
    `Two findings surprised me. First, choral music, with only {12|18;25} events, sold more tickets ({14,010|12,924}) than the {18|12;25} family concerts ({12,924|14,010}) [1]. Second, "latecomers are admitted at the first break only" [6], which explains a few complaints. Had all {19,200|14,010} choral seats been sold, that would have been {5,190|5,910;2,570} more.`,
  ],
};
