create schema agency;
set search_path = agency;

create table planners (
  id          integer primary key,
  first_name  text not null,
  last_name   text not null,
  email       text not null,
  job_level   text not null check (job_level in ('junior','senior','director')),
  joined_on   date not null,
  left_on     date,
  mentor_id   integer references planners
);
comment on table planners is 'Our event planners';
comment on column planners.left_on is 'Last day at the agency; null for current planners';

create table clients (
  id          integer primary key,
  name        text not null unique,
  client_type text not null check (client_type in ('couple','company','family')),
  city        text not null,
  email       text not null,
  phone       text,
  source      text not null,
  created_on  date not null
);
comment on column clients.source is 'How the client found us: website, fair, recommendation or magazine';

create table venues (
  id           integer primary key,
  name         text not null unique,
  town         text not null,
  venue_type   text not null,
  capacity     integer not null,
  rental_fee   numeric(10,2) not null,
  has_garden   boolean not null,
  last_inspected_on date
);
comment on column venues.rental_fee is 'Fee per day in EUR';
comment on column venues.capacity is 'Maximum number of seated guests';

create table suppliers (
  id           integer primary key,
  name         text not null unique,
  category     text not null,
  town         text not null,
  is_preferred boolean not null,
  contract_since date
);
comment on column suppliers.contract_since is 'Start of the framework contract; null if there is none';

create table events (
  id                   integer primary key,
  client_id            integer not null references clients,
  venue_id             integer references venues,
  lead_planner_id      integer not null references planners,
  assistant_planner_id integer references planners,
  event_type           text not null check (event_type in ('wedding','anniversary','birthday','corporate dinner','product launch')),
  status               text not null check (status in ('enquiry','planning','completed','cancelled')),
  enquired_on          date not null,
  event_date           date,
  cancelled_on         date,
  expected_guests      integer not null,
  budget               numeric(10,2) not null
);
comment on table events is 'Events we plan, from the first enquiry to the day itself';
comment on column events.event_date is 'Agreed date of the event; null while no date is agreed';
comment on column events.venue_id is 'Null while no venue has been chosen';
comment on column events.budget is 'Total budget agreed with the client, EUR';

create table supplier_bookings (
  id            integer primary key,
  event_id      integer not null references events,
  supplier_id   integer not null references suppliers,
  booked_by     integer not null references planners,
  requested_on  date not null,
  status        text not null check (status in ('requested','confirmed','declined','cancelled')),
  agreed_price  numeric(10,2),
  deposit_paid_on date
);
comment on table supplier_bookings is 'Suppliers requested for an event';
comment on column supplier_bookings.agreed_price is 'EUR; only set once the supplier has confirmed';

create table guests (
  id           integer primary key,
  event_id     integer not null references events,
  full_name    text not null,
  rsvp         text not null check (rsvp in ('pending','accepted','declined')),
  replied_on   date,
  meal_choice  text,
  table_number integer
);
comment on table guests is 'Guest lists, for events where we look after the invitations';
comment on column guests.meal_choice is 'meat, fish, vegetarian or vegan; only for guests who accepted';

create table invoices (
  id             integer primary key,
  invoice_number text not null unique,
  event_id       integer not null references events,
  invoice_type   text not null check (invoice_type in ('deposit','final')),
  issued_on      date,
  due_on         date,
  amount         numeric(10,2) not null,
  status         text not null check (status in ('draft','sent','paid','void')),
  paid_on        date
);
comment on column invoices.status is 'draft = not sent yet, sent = waiting for payment, void = withdrawn';

create table site_visits (
  id               integer primary key,
  venue_id         integer not null references venues,
  event_id         integer not null references events,
  planner_id       integer not null references planners,
  visited_on       date not null,
  duration_minutes integer not null,
  client_attended  boolean not null
);
comment on table site_visits is 'Visits to a venue in preparation of an event';

insert into planners values
 (1,'Rosalind','Archer','rosalind@agency.example','director','2023-01-02',null,null),
 (2,'Matteo','Bianchi','matteo@agency.example','senior','2023-01-02',null,1),
 (3,'Harriet','Cole','harriet@agency.example','senior','2023-01-02',null,1),
 (4,'Femi','Okafor','femi@agency.example','senior','2023-01-16','2025-10-31',1),
 (5,'Lucie','Dvorak','lucie@agency.example','junior','2023-03-01',null,2),
 (6,'Sam','Pritchard','sam@agency.example','junior','2023-03-01','2024-06-30',3),
 (7,'Noor','Rahman','noor@agency.example','junior','2024-05-13',null,3),
 (8,'Elliot','Vance','elliot@agency.example','junior','2025-02-03',null,3),
 (9,'Carmen','Ibarra','carmen@agency.example','senior','2025-09-01',null,1),
 (10,'Tilda','Marsh','tilda@agency.example','junior','2026-11-09',null,9);

