-- Larkfield Software: sells the accounting product Penstroke by subscription. Books up to 30 November 2026.
create schema backoffice;
set search_path = backoffice;

-- The same "arbitrary" number for the same row and purpose, from 0 to n - 1.
create function pg_temp.spread(row_no bigint, purpose text, n integer) returns integer language sql immutable as
  $$ select ('x' || substr(md5(purpose || '#' || row_no), 5, 6))::bit(24)::integer % n $$;

create table team (
  team_cd char(3) primary key,
  team_nm text not null,
  dept text not null,
  lead_emp integer,
  oncall boolean not null default false
);
comment on column team.oncall is 'Team takes part in the on-call rota';

insert into team (team_cd, team_nm, dept, oncall) values
  ('LED', 'Ledger Core', 'Engineering', true),
  ('BNK', 'Bank Feeds', 'Engineering', true),
  ('VAT', 'Tax & Filing', 'Engineering', true),
  ('MOB', 'Mobile', 'Engineering', false),
  ('PLT', 'Platform', 'Engineering', true),
  ('QAS', 'Quality', 'Engineering', false),
  ('LAB', 'Labs', 'Engineering', false),
  ('DSG', 'Design', 'Product', false),
  ('PRD', 'Product Management', 'Product', false),
  ('SUP', 'Customer Support', 'Customer', false),
  ('CSM', 'Customer Success', 'Customer', false),
  ('SAL', 'Sales', 'Commercial', false),
  ('MKT', 'Marketing', 'Commercial', false),
  ('FIN', 'Finance', 'Operations', false),
  ('PPL', 'People', 'Operations', false),
  ('LGL', 'Legal & Privacy', 'Operations', false),
  ('WIT', 'Workplace IT', 'Operations', true),
  ('EXE', 'Executive Office', 'Operations', false);

create table staff (
  emp_no integer primary key,
  given_nm text not null,
  family_nm text not null,
  email text not null unique,
  job_title text not null,
  grade smallint not null check (grade between 1 and 7),
  team_cd char(3) not null references team (team_cd),
  reports_to integer references staff (emp_no),
  site text not null,
  contract char(1) not null check (contract in ('P', 'F', 'C')),
  fte numeric(3, 2) not null,
  base_sal numeric(9, 2),
  hired date not null,
  left_on date
);
comment on table staff is 'Everybody who works or has worked for Larkfield; those taken over at the carve-out have 2023-01-02 as hired';
comment on column staff.contract is 'P permanent, F fixed term, C contractor';
comment on column staff.base_sal is 'Gross pay a year in EUR for full time; not kept for contractors';
comment on column staff.left_on is 'Last day; null while employed';

