create schema fbn;
set search_path = fbn;

create table depot (
  depot_id   integer primary key,
  depot_name varchar(40) not null unique,
  town       varchar(30) not null,
  opened_on  date not null,
  closed_on  date,
  cap_kg     integer not null,
  rent_pm    numeric(8,2) not null
);
comment on table depot is 'Warehouses and hand-out points of the network';
comment on column depot.cap_kg is 'Storage capacity in kg';
comment on column depot.rent_pm is 'Rent per month, GBP';
insert into depot values
 (1, 'Canal Street',     'Burnford',   '2023-01-09', null,         18000, 1450.00),
 (2, 'St Oswald''s Hall','Burnford',   '2023-02-20', null,          4500,  260.00),
 (3, 'Tannery Yard',     'Melsworth',  '2023-04-03', null,         11000,  890.00),
 (4, 'The Old Chapel',   'Hexcombe',   '2023-09-11', '2025-09-30',  3200,  310.00),
 (5, 'Quayside Unit 6',  'Port Arlow', '2024-03-18', null,          9500,  975.00),
 (6, 'Greenways',        'Hexcombe',   '2025-09-15', null,          6000,  540.00);

create table role_type (
  role_code varchar(3) primary key,
  role_name varchar(30) not null
);
insert into role_type values
 ('CO','Co-ordinator'), ('PK','Packer'), ('DR','Driver'), ('RC','Reception'), ('TR','Trustee');

create table person (
  person_id  integer primary key,
  forename   varchar(30) not null,
  surname    varchar(30) not null,
  role_code  varchar(3) not null references role_type,
  depot_id   integer references depot,
  started_on date not null,
  left_on    date,
  status     varchar(10) not null,
  dbs_done   boolean not null,
  phone      varchar(15)
);
comment on table person is 'Volunteers and co-ordinators, also those who have left';
comment on column person.status is 'active, paused or left';
comment on column person.depot_id is 'Home depot; trustees have none';
comment on column person.dbs_done is 'Background check completed';
insert into person values
 (1,  'Marjorie', 'Tindall',   'CO', 1,    '2023-01-09', null,         'active', true,  '07700 900101'),
 (2,  'Leonard',  'Ashby',     'CO', 3,    '2023-04-03', null,         'active', true,  '07700 900102'),
 (3,  'Priti',    'Chauhan',   'CO', 5,    '2024-03-18', null,         'active', true,  '07700 900103'),
 (4,  'Glenys',   'Rowland',   'CO', 4,    '2023-09-11', '2025-09-30', 'left',   true,  null),
 (5,  'Duane',    'Whitlock',  'CO', 6,    '2025-09-15', null,         'active', true,  '07700 900105'),
 (6,  'Ruth',     'Pemberton', 'PK', 1,    '2023-01-16', null,         'active', true,  '07700 900106'),
 (7,  'Simeon',   'Agbaje',    'PK', 1,    '2023-03-06', null,         'active', true,  null),
 (8,  'Kathleen', 'Moss',      'PK', 2,    '2023-02-20', null,         'active', false, '07700 900108'),
 (9,  'Arthur',   'Digby',     'PK', 2,    '2023-05-15', '2025-03-14', 'left',   true,  null),
 (10, 'Zainab',   'Iqbal',     'PK', 3,    '2023-04-24', null,         'active', true,  '07700 900110'),
 (11, 'Tom',      'Kettering', 'PK', 3,    '2024-01-15', null,         'paused', true,  '07700 900111'),
 (12, 'Bernice',  'Oakes',     'PK', 4,    '2023-10-02', null,         'active', true,  '07700 900112'),
 (13, 'Viktor',   'Hrabal',    'PK', 5,    '2024-04-08', null,         'active', true,  null),
 (14, 'Jodie',    'Marsden',   'PK', 5,    '2025-01-20', null,         'active', false, '07700 900114'),
 (15, 'Callum',   'Eames',     'DR', 1,    '2023-02-06', null,         'active', true,  '07700 900115'),
 (16, 'Rosalind', 'Fitch',     'DR', 3,    '2023-06-19', null,         'active', true,  '07700 900116'),
 (17, 'Gordon',   'Blakey',    'DR', 1,    '2023-01-30', '2026-05-29', 'left',   true,  null),
 (18, 'Aoife',    'Corrigan',  'DR', 5,    '2024-05-27', null,         'active', true,  '07700 900118'),
 (19, 'Winston',  'Braithwaite','RC', 1,   '2023-01-23', null,         'active', true,  '07700 900119'),
 (20, 'Edith',    'Salter',    'RC', 2,    '2023-03-13', null,         'active', true,  null),
 (21, 'Hassan',   'Osman',     'RC', 3,    '2023-08-07', null,         'paused', true,  '07700 900121'),
 (22, 'Megan',    'Lovelock',  'RC', 5,    '2024-06-10', null,         'active', false, '07700 900122'),
 (23, 'Derek',    'Soames',    'RC', 4,    '2023-11-06', '2024-12-20', 'left',   false, null),
 (24, 'Sunita',   'Rao',       'RC', 6,    '2025-10-06', null,         'active', true,  '07700 900124'),
 (25, 'Patrick',  'Lomax',     'TR', null, '2023-01-09', null,         'active', true,  '07700 900125'),
 (26, 'Harriet',  'Vine',      'TR', null, '2024-02-12', null,         'active', true,  '07700 900126'),
 (27, 'Ellis',    'Nightingale','PK', 6,   '2026-10-12', null,         'active', false, '07700 900127'),
 (28, 'Noor',     'Haddad',    'DR', 6,    '2026-02-23', null,         'active', true,  null);
