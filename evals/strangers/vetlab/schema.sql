create schema vlab;
set search_path = vlab;

create table section (
  section_id int primary key,
  name       text not null,
  head_id    int,
  room       text
);
comment on table section is 'Sections of the laboratory';
insert into section values
 (1,'Haematology',null,'G04'),(2,'Biochemistry',null,'G06'),(3,'Microbiology',null,'1.11'),
 (4,'Parasitology',null,'1.14'),(5,'Histology',null,'2.02'),(6,'Molecular',null,'2.07');

create table staff (
  staff_id   int primary key,
  full_name  text not null,
  job        text not null,
  section_id int references section,
  started_on date not null,
  left_on    date,
  salary     numeric(9,2) not null
);
comment on column staff.section_id is 'empty for reception, office and management';
comment on column staff.salary is 'gross per year, pounds';
insert into staff values
 (1,'Dr Ursula Kemp','Director',null,'2023-01-01',null,86000),
 (2,'Dr Alan Petrie','Pathologist',5,'2023-01-01',null,71500),
 (3,'Dr Mei Tanaka','Pathologist',5,'2024-03-04',null,66200),
 (4,'Sean Docherty','Senior analyst',1,'2023-01-01',null,43900),
 (5,'Lotte Visser','Senior analyst',2,'2023-01-01',null,44750),
 (6,'Priya Nair','Senior analyst',3,'2023-02-20',null,45300),
 (7,'Graham Oxley','Senior analyst',4,'2023-01-01','2026-05-29',42600),
 (8,'Dr Samuel Eze','Senior analyst',6,'2023-01-09',null,49800),
 (9,'Hannah Broome','Analyst',1,'2023-01-01',null,33400),
 (10,'Tomasz Zielinski','Analyst',2,'2023-05-15',null,32900),
 (11,'Carys Llewellyn','Analyst',3,'2023-01-01','2025-01-31',33100),
 (12,'Owen Gathercole','Analyst',3,'2024-11-11',null,31250),
 (13,'Fatima Siddiqui','Analyst',4,'2023-08-07',null,32400),
 (14,'Joel Marsden','Analyst',6,'2024-02-12',null,34600),
 (15,'Bridget Fallon','Analyst',1,'2025-06-02',null,30700),
 (16,'Daniel Ashby','Trainee',2,'2026-02-02',null,25600),
 (17,'Roz Tillman','Reception',null,'2023-01-01',null,26100),
 (18,'Kevin Stride','Reception',null,'2023-04-03','2024-12-13',25200),
 (19,'Amina Yusuf','Reception',null,'2024-11-25',null,25400),
 (20,'Nigel Purdy','Accounts',null,'2023-01-01',null,35800),
 (21,'Emily Rourke','Analyst',3,'2023-03-13',null,32750),
 (22,'Victor Lindqvist','Senior analyst',4,'2026-05-11',null,43200),
 (23,'Jasmine Cole','Trainee',5,'2026-09-07',null,25100),
 (24,'Pavel Dvorak','Analyst',5,'2023-06-26',null,34150);
alter table section add foreign key (head_id) references staff;
update section set head_id = case section_id when 1 then 4 when 2 then 5 when 3 then 6 when 4 then 22 when 5 then 2 else 8 end;