insert into staff
with words as (
  select
    array['Amelia', 'Bram', 'Catarina', 'Declan', 'Elif', 'Fergus', 'Greta', 'Hamza', 'Ines', 'Jonas', 'Keira', 'Lorcan',
      'Marit', 'Nadia', 'Oisin', 'Petra', 'Quentin', 'Ruth', 'Sander', 'Tiago', 'Una', 'Viktor', 'Wanda', 'Xander',
      'Yasmin', 'Zoltan', 'Anneke', 'Bartosz', 'Chioma', 'Duarte', 'Esther', 'Filipa', 'Gareth', 'Helene', 'Imran',
      'Joost', 'Katya', 'Leila', 'Malcolm', 'Noor', 'Owen', 'Priya', 'Rafael'] as given,
    array['Abbink', 'Barlow', 'Carvalho', 'Dekker', 'Ekwueme', 'Farrell', 'Goossens', 'Hallam', 'Iqbal', 'Jacobs',
      'Keane', 'Lindqvist', 'Moreira', 'Nowak', 'Okafor', 'Pinto', 'Quigley', 'Renshaw', 'Sousa', 'Thackray',
      'Unwin', 'Verhoeven', 'Whitlock', 'Yilmaz', 'Zeller', 'Ashworth', 'Bosman', 'Cullen', 'Dhillon', 'Esteves',
      'Finnegan', 'Gupta', 'Hendrickx', 'Jagger', 'Kowalski', 'Lemmens', 'Murtagh', 'Nadeau', 'Oduya', 'Peeters',
      'Ramsden', 'Sutcliffe', 'Tavares', 'Vermeulen', 'Wójcik', 'Xavier', 'Yeadon'] as family
), sizes as (
  select * from (values
    (1, 'EXE', 4, ''), (2, 'LED', 16, 'Software Engineer'), (3, 'BNK', 11, 'Software Engineer'),
    (4, 'VAT', 12, 'Software Engineer'), (5, 'MOB', 9, 'Mobile Engineer'), (6, 'PLT', 13, 'Platform Engineer'),
    (7, 'QAS', 8, 'Test Engineer'), (8, 'DSG', 7, 'Product Designer'), (9, 'PRD', 9, 'Product Manager'),
    (10, 'SUP', 27, 'Support Specialist'), (11, 'CSM', 14, 'Customer Success Manager'),
    (12, 'SAL', 18, 'Account Executive'), (13, 'MKT', 9, 'Marketing Specialist'), (14, 'FIN', 8, 'Accountant'),
    (15, 'PPL', 7, 'People Partner'), (16, 'LGL', 4, 'Legal Counsel'), (17, 'WIT', 6, 'IT Technician')
  ) s (ord, team_cd, heads, title)
), seats as (
  select ord, team_cd, title, n,
    row_number() over (order by (n = 1) desc, case when n = 1 then ord end, md5(team_cd || '.' || n)) as pos
  from sizes cross join generate_series(1, 27) n
  where n <= heads
), people as (
  select pos, ord, team_cd, title, n,
    given[1 + pos % 43] as given_nm, family[1 + (pos * 5) % 47] as family_nm,
    case
      when team_cd = 'EXE' then 7
      when n = 1 then 6
      else (array[2, 2, 3, 3, 3, 3, 4, 4, 4, 5])[1 + pg_temp.spread(pos, 'grade', 10)]
    end as grade,
    case when pos <= 44 then date '2023-01-02'
      else date_trunc('week', date '2023-02-06' + ((pos - 44) * 9.7)::integer)::date end as hired,
    pg_temp.spread(pos, 'contract', 20) as draw
  from seats cross join words
)
select
  1000 + pos, given_nm, family_nm,
  lower(translate(given_nm || '.' || family_nm, 'ó', 'o')) || '@larkfield.example',
  case
    when team_cd = 'EXE'
      then (array['Chief Executive Officer', 'Chief Financial Officer', 'Chief Technology Officer', 'Chief Operating Officer'])[n]
    when n = 1 then 'Head of ' || (select team_nm from team t where t.team_cd = people.team_cd)
    else (array['', 'Junior ', '', 'Senior ', 'Lead '])[grade] || title
  end,
  grade, team_cd, null,
  (array['Leeds', 'Leeds', 'Leeds', 'Leeds', 'Ghent', 'Ghent', 'Ghent', 'Porto', 'Porto', 'Remote'])[1 + pg_temp.spread(pos, 'site', 10)],
  case when grade >= 6 or draw > 4 then 'P' when draw > 1 then 'F' else 'C' end,
  case when grade >= 6 then 1 else (array[1, 1, 1, 1, 1, 1, 1, 0.8, 0.8, 0.6, 0.5])[1 + pg_temp.spread(pos, 'fte', 11)] end,
  case when grade >= 6 or draw > 1
    then (array[0, 30500, 38000, 49000, 62500, 78000, 124000])[grade] + 250 * pg_temp.spread(pos, 'pay', 37) end,
  hired,
  case when grade < 6 and pg_temp.spread(pos, 'leaver', 5) = 0 and hired + 190 + pg_temp.spread(pos, 'stay', 700) < date '2026-11-01'
    then hired + 190 + pg_temp.spread(pos, 'stay', 700) end
from people;

update team t set lead_emp = (select s.emp_no from staff s where s.team_cd = t.team_cd and s.job_title like 'Head of %');
update team set lead_emp = (select emp_no from staff where job_title = 'Chief Executive Officer') where team_cd = 'EXE';
alter table team add foreign key (lead_emp) references staff (emp_no);

update staff s set reports_to = case
  when s.job_title = 'Chief Executive Officer' then null
  when s.grade = 7 then (select emp_no from staff where job_title = 'Chief Executive Officer')
  when s.grade = 6 then (select c.emp_no from staff c join team t on t.team_cd = s.team_cd where c.job_title = case
    when t.dept in ('Engineering', 'Product') then 'Chief Technology Officer'
    when t.team_cd in ('FIN', 'LGL') then 'Chief Financial Officer'
    else 'Chief Operating Officer' end)
  else (select t.lead_emp from team t where t.team_cd = s.team_cd) end;

create table plan (
  plan_cd varchar(6) primary key,
  plan_nm text not null,
  mth_fee numeric(7, 2) not null,
  incl_usr integer not null,
  launched date not null,
  retired date
);
comment on column plan.mth_fee is 'List price a month, net, EUR';
comment on column plan.incl_usr is 'Users that the price includes';

insert into plan values
  ('SOLO', 'Solo', 12.00, 1, '2023-01-16', null),
  ('TEAM', 'Team', 39.00, 5, '2023-01-16', null),
  ('BIZ', 'Business', 89.00, 15, '2023-01-16', null),
  ('LITE', 'Lite', 6.00, 1, '2023-01-16', '2025-03-31'),
  ('CHAR', 'Charity', 19.00, 5, '2023-06-05', null),
  ('SCALE', 'Scale', 219.00, 60, '2024-03-04', null),
  ('PRAC', 'Practice', 149.00, 25, '2024-09-02', null),
  ('PAYP', 'Payroll Pilot', 59.00, 8, '2026-09-01', null);

