create schema hsg;
set search_path = hsg;

create function h(g bigint, k int, m int) returns int language sql immutable as
$$ select ((((x * x + 7919 * k) % 1000003) * ((x * x + 7919 * k) % 1000003) + g * 31) % 1000003 % m)::int
   from (select (g * 110351 + k * 97931 + 4243) % 1000003 as x) q $$;

create table staff (
  staff_id    int primary key,
  full_name   text not null,
  job_title   text not null,
  team        text not null,
  started_on  date not null,
  left_on     date,
  line_mgr    int references staff
);
comment on column staff.left_on is 'last working day; empty while the person still works here';

insert into staff values
 (1,  'Margaret Ashby',   'Head of Repairs',      'Repairs',        '2023-01-09', null, null),
 (2,  'Colin Ferris',     'Head of Housing',      'Neighbourhoods', '2023-02-01', null, null),
 (3,  'Nadia Rahman',     'Repairs Coordinator',  'Repairs',        '2023-02-20', null, 1),
 (4,  'Owen Pritchard',   'Repairs Coordinator',  'Repairs',        '2023-06-05', '2025-08-29', 1),
 (5,  'Leanne Stokes',    'Customer Adviser',     'Contact Centre', '2023-03-13', null, 2),
 (6,  'Tariq Mahmood',    'Customer Adviser',     'Contact Centre', '2023-09-18', null, 2),
 (7,  'Gemma Holt',       'Customer Adviser',     'Contact Centre', '2024-01-15', '2026-05-31', 2),
 (8,  'Paul Winterton',   'Inspector',            'Compliance',     '2023-01-23', null, 1),
 (9,  'Sinead Doyle',     'Inspector',            'Compliance',     '2023-07-10', null, 1),
 (10, 'Andrzej Nowak',    'Inspector',            'Compliance',     '2024-04-02', null, 1),
 (11, 'Rosalind Pike',    'Housing Officer',      'Neighbourhoods', '2023-01-16', null, 2),
 (12, 'Dele Adeyemi',     'Housing Officer',      'Neighbourhoods', '2023-05-22', null, 2),
 (13, 'Hannah Croft',     'Housing Officer',      'Neighbourhoods', '2025-02-03', null, 2),
 (14, 'Ivor Bassett',     'Income Officer',       'Income',         '2023-04-17', null, 2),
 (15, 'Shanice Morgan',   'Income Officer',       'Income',         '2024-09-09', null, 2),
 (16, 'Kenneth Laird',    'Surveyor',             'Repairs',        '2024-02-12', '2024-12-20', 1),
 (17, 'Priya Venkatesh',  'Repairs Coordinator',  'Repairs',        '2025-09-15', null, 1);

create table estate (
  estate_id   int primary key,
  estate_name text not null,
  district    text not null,
  year_built  int not null,
  officer_id  int not null references staff
);
comment on column estate.officer_id is 'housing officer responsible for the estate';

insert into estate values
 (1, 'Alder Court',      'Northgate',  1974, 11),
 (2, 'Bramley Gardens',  'Northgate',  1988, 11),
 (3, 'Castle Mount',     'Old Town',   1936, 12),
 (4, 'Dyers Yard',       'Old Town',   2011, 12),
 (5, 'Eastfield Rise',   'Harbourside',1967, 13),
 (6, 'Foundry Place',    'Harbourside',2019, 13);

create table prop (
  prop_ref    text primary key,
  estate_id   int not null references estate,
  address     text not null,
  ptype       text not null check (ptype in ('flat', 'maisonette', 'house', 'bungalow')),
  beds        int not null,
  floor_no    int,
  wkly_rent   numeric(8,2) not null,
  epc         char(1) not null,
  step_free   boolean not null,
  status      text not null check (status in ('let', 'void', 'works'))
);
comment on table prop is 'the homes we own';
comment on column prop.epc is 'energy performance certificate band, A (best) to G';
comment on column prop.status is 'let = tenant in place, void = empty and ready to let, works = empty, major works under way';
comment on column prop.floor_no is '0 = ground floor; only for flats and maisonettes';

insert into prop
select upper(left(e.estate_name, 3)) || '-' || lpad(n::text, 2, '0'),
       e.estate_id,
       case when t = 'flat' then 'Flat ' || n || ', ' || e.estate_name else n || ' ' || e.estate_name end,
       t,
       case t when 'bungalow' then 1 + h(g, 3, 2) when 'house' then 2 + h(g, 5, 3) when 'maisonette' then 2 + h(g, 4, 2) else 1 + h(g, 2, 3) end,
       case when t in ('flat', 'maisonette') then (n - 1) / 3 end,
       88 + 3.15 * h(g, 6, 9) + case t when 'house' then 31.5 when 'maisonette' then 14.25 when 'bungalow' then 19.4 else 0 end
          + case when e.year_built > 2000 then 12.6 else 0 end,
       case when e.year_built > 2000 then substr('BBCAB', 1 + h(g, 7, 5), 1)
            when e.year_built > 1970 then substr('CCDCD', 1 + h(g, 7, 5), 1)
            else substr('DEEFD', 1 + h(g, 7, 5), 1) end,
       (t = 'bungalow') or (t = 'flat' and (n <= 3 or e.year_built > 2000)),
       case when g in (7, 16, 23, 41, 55, 62) then 'void' when g in (30, 48) then 'works' else 'let' end
