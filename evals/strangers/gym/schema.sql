create schema gym;
set search_path = gym;

create table staff (
  id          integer primary key,
  full_name   text not null,
  role        text not null check (role in ('manager','trainer','route setter','front desk')),
  hired_on    date not null,
  left_on     date,
  hourly_wage numeric(6,2) not null
);
comment on column staff.left_on is 'Last working day; empty while the person still works here';

insert into staff values
 (1,'Marta Lindqvist','manager','2023-01-02',null,34.00),
 (2,'Tobias Renner','trainer','2023-01-02',null,27.50),
 (3,'Aiko Tanabe','trainer','2023-01-09',null,28.00),
 (4,'Declan Moore','trainer','2023-03-01','2025-06-30',25.00),
 (5,'Priya Raman','trainer','2024-02-01',null,26.00),
 (6,'Samuel Okoro','trainer','2024-09-16',null,24.50),
 (7,'Lena Hoff','trainer','2025-07-01',null,23.00),
 (8,'Hugo Castel','route setter','2023-01-02',null,29.00),
 (9,'Nadia Berg','route setter','2023-05-15',null,26.50),
 (10,'Finn Adair','route setter','2023-08-01','2025-10-31',24.00),
 (11,'Yusuf Demir','route setter','2025-11-03',null,23.50),
 (12,'Carla Nunes','front desk','2023-01-02',null,19.00),
 (13,'Oliver Stead','front desk','2023-01-16','2024-12-31',17.00),
 (14,'Ines Pavlov','front desk','2024-03-01',null,18.50),
 (15,'Ben Whitaker','front desk','2025-01-13',null,17.50),
 (16,'Greta Solberg','front desk','2026-04-01',null,16.80),
 (17,'Ravi Kapoor','trainer','2026-05-04',null,22.00);

create table members (
  id           integer primary key,
  full_name    text not null unique,
  email        text not null,
  birth_year   integer not null,
  home_town    text not null,
  joined_on    date not null,
  status       text not null check (status in ('active','frozen','cancelled')),
  cancelled_on date,
  referred_by  integer references members(id)
);
comment on table members is 'Everybody who has signed the membership form. Passes are bought separately.';
comment on column members.referred_by is 'The member who brought this person in, if any';

insert into members
select i,
  (array['Anna','Bruno','Clara','David','Elif','Felix','Gina','Hamid','Ida','Jonas','Katja','Liam','Mira','Noah','Olga','Pavel','Rosa','Stefan','Tara','Umut','Vera','Willem','Zoe'])[1+(i*5)%23]
  ||' '||
  (array['Abbott','Bianchi','Carlsen','Dvorak','Engel','Ferrari','Grant','Holm','Ibsen','Jansen','Keller','Lopez','Marsh','Novak','Olsen','Petit','Quinn','Rossi','Sato','Turner','Ulrich','Vogel','Weiss','Xu','Young','Zeller','Brandt','Costa','Dahl'])[1+(i*11)%29],
  'member'||i||'@mail.example',
  1962 + (((i*7477::bigint+104729)*1103515245%2147483647)/4099)::int%50,
  (array['Hallbrook','Hallbrook','Easton','Hallbrook','Ridley','Easton','Port Amsel'])[1+(((i*7477::bigint+209458)*1103515245%2147483647)/4099)::int%7],
  date '2023-01-10' + (i-1)*6 + i%4,
  'active', null,
  case when i>12 and (((i*7477::bigint+314187)*1103515245%2147483647)/4099)::int%10<3 then 1+(((i*7477::bigint+418916)*1103515245%2147483647)/4099)::int%(i/2) end
from generate_series(1,220) i;

