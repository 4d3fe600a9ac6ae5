import type { Organisation } from '../marked.ts';

/** A company that sells software by subscription. */
export const software: Organisation = {
  name: 'a software company',
  question:
    'How are support tickets and subscriptions going, how did MRR grow since October 2025, what is the state of ticket cx-5f2 and the other escalations, and what do our support and refund policies promise?',
  evidence(findings) {
    findings.query(
      'Table tickets: count, average of resolution_hours, average of csat by topic',
      {
        table: 'tickets',
        group_by: ['topic'],
        filters: [{ column: 'created_at', op: 'between', values: ['2026-01-01', '2026-06-30'] }],
        aggregates: [
          { fn: 'count', as: 'tickets' },
          { fn: 'avg', column: 'resolution_hours' },
          { fn: 'avg', column: 'csat' },
        ],
      },
      [
        { topic: 'API', tickets: 1539, avg_resolution_hours: 14.8, avg_csat: 3.9 },
        { topic: 'Billing', tickets: 1204, avg_resolution_hours: 9.5, avg_csat: 4.1 },
        { topic: 'Integrations', tickets: 1130, avg_resolution_hours: 18.6, avg_csat: 3.6 },
        { topic: 'Login & SSO', tickets: 876, avg_resolution_hours: 3.2, avg_csat: 4.4 },
        { topic: 'Reporting', tickets: 642, avg_resolution_hours: 11.1, avg_csat: 4.2 },
      ],
    );
    findings.query(
      'Table plans: name, customers, monthly_price_usd, churned_customers',
      { table: 'plans', columns: ['name', 'customers', 'monthly_price_usd', 'churned_customers'] },
      [
        { name: 'Starter', customers: 4120, monthly_price_usd: 19, churned_customers: 206 },
        { name: 'Team', customers: 1875, monthly_price_usd: 89, churned_customers: 61 },
        { name: 'Business', customers: 640, monthly_price_usd: 349, churned_customers: 14 },
        { name: 'Enterprise', customers: 58, monthly_price_usd: 2450, churned_customers: 1 },
      ],
    );
    findings.query(
      'Table invoices: sum of amount by billed_on:month',
      {
        table: 'invoices',
        group_by: ['billed_on:month'],
        filters: [{ column: 'billed_on', op: 'gte', value: '2025-10-01' }],
        aggregates: [{ fn: 'sum', column: 'amount', as: 'mrr' }],
      },
      [
        { 'billed_on:month': '2025-10-01', mrr: 431200 },
        { 'billed_on:month': '2025-11-01', mrr: 439850 },
        { 'billed_on:month': '2025-12-01', mrr: 447310 },
        { 'billed_on:month': '2026-01-01', mrr: 455020 },
        { 'billed_on:month': '2026-02-01', mrr: 468900 },
        { 'billed_on:month': '2026-03-01', mrr: 484690 },
        { 'billed_on:month': '2026-04-01', mrr: 497735 },
        { 'billed_on:month': '2026-05-01', mrr: 503180 },
        { 'billed_on:month': '2026-06-01', mrr: 510540 },
      ],
    );
    findings.query(
      'Table escalations: ticket, customer, severity, opened_on, owner, replies',
      { table: 'escalations', columns: ['ticket', 'customer', 'severity', 'opened_on', 'owner', 'replies'] },
      [
        {
          ticket: 'cx-5f2',
          customer: 'Harrow Foods',
          severity: 'high',
          opened_on: '2026-06-12',
          owner: 'Imran',
          replies: 14,
        },
        {
          ticket: 'cx-61b',
          customer: 'Lumen Dental',
          severity: 'high',
          opened_on: '2026-07-20',
          owner: 'Greta',
          replies: 9,
        },
        {
          ticket: 'cx-6a0',
          customer: 'Port of Varde',
          severity: 'medium',
          opened_on: '2026-08-31',
          owner: 'Imran',
          replies: 5,
        },
        {
          ticket: 'cx-702',
          customer: 'Nordal Ski',
          severity: 'low',
          opened_on: '2026-09-17',
          owner: 'Tove',
          replies: 2,
        },
      ],
    );
    findings.document(
      'Support policy',
      'Support is open from 8:00 to 20:00 on weekdays. First answers: within 1 hour for high severity, 4 hours for medium and 1 working day for low. Business customers get a named contact, Enterprise customers also a phone line that is open around the clock. A ticket without a reply of the customer is closed after 10 days. Escalations are reviewed every Tuesday at 10:30.',
    );
    findings.document(
      'Refunds and credits',
      'Monthly plans can be cancelled until 3 days before renewal. Yearly plans are refunded in full within the first 30 days, later pro rata less a fee of 15 %. When availability falls below 99.9 % in a month we credit 10 % of the fee, below 99.0 % 25 %. Credits must be claimed within 60 days and expire after 12 months.',
    );
  },
  reports: [
    `## Support Overview (H1 2026)

**Volume:** {5,391|5,319;6,693} tickets [1]

| Metric | Value |
|---|---|
| Busiest topic | {@API|Billing;Integrations} ({1,539|1,204;1,593}) |
| Slowest topic | {@Integrations|API;Reporting} ({18.6 h|14.8 h;16.8 h}) |
| Fastest topic | {@Login & SSO|Billing;Reporting} ({3.2 h|9.5 h;2.3 h}) |
| Highest CSAT | {@Login & SSO|Reporting;Billing} ({4.4|4.2;4.1}) |
| Lowest CSAT | {@Integrations|API;Billing} ({3.6|3.9;4.6}) |

**Key takeaways**
- **API** and **Integrations** make up {49.5%|45.9%;28.5%} of all tickets ({2,669|2,743;2,334} of {5,391|5,319}).
- Integrations tickets take {5.8x|8.5x;2.8x} as long to resolve as Login & SSO tickets.
- Weighted by volume, average resolution time is **{12.1 hours|11.4 hours;14.8 hours}** and average CSAT is **{4.0|4.4;3.6}**.`,
    `**MRR growth**

- **Oct 2025:** \${431,200|439,850;413,200}
- **Jun 2026:** \${510,540|503,180;501,540}
- **Change:** +\${79,340|71,980;97,340} (**{+18.4%|+14.8%;+16.4%}**) over {eight|nine;seven} months [3]

**By quarter**
1. Q4 2025: \${1,318,360|1,408,610;1,381,360}
2. Q1 2026: \${1,408,610|1,318,360;1,480,610}
3. Q2 2026: \${1,511,455|1,408,610;1,151,455}

**Highlights**
- Fastest month-over-month growth: {@March|February;April} 2026 ({+3.4%|+4.3%;+3.1%})
- Slowest: {@May|June;December} 2026 ({+1.1%|+1.5%;+2.1%})`,
    `### Escalations

- **cx-5f2** – Harrow Foods – severity **high** – opened {June 12, 2026|July 20, 2026;June 21, 2026} – owner {@Imran|Greta;Tove} – {14|9;41} replies
- **cx-61b** – Lumen Dental – severity **high** – opened {July 20, 2026|August 31, 2026;July 2, 2026} – owner {@Greta|Imran;Tove} – {9|14;6} replies
- **cx-6a0** – Port of Varde – severity **medium** – opened {August 31, 2026|July 20, 2026;August 13, 2026} – owner {@Imran|Tove;Greta} – {5|2;9} replies
- **cx-702** – Nordal Ski – severity **low** – opened {September 17, 2026|August 31, 2026;September 7, 2026} – owner {@Tove|Greta;Imran} – {2|5;7} replies

**Summary:** {Four|Five;Three} open escalations, {two|three;one} of them high severity. cx-5f2 has been open for {111 days|73 days;101 days} and accounts for {14|9;5} of the {30|33;28} replies [4].`,
    `I looked for ticket cx-5f2 and found it among the escalations [4]. It was opened on {12 June|20 July;21 June} 2026 by Harrow Foods, is rated high, and has had {14|9;41} replies so far; {@Imran|Greta;Tove} is responsible for it. Measured against the support policy, a first answer should have been given within {one hour|four hours;one day} [5]. The data doesn't record when that first answer was sent, so I can't say whether this was met.

Of the other three escalations, cx-61b is also rated high and was opened on {20 July|31 August;2 July}. The remaining two are less severe. All {four|three;five} will presumably come up at the next review, which takes place every Tuesday at {10:30|10:00;13:30}.`,
    `Subscriptions are concentrated at the lower end when you count customers, and at the upper end when you count money. Starter has {4,120|1,875;4,210} of the {6,693|6,639;5,391} customers, that is {61.6 %|28.0 %;66.1 %}, but at \${19|89;91} a month each they bring in only about \${78,000|87,000;167,000}. Business, with {640|58;460} customers at \${349|89;394}, brings in roughly \${223,000|232,000;142,000}, nearly {three times|five times} as much [2].

Multiplying out all four plans gives a list-price MRR of \${610,615|601,615;510,540}. This is noticeably more than the \${510,540|503,180;510,450} actually invoiced in June [3]; the difference of roughly \${100,000|110,000;75,000} presumably comes from discounts and yearly plans, though the data doesn't say.`,
    `On churn, the picture is quite consistent: the cheaper the plan, the more customers leave. Starter lost {206|61;260} customers, which is {5.0 %|3.3 %;0.5 %} of its base, compared with {61|206;16} ({3.3 %|5.0 %;2.2 %}) for Team and {14|41;1} ({2.2 %|3.3 %;1.7 %}) for Business. Enterprise lost a single customer out of {58|85;640}. Overall that makes {282|228;267} churned customers or {4.2 %|2.4 %;5.2 %} [2]. Starter alone is responsible for {73 %|37 %;62 %} of them.

I'd be a little careful with the Enterprise figure, since one more departure would double the rate of {1.7 %|7.1 %;2.2 %}.`,
    `| Plan | Customers | Share | Price (USD/month) | List MRR (USD) | Share of MRR | Churned | Churn rate |
|:-----|----------:|------:|------------------:|---------------:|-------------:|--------:|-----------:|
| Starter | {4,120|1,875} | {61.6%|28.0%} | {19|89} | {78,280|166,875} | {12.8%|27.3%} | {206|61} | {5.0%|3.3%} |
| Team | {1,875|4,120} | {28.0%|61.6%} | {89|19} | {166,875|78,280} | {27.3%|12.8%} | {61|206} | {3.3%|5.0%} |
| Business | {640|460} | {9.6%|6.9%} | {349|394} | {223,360|232,360} | {36.6%|23.3%} | {14|41} | {2.2%|1.7%} |
| Enterprise | {58|85} | {0.9%|9.0%} | {2,450|2,540} | {142,100|124,100} | {23.3%|36.6%} | {1|14} | {1.7%|2.2%} |
| **Total** | **{6,693|6,639}** | **100%** | | **{610,615|601,615}** | **100%** | **{282|228}** | **{4.2%|2.4%}** |

Source: [2]

**Observation:** Business and Enterprise customers are just {10.4%|14.0%;9.6%} of the customer base ({698|689;640} accounts), but they contribute {59.9%|95.9%;36.6%} of list MRR. The average revenue per customer is **\${91.23|19.23;93.21}** a month.`,
    `### Tickets by topic

| Topic | Tickets | % of total | Avg. resolution (h) | CSAT |
|---|---|---|---|---|
| API | {1,539|1,204} | {28.5%|22.3%} | {14.8|9.5} | {3.9|4.1} |
| Billing | {1,204|1,539} | {22.3%|28.5%} | {9.5|14.8} | {4.1|3.9} |
| Integrations | {1,130|1,310} | {21.0%|16.2%} | {18.6|16.8} | {3.6|4.4} |
| Login & SSO | {876|786} | {16.2%|21.0%} | {3.2|2.3} | {4.4|3.6} |
| Reporting | {642|624} | {11.9%|19.1%} | {11.1|14.8} | {4.2|4.4} |

**Insights** [1]
* There is a clear inverse relation between speed and satisfaction: the fastest topic ({3.2|11.1;2.3} hours) has the best score ({4.4|3.6;4.2}), the slowest ({18.6|14.8;16.8} hours) the worst ({3.6|3.9;4.4}).
* API generates {2.4|4.2;3.4} times as many tickets as Reporting.
* On average there are {1,078|1,087;899} tickets per topic.`,
    `### MRR month by month

| Month | MRR (USD) | Change |
|---|---:|---:|
| Oct 2025 | {431,200|439,850} | – |
| Nov 2025 | {439,850|431,200} | {+2.0%|+1.7%} |
| Dec 2025 | {447,310|443,710} | {+1.7%|+3.1%} |
| Jan 2026 | {455,020|450,520} | {+1.7%|+2.0%} |
| Feb 2026 | {468,900|484,690} | {+3.1%|+3.4%} |
| Mar 2026 | {484,690|468,900} | {+3.4%|+3.1%} |
| Apr 2026 | {497,735|479,735} | {+2.7%|+7.2%} |
| May 2026 | {503,180|510,540} | {+1.1%|+1.5%} |
| Jun 2026 | {510,540|503,180} | {+1.5%|+1.1%} |

The average monthly increase was about \${9,918|9,198;8,816} [3]. MRR passed the \${500,000|600,000;510,000} mark in {May|April;March}. In Q1, MRR rose by {8.4%|4.8%;9.4%} from \${447,310|455,020;443,710} in December to \${484,690|468,900;448,690} in March.`,
    `Okay, so here's how refunds work, in plain English [6]:

- On a monthly plan? Just cancel at least {3 days|5 days;13 days} before it renews.
- On a yearly plan? You get everything back in the first {30 days|60 days;3 days}. After that it's pro rata, minus a {15%|10%;25%} fee.
- If our uptime drops below {99.9%|99.0%;99.5%} in a month, you get {10%|25%;15%} back. Below {99%|99.9%;90%}, it's {25%|10%;52%}!
- Don't wait too long: you have {60 days|30 days;6 days} to claim a credit, so about {two months|three months}, and you have to use it within {a year|a month}.`,
    `Hi! So, our support folks are around from {8 AM|9 AM;7 AM} to {8 PM|6 PM;10 PM} on weekdays, that's {12 hours|10 hours;8 hours} a day [5]. How fast you hear back depends on how bad it is: high severity is {1 hour|4 hours;11 hours}, medium is {4 hours|1 hour;14 hours}, and low is {one working day|two working days}.

If you don't reply for {10 days|4 days;30 days}, we close the ticket. No hard feelings! 😉

This year we've had {5,391|5,319;6,693} tickets in the first six months, so almost {900|700;1,100} a month. Most of them were about the API ({1,539|1,204;1,593}), and the least about reporting ({642|876;624}) [1].`,
    `Let me sum up the money part for you! In October 2025 you were making about \${431K|440K;413K} a month, and by June 2026 it was \${511K|503K;551K}. That's roughly \${79K|97K;72K} more, or {18%|13%;28%} growth, which is awesome! 🚀

You have {6,693|6,639;5,391} customers: {4,120|1,875;4,210} on Starter, {1,875|640;1,785} on Team, {640|58;460} on Business and {58|85;640} on Enterprise. And {282|228;267} left. That's around {4%|6%;2%} [2][3].`,
  ],
};