from (
  select g, 1 + (g - 1) / 11 as est, 1 + (g - 1) % 11 as n,
         case when (g - 1) / 11 in (0, 3) then 'flat'
              when (g - 1) / 11 = 1 then case when (g % 11) in (1, 2, 3) then 'bungalow' else 'house' end
              when (g - 1) / 11 = 2 then case when (g % 4) = 1 then 'maisonette' else 'flat' end
              when (g - 1) / 11 = 4 then case when (g % 3) = 0 then 'house' when (g % 3) = 1 then 'flat' else 'maisonette' end
              else case when (g % 5) = 0 then 'maisonette' else 'flat' end end as t
  from generate_series(1, 66) g
) x join estate e on e.estate_id = x.est;

create table tenant (
  tenant_no    int primary key,
  full_name    text not null,
  mobile       text not null,
  email        text,
  contact_pref text not null check (contact_pref in ('phone', 'email', 'letter')),
  hb           boolean not null
);
comment on table tenant is 'everyone who holds or has held a tenancy with us, and people accepted who are still waiting for a home';
comment on column tenant.hb is 'receives housing benefit';

insert into tenant
select g,
       (array['Amina','Brian','Carol','Dmitri','Elaine','Farid','Gloria','Harry','Imelda','Jack','Kathleen','Lamar','Moira','Neville','Olga','Patrick','Quentin','Ruth','Samir','Tracey','Ulric','Vera','Wesley','Yvonne','Zahra','Arthur','Bettina','Clive','Donna','Edwin','Fiona','Gareth','Hilda','Ivan','Joyce','Keith','Lorna','Malik','Norma','Oscar'])[1 + (g - 1) % 40]
       || ' ' ||
       (array['Abbott','Baxter','Chowdhury','Dunne','Ekwueme','Fletcher','Gibbons','Hussain','Ingram','Jarvis','Kowalski','Lockwood','Mbeki','Naylor','Okafor','Parsons','Quigley','Redfern','Sandhu','Tindall','Upton','Vickers','Whelan','Yates','Zielinski','Arkwright','Bolger','Cattermole','Drummond','Eccles','Farrow','Garside','Hepworth','Irving','Jessop','Kirkby','Larkin','Mistry','Nuttall','Ogden','Peel','Rushton','Sykes'])[1 + (g * 5) % 43],
       '07700 900' || lpad((100 + g * 7)::text, 3, '0'),
       case when g % 6 = 0 or g % 11 = 4 then null else 'tenant' || lpad(g::text, 3, '0') || '@post.example' end,
       case when g % 6 = 0 or g % 11 = 4 then (array['letter','phone'])[1 + h(g, 3, 2)] else (array['email','phone','email','letter'])[1 + h(g, 2, 4)] end,
       h(g, 5, 5) in (1, 3)
from generate_series(1, 86) g;

create table tenancy (
  tenancy_id   int primary key,
  prop_ref     text not null references prop,
  lead_tenant  int not null references tenant,
  joint_tenant int references tenant,
  tenure       text not null check (tenure in ('starter', 'assured', 'fixed term')),
  start_date   date not null,
  end_date     date,
  status       text not null check (status in ('active', 'notice', 'ended')),
  end_reason   text
);
comment on column tenancy.status is 'active; notice = tenant has given notice but still lives there; ended';
comment on column tenancy.end_date is 'day the tenancy ended; empty while it runs, including during notice';

insert into tenancy
select g, p.prop_ref, g, null,
       case when h(g, 2, 4) = 0 then 'fixed term' else 'assured' end,
       date '2023-01-09' + h(g, 3, 240),
       date '2024-03-04' + 40 * g - h(g, 4, 25),
       'ended',
       (array['moved away','transfer','abandoned','bought own home','evicted'])[1 + h(g, 6, 5)]
from generate_series(1, 14) g
join (select prop_ref, row_number() over (order by prop_ref) as rn from prop) p on p.rn = 4 * g;