create table pass_types (
  id            integer primary key,
  name          text not null,
  list_price    numeric(8,2) not null,
  duration_days integer not null,
  on_sale       boolean not null
);
insert into pass_types values
 (1,'Day pass',16.00,1,true),
 (2,'Monthly pass',65.00,30,true),
 (3,'Quarterly pass',175.00,91,true),
 (4,'Annual pass',590.00,365,true),
 (5,'Student monthly pass',48.00,30,true),
 (6,'Family annual pass',980.00,365,true),
 (7,'Early bird pass',39.00,30,false),
 (8,'Corporate annual pass',820.00,365,true);
comment on column pass_types.on_sale is 'false = no longer offered';

create table passes (
  id             integer primary key,
  member_id      integer not null references members(id),
  pass_type_id   integer not null references pass_types(id),
  purchased_on   date not null,
  starts_on      date not null,
  ended_on       date,
  price_paid     numeric(8,2) not null,
  payment_method text not null check (payment_method in ('card','cash','bank transfer')),
  status         text not null check (status in ('active','expired','refunded')),
  sold_by        integer not null references staff(id)
);
comment on table passes is 'One row per pass sold';
comment on column passes.ended_on is 'Day the pass ran out or was refunded; empty while it is still valid';

insert into passes
select i, m, pt.id, p, s,
  case when i%23=7 and s+3 < date '2026-11-30' then s + least(pt.duration_days-1, i%6)
       when s+pt.duration_days-1 < date '2026-11-30' then s+pt.duration_days-1 end,
  round(pt.list_price * case when (((i*7477::bigint+628374)*1103515245%2147483647)/4099)::int%10=4 then 0.90 else 1 end,2),
  (array['card','card','cash','card','bank transfer'])[1+(((i*7477::bigint+733103)*1103515245%2147483647)/4099)::int%5],
  case when i%23=7 and s+3 < date '2026-11-30' then 'refunded'
       when s+pt.duration_days-1 < date '2026-11-30' then 'expired' else 'active' end,
  case b%4 when 0 then 12
           when 1 then case when p <= date '2024-12-31' then 13 when p>=date '2025-01-13' then 15 else 12 end
           when 2 then case when p >= date '2024-03-01' then 14 else 12 end
           else case when p >= date '2026-04-01' then 16 else 1 end end
from (
  select i, t, b,
    1 + (((i*7477::bigint+523645)*1103515245%2147483647)/4099)::int%least(219,1+t/6) as m,
    date '2023-01-16' + t as p,
    least(date '2023-01-16' + t + (b/4)%6, date '2026-11-30') as s,
    (array[1,2,3,2,4,1,5,2,3,6,1,2,4,5])[1+(((i*7477::bigint+837832)*1103515245%2147483647)/4099)::int%14] as k
  from generate_series(1,420) i
  cross join lateral (select (i*1407)/420 as t, (((i*7477::bigint+942561)*1103515245%2147483647)/4099)::int%211 as b) x
) q
join pass_types pt on pt.id = case when q.k=2 and q.p < date '2023-07-01' then 7 else q.k end;

create table areas (
  id       integer primary key,
  name     text not null,
  kind     text not null check (kind in ('lead','top rope','bouldering')),
  height_m numeric(4,1) not null
);
insert into areas values
 (1,'Main Hall','lead',16.5),(2,'North Slab','top rope',12.0),(3,'The Cave','bouldering',4.2),
 (4,'Kids Corner','top rope',7.5),(5,'Competition Wall','lead',18.0),(6,'Mezzanine','bouldering',3.8),
 (7,'Garden Tower','lead',14.0);

create table routes (
  id         integer primary key,
  name       text not null unique,
  area_id    integer not null references areas(id),
  grade      text not null,
  hold_color text not null,
  set_by     integer not null references staff(id),
  tested_by  integer references staff(id),
  set_on     date not null,
  removed_on date
);
comment on column routes.grade is 'French grade, from 4c (easiest) to 7c (hardest)';
comment on column routes.tested_by is 'Colleague who climbed the route before it was opened';
comment on column routes.removed_on is 'Empty while the route is still on the wall';

