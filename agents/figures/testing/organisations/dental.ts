import type { Organisation } from '../marked.ts';

/** A chain of dental clinics. */
export const dental: Organisation = {
  name: 'a dental chain',
  question:
    'How are our clinics doing in the first half of 2026, where do patients wait longest, and what are the rules for missed appointments and sterilisation?',
  evidence(findings) {
    const firstHalf = { column: 'starts_at', op: 'between', values: ['2026-01-01', '2026-06-30'] };
    findings.query(
      'Table appointments: count, sum of no_show, sum of fee by clinic',
      {
        table: 'appointments',
        group_by: ['clinic'],
        filters: [firstHalf],
        aggregates: [
          { fn: 'count', as: 'appointments' },
          { fn: 'sum', column: 'no_show', as: 'no_shows' },
          { fn: 'sum', column: 'fee', as: 'revenue' },
        ],
      },
      [
        { clinic: 'Elm Street', appointments: 5240, no_shows: 312, revenue: 684120 },
        { clinic: 'Market Square', appointments: 4115, no_shows: 389, revenue: 571905 },
        { clinic: 'Riverside', appointments: 3870, no_shows: 201, revenue: 498340 },
        { clinic: 'Northfield', appointments: 2935, no_shows: 264, revenue: 352615 },
        { clinic: 'Castle Road', appointments: 1760, no_shows: 88, revenue: 241070 },
      ],
    );
    findings.query(
      'Table appointments: count by treatment',
      { table: 'appointments', group_by: ['treatment'], filters: [firstHalf], aggregates: [{ fn: 'count' }] },
      [
        { treatment: 'Check-up', count: 7412 },
        { treatment: 'Filling', count: 3905 },
        { treatment: 'Hygiene', count: 3268 },
        { treatment: 'Crown', count: 1487 },
        { treatment: 'Extraction', count: 1126 },
        { treatment: 'Implant', count: 722 },
      ],
    );
    findings.query(
      'Table waiting_list: avg of days, median of days by clinic',
      {
        table: 'waiting_list',
        group_by: ['clinic'],
        aggregates: [
          { fn: 'avg', column: 'days', as: 'avg_days' },
          { fn: 'median', column: 'days', as: 'median_days' },
        ],
      },
      [
        { clinic: 'Northfield', avg_days: 15.3, median_days: 14 },
        { clinic: 'Market Square', avg_days: 11.87, median_days: 10 },
        { clinic: 'Castle Road', avg_days: 8.66, median_days: 7 },
        { clinic: 'Elm Street', avg_days: 6.42, median_days: 5 },
        { clinic: 'Riverside', avg_days: 4.05, median_days: 3 },
      ],
    );
    findings.query(
      'Table dentists: count by clinic',
      { table: 'dentists', group_by: ['clinic'], aggregates: [{ fn: 'count' }] },
      [
        { clinic: 'Elm Street', count: 9 },
        { clinic: 'Market Square', count: 7 },
        { clinic: 'Riverside', count: 6 },
        { clinic: 'Northfield', count: 4 },
        { clinic: 'Castle Road', count: 3 },
      ],
    );
    findings.query(
      'Table complaints: id, clinic, topic, opened_on, closed_on',
      { table: 'complaints', columns: ['id', 'clinic', 'topic', 'opened_on', 'closed_on'] },
      [
        {
          id: 3011,
          clinic: 'Market Square',
          topic: 'billing',
          opened_on: '2026-02-11',
          closed_on: '2026-02-25',
        },
        {
          id: 3014,
          clinic: 'Northfield',
          topic: 'waiting',
          opened_on: '2026-03-02',
          closed_on: '2026-04-13',
        },
        { id: 3019, clinic: 'Northfield', topic: 'pain', opened_on: '2026-04-20', closed_on: '2026-04-27' },
        {
          id: 3022,
          clinic: 'Elm Street',
          topic: 'billing',
          opened_on: '2026-05-06',
          closed_on: '2026-05-15',
        },
        { id: 3030, clinic: 'Riverside', topic: 'waiting', opened_on: '2026-06-18', closed_on: '' },
      ],
    );
    findings.document(
      'Missed appointments',
      'Appointments can be cancelled free of charge up to 24 hours beforehand. A missed appointment costs GBP 30, one for a treatment of more than 60 minutes GBP 65. After three missed appointments within 12 months a patient is taken off our list. New patients pay a deposit of GBP 20, which is returned after the first visit.',
    );
    findings.document(
      'Sterilisation',
      'Instruments are sterilised at 134 °C for at least 3 minutes. Wrapped instruments stay sterile for 12 months, unwrapped ones must be used within 8 hours. Every autoclave is tested daily and serviced every 50 weeks. Records are kept for 2 years. Hands are disinfected for 30 seconds before and after each patient.',
    );
  },
  reports: [
    `**Headline numbers, H1 2026**

- Appointments: **{17,920|16,160;12,680}** across {five|six;four} clinics [1]
- Revenue: **{£2,348,050|£2,106,980;£2,384,050}** [1]
- No-shows: **{1,254|1,166;1,245}** ({7.0 %|9.5 %;6.0 %} of all appointments) [1]
- Longest average wait: **{@Northfield|Market Square;Riverside}**, {15.3 days|11.9 days;14 weeks} [3]`,
    `{@Elm Street|Market Square;Riverside} is our busiest clinic, with {5,240|4,115;3,870} appointments and revenue of {£684,120|£571,905;£498,340} in the first half of the year [1]. It is followed by Market Square ({4,115|5,240;2,935} appointments, {£571,905|£684,120}), Riverside ({3,870|4,115;201}), Northfield ({2,935|3,870;264}) and Castle Road ({1,760|2,935;88}). Elm Street therefore sees almost {three times|four times} as many patients as Castle Road, and brings in {29.1 %|24.4 %;21.2 %} of the revenue [1].`,
    `The no-show rate differs a lot between clinics. At Market Square {389|312;264} of {4,115|5,240;2,935} appointments were missed, a rate of {9.5 %|9.0 %;5.9 %}. Northfield is close behind at {9.0 %|9.5 %;5.0 %} ({264|201;389} of {2,935|3,870}). By contrast, Castle Road lost only {5.0 %|5.2 %;9.0 %}, Riverside {5.2 %|5.0 %} and Elm Street {6.0 %|7.0 %} [1]. Overall, about {~7 %|~9 %} of appointments fell through: {1,254|942;1,166} in total [1].`,
    `| Clinic | Dentists | Appointments | Appts. per dentist | Revenue per dentist |
|---|---|---|---|---|
| Elm Street | {9|7} | {5,240|4,115} | {582|588} | {£76,013|£81,701} |
| Market Square | {7|9} | {4,115|5,240} | {588|582} | {£81,701|£76,013} |
| Riverside | {6|4} | {3,870|2,935} | {645|734} | {£83,057|£88,154} |
| Northfield | {4|6} | {2,935|3,870} | {734|645} | {£88,154|£83,057} |
| Castle Road | {3|4} | {1,760|2,935} | {587|582} | {£80,357|£76,013} |
| All clinics | {29|26} | {17,920|16,160} | {618|587} | |

[1][4]`,
    `Check-ups dominate: {7,412|3,905;7,142} of {17,920|17,290} appointments ({41.4 %|21.8 %;44.1 %}) were check-ups [2]. Fillings come second ({3,905|3,268;7,412}, {21.8 %|18.2 %}) and hygiene visits third ({3,268|3,905;1,487}). Implants, at {722|1,126;1,487}, are the rarest; there are more than {ten|twenty} check-ups for each implant. Crowns and extractions together account for {2,613|2,209;1,848} appointments, {14.6 %|12.3 %;10.3 %} of the total [2].`,
    `Where do patients wait longest? At {@Northfield|Market Square;Castle Road}: on average {15.3 days|11.87 days;8.66 days}, with a median of {14 days|10 days;7 days} [3]. Market Square has an average of {11.87 days|15.3 days;8.66 days} and a median of {10|14;7}. At Riverside the average is just {4.05 days|6.42 days}, so patients at Northfield wait {11.25|8.88;7.2} days longer than there [3]. Half of those on the list at Elm Street are seen within {5 days|7 days;3 days} [3].`,
    `There were {five|six;four} complaints between {February|March;January} and {June|July;May} 2026 [5]. {Two|Three} concerned Northfield; the other clinics named are Market Square, Elm Street and Riverside with {one|two} each. {Two|Three} were about billing, {two|three} about waiting. Complaint {3014|3019;3011} took the longest to settle: it was opened on {2 March 2026|20 April 2026;11 February 2026} and closed on {13 April 2026|27 April 2026;25 February 2026}, {42 days|14 days;24 days} later. Complaint 3019 was closed after {7 days|9 days;14 days}. One, no. {3030|3022;3011}, is still open [5].`,
    `**Missed appointments – what applies**

You can cancel free of charge until {24 hours|48 hours;12 hours} before the appointment. If you don't show up we charge {£30|£65;£20}, or {£65|£30;£56} if more than {60 minutes|30 minutes;65 minutes} had been set aside for you. Patients who miss {three|two;four} appointments in {12 months|24 months;12 weeks} lose their place on the list. A {£20|£30;£65} deposit is taken from new patients and given back after their first visit. [6]`,
    `Sterilisation runs at {134 °C|143 °C;121 °C} for a minimum of {3 minutes|8 minutes;3 hours}. Once wrapped, instruments remain sterile for {12 months|2 years;8 hours}; unwrapped they have to be used within {8 hours|12 months;3 hours}. Autoclaves are serviced every {50 weeks|12 weeks;50 days} and records kept for {two years|two months;three years}. Hand disinfection takes {30 seconds|30 minutes;50 seconds} [7].`,
    `If every one of the {1,254|1,166} missed appointments had been charged at the lower rate of {£30|£65}, that would have come to {£37,620|£34,980;£81,510} [1][6]. For Market Square alone, with {389|312} no-shows, it would have been {£11,670|£9,360}.`,
    `- {@Riverside|Elm Street;Northfield}: {3,870|2,935;5,240} appointments, {6|4;9} dentists, {201|312;264} no-shows, average wait {4.1 days|6.4 days;4.1 weeks} [1][3][4]
- {@Northfield|Riverside;Castle Road}: {2,935|3,870;1,760} appointments, {4|6;3} dentists, {264|201;88} no-shows, average wait {15.3 days|8.7 days} [1][3][4]

Riverside thus has {two|three} more dentists than Northfield and handled {935|875;1,175} more appointments, yet its patients wait less than {~a third|~a quarter} as long.`,
    `An average appointment earns us {£131|£139;£120}; Market Square tops the list with {£139|£131;£137} per appointment, Northfield is at the bottom with {£120|£129;£102} [1]. The five clinics turned over between {£241,070|£352,615;£214,070} ({@Castle Road|Northfield;Riverside}) and {£684,120|£571,905} (Elm Street). Elm Street and Market Square combined: {£1,256,025|£1,182,460;£1,070,245}, or {53.5 %|50.4 %;45.6 %} of the chain's revenue [1].`,
    `Northfield stands out for the wrong reasons. It has the {second|third;fourth}-highest no-show rate, the longest waits (a median of {two weeks|three weeks}) and {two|three} of the {five|four} complaints, although it has just {4|6;3} of our {29|26;92} dentists [1][3][4][5]. Per dentist it handled {734|645;588} appointments, compared with {582|618;587} at Elm Street [1][4].`,
  ],
};