insert into tenancy
select 14 + rn, prop_ref, 14 + rn,
       case when rn % 5 = 0 then 72 + rn / 5 end,
       case when st > date '2025-11-30' then 'starter' when h(rn, 2, 7) = 0 then 'fixed term' else 'assured' end,
       st, null,
       case when rn in (9, 21, 38, 52) then 'notice' else 'active' end, null
from (
  select p.prop_ref, row_number() over (order by p.prop_ref)::int as rn,
         coalesce(t.end_date + 20 + h(t.tenancy_id, 5, 45),
                  date '2023-01-16' + h(row_number() over (order by p.prop_ref)::int, 4, 1290)) as st
  from prop p left join tenancy t using (prop_ref)
  where p.status = 'let'
) x;

create table rent_charge (
  charge_id   int generated always as identity primary key,
  tenancy_id  int not null references tenancy,
  month       date not null,
  due         numeric(9,2) not null,
  paid        numeric(9,2) not null,
  paid_on     date,
  unique (tenancy_id, month)
);
comment on table rent_charge is 'monthly rent for 2026, one line per running tenancy and month, first day of the month';
comment on column rent_charge.paid is 'what has come in so far for that month';

insert into rent_charge (tenancy_id, month, due, paid, paid_on)
select tenancy_id, m, due,
       case k when 0 then 0 when 1 then round(due * 0.5, 2) when 2 then due - 40 else due end,
       case when k = 0 then null else m + h(tenancy_id * 3 + mi, 6, 19) end
from (
  select t.tenancy_id, make_date(2026, mi, 1) as m, mi, round(p.wkly_rent * 52 / 12, 2) as due,
         case when t.tenancy_id % 9 = 4 then h(t.tenancy_id * 2 + mi, 3, 4)
              when t.tenancy_id % 4 = 1 then h(t.tenancy_id + mi * 5, 4, 11)
              else 9 end as k
  from tenancy t join prop p using (prop_ref) cross join generate_series(1, 11) mi
  where t.status <> 'ended' and t.start_date <= make_date(2026, mi, 1)
) x
order by m, tenancy_id;

create table contractor (
  contractor_id int primary key,
  name          text not null,
  trade         text not null,
  hourly_rate   numeric(6,2) not null,
  approved_until date
);
comment on column contractor.approved_until is 'end of the framework agreement; empty = open-ended';

insert into contractor values
 (1, 'Brightwater Plumbing',  'plumbing',    46.00, null),
 (2, 'Kestrel Electrical',    'electrical',  52.50, null),
 (3, 'Hargreave Joinery',     'joinery',     41.00, null),
 (4, 'TopLine Roofing',       'roofing',     58.00, '2025-12-31'),
 (5, 'Northern Heating Co',   'heating',     61.50, null),
 (6, 'Pennine Drains',        'plumbing',    55.00, null),
 (7, 'Glaze & Seal',          'glazing',     49.75, '2026-06-30'),
 (8, 'Castle Decorators',     'decorating',  33.00, null);

create table repair (
  repair_no    int primary key,
  prop_ref     text not null references prop,
  reported_on  date not null,
  raised_by    int not null references staff,
  signed_off_by int references staff,
  trade        text not null,
  prio         char(1) not null check (prio in ('E', 'U', 'R')),
  contractor_id int references contractor,
  status       text not null check (status in ('reported', 'scheduled', 'in progress', 'completed', 'cancelled', 'no access')),
  target_days  int not null,
  completed_on date,
  est_cost     numeric(9,2) not null,
  actual_cost  numeric(9,2),
  recharge     boolean not null
);
comment on table repair is 'responsive repairs, one row per job';
comment on column repair.prio is 'E emergency, U urgent, R routine';
comment on column repair.target_days is 'days allowed between report and completion';
comment on column repair.contractor_id is 'empty = done by our own trades team';
comment on column repair.signed_off_by is 'who checked and signed off the finished job';
comment on column repair.recharge is 'cost to be recharged to the tenant';

insert into repair
select 5000 + g,
       (select prop_ref from prop order by prop_ref offset h(g, 5, 66) % 63 limit 1),
       rep,
       case when rep >= date '2024-01-15' and rep < date '2026-05-30' and h(g, 1, 5) = 2 then 7 else (array[5, 6, 5, 3])[1 + h(g, 2, 4)] end,
       case when st = 'completed' then
         case when h(g, 3, 4) = 0 then 1 when done < date '2025-08-29' then (array[3, 4])[1 + h(g, 4, 2)]
              when done >= date '2025-09-15' then (array[3, 17, 17])[1 + h(g, 4, 3)] else 3 end end,
       tr, pr,
       case when h(g, 6, 5) in (0, 1) then null
            else case tr when 'plumbing' then (array[1, 6, 1])[1 + h(g, 7, 3)] when 'electrical' then 2 when 'joinery' then 3
                 when 'roofing' then case when rep < date '2025-12-01' then 4 end when 'heating' then 5
                 when 'glazing' then case when rep < date '2026-06-01' then 7 end else 8 end end,
       st,
       case pr when 'E' then 1 when 'U' then 7 else 28 end,
       case when st = 'completed' then done end,
       est,
       case when st = 'completed' then est + (h(g, 8, 41) - 17) * 2.35 end,
       h(g, 9, 12) = 5