create table cust (
  cust_id integer primary key,
  cust_nm text not null,
  sector text not null,
  ctry char(2) not null,
  city text not null,
  signed_up date not null,
  closed_on date,
  acct_mgr integer references staff (emp_no),
  ref_cust integer references cust (cust_id),
  dpa_on date,
  news_ok boolean not null
);
comment on table cust is 'Customers: organisations that have an account with us';
comment on column cust.ctry is 'GB, IE, BE, NL or PT';
comment on column cust.ref_cust is 'The customer that recommended us to this one';
comment on column cust.dpa_on is 'Day on which the data processing agreement was signed';

insert into cust
with words as (
  select
    array['Aldergate', 'Brackenhall', 'Calder', 'Dunmore', 'Ebbsworth', 'Fenwick', 'Garside', 'Holbeck', 'Ingleby',
      'Jervaulx', 'Kilbride', 'Lannoy', 'Merelbeke', 'Newbold', 'Oakhurst', 'Pendle', 'Quarmby', 'Ribeira', 'Saltaire',
      'Tavira', 'Ulverston', 'Vondel', 'Wexcombe', 'Yarrow', 'Zandvoort', 'Arrabida', 'Blarney', 'Corrib', 'Damme',
      'Eastgate', 'Foyle', 'Gouda', 'Harrogate', 'Kinsale', 'Lisdoon', 'Marvao', 'Nairn', 'Oostkamp', 'Pinhal',
      'Rosslare', 'Sintra', 'Tilburg', 'Wharfe'] as head,
    array['Dental', 'Physio', 'Opticians', 'Pharmacy', 'Veterinary Practice', 'Joinery', 'Roofing', 'Scaffolding',
      'Plumbing', 'Builders', 'Electrical', 'Bakehouse', 'Brasserie', 'Guesthouse', 'Tearooms', 'Catering', 'Bicycles',
      'Books', 'Garden Centre', 'Furniture', 'Toys', 'Outfitters', 'Film', 'Architects', 'Print Studio', 'Web Agency',
      'Photography', 'Dairy', 'Orchards', 'Nurseries', 'Vineyard', 'Metalworks', 'Packaging', 'Ceramics', 'Instruments',
      'Textiles', 'Food Bank', 'Youth Trust', 'Animal Rescue', 'Hospice', 'Bookkeeping', 'Accountants', 'Tax Advisers',
      'Auditors', 'Haulage', 'Couriers', 'Taxis'] as tail
), rows as (
  select i, head[1 + i % 43] || ' ' || tail[1 + i % 47] as nm, i % 47 as t, pg_temp.spread(i, 'country', 20) as c,
    date '2023-02-01' + (i * 3.235)::integer as signed
  from generate_series(1, 430) i cross join words
)
select
  i, nm,
  case when t < 5 then 'Health' when t < 11 then 'Construction' when t < 16 then 'Hospitality' when t < 22 then 'Retail'
    when t < 27 then 'Creative' when t < 31 then 'Agriculture' when t < 36 then 'Manufacturing' when t < 40 then 'Charity'
    when t < 44 then 'Accountancy' else 'Transport' end,
  case when c < 8 then 'GB' when c < 11 then 'IE' when c < 15 then 'BE' when c < 18 then 'NL' else 'PT' end,
  case
    when c < 8 then (array['Leeds', 'Bradford', 'Sheffield', 'Hull', 'York', 'Manchester', 'Bristol', 'Glasgow'])[1 + pg_temp.spread(i, 'city', 8)]
    when c < 11 then (array['Cork', 'Galway', 'Dublin', 'Limerick'])[1 + pg_temp.spread(i, 'city', 4)]
    when c < 15 then (array['Ghent', 'Bruges', 'Antwerp', 'Kortrijk', 'Leuven'])[1 + pg_temp.spread(i, 'city', 5)]
    when c < 18 then (array['Utrecht', 'Breda', 'Rotterdam', 'Zwolle'])[1 + pg_temp.spread(i, 'city', 4)]
    else (array['Porto', 'Braga', 'Lisbon', 'Faro'])[1 + pg_temp.spread(i, 'city', 4)] end,
  signed,
  case when pg_temp.spread(i, 'closed', 7) = 0 and signed + 120 + pg_temp.spread(i, 'kept', 640) < date '2026-11-10'
    then signed + 120 + pg_temp.spread(i, 'kept', 640) end,
  case when pg_temp.spread(i, 'managed', 3) > 0 then (
    select emp_no from staff where team_cd = 'CSM' and left_on is null order by md5(emp_no || '/' || i) limit 1) end,
  case when i > 30 and pg_temp.spread(i, 'referred', 6) = 0 then 1 + pg_temp.spread(i, 'referrer', 30) end,
  case when pg_temp.spread(i, 'dpa', 9) > 1 then signed + pg_temp.spread(i, 'dpa day', 12) end,
  pg_temp.spread(i, 'news', 5) < 2