insert into venues values
 (1,'Oakfield Manor','Linton','country house',140,3200,true,'2026-03-12'),
 (2,'The Boathouse','Wexcombe','riverside',80,1450,true,'2025-11-04'),
 (3,'Grand Assembly Rooms','Halbury','hotel ballroom',320,5400,false,'2026-02-20'),
 (4,'Saltmarsh Barn','Orne','barn',160,1900,true,'2025-05-19'),
 (5,'Castle Tarrow','Tarrow','castle',210,6800,true,'2026-06-30'),
 (6,'Orangery at Fenwick','Linton','glasshouse',95,2600,true,null),
 (7,'Foundry 22','Halbury','industrial',260,2950,false,'2026-09-15'),
 (8,'Hotel Meridian','Halbury','hotel ballroom',180,4100,false,'2024-10-08'),
 (9,'Priory Cellars','Wexcombe','vineyard',70,1700,false,'2026-04-22'),
 (10,'Lakeside Pavilion','Orne','riverside',120,2250,true,'2026-05-06'),
 (11,'Hilltop Chapel','Tarrow','chapel',60,900,false,null),
 (12,'Winter Garden Theatre','Halbury','theatre',400,7500,false,'2025-08-27');

insert into suppliers values
 (1,'Bramble & Thyme','catering','Halbury',true,'2023-02-01'),
 (2,'Copper Kettle Catering','catering','Linton',true,'2024-01-15'),
 (3,'Northside Kitchen','catering','Orne',false,null),
 (4,'Petal Theory','flowers','Halbury',true,'2023-05-20'),
 (5,'Meadow & Moss','flowers','Tarrow',false,null),
 (6,'Wildstem','flowers','Wexcombe',false,'2025-04-01'),
 (7,'Luma Photography','photography','Halbury',true,'2023-02-01'),
 (8,'Aperture Nine','photography','Wexcombe',false,null),
 (9,'Holloway Pictures','photography','Linton',false,null),
 (10,'The Brass Lanterns','music','Halbury',true,'2024-07-01'),
 (11,'DJ Marlow','music','Orne',false,null),
 (12,'Quartet Ardea','music','Linton',true,'2023-09-10'),
 (13,'Sugar Loft','cakes','Halbury',true,'2023-03-01'),
 (14,'Crumb & Co','cakes','Tarrow',false,null),
 (15,'Silver Wheel Cars','transport','Halbury',false,'2025-01-10'),
 (16,'Coach & Four','transport','Linton',false,null),
 (17,'Canvas Sky Tents','equipment','Orne',true,'2023-06-15'),
 (18,'Brightwork Lighting','equipment','Halbury',false,null),
 (19,'Papermill Stationers','stationery','Wexcombe',false,'2026-10-01'),
 (20,'Ribbon Lane','stationery','Linton',false,null);

insert into clients
select i,
  case t when 'couple' then sn1 || ' & ' || sn2 when 'family' then 'Family ' || sn1
    else sn1 || ' ' || (array['Textiles','Instruments','Consulting','Foods','Robotics','Insurance','Publishing'])[1 + (i / 4) % 7] end,
  t,
  (array['Halbury','Halbury','Halbury','Halbury','Linton','Linton','Linton','Orne','Orne','Tarrow','Wexcombe','Wexcombe'])[1 + ((i * i * 13 + i * 319 + 989) % 9973 % 12)],
  'client' || i || '@mail.example',
  case when ((i * i * 17 + i * 450 + 1378) % 9973 % 7) = 0 then null else '0555 ' || (1000 + ((i * i * 19 + i * 581 + 1767) % 9973 % 8999)) end,
  (array['website','website','website','website','website','recommendation','recommendation','recommendation','recommendation','fair','fair','magazine'])[1 + ((i * i * 23 + i * 712 + 2156) % 9973 % 12)],
  date '2023-01-16' + i * 10 - ((i * i * 29 + i * 843 + 2545) % 9973 % 9)