create table client (
  client_no  int primary key,
  name       text not null,
  kind       text not null check (kind in ('PRACTICE','FARM','ZOO','SHELTER')),
  city       text not null,
  status     text not null check (status in ('ACTIVE','ONHOLD','CLOSED')),
  joined_on  date not null,
  closed_on  date,
  disc_pct   numeric(4,1) not null default 0
);
comment on table client is 'Who sends us samples';
comment on column client.disc_pct is 'discount on list prices, percent';
insert into client values
 (201,'Abbey Road Vets','PRACTICE','Lancaster','ACTIVE','2023-01-01',null,10),
 (202,'Beacon Animal Hospital','PRACTICE','Penrith','ACTIVE','2023-01-01',null,15),
 (203,'Croft Equine Clinic','PRACTICE','Carlisle','ACTIVE','2023-02-14',null,5),
 (204,'Dalton Pet Surgery','PRACTICE','Kendal','CLOSED','2023-01-01','2025-03-31',0),
 (205,'Eden Valley Vets','PRACTICE','Penrith','ACTIVE','2023-03-06',null,12.5),
 (206,'Fellside Dairy','FARM','Kendal','ACTIVE','2023-01-01',null,5),
 (207,'Greystoke Sheep Co','FARM','Penrith','ONHOLD','2023-06-12',null,0),
 (208,'Haverigg Pigs','FARM','Barrow','ACTIVE','2023-04-17',null,5),
 (209,'Irton Hall Farm','FARM','Whitehaven','ACTIVE','2024-02-19',null,0),
 (210,'Jubilee Wildlife Park','ZOO','Barrow','ACTIVE','2023-01-01',null,20),
 (211,'Keswick Cat Rescue','SHELTER','Keswick','ACTIVE','2023-01-01',null,25),
 (212,'Lune Dogs Trust','SHELTER','Lancaster','ACTIVE','2023-07-24',null,25),
 (213,'Moss Lane Vets','PRACTICE','Lancaster','ONHOLD','2023-09-11',null,5),
 (214,'Nether Beck Alpacas','FARM','Kendal','ACTIVE','2024-05-13',null,0),
 (215,'Orchard Veterinary Group','PRACTICE','Carlisle','ACTIVE','2023-01-01',null,17.5),
 (216,'Pooley Paws','PRACTICE','Penrith','ACTIVE','2024-09-02',null,0),
 (217,'Quayside Vets','PRACTICE','Whitehaven','ACTIVE','2023-10-16',null,7.5),
 (218,'Rydal Bird Gardens','ZOO','Keswick','CLOSED','2023-01-01','2024-10-31',10),
 (219,'Silloth Donkey Home','SHELTER','Carlisle','ACTIVE','2025-01-20',null,20),
 (220,'Tarn Hows Farm','FARM','Kendal','ACTIVE','2025-04-28',null,0),
 (221,'Ulverston Vet Centre','PRACTICE','Barrow','ACTIVE','2025-09-15',null,5),
 (222,'Vale Reptile Rescue','SHELTER','Lancaster','ACTIVE','2026-11-09',null,15);

create table courier (
  courier_id int primary key,
  company    text not null,
  base_city  text not null,
  chilled    boolean not null,
  contract_end date
);
comment on column courier.chilled is 'van has a refrigerated box';
comment on column courier.contract_end is 'empty = rolling';
insert into courier values
 (1,'Lakes Express','Kendal',true,null),
 (2,'Border Couriers','Carlisle',false,null),
 (3,'Paw Post','Lancaster',true,null),
 (4,'Westmorland Vans','Penrith',false,'2025-06-30'),
 (5,'ColdLine','Barrow',true,null),
 (6,'Swiftwheel','Whitehaven',false,null);

create table pickup (
  pickup_id    int primary key,
  client_no    int not null references client,
  courier_id   int not null references courier,
  booked_by    int not null references staff,
  booked_for   date not null,
  collected_on date,
  status       text not null check (status in ('BOOKED','DONE','MISSED','CANC')),
  cost         numeric(7,2)
);
comment on table pickup is 'Courier collections from clients';
comment on column pickup.status is 'CANC = cancelled by the client, MISSED = courier never came';
comment on column pickup.cost is 'what the courier charged us; only for DONE';
insert into pickup
select 4000 + g.i, c.client_no, k.courier_id, b.staff_id, g.d,
       case when g.s = 'DONE' then g.d + case when (g.i * g.i * 7 + g.i * 3) % 11 < 3 then 1 + (g.i % 2) else 0 end end,
       g.s, case when g.s = 'DONE' then 9.5 + (g.i * g.i * 13 + g.i * 41) % 61 * 0.25 + case when k.chilled then 4 else 0 end end
from (select i, date '2023-01-16' + i * 607 / 100 as d,
             case when i >= 231 then 'BOOKED' when (i * i * 47 + i * 113) % 89 < 6 then 'MISSED'
                  when (i * i * 47 + i * 113) % 89 < 13 then 'CANC' else 'DONE' end as s
        from generate_series(1, 233) i) g
cross join lateral (select client_no from client where joined_on <= g.d and (closed_on is null or closed_on > g.d) and client_no not in (216, 222)
        order by (client_no * g.i * 37 + g.i * g.i * 19) % 127, client_no limit 1) c
cross join lateral (select courier_id, chilled from courier where courier_id <> 6 and (contract_end is null or contract_end >= g.d)
        order by (courier_id * g.i * 53 + g.i * g.i * 7) % 61 / case courier_id when 1 then 2 else 1 end, courier_id limit 1) k