from rows;

create table subscr (
  sub_id integer primary key,
  cust_id integer not null references cust (cust_id),
  plan_cd varchar(6) not null references plan (plan_cd),
  extra_usr integer not null default 0,
  bill_cyc char(1) not null check (bill_cyc in ('Q', 'A')),
  disc_pct numeric(4, 1) not null default 0,
  mth_net numeric(8, 2) not null,
  start_dt date not null,
  end_dt date,
  sts char(2) not null,
  cx_rsn text
);
comment on table subscr is 'Subscriptions of customers, one for each period on a plan';
comment on column subscr.bill_cyc is 'Q billed every quarter, A billed once a year';
comment on column subscr.mth_net is 'Agreed price a month, net, EUR: plan fee and extra users, less the discount';
comment on column subscr.sts is 'TR trial, AC active, PD active but past due, CX cancelled';
comment on column subscr.cx_rsn is 'Why it was cancelled, where the customer told us';

insert into subscr
with first_plan as materialized (
  select c.*, pg_temp.spread(cust_id, 'plan', 20) as p, pg_temp.spread(cust_id, 'switch', 5) = 0 as switched
  from cust c
  where pg_temp.spread(cust_id, 'nothing', 24) > 0
), periods as (
  select cust_id, sector, signed_up, closed_on, p, 1 as k,
    signed_up as start_dt,
    case when switched and signed_up + 150 < least(coalesce(closed_on, date '2026-11-30'), date '2026-11-01')
      then signed_up + 60 + pg_temp.spread(cust_id, 'switch day', 80) else closed_on end as end_dt,
    switched and signed_up + 150 < least(coalesce(closed_on, date '2026-11-30'), date '2026-11-01') as early
  from first_plan
  union all
  select cust_id, sector, signed_up, closed_on, p + 6, 2, signed_up + 60 + pg_temp.spread(cust_id, 'switch day', 80), closed_on, false
  from first_plan
  where switched and signed_up + 150 < least(coalesce(closed_on, date '2026-11-30'), date '2026-11-01')
), planned as materialized (
  select *, row_number() over (order by start_dt, cust_id, k) as n,
    case
      when sector = 'Charity' and start_dt >= '2023-06-05' then 'CHAR'
      when sector = 'Accountancy' and start_dt >= '2024-09-02' then 'PRAC'
      when p < 5 then 'SOLO'
      when p < 7 and start_dt < '2025-03-01' then 'LITE'
      when p < 14 then 'TEAM'
      when p < 22 or start_dt < '2024-03-04' then 'BIZ'
      else 'SCALE' end as plan_cd
  from periods
), priced as (
  select d.*, f.mth_fee,
    case when d.plan_cd in ('SOLO', 'LITE') then 0 else greatest(0, pg_temp.spread(n, 'extra', 14) - 7) end as extra,
    (array[0, 0, 0, 0, 0, 5, 10, 10, 15, 25])[1 + pg_temp.spread(n, 'discount', 10)] as disc
  from planned d join plan f using (plan_cd)
)
select 5000 + n, cust_id, plan_cd, extra,
  case when pg_temp.spread(n, 'cycle', 5) < 3 then 'Q' else 'A' end,
  disc, round((mth_fee + 7.5 * extra) * (100 - disc) / 100, 2), start_dt, end_dt,
  case when end_dt is not null then 'CX' when start_dt > date '2026-11-09' then 'TR'
    when pg_temp.spread(n, 'late', 15) = 0 then 'PD' else 'AC' end,
  case when end_dt is null then null when early then 'Changed plan'
    else (array['Price', 'Price', 'Missing feature', 'Closed business', 'Competitor', 'Competitor', 'Poor support', null])[1 + pg_temp.spread(n, 'reason', 8)] end
from priced
order by n;

create table inv (
  inv_no integer primary key,
  sub_id integer not null references subscr (sub_id),
  issued date not null,
  due date not null,
  net_amt numeric(10, 2) not null,
  vat_amt numeric(10, 2) not null,
  paid_on date,
  sts text not null,
  reminders integer not null default 0
);
comment on table inv is 'Invoices to customers, in EUR';
comment on column inv.sts is 'open, paid, void (issued in error), wo (written off)';
comment on column inv.reminders is 'Reminders sent so far';