from (
  select i, case i % 4 when 0 then 'company' when 3 then case when i % 8 = 3 then 'family' else 'couple' end else 'couple' end as t,
    (array['Ainsworth','Barlow','Cartwright','Denholm','Easton','Fairfax','Goodwin','Hartley','Ingram','Jessop','Kendrick','Langley','Mercer','Norwood','Ormond','Parrish','Quinn','Radcliffe','Stanton','Thorne','Underhill','Vickers','Whitlock'])[1 + i % 23] as sn1,
    (array['Abara','Bellini','Castro','Dubois','Eriksen','Fontaine','Gallo','Hoang','Ito','Jovanovic','Kowalska','Lim','Moretti','Nkosi','Olsen','Petrov','Rossi','Silva','Tanaka'])[1 + i % 19] as sn2
  from generate_series(1, 138) as i
) s;

insert into events
select i, client_id,
  case when status = 'enquiry' or (status = 'planning' and ((i * i * 67 + i * 28 + 6046) % 9973 % 3) = 0) or (status = 'cancelled' and ((i * i * 67 + i * 28 + 6046) % 9973 % 3) = 0) then null else venue end,
  lead,
  case when ((i * i * 71 + i * 159 + 6435) % 9973 % 9) < 4 or enq < date '2023-03-01' then null
       when enq < date '2024-06-01' then case when lead = 5 then 6 else (array[5,6])[1 + ((i * i * 73 + i * 290 + 6824) % 9973 % 2)] end
       when enq < date '2025-03-01' then case when lead = 5 then 7 else (array[5,5,7])[1 + ((i * i * 73 + i * 290 + 6824) % 9973 % 3)] end
       else case when lead in (5,7,8) then (array[7,8,5])[1 + case lead when 5 then 0 when 7 then 1 else 2 end] else (array[5,7,7,8])[1 + ((i * i * 73 + i * 290 + 6824) % 9973 % 4)] end end,
  etype, status, enq,
  case when status = 'completed' or (status = 'cancelled' and ((i * i * 67 + i * 28 + 6046) % 9973 % 3) <> 0 and ev <= date '2026-11-30') then ev end,
  case when status = 'cancelled' then enq + 20 + ((i * i * 7 + i * 421 + 7213) % 9973 % 70) end,
  least(guests, cap),
  round((4000 + guests * (90 + ((i * i * 11 + i * 552 + 7602) % 9973 % 90)) + ((i * i * 13 + i * 683 + 7991) % 9973 % 40) * 50)::numeric, -2)
from (
  select i, c.id as client_id, v.id as venue, v.capacity as cap, e.enq, e.enq + 95 + ((i * i * 53 + i * 632 + 4879) % 9973 % 290) as ev,
    case when c.client_type = 'company' then (array['corporate dinner','corporate dinner','product launch'])[1 + ((i * i * 47 + i * 501 + 4490) % 9973 % 3)]
         when c.client_type = 'family' then (array['anniversary','birthday','birthday'])[1 + ((i * i * 47 + i * 501 + 4490) % 9973 % 3)]
         else (array['wedding','wedding','wedding','wedding','wedding','wedding','anniversary'])[1 + ((i * i * 47 + i * 501 + 4490) % 9973 % 7)] end as etype,
    case when ((i * i * 59 + i * 763 + 5268) % 9973 % 100) < 11 and e.enq < date '2026-08-25' then 'cancelled'
         when e.enq + 95 + ((i * i * 53 + i * 632 + 4879) % 9973 % 290) <= date '2026-11-28' then 'completed'
         when e.enq > date '2026-08-20' or (e.enq > date '2026-05-15' and ((i * i * 29 + i * 210 + 9547) % 9973 % 3) = 0) then 'enquiry'
         else 'planning' end as status,
    case when e.enq < date '2023-03-10' then (array[1,2,3,4])[1 + ((i * i * 61 + i * 894 + 5657) % 9973 % 4)]
         when e.enq < date '2024-10-01' then (array[1,2,2,3,3,3,4,4,5])[1 + ((i * i * 61 + i * 894 + 5657) % 9973 % 9)]
         when e.enq < date '2025-09-05' then (array[1,2,2,2,3,3,3,5,7])[1 + ((i * i * 61 + i * 894 + 5657) % 9973 % 9)]
         else (array[1,2,2,3,3,5,7,9,9,9])[1 + ((i * i * 61 + i * 894 + 5657) % 9973 % 10)] end as lead,
    24 + ((i * i * 17 + i * 814 + 8380) % 9973 % 150) as guests
  from (select i, case when i <= 132 then i else 1 + ((i * i * 41 + i * 239 + 3712) % 9973 % 132) end as cno from generate_series(1, 236) as i) g
  join clients c on c.id = g.cno
  cross join lateral (select case when i <= 132 then c.created_on + ((i * i * 43 + i * 370 + 4101) % 9973 % 6) else c.created_on + 30 + ((i * i * 43 + i * 370 + 4101) % 9973 % 500) end as enq) e
  join venues v on v.id = (array[1,1,1,2,3,3,4,4,4,5,5,6,7,7,8,9,10,10,10])[1 + ((i * i * 19 + i * 945 + 8769) % 9973 % 19)]
  where e.enq <= date '2026-11-24'
) s;