cross join lateral (select staff_id from staff where job = 'Reception' and started_on <= g.d and (left_on is null or left_on >= g.d)
        order by (staff_id * g.i * 11 + g.i * g.i * 3) % 47, staff_id limit 1) b;

create table test_type (
  code        text primary key,
  title       text not null,
  section_id  int not null references section,
  list_price  numeric(7,2) not null,
  tat_days    int not null,
  accredited  boolean not null,
  withdrawn_on date
);
comment on table test_type is 'Catalogue of tests';
comment on column test_type.tat_days is 'promised turnaround in calendar days, from receipt of the sample to the result';
comment on column test_type.withdrawn_on is 'no longer offered from this date';
insert into test_type values
 ('CBC','Complete blood count',1,18.50,1,true,null),
 ('RETIC','Reticulocyte count',1,14.00,2,false,null),
 ('COAG','Coagulation screen',1,36.00,2,true,null),
 ('BIO10','Biochemistry profile 10',2,29.00,1,true,null),
 ('T4','Total thyroxine',2,24.50,3,true,null),
 ('CORT','Cortisol',2,27.00,3,false,null),
 ('FRUCT','Fructosamine',2,21.00,3,false,'2025-08-31'),
 ('CULT','Bacterial culture',3,34.00,5,true,null),
 ('SENS','Antibiotic sensitivity',3,22.00,6,true,null),
 ('FUNG','Fungal culture',3,31.50,14,false,null),
 ('SALM','Salmonella screen',3,26.00,4,true,null),
 ('FEC','Faecal egg count',4,12.50,2,true,null),
 ('FLUKE','Liver fluke antigen',4,19.00,4,true,null),
 ('SKIN','Skin scrape microscopy',4,16.00,2,false,null),
 ('BIOPS','Biopsy histology',5,78.00,8,true,null),
 ('CYTO','Cytology',5,52.00,4,true,null),
 ('FELV','Feline leukaemia PCR',6,46.00,4,true,null),
 ('PARVO','Parvovirus PCR',6,44.00,3,true,null),
 ('BVD','Bovine viral diarrhoea PCR',6,38.00,4,true,null),
 ('SEX','Avian sexing PCR',6,28.00,5,false,null),
 ('TB','Bovine tuberculosis gamma',6,64.00,7,true,null);

create table sample (
  sample_no   int primary key,
  client_no   int not null references client,
  pickup_id   int references pickup,
  animal_name text,
  species     text not null,
  material    text not null,
  taken_on    date not null,
  recd_on     date not null,
  recd_by     int not null references staff,
  status      text not null check (status in ('RECD','INPROG','REPORTED','REJECTED')),
  reject_why  text,
  reported_on date
);
comment on table sample is 'Samples received';
comment on column sample.pickup_id is 'empty when posted or handed in at the desk';
comment on column sample.animal_name is 'name or ear tag, if the client gave one';
comment on column sample.status is 'RECD = waiting, INPROG = on the bench, REPORTED = final report sent, REJECTED = could not be tested';
insert into sample
select 10000 + g.i, c.client_no,
       c.pickup_id,
       a.nm, a.sp,
       (array['blood','blood','faeces','swab','blood','tissue','urine','skin'])[1 + (g.i * g.i * 5 + g.i * 3 + g.i / 11) % 8],
       g.d - 1 - (g.i * g.i * 7 + g.i) % 6, g.d, r.staff_id, g.s,
       case when g.s = 'REJECTED' then (array['leaked','haemolysed','no label','too old','insufficient'])[1 + (g.i * g.i + g.i / 3) % 5] end,
       case when g.s = 'REPORTED' then g.d + 1 end
from (select i, date '2023-01-24' + (i * 259 / 100) as d,
             case when i >= 539 then 'RECD' when i in (529, 531, 534, 536, 537, 538) then 'INPROG'
                  when (i * i * 59 + i * 173) % 107 < 5 then 'REJECTED' else 'REPORTED' end as s
        from generate_series(1, 541) i) g
cross join lateral (select client_no, kind, pk.pickup_id
        from client left join (select p.pickup_id, p.client_no from pickup p where p.collected_on between g.d - 2 and g.d and g.i % 7 > 0 order by p.pickup_id limit 1) pk using (client_no)
       where joined_on <= g.d and (closed_on is null or closed_on > g.d) and client_no <> 222
        order by pk.pickup_id, (client_no * g.i * 41 + g.i * g.i * 29) % 131 / case when client_no in (202, 215) then 2 else 1 end, client_no limit 1) c