insert into inv
with lines as (
  select s.*, c.ctry, (s.start_dt + make_interval(months => k * case bill_cyc when 'Q' then 3 else 12 end))::date as issued, k
  from subscr s join cust c using (cust_id) cross join generate_series(0, 15) k
  where s.sts <> 'TR'
), numbered as (
  select *, row_number() over (order by issued, sub_id) as n,
    round(mth_net * case bill_cyc when 'Q' then 3 else 12 end, 2) as net
  from lines
  where issued < least(coalesce(end_dt, date '2026-11-03'), date '2026-11-03')
), judged as materialized (
  select *, issued + 4 + pg_temp.spread(n, 'payment', 34) as would_pay, pg_temp.spread(n, 'fate', 60) as fate from numbered
), settled as (
  select *, case
    when fate = 0 then 'void'
    when fate = 1 and issued < date '2026-03-01' then 'wo'
    when would_pay > date '2026-11-30' or (fate in (2, 3, 4) and issued > date '2026-04-01')
      or (sts = 'PD' and issued > date '2026-06-01') then 'open'
    else 'paid' end as state
  from judged
)
select 40000 + n, sub_id, issued, issued + 21, net,
  round(net * case ctry when 'GB' then 0.20 when 'IE' then 0.23 when 'PT' then 0.23 else 0.21 end, 2),
  case when state = 'paid' then would_pay end, state,
  case when state = 'void' then 0 when state = 'wo' then 3
    when state = 'open' then least(3, greatest(0, (date '2026-11-30' - issued - 21) / 14))
    else greatest(0, (would_pay - issued - 21 + 6) / 7) end
from settled;

create table ticket (
  tkt_no integer primary key,
  cust_id integer not null references cust (cust_id),
  via text not null,
  area text not null,
  prio char(2) not null,
  opened_at timestamp not null,
  first_reply_at timestamp,
  solved_at timestamp,
  sts text not null,
  owner_emp integer references staff (emp_no),
  escal_emp integer references staff (emp_no),
  csat smallint check (csat between 1 and 5),
  reopened integer not null default 0
);
comment on table ticket is 'Support tickets';
comment on column ticket.prio is 'P1 is the most urgent, P4 the least';
comment on column ticket.escal_emp is 'Engineer to whom the ticket was escalated, if it was';
comment on column ticket.csat is 'Customer satisfaction, 1 (bad) to 5 (very good); null when the customer did not answer';

insert into ticket
with base as (
  select i, timestamp '2024-01-08 08:10' + make_interval(mins => i * 1047 + pg_temp.spread(i, 'minute', 900)) as opened,
    (array['P1', 'P2', 'P2', 'P3', 'P3', 'P3', 'P3', 'P3', 'P4', 'P4'])[1 + pg_temp.spread(i, 'prio', 10)] as prio
  from generate_series(1, 1448) i
), timed as materialized (
  select *,
    opened + make_interval(mins => 4 + pg_temp.spread(i, 'reply', case prio when 'P1' then 55 when 'P2' then 230 when 'P3' then 700 else 1900 end)) as replied,
    opened + make_interval(hours => 2 + pg_temp.spread(i, 'solve', case prio when 'P1' then 20 when 'P2' then 70 when 'P3' then 190 else 500 end),
      mins => pg_temp.spread(i, 'solve minute', 60)) as solved,
    pg_temp.spread(i, 'merged', 25) = 0 as merged,
    opened > timestamp '2026-10-01' and pg_temp.spread(i, 'unsolved', 4) = 0 as stuck
  from base
), drawn as materialized (
  select t.*, solved < timestamp '2026-11-29 18:00' and not stuck as done,
    (select cust_id from cust c where c.signed_up < t.opened and (c.closed_on is null or c.closed_on > t.opened)
      order by md5('t' || c.cust_id || '.' || i) limit 1) as cust_id,
    (select emp_no from staff s where s.team_cd = 'SUP' and s.hired < t.opened and (s.left_on is null or s.left_on > t.opened)
      order by md5('o' || s.emp_no || '.' || i) limit 1) as owner
  from timed t
)
select 20000 + i, cust_id,
  (array['email', 'email', 'email', 'chat', 'chat', 'phone', 'web form'])[1 + pg_temp.spread(i, 'via', 7)],
  (array['Bank feeds', 'Bank feeds', 'Invoicing', 'Invoicing', 'Invoicing', 'VAT returns', 'VAT returns', 'Payroll', 'Login',
    'Login', 'Reports', 'Data import', 'Mobile app', 'Billing'])[1 + pg_temp.spread(i, 'area', 14)],
  prio, opened,
  case when replied < timestamp '2026-11-29 18:00' and not (stuck and i > 1436) then least(replied, solved) end,
  case when done then solved end,
  case when done and merged then 'merged' when done then 'solved' when stuck and i > 1436 then 'new'
    when pg_temp.spread(i, 'waiting', 3) = 0 then 'waiting' else 'open' end,
  case when not (stuck and i > 1436) then owner end,
  case when prio in ('P1', 'P2') and pg_temp.spread(i, 'escalated', 4) = 0 or pg_temp.spread(i, 'escalated', 19) = 0 then (
    select emp_no from staff s where s.team_cd in ('LED', 'BNK', 'VAT', 'MOB', 'PLT') and s.hired < opened
      and (s.left_on is null or s.left_on > opened) order by md5('e' || s.emp_no || '.' || i) limit 1) end,
  case when done and not merged and pg_temp.spread(i, 'rated', 5) < 2
    then (array[1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5])[1 + pg_temp.spread(i, 'rating', 11)] end,
  case when done then (array[0, 0, 0, 0, 0, 0, 0, 1, 1, 2])[1 + pg_temp.spread(i, 'reopened', 10)] else 0 end