update person set depot_id = 6 where person_id = 12;

create table agency (
  agency_id   integer primary key,
  agency_name varchar(50) not null,
  agency_type varchar(20) not null
);
comment on table agency is 'Who refers households to us';
insert into agency values
 (1, 'Burnford Citizens Advice', 'advice'),
 (2, 'Melsworth Health Centre',  'health'),
 (3, 'Hexcombe Primary School',  'school'),
 (4, 'Arlow Harbour Mission',    'church'),
 (5, 'County Social Services',   'council'),
 (6, 'Burnford Women''s Refuge', 'refuge'),
 (7, 'Jobcentre Melsworth',      'government'),
 (8, 'Lantern Youth Project',    'youth');

create table household (
  hh_id       integer primary key,
  hh_ref      varchar(8) not null unique,
  family_name varchar(30) not null,
  town        varchar(30) not null,
  adults      integer not null,
  children    integer not null,
  diet        varchar(15),
  agency_id   integer not null references agency,
  regd_on     date not null,
  closed_on   date,
  status      varchar(10) not null
);
comment on table household is 'Families and single people we help';
comment on column household.hh_ref is 'Reference printed on the household card';
comment on column household.diet is 'Special diet, empty = none';
comment on column household.status is 'open, closed or on hold';
insert into household
select g, 'H' || (1000 + g * 7),
       (array['Addison','Barlow','Chidi','Dobson','Elwood','Farrow','Gorecki','Hanlon','Ingham','Jarvis','Khan','Lund','Mistry','Novak','Okafor','Parrish','Quinn','Rahman','Sharpe','Tully','Underhill','Varga','Whelan','Yeo','Zeller'])[1 + (g * 7 + g / 25) % 25],
       (array['Burnford','Melsworth','Burnford','Port Arlow','Hexcombe','Burnford','Melsworth'])[1 + (g * 3 + g / 7) % 7],
       1 + (g * 5 + g / 3) % 3 - case when g % 7 = 0 and (g * 5 + g / 3) % 3 = 2 then 1 else 0 end,
       (array[0,2,1,0,3,2,0,1,4,0,2])[1 + (g * 4 + g / 5) % 11],
       case when g % 9 = 4 then 'halal' when g % 9 = 7 then 'vegetarian' when g % 23 = 11 then 'gluten free' when g % 31 = 2 then 'dairy free' end,
       (array[1,5,2,1,3,7,1,5,4,6,2,5,1])[1 + (g * 6 + g / 4) % 13],
       rd,
       case when st = 'closed' then rd + 170 + (g * 37 % 260) end,
       st