insert into routes
select i,
  (array['Silent','Broken','Golden','Crooked','Lazy','Electric','Frozen','Salty','Velvet','Hungry','Lunar'])[1+(i*3)%11]||' '||
  (array['Badger','Staircase','Lantern','Pretzel','Comet','Anchor','Umbrella','Fox','Teapot','Mirror','Engine','Whale','Needle'])[1+(i*5)%13],
  1+(((i*7477::bigint+1047290)*1103515245%2147483647)/4099)::int%6,
  (array['4c','5a','5c','6a','6a+','6b','6b+','6c','7a','7b','7c'])[1+(((i*7477::bigint+1152019)*1103515245%2147483647)/4099)::int%11],
  (array['red','blue','yellow','green','black','purple','white'])[1+(((i*7477::bigint+1256748)*1103515245%2147483647)/4099)::int%7],
  sb,
  case when i%17=9 then null
       else (select st.id from staff st where st.role in ('trainer','route setter') and st.id<>sb and st.hired_on<=d
              and (st.left_on is null or st.left_on>=d) order by (st.id*7+i*5)%13, st.id limit 1) end,
  d,
  case when i%9<>4 and d+150+(((i*7477::bigint+1361477)*1103515245%2147483647)/4099)::int%140 <= date '2026-11-30' then d+150+(((i*7477::bigint+1361477)*1103515245%2147483647)/4099)::int%140 end
from (
 select i, d, case (((i*7477::bigint+1466206)*1103515245%2147483647)/4099)::int%7
    when 0 then 8 when 1 then 8 when 4 then case when d>=date '2023-05-15' then 9 else 8 end
    when 6 then case when d between date '2023-08-01' and date '2025-10-31' then 10 when d>=date '2025-11-03' then 11 else 8 end
    else case when d>=date '2025-11-03' then 11 when d>=date '2023-05-15' then 9 else 8 end end as sb
 from generate_series(1,120) i cross join lateral (select date '2023-01-18' + i*11 + i%5 as d) x
) q;

create table courses (
  id                   integer primary key,
  title                text not null,
  level                text not null check (level in ('beginner','intermediate','advanced')),
  lead_trainer_id      integer not null references staff(id),
  assistant_trainer_id integer references staff(id),
  starts_on            date,
  session_count        integer not null,
  fee                  numeric(8,2) not null,
  max_participants     integer not null,
  status               text not null check (status in ('draft','running','finished','cancelled'))
);
comment on column courses.starts_on is 'First session; empty for drafts';
comment on column courses.fee is 'Regular fee per participant for the whole course';