from drawn;

create table release (
  ver text primary key,
  kind text not null,
  rel_dt date not null,
  mgr_emp integer not null references staff (emp_no),
  changes integer not null,
  pulled_on date
);
comment on table release is 'Releases of Penstroke';
comment on column release.pulled_on is 'Day on which the release was rolled back; null when it stayed';

insert into release
with raw as (
  select n, date_trunc('week', date '2023-02-15' + ((n - 1) * 20.4)::integer)::date + 1 + 2 * (n % 2) as rel_dt,
    case when n % 18 = 1 then 'major' when n % 3 = 0 then 'patch' else 'minor' end as kind
  from generate_series(1, 68) n
), majors as (
  select *, sum((kind = 'major')::integer) over (order by n) as major from raw
), minors as (
  select *, sum((kind = 'minor')::integer) over (partition by major order by n) as minor from majors
), patches as materialized (
  select *, sum((kind = 'patch')::integer) over (partition by major, minor order by n) as patch from minors
)
select major || '.' || minor || '.' || patch, kind, rel_dt,
  (select emp_no from staff s where s.team_cd in ('PLT', 'QAS') and s.hired < rel_dt and (s.left_on is null or s.left_on > rel_dt)
    order by md5('r' || s.emp_no || '.' || n) limit 1),
  case kind when 'major' then 90 + pg_temp.spread(n, 'changes', 60) when 'minor' then 14 + pg_temp.spread(n, 'changes', 40)
    else 1 + pg_temp.spread(n, 'changes', 7) end,
  case when kind <> 'patch' and pg_temp.spread(n, 'pulled', 6) = 0 then rel_dt + pg_temp.spread(n, 'pulled day', 4) end
from patches;

create table incident (
  inc_no integer primary key,
  headline text not null,
  svc text not null,
  sev smallint not null check (sev between 1 and 4),
  began_at timestamp not null,
  ended_at timestamp,
  lead_emp integer not null references staff (emp_no),
  scribe_emp integer references staff (emp_no),
  ver text references release (ver),
  cust_hit integer not null,
  reviewed date
);
comment on column incident.sev is '1 is the worst';
comment on column incident.ver is 'Release that caused it, if one did';
comment on column incident.cust_hit is 'Customers affected';
comment on column incident.reviewed is 'Day of the review meeting';

insert into incident
with base as materialized (
  select i, timestamp '2023-03-02 03:20' + make_interval(hours => i * 309 + pg_temp.spread(i, 'hour', 200), mins => pg_temp.spread(i, 'past', 60)) as began,
    (array[1, 2, 2, 3, 3, 3, 3, 4, 4])[1 + pg_temp.spread(i, 'sev', 9)] as sev,
    (array['API', 'Web app', 'Web app', 'Bank gateway', 'Bank gateway', 'Bank gateway', 'PDF rendering', 'Sign-in', 'Mobile sync', 'VAT filing'])[1 + pg_temp.spread(i, 'svc', 10)] as svc
  from generate_series(1, 105) i
)
select 700 + i,
  svc || ' ' || (array['slow', 'unreachable', 'returned errors', 'showed old data', 'timed out'])[1 + pg_temp.spread(i, 'what', 5)],
  svc, sev, began,
  case when i < 104 then began + make_interval(mins => 11 + pg_temp.spread(i, 'length', case sev when 1 then 340 when 2 then 500 when 3 then 900 else 1500 end)) end,
  (select emp_no from staff s where s.team_cd in ('LED', 'BNK', 'VAT', 'PLT') and s.grade >= 4 and s.hired < began
    and (s.left_on is null or s.left_on > began) order by md5('i' || s.emp_no || '.' || i) limit 1),
  case when sev < 4 then (select emp_no from staff s where s.team_cd in ('SUP', 'QAS', 'MOB') and s.hired < began
    and (s.left_on is null or s.left_on > began) order by md5('s' || s.emp_no || '.' || i) limit 1) end,
  case when pg_temp.spread(i, 'caused', 4) = 0 then (select ver from release r where r.rel_dt < began order by rel_dt desc limit 1) end,
  case sev when 1 then 120 + pg_temp.spread(i, 'hit', 210) when 2 then 35 + pg_temp.spread(i, 'hit', 120)
    when 3 then 4 + pg_temp.spread(i, 'hit', 40) else pg_temp.spread(i, 'hit', 6) end,
  case when sev <= 2 and i < 104 and pg_temp.spread(i, 'skipped', 7) > 0 then began::date + 2 + pg_temp.spread(i, 'review', 11) end
from base;