from (
  select g, rd, case when g % 5 = 1 and rd < date '2025-08-20' then 'closed' when g % 17 = 8 then 'on hold' else 'open' end as st
  from (select g, date '2023-02-06' + (g * 105 / 10) as rd from generate_series(1, 130) g) z
) y;

create table donor (
  donor_id   integer primary key,
  donor_name varchar(50) not null,
  donor_type varchar(15) not null,
  town       varchar(30) not null,
  gift_aid   boolean not null
);
comment on column donor.donor_type is 'shop, company, church, school, private or trust';
insert into donor values
 (1,  'Fairbrook Supermarket',      'shop',    'Burnford',   false),
 (2,  'Harvest Lane Bakery',        'shop',    'Melsworth',  false),
 (3,  'Pellworth Cold Stores',      'company', 'Port Arlow', false),
 (4,  'St Oswald''s Parish',        'church',  'Burnford',   true),
 (5,  'Hexcombe Primary School',    'school',  'Hexcombe',   false),
 (6,  'Dr Imogen Ballard',          'private', 'Burnford',   true),
 (7,  'Mr and Mrs Thwaite',         'private', 'Melsworth',  true),
 (8,  'The Candlewick Trust',       'trust',   'Burnford',   false),
 (9,  'Arlow Fishermen''s Co-op',   'company', 'Port Arlow', false),
 (10, 'Melsworth Methodist Church', 'church',  'Melsworth',  true),
 (11, 'Corner Larder',              'shop',    'Hexcombe',   false),
 (12, 'Kestrel Logistics',          'company', 'Burnford',   false),
 (13, 'Burnford High School',       'school',  'Burnford',   false),
 (14, 'Ms Josephine Adeyemi',       'private', 'Port Arlow', true),
 (15, 'The Merriman Foundation',    'trust',   'Melsworth',  false),
 (16, 'Miller''s Farm Shop',        'shop',    'Hexcombe',   false);

create table donation (
  donation_id integer primary key,
  donor_id    integer not null references donor,
  depot_id    integer not null references depot,
  recd_on     date not null,
  kind        varchar(5) not null,
  weight_kg   numeric(7,1),
  amount      numeric(9,2),
  recd_by     integer not null references person,
  checked_by  integer references person,
  status      varchar(10) not null,
  thanked_on  date
);
comment on table donation is 'Gifts of food or money';
comment on column donation.kind is 'food or cash';
comment on column donation.weight_kg is 'Only for food';
comment on column donation.amount is 'Only for cash, GBP';
comment on column donation.status is 'accepted, rejected (unfit food or bounced payment) or pending';
comment on column donation.thanked_on is 'Date of the thank-you letter';
insert into donation
select g, dn, dp, d, k,
       case when k = 'food' then 12 + (h * 7 % 331) + case when dn in (1, 3, 12) then 160 else 0 end + (g % 10) / 10.0 end,
       case when k = 'cash' then case when dn in (8, 15) then 1500 + (h * 5 % 40) * 50 else 10 + (h * 3 % 57) * 5 end end,
       case when dp = 1 then case when h % 3 = 0 then 7 when h % 3 = 1 then 19 else 1 end
            when dp = 2 then case when h % 2 = 0 then 20 else 8 end
            when dp = 3 then case when h % 3 = 0 then 2 else 10 end
            when dp = 4 then case when h % 2 = 0 then 4 else 12 end
            when dp = 5 then case when h % 3 = 0 or d < date '2024-04-10' then 3 else 13 end
            else 5 end,
       case when g >= 338 then null
            when dp in (1, 2) then case when h % 4 = 1 then 1 else 6 end
            when dp = 3 then case when h % 5 = 2 then 10 else 2 end
            when dp = 4 then 12 when dp = 5 then 3 else 12 end,
       case when g >= 338 then 'pending' when g % 29 = 12 then 'rejected' else 'accepted' end,
       case when g < 338 and g % 29 <> 12 and g % 6 <> 3 and d + 4 + (h % 19) <= date '2026-11-30' then d + 4 + (h % 19) end