cross join lateral (select case c.client_no when 206 then 'cow' when 207 then 'sheep' when 208 then 'pig' when 209 then (array['cow','sheep'])[1 + g.i % 2]
             when 214 then 'alpaca' when 220 then (array['cow','sheep','goat'])[1 + g.i % 3] when 210 then (array['lemur','parrot','snake','goat'])[1 + (g.i / 2) % 4]
             when 211 then 'cat' when 212 then 'dog' when 218 then 'parrot' when 219 then 'donkey' when 203 then 'horse'
             else (array['dog','cat','dog','rabbit','dog','cat','horse'])[1 + (g.i * g.i * 3 + g.i) % 7] end as sp) sp0
cross join lateral (select sp0.sp, case when (g.i * g.i * 11 + g.i * 5) % 13 < 2 then null
             when sp0.sp in ('cow','sheep','pig','goat') then 'UK' || (300 + g.i * 37 % 700)
             else (array['Bella','Milo','Luna','Oscar','Daisy','Rufus','Tilly','Jasper','Poppy','Bruno','Molly','Ziggy','Pepper','Rosie','Archie','Nala','Hugo','Willow','Smudge','Biscuit','Olive','Monty','Juno'])[1 + (g.i * g.i * 3 + g.i * 17) % 23] end as nm) a
cross join lateral (select staff_id from staff where job = 'Reception' and started_on <= g.d and (left_on is null or left_on >= g.d)
        order by (staff_id * g.i * 17 + g.i * g.i * 5) % 43, staff_id limit 1) r;

create table request (
  request_id int primary key,
  sample_no  int not null references sample,
  test_code  text not null references test_type,
  urgent     boolean not null default false,
  price      numeric(7,2) not null,
  state      text not null check (state in ('OPEN','DONE','CANC')),
  unique (sample_no, test_code)
);
comment on table request is 'Tests asked for, one row per sample and test';
comment on column request.price is 'price agreed for this test, after discount and urgent surcharge';
insert into request
select row_number() over (order by s.sample_no, n.k) + 50000, s.sample_no, t.code, u.urgent,
       round(t.list_price * (1 - c.disc_pct / 100) * case when u.urgent then 1.5 else 1 end, 2),
       case when s.status = 'REJECTED' then 'CANC'
            when s.status = 'RECD' then 'OPEN'
            when s.status = 'INPROG' then case when n.k = 1 then 'OPEN' else 'DONE' end
            when n.k > 1 and (s.sample_no % 1000 * n.k * 7 + s.sample_no % 89 * 5) % 41 = 3 then 'CANC' else 'DONE' end
from sample s join client c using (client_no)
cross join lateral generate_series(1, 1 + (s.sample_no * 7 + s.sample_no / 5) % 3 % 2 + (s.sample_no * 3 + s.sample_no / 9) % 4 / 3) n(k)
cross join lateral (select (s.sample_no % 1000 * 11 + s.sample_no % 1000 * (s.sample_no % 1000) * 3) % 9 = 2 as urgent) u
cross join lateral (
  select code, list_price from (
    select t.*, row_number() over (order by ((ascii(code) * 13 + ascii(substr(code, 2)) * 5 + ascii(right(code, 1))) * (s.sample_no % 1000) * 3 + s.sample_no % 1000 * (s.sample_no % 1000)) % 151 , code) rn
      from test_type t
     where (t.withdrawn_on is null or t.withdrawn_on > s.recd_on)
       and case s.material when 'blood' then code in ('CBC','CBC','RETIC','COAG','BIO10','T4','CORT','FRUCT') or (code = 'FELV' and s.species = 'cat') or (code in ('BVD') and s.species = 'cow') or (code = 'SEX' and s.species = 'parrot')
              when 'faeces' then code in ('FEC','SALM','CULT') or (code = 'FLUKE' and s.species in ('cow','sheep','goat','alpaca')) or (code = 'PARVO' and s.species = 'dog')
              when 'swab' then code in ('CULT','SENS','FUNG','CYTO')
              when 'tissue' then code in ('BIOPS','CYTO','CULT')
              when 'urine' then code in ('CULT','SENS','CORT')
              else code in ('SKIN','FUNG','BIOPS') end) q
   where q.rn = n.k) t;