create table job_app (
  app_no integer primary key,
  cand_nm text not null,
  role text not null,
  team_cd char(3) not null references team (team_cd),
  src text not null,
  ref_emp integer references staff (emp_no),
  intv_emp integer references staff (emp_no),
  applied date not null,
  stage text not null,
  decided date,
  exp_sal numeric(9, 2)
);
comment on table job_app is 'Applications for jobs with us';
comment on column job_app.ref_emp is 'Colleague who referred the applicant';
comment on column job_app.intv_emp is 'Colleague who led the interview';
comment on column job_app.exp_sal is 'Salary that the applicant asked for, EUR a year';

insert into job_app
with words as (
  select
    array['Adele', 'Boris', 'Carmen', 'Dilan', 'Edwin', 'Fatima', 'Gijs', 'Hanna', 'Ivo', 'Joana', 'Kacper', 'Lara', 'Milan',
      'Nuno', 'Orla', 'Pieter', 'Rhona', 'Selma', 'Tom', 'Ulla', 'Vera', 'Wim', 'Yves'] as given,
    array['Aerts', 'Brannigan', 'Castro', 'Dunphy', 'Eastwood', 'Ferreira', 'Gallagher', 'Huysmans', 'Illingworth', 'Jansen',
      'Khan', 'Lobo', 'McKenna', 'Nunes', 'Ogden', 'Pauwels', 'Reis', 'Stubbs', 'Teixeira', 'Uddin', 'Visser', 'Willems',
      'Young', 'Zielinski', 'Armitage', 'Brouwer', 'Costa', 'Doyle', 'Evans'] as family
), posts as (
  select * from (values
    (0, 'Software Engineer', 'LED'), (1, 'Software Engineer', 'BNK'), (2, 'Software Engineer', 'VAT'), (3, 'Platform Engineer', 'PLT'),
    (4, 'Mobile Engineer', 'MOB'), (5, 'Test Engineer', 'QAS'), (6, 'Product Designer', 'DSG'), (7, 'Product Manager', 'PRD'),
    (8, 'Support Specialist', 'SUP'), (9, 'Support Specialist', 'SUP'), (10, 'Account Executive', 'SAL'), (11, 'Account Executive', 'SAL'),
    (12, 'Customer Success Manager', 'CSM'), (13, 'Marketing Specialist', 'MKT'), (14, 'Accountant', 'FIN'), (15, 'People Partner', 'PPL')
  ) p (slot, role, team_cd)
), drawn as materialized (
  select i, given[1 + i % 23] || ' ' || family[1 + (i * 3) % 29] as nm, role, team_cd,
    date '2024-01-04' + (i * 1.722)::integer as applied,
    (array['Careers page', 'Careers page', 'Job board', 'Job board', 'Job board', 'Agency', 'Referral', 'University fair'])[1 + pg_temp.spread(i, 'src', 8)] as src,
    pg_temp.spread(i, 'fate', 24) as fate, 6 + pg_temp.spread(i, 'pace', 50) as days
  from generate_series(1, 612) i cross join words
  join posts on slot = pg_temp.spread(i, 'post', 16)
), staged as materialized (
  select *, case
    when applied + days > date '2026-11-29' then (array['received', 'screening', 'interview', 'offer'])[1 + pg_temp.spread(i, 'stage', 4)]
    when fate < 2 then 'hired' when fate < 5 then 'withdrawn' when fate < 6 then 'offer declined' else 'rejected' end as stage
  from drawn
)
select 9000 + i, nm, role, team_cd, src,
  case when src = 'Referral' then (select emp_no from staff s where s.hired < applied and (s.left_on is null or s.left_on > applied)
    order by md5('f' || s.emp_no || '.' || i) limit 1) end,
  case when stage in ('interview', 'offer', 'hired', 'offer declined') or (stage = 'rejected' and fate > 15) then (
    select emp_no from staff s where s.team_cd = staged.team_cd and s.hired < applied and (s.left_on is null or s.left_on > applied)
    order by md5('v' || s.emp_no || '.' || i) limit 1) end,
  applied, stage,
  case when stage in ('hired', 'withdrawn', 'offer declined', 'rejected') then applied + days end,
  case when pg_temp.spread(i, 'asks', 3) > 0 then 32000 + 500 * pg_temp.spread(i, 'asked', 80) end
from staged;

create table asset (
  asset_tag text primary key,
  kind text not null,
  model text not null,
  bought date not null,
  cost numeric(8, 2) not null,
  wty_mths integer not null,
  holder_emp integer references staff (emp_no),
  sts char(1) not null,
  gone_on date
);
comment on table asset is 'Laptops, screens, phones and other things with a tag';
comment on column asset.wty_mths is 'Months of warranty from the day of purchase';
comment on column asset.sts is 'U in use, S in store, R in repair, L lost or stolen, X disposed of';