insert into courses values
 (1,'First Steps on the Wall','beginner',2,3,'2023-04-03',6,120.00,10,'finished'),
 (2,'Lead Climbing Basics','intermediate',3,null,'2023-05-08',5,160.00,8,'finished'),
 (3,'Kids Spring Course','beginner',4,2,'2023-05-20',8,110.00,12,'finished'),
 (4,'Fall Training','advanced',3,2,'2023-09-11',3,95.00,6,'finished'),
 (5,'First Steps on the Wall','beginner',4,null,'2023-10-02',6,120.00,10,'finished'),
 (6,'Bouldering Technique','intermediate',2,4,'2023-11-06',4,130.00,8,'cancelled'),
 (7,'Lead Climbing Basics','intermediate',2,3,'2024-02-05',5,165.00,8,'finished'),
 (8,'Kids Spring Course','beginner',5,4,'2024-04-13',8,115.00,12,'finished'),
 (9,'Power and Endurance','advanced',3,5,'2024-05-06',10,240.00,6,'finished'),
 (10,'First Steps on the Wall','beginner',5,null,'2024-09-09',6,125.00,10,'finished'),
 (11,'Rope Rescue for Climbers','advanced',2,6,'2024-10-14',2,140.00,6,'finished'),
 (12,'Climbing over Fifty','beginner',6,5,'2024-11-04',8,150.00,8,'finished'),
 (13,'Bouldering Technique','intermediate',4,6,'2025-01-20',4,135.00,8,'finished'),
 (14,'Lead Climbing Basics','intermediate',3,null,'2025-03-03',5,170.00,8,'finished'),
 (15,'Kids Spring Course','beginner',5,6,'2025-04-26',8,120.00,12,'finished'),
 (16,'Power and Endurance','advanced',3,2,'2025-05-12',10,250.00,6,'cancelled'),
 (17,'First Steps on the Wall','beginner',6,7,'2025-09-08',6,130.00,10,'finished'),
 (18,'Fall Training','advanced',3,5,'2025-10-13',3,105.00,6,'finished'),
 (19,'Climbing over Fifty','beginner',7,null,'2025-11-03',8,155.00,8,'finished'),
 (20,'Lead Climbing Basics','intermediate',2,7,'2026-02-02',5,175.00,8,'finished'),
 (21,'Kids Spring Course','beginner',7,5,'2026-04-18',8,125.00,12,'finished'),
 (22,'Rope Rescue for Climbers','advanced',5,2,'2026-06-15',2,150.00,6,'cancelled'),
 (23,'First Steps on the Wall','beginner',6,null,'2026-10-26',6,135.00,10,'running'),
 (24,'Power and Endurance','advanced',3,6,'2026-11-02',10,260.00,6,'running'),
 (25,'Bouldering Technique','intermediate',7,3,'2026-11-09',4,140.00,8,'running'),
 (26,'Parent and Child Climbing','beginner',5,7,null,4,90.00,10,'draft'),
 (27,'Winter Competition Prep','advanced',2,3,null,6,210.00,8,'draft');

create table course_enrollments (
  course_id         integer not null references courses(id),
  member_id         integer not null references members(id),
  enrolled_on       date not null,
  fee_paid          numeric(8,2) not null,
  sessions_attended integer not null,
  outcome           text check (outcome in ('completed','dropped out')),
  primary key (course_id, member_id)
);
comment on column course_enrollments.outcome is 'Filled in when the course is over; empty while the course is running';

insert into course_enrollments
select c.id, 1+((c.id*17 + k*13) % e), c.starts_on - 4 - (k*3+c.id)%20,
  round(c.fee * case when (k+c.id)%6=0 then 0.8 else 1 end, 2),
  case when c.status='running' then least(1+(k%3), ((date '2026-11-30'-c.starts_on)/7+1)) 
       when (k*5+c.id*3)%11=5 then (k+c.id)%(c.session_count-c.session_count/2) 
       else c.session_count - (k*5+c.id)%(1+c.session_count/4) end,
  case when c.status='running' then null when (k*5+c.id*3)%11=5 then 'dropped out' else 'completed' end
from courses c
cross join lateral (select (c.starts_on - 24 - date '2023-01-16')/6 as e0) y
cross join lateral (select least(219, case when e0%13=0 then e0-1 else e0 end) as e) z
cross join lateral generate_series(1, least(e, c.max_participants - (c.id*c.id+c.id)%5)) k
where c.status in ('finished','running');

create table visits (
  id             integer primary key,
  member_id      integer not null references members(id),
  activity       text not null check (activity in ('bouldering','top rope','lead')),
  checked_in_at  timestamp not null,
  checked_out_at timestamp,
  shoes_rented   boolean not null
);
comment on column visits.checked_out_at is 'Empty when the member forgot to check out';

insert into visits
select i,
  case when i%6=1 then 1+(((i*7477::bigint+1570935)*1103515245%2147483647)/4099)::int%least(9,1+t/6) else 1+(((i*7477::bigint+1675664)*1103515245%2147483647)/4099)::int%least(219,1+t/6) end,
  (array['bouldering','top rope','bouldering','lead'])[1+(((i*7477::bigint+1780393)*1103515245%2147483647)/4099)::int%4],
  date '2023-01-14' + t + make_interval(hours => 9+(((i*7477::bigint+1885122)*1103515245%2147483647)/4099)::int%11, mins => (i*37)%60),
  case when i%31<>12 then date '2023-01-14' + t + make_interval(hours => 9+(((i*7477::bigint+1885122)*1103515245%2147483647)/4099)::int%11, mins => (i*37)%60 + 35 + (((i*7477::bigint+1989851)*1103515245%2147483647)/4099)::int%151) end,
  (((i*7477::bigint+2094580)*1103515245%2147483647)/4099)::int%7 in (2,6)