insert into supplier_bookings
select row_number() over (order by req, j), event_id, supplier_id, planner, req, st,
  case when st = 'confirmed' then price end,
  case when st = 'confirmed' and ((i * i * 11 + i * 916 + 4631) % 9973 % 5) > 0 then least(req + 14 + ((i * i * 7 + i * 785 + 4242) % 9973 % 20), date '2026-11-30') end
from (
  select i, e.id as event_id, i as j, 
    case k when 0 then (array[1,1,1,2,2,3])[1 + ((i * i * 53 + i * 996 + 1908) % 9973 % 6)] when 1 then (array[4,4,5,6])[1 + ((i * i * 53 + i * 996 + 1908) % 9973 % 4)] when 2 then (array[7,7,8])[1 + ((i * i * 53 + i * 996 + 1908) % 9973 % 3)]
           when 3 then (array[10,11,11,12])[1 + ((i * i * 53 + i * 996 + 1908) % 9973 % 4)] else (array[13,13,13,14,15,15,17,18])[1 + ((i * i * 53 + i * 996 + 1908) % 9973 % 8)] end as supplier_id,
    case when e.assistant_planner_id is not null and ((i * i * 59 + i * 130 + 2297) % 9973 % 2) = 0 then e.assistant_planner_id else e.lead_planner_id end as planner,
    e.enquired_on + 6 + ((i * i * 61 + i * 261 + 2686) % 9973 % 34) as req,
    case when e.status = 'cancelled' then (array['cancelled','cancelled','declined'])[1 + ((i * i * 67 + i * 392 + 3075) % 9973 % 3)]
         when e.status = 'planning' then (array['requested','confirmed','confirmed','declined'])[1 + ((i * i * 67 + i * 392 + 3075) % 9973 % 4)]
         when ((i * i * 67 + i * 392 + 3075) % 9973 % 12) = 0 then 'declined'
         else 'confirmed' end as st,
    case k when 0 then e.expected_guests * (38 + ((i * i * 71 + i * 523 + 3464) % 9973 % 40)) when 1 then 350 + ((i * i * 71 + i * 523 + 3464) % 9973 % 180) * 10 when 2 then 900 + ((i * i * 71 + i * 523 + 3464) % 9973 % 160) * 10
           when 3 then 450 + ((i * i * 71 + i * 523 + 3464) % 9973 % 150) * 10 else 280 + ((i * i * 71 + i * 523 + 3464) % 9973 % 130) * 10 end as price
  from (select g as i, (g - 1) / 5 + 1 as eid, (g - 1) % 5 as k from generate_series(1, 1180) as g) g
  join events e on e.id = g.eid
  where e.status <> 'enquiry' and ((i * i * 73 + i * 654 + 3853) % 9973 % 10) < 6
    and (e.cancelled_on is null or e.enquired_on + 6 + ((i * i * 61 + i * 261 + 2686) % 9973 % 34) < e.cancelled_on)
) s
where req <= date '2026-11-28';

insert into guests
select row_number() over (order by event_id, i), event_id, nm, rsvp,
  case when rsvp <> 'pending' then least(ev - 75 + ((i * i * 31 + i * 705 + 6965) % 9973 % 50), date '2026-11-30') end,
  case when rsvp = 'accepted' then (array['meat','meat','meat','meat','fish','fish','vegetarian','vegetarian','vegan'])[1 + ((i * i * 37 + i * 836 + 7354) % 9973 % 9)] end,
  case when rsvp = 'accepted' then 1 + ((i * i * 41 + i * 967 + 7743) % 9973 % 9) end