insert into asset
with base as (
  select i, pg_temp.spread(i, 'kind', 20) as k, date '2023-01-09' + (i * 3.55)::integer as bought, pg_temp.spread(i, 'state', 30) as z
  from generate_series(1, 394) i
), named as materialized (
  select *,
    case when k < 9 then 'Laptop' when k < 13 then 'Monitor' when k < 15 then 'Phone' when k < 17 then 'Headset' when k < 19 then 'Docking station' else 'Printer' end as kind,
    case when k < 3 then 'Corvid 14' when k < 6 then 'Corvid 16 Pro' when k < 9 then 'Slateline Air' when k < 13 then 'Vistar 27' when k < 15 then 'Pell 5'
      when k < 17 then 'Hush 2' when k < 19 then 'Dockmate' else 'Inkwell 300' end as model,
    case when z = 0 then 'L' when z = 1 or (z < 9 and i < 90) then 'X' when z < 3 then 'R' when z < 7 then 'S' else 'U' end as state
  from base
), ranked as (
  select *, row_number() over (partition by kind, state order by i) as nth from named
), people as (
  select emp_no, row_number() over (order by hired, emp_no) as nth from staff where left_on is null
)
select 'LK-' || 1000 + i, kind, model, bought,
  case model when 'Corvid 14' then 1149 when 'Corvid 16 Pro' then 2390 when 'Slateline Air' then 1480 when 'Vistar 27' then 329
    when 'Pell 5' then 540 when 'Hush 2' then 118 when 'Dockmate' then 189 else 690 end + pg_temp.spread(i, 'cost', 40) + 0.5 * (i % 2),
  case kind when 'Laptop' then 36 when 'Phone' then 24 when 'Monitor' then 36 else 12 end,
  case when state <> 'U' or kind = 'Printer' then null
    when kind = 'Laptop' then (select emp_no from people p where p.nth = 1 + ranked.nth * 7 % 131)
    else (select emp_no from people p order by md5('a' || p.emp_no || '.' || i) limit 1) end,
  state,
  case when state = 'X' then least(bought + 500 + pg_temp.spread(i, 'gone', 600), date '2026-11-13') end
from ranked;

create table leave_req (
  lv_no integer primary key,
  emp_no integer not null references staff (emp_no),
  lv_cd char(2) not null,
  asked_on date not null,
  from_dt date not null,
  to_dt date not null,
  days numeric(4, 1) not null,
  sts text not null,
  decided_by integer references staff (emp_no)
);
comment on table leave_req is 'Requests for leave and notices of absence';
comment on column leave_req.lv_cd is 'AL annual leave, SL sick leave, PL parental leave, UL unpaid leave, VL volunteering';
comment on column leave_req.days is 'Working days';

insert into leave_req
with base as (
  select i, pg_temp.spread(i, 'leave', 24) as k, date_trunc('week', date '2024-01-08' + (i * 0.852)::integer)::date as monday
  from generate_series(1, 1230) i
), typed as materialized (
  select *, case when k < 15 then 'AL' when k < 20 then 'SL' when k < 21 then 'PL' when k < 22 then 'UL' else 'VL' end as cd from base
), spans as (
  select *, case cd
      when 'AL' then (array[1, 2, 3, 5, 5, 5, 10])[1 + pg_temp.spread(i, 'days', 7)]
      when 'SL' then 1 + pg_temp.spread(i, 'days', 5) when 'PL' then 20 + 5 * pg_temp.spread(i, 'days', 5)
      when 'UL' then 5 when 'VL' then 1 end as workdays
  from typed
), placed as materialized (
  select *, case when workdays > 5 then monday else monday + pg_temp.spread(i, 'weekday', 6 - workdays) end as from_dt
  from spans
), ended as materialized (
  select *, from_dt + workdays - 1 + 2 * ((workdays - 1) / 5) as to_dt from placed
), owned as (
  select e.*, (select emp_no from staff s where s.hired < from_dt - 60 and (s.left_on is null or s.left_on > to_dt) and s.contract <> 'C'
    order by md5('l' || s.emp_no || '.' || i) limit 1) as emp_no
  from ended e
  where to_dt <= date '2026-11-30'
), stated as (
  select *, from_dt - case when cd = 'SL' then 0 else 6 + pg_temp.spread(i, 'ahead', 50) end as asked_on,
    case when cd = 'SL' then 'noted'
      when from_dt > date '2026-11-06' and pg_temp.spread(i, 'pending', 2) = 0 then 'requested'
      else (array['approved', 'approved', 'approved', 'approved', 'approved', 'approved', 'approved', 'approved', 'declined', 'withdrawn'])[1 + pg_temp.spread(i, 'decision', 10)] end as state
  from owned
)
select 30000 + i, o.emp_no, cd, asked_on, from_dt, to_dt, workdays - case when cd = 'AL' and workdays = 3 and i % 2 = 0 then 0.5 else 0 end,
  state, case when state in ('approved', 'declined') then s.reports_to end
from stated o join staff s using (emp_no);