from generate_series(1,900) i cross join lateral (select (i*1411)/900 as t) x;

create table accidents (
  id               integer primary key,
  occurred_on      date not null,
  member_id        integer not null references members(id),
  route_id         integer references routes(id),
  severity         text not null check (severity in ('minor','moderate','serious')),
  injury           text not null,
  ambulance_called boolean not null,
  reported_by      integer not null references staff(id),
  first_aid_by     integer references staff(id),
  insurance_payout numeric(9,2),
  status           text not null check (status in ('open','under review','closed')),
  closed_on        date
);
comment on column accidents.route_id is 'Empty when it did not happen on a route (stairs, changing room, training area)';
comment on column accidents.first_aid_by is 'Staff member who gave first aid; empty if none was needed';
comment on column accidents.insurance_payout is 'Euros paid by our insurer; empty if there was no payout';

insert into accidents
select i, d, 1+(((i*7477::bigint+2199309)*1103515245%2147483647)/4099)::int%least(219,t/6),
  case when i%8<>3 then (select r.id from routes r where r.set_on<=d and (r.removed_on is null or r.removed_on>=d) order by (r.id*7+i*3)%19, r.id limit 1) end,
  sev,
  (array['twisted ankle','finger strain','bruised knee','rope burn','sprained wrist','cut hand','broken wrist','shoulder strain'])[case when sev='serious' then 7 else 1+(i*3+i/4)%6 end],
  sev='serious' or (sev='moderate' and i%3=0),
  (select st.id from staff st where st.hired_on<=d and (st.left_on is null or st.left_on>=d) and st.role<>'route setter' order by (st.id*5+i*7)%17, st.id limit 1),
  case when sev<>'minor' or i%4<>1 then
  (select st.id from staff st where st.hired_on<=d and (st.left_on is null or st.left_on>=d) and st.role in ('trainer','front desk') order by (st.id*11+i*3)%13, st.id limit 1) end,
  case when sev='serious' then 1800+(i*370)%2900 when sev='moderate' and i%2=0 then 240+(i*55)%610 end,
  case when i>=38 then 'open' when i in (33,35,36) then 'under review' else 'closed' end,
  case when i>=38 or i in (33,35,36) then null else d + 6+(((i*7477::bigint+2304038)*1103515245%2147483647)/4099)::int%47 end
from (select i, t, date '2023-01-14'+t as d,
   case when i%13=6 then 'serious' when (i*i+i)%5=2 then 'moderate' else 'minor' end as sev
   from generate_series(1,40) i cross join lateral (select 40+i*34 as t) x) q;

update members m set status='cancelled', cancelled_on = a.l + 21 + m.id%9
from (select m2.id, greatest(m2.joined_on+60,
        coalesce((select max(coalesce(p.ended_on, date '2026-11-30')) from passes p where p.member_id=m2.id), m2.joined_on),
        coalesce((select max(v.checked_in_at)::date from visits v where v.member_id=m2.id), m2.joined_on),
        coalesce((select max(c.starts_on+c.session_count*7) from course_enrollments e join courses c on c.id=e.course_id where e.member_id=m2.id), m2.joined_on),
        coalesce((select max(x.occurred_on) from accidents x where x.member_id=m2.id), m2.joined_on)) as l
      from members m2) a
where a.id=m.id and m.id%5 in (0,2) and a.l + 21 + m.id%9 <= date '2026-11-30';
update members set status='frozen' where status='active' and id%13=5;