create table result (
  request_id int primary key references request,
  outcome    text not null check (outcome in ('NORMAL','ABNORMAL','POSITIVE','NEGATIVE','INCONCLUSIVE')),
  done_by    int not null references staff,
  checked_by int references staff,
  done_on    date not null,
  checked_on date
);
comment on table result is 'One row per finished test';
comment on column result.done_by is 'analyst who ran the test';
comment on column result.checked_by is 'second person who countersigned; not every test needs it';
insert into result
select r.request_id,
       case when h.v < 4 then 'INCONCLUSIVE'
            when r.test_code in ('CULT','FUNG','SALM','FLUKE','SKIN','FELV','PARVO','BVD','FEC','SEX') then case when h.v < 38 then 'POSITIVE' else 'NEGATIVE' end
            else case when h.v < 45 then 'ABNORMAL' else 'NORMAL' end end,
       a.staff_id, case when (r.request_id * 7 + r.request_id % 17 * r.request_id % 13) % 5 < 3 then k.staff_id end, d.dt,
       case when (r.request_id * 7 + r.request_id % 17 * r.request_id % 13) % 5 < 3 then d.dt + case when (r.request_id % 1000 * 3 + r.request_id % 19) % 4 = 0 then 1 else 0 end end
from request r join sample s using (sample_no) join test_type t on t.code = r.test_code
cross join lateral (select (r.request_id % 1000 * (r.request_id % 1000) * 43 + r.request_id * 97) % 101 as v) h
cross join lateral (select s.recd_on + case when r.urgent then (t.tat_days + 1) / 2 when h.v % 6 = 1 then t.tat_days + 1 + h.v % 4
             when h.v % 3 = 0 then t.tat_days else greatest(1, t.tat_days - h.v % 3) end as dt) d
cross join lateral (select staff_id from staff where section_id = t.section_id and started_on <= d.dt and (left_on is null or left_on >= d.dt)
             order by (staff_id * (r.request_id % 1000) * 29 + r.request_id % 1000 * (r.request_id % 1000) * 3) % 83, staff_id limit 1) a
left join lateral (select staff_id from staff where job in ('Senior analyst','Pathologist') and staff_id <> a.staff_id and started_on <= d.dt and (left_on is null or left_on > d.dt + 1)
             order by (staff_id * (r.request_id % 1000) * 31 + r.request_id % 1000 * (r.request_id % 1000) * 7) % 79, staff_id limit 1) k on true
where r.state = 'DONE';
update sample set reported_on = (select max(coalesce(x.checked_on, x.done_on)) from request q join result x using (request_id) where q.sample_no = sample.sample_no)
 where status = 'REPORTED';

create table invoice (
  inv_no    int primary key,
  client_no int not null references client,
  issued_on date,
  due_on    date,
  amount    numeric(9,2) not null,
  status    text not null check (status in ('DRAFT','SENT','PAID','VOID')),
  paid_on   date
);
comment on table invoice is 'Monthly bills to clients';
comment on column invoice.status is 'SENT = issued, not yet paid';
insert into invoice
select 8000 + row_number() over (order by m.mon, m.client_no), m.client_no,
       case when m.mon = '2026-11-01' then null else m.mon + interval '1 month' end,
       case when m.mon = '2026-11-01' then null else m.mon + interval '1 month 21 days' end,
       m.amount, 'SENT', null
from (select date_trunc('month', s.recd_on)::date as mon, s.client_no, sum(r.price) as amount
        from sample s join request r using (sample_no) where r.state <> 'CANC' group by 1, 2) m;
update invoice set status = case when issued_on is null then 'DRAFT'
    when (inv_no % 1000 * (inv_no % 1000) * 3 + inv_no % 1000 * 11) % 53 < 2 then 'VOID'
    when issued_on >= '2026-10-01' and inv_no % 3 > 0 then 'SENT'
    when issued_on >= '2026-04-01' and (inv_no % 1000 * (inv_no % 1000) * 7 + inv_no * 5) % 11 < 2 then 'SENT'
    else 'PAID' end;
update invoice set paid_on = issued_on + 5 + (inv_no % 1000 * (inv_no % 1000) * 5 + inv_no * 3) % 34 where status = 'PAID';
update invoice set paid_on = issued_on + 11 where paid_on > '2026-11-28';