from (
  select g, h, d, dn, k,
    case when dp = 4 and d > date '2025-09-25' then 6 when dp = 4 and d < date '2023-10-05' then 3
         when dp = 6 and d < date '2025-09-20' then 1
         when dp = 5 and d < date '2024-03-25' then 2
         when dp = 3 and d < date '2023-05-01' then 1 else dp end as dp
  from (
    select g, h, date '2023-03-15' + (g * 79 / 20) as d, dn,
      case when dn in (8, 15) then 'cash' when dn in (6, 7, 14) then case when h % 4 = 1 then 'food' else 'cash' end
           when dn in (4, 10) then case when h % 3 = 0 then 'cash' else 'food' end
           when dn = 12 then case when h % 5 = 0 then 'cash' else 'food' end else 'food' end as k,
      (array[1,3,1,4,5,2,6])[1 + (h / 3 + g) % 7] as dp
    from (
      select g, h, (array[1,3,2,6,1,4,9,7,12,1,5,10,8,11,3,14,2,1,6,15])[1 + (h + g * 3) % 20] as dn
      from (select g, (g * g * 13 + g * 29 + 7) % 997 as h from generate_series(1, 342) g) z
    ) y
  ) x
) w;

create table parcel (
  parcel_id    integer primary key,
  hh_id        integer not null references household,
  depot_id     integer not null references depot,
  size_code    varchar(1) not null,
  packed_on    date not null,
  packed_by    integer not null references person,
  handed_on    date,
  handed_by    integer references person,
  delivered    boolean not null default false,
  weight_kg    numeric(5,1) not null,
  worth        numeric(7,2) not null,
  status       varchar(10) not null
);
comment on table parcel is 'Food parcels';
comment on column parcel.size_code is 'S single, C couple, F family';
comment on column parcel.handed_on is 'Date the household got it, empty if it never did';
comment on column parcel.delivered is 'true = driven to the door, false = collected at the depot or meant to be';
comment on column parcel.worth is 'Estimated shop value in GBP';
comment on column parcel.status is 'packed (waiting), handed out, unclaimed or cancelled';
insert into parcel
select g, hh, dp, sz, d,
       case when dp = 1 then case when h % 5 < 3 then 6 else 7 end
            when dp = 2 then case when h % 2 = 0 and d <= date '2025-03-14' then 9 else 8 end
            when dp = 3 then case when h % 4 = 1 and d between date '2024-01-20' and date '2026-06-30' then 11 else 10 end
            when dp = 5 then case when h % 3 = 1 and d > date '2025-01-25' then 14 else 13 end
            else case when dp = 6 and h % 2 = 1 and d > date '2026-10-12' then 27 else 12 end end,
       case when s = 'handed out' then d + h % 5 end,
       case when s = 'handed out' then
         case when dl then case when dp = 3 then 16 when dp = 5 and d > date '2024-05-27' then 18
                                when h % 2 = 0 and d < date '2026-05-20' then 17 when dp = 6 and d > date '2026-02-24' then 28 else 15 end
              else case dp when 1 then 19 when 2 then 20 when 3 then case when d between date '2023-08-10' and date '2026-08-31' then 21 else 2 end
                           when 5 then case when d > date '2024-06-15' then 22 else 3 end
                           when 4 then case when d between date '2023-11-10' and date '2024-12-10' then 23 else 4 end
                           else case when d > date '2025-10-10' then 24 else 5 end end end end,
       dl,
       case sz when 'S' then 7.5 when 'C' then 11.0 else 17.5 end + (h % 31) / 10.0,
       case sz when 'S' then 21 when 'C' then 32 else 49 end + (h * 7 % 90) / 10.0,
       s
from (
  select b.g, b.h, b.d, k.hh_id as hh,
    case when k.children > 0 then 'F' when k.adults = 1 then 'S' when k.adults = 2 then 'C' else 'F' end as sz,
    case k.town when 'Burnford' then case when b.h % 3 = 1 then 2 else 1 end
                when 'Melsworth' then 3
                when 'Port Arlow' then case when b.d < date '2024-04-12' then 1 else 5 end
                else case when b.d < date '2023-10-05' then 1 when b.d <= date '2025-09-19' then 4 else 6 end end as dp,
    b.h % 7 in (2, 5) as dl,
    case when b.g >= 512 then 'packed' when b.g % 31 = 9 then 'unclaimed' when b.g % 41 = 17 then 'cancelled' else 'handed out' end as s
  from (
    select g, (g * g * 11 + g * 37 + 5) % 1013 as h, date '2023-06-05' + (g * 246 / 100) as d from generate_series(1, 516) g
  ) b
  join lateral (
    select * from household q
    where q.regd_on <= b.d and (q.closed_on is null or q.closed_on > b.d + 6) and q.hh_id not in (18, 57)
      and (q.status <> 'on hold' or b.d < date '2026-08-01')
    order by (q.hh_id * q.hh_id * 97 + b.h * (q.hh_id * 13 + 7) + b.g * 11) % 1009 + case when q.children > 2 then 0 else 9 end, q.hh_id
    limit 1
  ) k on true
) p;