from (
  select i, e.id as event_id, e.event_date as ev,
    (array['Abigail','Bernard','Cecily','Duncan','Edith','Francis','Gwen','Hector','Imogen','Jasper','Kitty','Lionel','Mabel','Neville','Ottilie','Percy','Queenie','Rufus','Sylvie','Tristan','Ursula','Victor','Winifred','Xander','Yasmin','Zachary','Adele','Bruno','Celia','Dominic','Esme','Fergus'])[1 + i % 32] || ' ' ||
    (array['Ashdown','Blackwood','Coombes','Dalton','Ellery','Foxley','Grantham','Hadley','Irving','Jardine','Kirkby','Lockhart','Maddox','Nightingale','Oakes','Penrose','Quigley','Rowntree','Sheldon','Tennant','Upton','Verney','Wainwright','Yardley','Abbott','Birch','Crane','Drummond','Everett','Finch','Gale','Holt','Ives'])[1 + i % 33] as nm,
    case when ((i * i * 29 + i * 574 + 6576) % 9973 % 20) < 2 then 'pending' when ((i * i * 29 + i * 574 + 6576) % 9973 % 20) < 6 then 'declined' else 'accepted' end as rsvp
  from generate_series(1, 980) as i
  join (select e.*, row_number() over (order by id) as n from events e where status = 'completed' and id % 4 = 1) e
    on e.n = 1 + ((i * i * 23 + i * 443 + 6187) % 9973 % 34)
) s;

insert into invoices
select row_number() over (order by coalesce(iss, date '2026-11-30'), i),
  'W-' || (10000 + row_number() over (order by coalesce(iss, date '2026-11-30'), i)),
  event_id, itype, iss, iss + 21, amount, st,
  case when st = 'paid' then least(iss + 2 + ((i * i * 67 + i * 756 + 104) % 9973 % 24), date '2026-11-30') end
from (
  select i, event_id, itype, amount, case when st = 'draft' then null else iss end as iss, st
  from (
    select i, id as event_id, 'deposit' as itype, round(budget * 0.2, 2) as amount, enquired_on + 20 + ((i * i * 73 + i * 21 + 882) % 9973 % 15) as iss,
      case when status = 'cancelled' then case when ((i * i * 61 + i * 625 + 9688) % 9973 % 3) = 0 then 'paid' else 'void' end
           when enquired_on + 20 + ((i * i * 73 + i * 21 + 882) % 9973 % 15) > date '2026-11-09' then 'draft'
           when enquired_on > date '2026-05-20' and ((i * i * 61 + i * 625 + 9688) % 9973 % 5) < 2 then 'sent' else 'paid' end as st
    from (select e.*, e.id as i from events e) e where status <> 'enquiry'
    union all
    select i + 300, id, 'final', round(budget * 0.8 + (((i * i * 71 + i * 887 + 493) % 9973 % 41) - 15) * 20, 2), event_date + 7 + ((i * i * 73 + i * 21 + 882) % 9973 % 10),
      case when event_date + 7 + ((i * i * 73 + i * 21 + 882) % 9973 % 10) > date '2026-11-09' then 'draft' when ((i * i * 61 + i * 625 + 9688) % 9973 % 33) = 0 then 'void'
           when event_date > date '2026-06-15' and ((i * i * 61 + i * 625 + 9688) % 9973 % 3) = 0 then 'sent' when ((i * i * 61 + i * 625 + 9688) % 9973 % 29) = 4 then 'sent' else 'paid' end
    from (select e.*, e.id as i from events e) e where status = 'completed'
  ) b
) s;

insert into site_visits
select row_number() over (order by d, i), venue_id, event_id, p, d, 35 + ((i * i * 31 + i * 72 + 3994) % 9973 % 16) * 5, ((i * i * 37 + i * 203 + 4383) % 9973 % 5) > 1
from (
  select i, e.venue_id, e.id as event_id, case when ((i * i * 41 + i * 334 + 4772) % 9973 % 4) = 0 and e.assistant_planner_id is not null then e.assistant_planner_id else e.lead_planner_id end as p,
    e.enquired_on + 15 + ((i * i * 43 + i * 465 + 5161) % 9973 % 60) as d
  from (select g as i, (g + 1) / 2 as eid from generate_series(1, 472) as g) g
  join events e on e.id = g.eid
  where e.venue_id is not null and e.status in ('planning','completed') and ((i * i * 29 + i * 938 + 3605) % 9973 % 10) < 5
) s
where d <= date '2026-11-29';