from (
  select g, rep, tr, pr, est,
         rep + case pr when 'E' then h(g, 4, 3) when 'U' then 1 + h(g, 4, 11) else 4 + h(g, 4, 37) end as done,
         case when h(g, 5, 17) = 3 then 'cancelled'
              when h(g, 5, 23) = 7 then 'no access'
              when rep + case pr when 'E' then h(g, 4, 3) when 'U' then 1 + h(g, 4, 11) else 4 + h(g, 4, 37) end > date '2026-11-27'
                   or (g > 445 and h(g, 6, 5) < 3)
                then (array['reported', 'scheduled', 'in progress', 'scheduled'])[1 + h(g, 8, 4)]
              else 'completed' end as st
  from (
    select g, date '2024-01-03' + (g * 1060) / 482 + h(g, 2, 5) - 2 as rep,
           (array['plumbing','electrical','joinery','heating','plumbing','roofing','glazing','decorating','heating','plumbing','joinery'])[1 + h(g, 3, 11)] as tr,
           substr('RRUREURRU', 1 + h(g, 7, 9), 1) as pr,
           60 + h(g, 6, 53) * 6.5 as est
    from generate_series(1, 480) g
  ) a
) b;

create table inspection (
  insp_id      int primary key,
  prop_ref     text not null references prop,
  kind         text not null check (kind in ('gas', 'electrical', 'fire door', 'condition')),
  inspector_id int not null references staff,
  booked_by    int not null references staff,
  insp_date    date not null,
  outcome      text not null check (outcome in ('pass', 'fail', 'no access', 'booked')),
  score        int
);
comment on column inspection.outcome is 'booked = appointment made, not yet carried out; no access = inspector could not get in';
comment on column inspection.score is '0-100, condition inspections only, when carried out';

insert into inspection
select g, (select prop_ref from prop order by prop_ref offset (g * 17) % 61 limit 1),
       kind, case when d < date '2024-04-10' then (array[8, 9])[1 + h(g, 3, 2)] else (array[8, 9, 10, 8, 10])[1 + h(g, 4, 5)] end,
       (array[11, 12, 3, 5])[1 + h(g, 6, 4)], d, oc,
       case when kind = 'condition' and oc in ('pass', 'fail') then case oc when 'pass' then 62 + h(g, 7, 37) else 31 + h(g, 7, 24) end end
from (
  select g, d, kind,
         case when g > 172 then 'booked' else (array['pass','pass','fail','pass','pass','no access','pass','fail','pass'])[1 + h(g, 5, 9)] end as oc
  from (select g, case when g > 172 then date '2026-11-30' else date '2024-01-15' + g * 6 + h(g, 2, 4) end as d, (array['gas','condition','electrical','gas','fire door','condition'])[1 + h(g, 8, 6)] as kind
        from generate_series(1, 177) g) a
) b;

create table arrears_case (
  case_id     int primary key,
  tenancy_id  int not null references tenancy,
  officer_id  int not null references staff,
  opened_on   date not null,
  stage       text not null check (stage in ('letter', 'agreement', 'notice served', 'court')),
  opening_bal numeric(9,2) not null,
  current_bal numeric(9,2) not null,
  closed_on   date,
  status      text not null check (status in ('open', 'closed'))
);
comment on column arrears_case.stage is 'the furthest stage the case has reached';
comment on column arrears_case.opening_bal is 'rent owed when the case was opened';

insert into arrears_case
select g, t.tenancy_id, case when o < date '2024-09-15' or h(g, 3, 2) = 0 then 14 else 15 end, o,
       (array['letter','agreement','letter','notice served','agreement','letter','court'])[1 + h(g, 5, 7)],
       310 + h(g, 6, 67) * 17.35,
       case when cl then 0 else 95 + h(g, 7, 59) * 14.2 end,
       case when cl then o + 35 + h(g, 4, 120) end,
       case when cl then 'closed' else 'open' end
from (select g, greatest(date '2024-05-06' + g * 21 + h(g, 2, 9), t.start_date + 90) as o, t.tenancy_id,
             (g < 26 and h(g, 8, 5) > 0) as cl
      from generate_series(1, 40) g join tenancy t on t.tenancy_id = 15 + (g * 19) % 58
      where t.start_date < date '2026-05-01') x join tenancy t using (tenancy_id);

drop function h(bigint, int, int);