create table shift (
  shift_id   integer primary key,
  person_id  integer not null references person,
  depot_id   integer not null references depot,
  shift_date date not null,
  hrs        numeric(3,1) not null,
  status     varchar(10) not null,
  expenses   numeric(6,2) not null default 0
);
comment on table shift is 'Volunteer shifts';
comment on column shift.status is 'worked, no show or cancelled';
comment on column shift.expenses is 'Travel expenses paid back, GBP';
insert into shift
select g, s.person_id, coalesce(case when s.depot_id = 6 and d < date '2025-09-15' then 4 else s.depot_id end, 1), d,
       2.5 + (g * 3 % 7) * 0.5, st,
       case when st = 'worked' and (g * 7) % 5 = 1 then 2.40 + (g * 11 % 38) * 0.15 else 0 end
from (
  select g, date '2025-01-06' + (g * 9 / 4) as d,
    (array[6,7,8,10,12,13,15,16,17,18,19,20,6,22,14,10,3,1,15])[1 + (g * 5 + g / 6) % 19] as pid,
    case when g % 19 = 7 then 'no show' when g % 13 = 5 then 'cancelled' else 'worked' end as st
  from generate_series(1, 305) g
) a
join person s on s.person_id = case when a.pid = 17 and a.d > date '2026-05-29' then 28 when a.pid = 14 and a.d < date '2025-01-20' then 13 else a.pid end;

create table transfer (
  transfer_id integer primary key,
  from_depot  integer not null references depot,
  to_depot    integer not null references depot,
  driver_id   integer not null references person,
  sent_on     date not null,
  arrived_on  date,
  weight_kg   numeric(7,1) not null
);
comment on table transfer is 'Stock moved between depots';
insert into transfer values
 (1,  1, 2, 15, '2023-03-02', '2023-03-02', 240.0),
 (2,  1, 3, 17, '2023-05-11', '2023-05-11', 615.5),
 (3,  3, 2, 16, '2023-08-24', '2023-08-24', 180.0),
 (4,  1, 4, 15, '2023-10-16', '2023-10-17', 420.0),
 (5,  1, 5, 17, '2024-04-05', '2024-04-05', 980.0),
 (6,  3, 5, 16, '2024-07-19', '2024-07-20', 365.5),
 (7,  5, 1, 18, '2024-09-03', '2024-09-03', 710.0),
 (8,  1, 2, 17, '2024-12-11', '2024-12-11', 530.5),
 (9,  1, 4, 15, '2025-01-28', '2025-01-28', 275.0),
 (10, 5, 3, 18, '2025-04-15', '2025-04-16', 448.0),
 (11, 4, 6, 15, '2025-09-22', '2025-09-22', 890.0),
 (12, 4, 6, 17, '2025-09-29', '2025-09-29', 635.0),
 (13, 1, 6, 15, '2025-12-08', '2025-12-08', 520.0),
 (14, 5, 1, 18, '2026-02-17', '2026-02-19', 690.5),
 (15, 3, 6, 28, '2026-04-21', '2026-04-21', 310.0),
 (16, 1, 3, 15, '2026-06-09', '2026-06-09', 475.0),
 (17, 1, 2, 15, '2026-09-14', '2026-09-14', 295.5),
 (18, 5, 6, 18, '2026-10-27', '2026-10-28', 402.0),
 (19, 1, 5, 15, '2026-11-27', null,         560.0),
 (20, 3, 1, 16, '2026-11-30', null,         225.0);
