import type { Organisation } from '../marked.ts';

/** A ferry line. */
export const ferry: Organisation = {
  name: 'a ferry line',
  question:
    'How did our routes do in 2025, what did we earn, why were sailings cancelled, and what do passengers get when they are late?',
  evidence(findings) {
    findings.query(
      'Table sailings: count, sum of passengers, sum of cars by route',
      {
        table: 'sailings',
        group_by: ['route'],
        filters: [{ column: 'departed_on', op: 'between', values: ['2025-01-01', '2025-12-31'] }],
        aggregates: [
          { fn: 'count', as: 'sailings' },
          { fn: 'sum', column: 'passengers', as: 'passengers' },
          { fn: 'sum', column: 'cars', as: 'cars' },
        ],
      },
      [
        { route: 'Havn–Stora', sailings: 2190, passengers: 412380, cars: 118204 },
        { route: 'Havn–Brenna', sailings: 1460, passengers: 268915, cars: 91340 },
        { route: 'Stora–Ytter', sailings: 730, passengers: 74206, cars: 19872 },
        { route: 'Brenna–Kvitholm', sailings: 365, passengers: 31477, cars: 8416 },
      ],
    );
    findings.query(
      'Table cancellations: count by reason',
      {
        table: 'cancellations',
        group_by: ['reason'],
        filters: [{ column: 'planned_for', op: 'between', values: ['2025-01-01', '2025-12-31'] }],
        aggregates: [{ fn: 'count' }],
      },
      [
        { reason: 'Weather', count: 83 },
        { reason: 'Technical fault', count: 41 },
        { reason: 'Crew shortage', count: 17 },
        { reason: 'Other', count: 9 },
      ],
    );
    findings.query(
      'Table vessels: name, in_service_since, capacity, car_spaces, home_port',
      { table: 'vessels', columns: ['name', 'in_service_since', 'capacity', 'car_spaces', 'home_port'] },
      [
        {
          name: 'MS Terna',
          in_service_since: '2009-04-18',
          capacity: 600,
          car_spaces: 140,
          home_port: 'Havn',
        },
        {
          name: 'MS Havella',
          in_service_since: '2016-05-30',
          capacity: 450,
          car_spaces: 110,
          home_port: 'Havn',
        },
        {
          name: 'MS Lunde',
          in_service_since: '1998-09-12',
          capacity: 240,
          car_spaces: 46,
          home_port: 'Stora',
        },
        {
          name: 'MS Alka',
          in_service_since: '2021-03-08',
          capacity: 199,
          car_spaces: 24,
          home_port: 'Brenna',
        },
      ],
    );
    findings.query(
      'Table tickets: sum of price by sold_on:quarter',
      {
        table: 'tickets',
        group_by: ['sold_on:quarter'],
        filters: [{ column: 'sold_on', op: 'between', values: ['2025-01-01', '2025-12-31'] }],
        aggregates: [{ fn: 'sum', column: 'price', as: 'revenue' }],
      },
      [
        { 'sold_on:quarter': '2025-01-01', revenue: 3184220.4 },
        { 'sold_on:quarter': '2025-04-01', revenue: 5907315.9 },
        { 'sold_on:quarter': '2025-07-01', revenue: 8450112.75 },
        { 'sold_on:quarter': '2025-10-01', revenue: 3602870.1 },
      ],
    );
    findings.query(
      'Table crew: count where certified_until is before 2027-01-01',
      {
        table: 'crew',
        filters: [{ column: 'certified_until', op: 'lt', value: '2027-01-01' }],
        aggregates: [{ fn: 'count' }],
      },
      [{ count: 23 }],
    );
    findings.query('Table crew: count', { table: 'crew', aggregates: [{ fn: 'count' }] }, [{ count: 184 }]);
    findings.document(
      'Passenger rights',
      'Passengers who arrive at least 60 minutes late receive 25 % of the fare, from 120 minutes on 50 %. A claim has to be made within two months. If a sailing is cancelled, we refund the ticket within 7 days or offer another sailing free of charge. Snacks are free after 90 minutes of waiting.',
    );
    findings.document(
      'Vehicles and animals',
      'Check-in for cars closes 30 minutes before departure, for foot passengers 10 minutes. Vehicles above 2.2 metres in height or 3.5 tonnes must be booked by phone. Trailers cost EUR 18 per metre. Electric cars may not be charged on board. Dogs travel for EUR 6; guide dogs are free.',
    );
  },
  reports: [
    `**Executive summary**

- Our four routes carried {786,978|768,978;755,501} passengers and {237,832|229,416} cars on {4,745|4,380} sailings in {2025|2024} [1].
- {@Havn–Stora|Havn–Brenna;Stora–Ytter} alone accounts for {52.4 %|34.2 %;49.7 %} of all passengers [1].
- Ticket revenue reached {€21.1 million|€12.1 million;€17.5 million}, with {Q3|Q2;Q1} the strongest quarter at {€8.45 million|€5.91 million;€3.60 million} [4].
- {150|141;133} sailings were cancelled, {83|41;17} of them because of the weather [2].`,
    `In 2025 the {@Havn–Stora|Havn–Brenna} crossing carried {412,380|268,915;118,204} passengers on {2,190|1,460;730} sailings, which works out at about {188|184;102} passengers per sailing [1]. Havn–Brenna came second with {268,915|412,380;74,206} passengers, {143,465|194,709} fewer than Havn–Stora [1]. The two smaller routes are a different story: {74,206|31,477;19,872} people travelled between Stora and Ytter, and just {31,477|74,206;8,416} between Brenna and Kvitholm [1].`,
    `| Route | Sailings | Passengers | Cars | Passengers per sailing |
|---|---:|---:|---:|---:|
| Havn–Stora | {2,190|1,460} | {412,380|268,915} | {118,204|91,340} | {188.3|184.2} |
| Havn–Brenna | {1,460|2,190} | {268,915|412,380} | {91,340|118,204} | {184.2|188.3} |
| Stora–Ytter | {730|365} | {74,206|31,477} | {19,872|8,416} | {101.7|86.2} |
| Brenna–Kvitholm | {365|730} | {31,477|74,206} | {8,416|19,872} | {86.2|101.7} |
| **Total** | **{4,745|4,380}** | **{786,978|755,501}** | **{237,832|229,416}** | {165.9|140.1} |

Source: [1]`,
    `Short version: weather is by far the biggest reason for cancellations. It caused {83|41;17} of the {150|141} cancelled sailings last year ({55.3 %|27.3 %;53.5 %}), about {twice|three times} as many as technical faults ({41|83;17}) [2]. Crew shortages led to {17|41;9} cancellations and other reasons to {9|17} [2]. Put differently, {@technical faults|weather} and crew shortages together cost us {58|50;26} sailings [2].`,
    `Revenue by quarter, in euros [4]:

1. {Q1|Q4} 2025: {3,184,220.40|3,602,870.10;5,907,315.90}
2. {Q2|Q3} 2025: {5,907,315.90|8,450,112.75}
3. {Q3|Q2} 2025: {8,450,112.75|5,907,315.90}
4. {Q4|Q1} 2025: {3,602,870.10|3,184,220.40}

From the second to the third quarter revenue rose by {43 %|85.5 %;13.1 %}; in the fourth it fell by {57.4 %|43.0 %}. On average a quarter brought in {€5.29 million|€6.29 million;€2.59 million}.`,
    `Die Zahlen im Überblick (figures in continental notation): total revenue {21.144.519,15 EUR|17.541.649,05 EUR;8.450.112,75 EUR}, of which {8.450.112,75 EUR|5.907.315,90 EUR} fell in the third quarter [4]. That is {40,0 %|27,9 %;17,0 %} of the year. The first quarter contributed {3.184.220,40 EUR|3.602.870,10 EUR} or {15,1 %|17,0 %} [4].`,
    `Our fleet consists of {four|five;three} vessels with room for {1,489|1,290;889} passengers and {320|296;274} cars altogether [3]. {@MS Terna|MS Havella;MS Lunde} is the largest, with {600|450;240} seats and {140|110;46} car spaces. The smallest is MS Alka, which takes {199|240;24} passengers and {24|46} cars. MS Lunde is the oldest ship: she has been in service since {12 September 1998|18 April 2009;30 May 2016}, that is for {28 years|17 years;10 years}. The newest, MS Alka, joined the fleet in {March 2021|May 2016;April 2009} [3].`,
    `If you arrive late, here is what you can expect [7]:

* **{60 minutes|120 minutes;90 minutes}** or more late: {25 %|50 %} of the fare back
* **{120 minutes|60 minutes;90 minutes}** or more late: {50 %|25 %} of the fare back
* Waiting longer than **{90 minutes|60 minutes;120 minutes}**: free snacks

Claims must reach us within {two months|two weeks;seven days}. When a sailing is cancelled, the ticket is refunded within {7 days|2 days;60 days}, or you travel on another sailing for free.`,
    `A driver has to check in at least {30 minutes|10 minutes} before departure, a foot passenger only {10 minutes|30 minutes} [8]. Anything taller than {2.2 metres|3.5 metres} or heavier than {3.5 tonnes|2.2 tonnes} must be booked over the phone. For a trailer we charge {€18|€6} per metre, so a five-metre trailer costs more than a dog, which travels for {€6|€18} [8].`,
    `Of {184|148} crew members, {23|32;17} hold a certificate that runs out before {2027|2026;2028} [5][6]. That is one in {eight|nine;six}, or {12.5 %|15.2 %}. The remaining {161|151;171} are covered beyond that date.`,
    `How full are the ferries? On average a sailing carried {165.9|188.3;101.7} passengers in 2025 [1]. The figure is highest between Havn and Stora ({188.3|184.2;101.7}) and lowest between Brenna and Kvitholm ({86.2|101.7;184.2}). Even so, {@Havn–Brenna|Havn–Stora;Stora–Ytter} carries the most cars per trip: {62.6|54.0;27.2} against {54.0|62.6;27.2} on Havn–Stora [1].`,
    `Havn–Stora and Havn–Brenna together made {3,650|2,920;4,015} sailings and carried {681,295|486,586;706,978} passengers, {86.6 %|82.2 %;52.4 %} of the total [1]. Stora–Ytter ran {twice|three times} as many sailings as Brenna–Kvitholm ({730|365;1,460} versus {365|730}), but carried {2.4|3.4;1.5} times as many people ({74,206|31,477} versus {31,477|74,206}).`,
    `About {~four|~three} in ten euros were earned between July and September: {€8,450,112.75|€5,907,315.90} out of {€21,144,519.15|€17,541,649.05} [4]. The first half of the year yielded {€9,091,536.30|€9,510,186.00;€11,634,628.65}. Compared with the first quarter, the fourth brought {€418,649.70|€2,723,095.50} more, an increase of {13.1 %|85.5 %;43.0 %} [4].`,
    `## What I would watch

The share of cancelled sailings is modest: {150|141;160} cancellations against {4,745|4,475;2,190} sailings that took place [1][2]. Still, with {41|83;17} technical faults and one ship, MS Lunde, dating from {1998|2009;2016}, maintenance deserves attention [2][3]. Passengers are entitled to "another sailing free of charge" when we cancel [7]. Refunds are due within {a week|a month} [7].`,
  ],
};
