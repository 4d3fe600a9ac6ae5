create schema lib;
set search_path = lib;

create table branch (
  branch_code  varchar(4) primary key,
  branch_name  text not null,
  seats        integer not null,
  head_staff   integer
);
comment on table branch is 'Branches of the university library';

create table staff (
  staff_id    integer primary key,
  first_name  text not null,
  last_name   text not null,
  job_title   text not null,
  branch_code varchar(4) not null references branch,
  started_on  date not null,
  ended_on    date
);
comment on column staff.ended_on is 'last working day; empty for people still employed';

alter table branch add foreign key (head_staff) references staff (staff_id);

create table reader_cat (
  cat_code   varchar(2) primary key,
  cat_label  text not null,
  max_loans  integer not null,
  loan_days  integer not null
);
comment on table reader_cat is 'Reader categories with their loan rules';

create table reader (
  reader_no     integer primary key,
  reader_name   text not null unique,
  cat_code      varchar(2) not null references reader_cat,
  faculty       text,
  email         text,
  registered_on date not null,
  blocked_on    date
);
comment on table reader is 'Library card holders';
comment on column reader.faculty is 'empty for external readers';
comment on column reader.blocked_on is 'date the card was blocked; empty if the card is in order';

create table title (
  title_id    integer primary key,
  title_name  text not null unique,
  author      text not null,
  subject     text not null,
  publ_year   integer not null,
  lang        varchar(2) not null,
  shelf_mark  text not null
);
comment on column title.lang is 'language of the text: en, de, fr';

create table copy (
  copy_no     integer primary key,
  title_id    integer not null references title,
  branch_code varchar(4) not null references branch,
  acquired_on date not null,
  price       numeric(8,2) not null,
  copy_state  text not null check (copy_state in ('lendable','reading_room','in_repair','lost','withdrawn'))
);
comment on table copy is 'Physical copies (items) of the titles';
comment on column copy.price is 'purchase price in EUR';
comment on column copy.copy_state is 'reading_room = may not be taken home';

create table loan (
  loan_id      integer primary key,
  copy_no      integer not null references copy,
  reader_no    integer not null references reader,
  issued_on    date not null,
  due_on       date not null,
  returned_on  date,
  renewals     integer not null default 0,
  issued_by    integer not null references staff,
  received_by  integer references staff
);
comment on column loan.due_on is 'last day of the loan, renewals included';
comment on column loan.returned_on is 'empty while the item is still out';
comment on column loan.issued_by is 'staff member who handed the item out';
comment on column loan.received_by is 'staff member who took the item back';

create table fine (
  fine_id     integer primary key,
  loan_id     integer not null references loan,
  reason      text not null check (reason in ('overdue','damage')),
  amount      numeric(8,2) not null,
  raised_on   date not null,
  fine_state  text not null check (fine_state in ('open','paid','waived')),
  settled_on  date
);
comment on column fine.settled_on is 'date of payment or waiver';

create table reservation (
  resv_id     integer primary key,
  title_id    integer not null references title,
  reader_no   integer not null references reader,
  placed_on   date not null,
  pickup_branch varchar(4) not null references branch,
  resv_state  text not null check (resv_state in ('waiting','ready','collected','expired','cancelled')),
  closed_on   date
);
comment on table reservation is 'Reservations of titles by readers';
comment on column reservation.resv_state is 'waiting = no copy yet, ready = on the pick-up shelf, expired = not picked up in time';

create table acquisition (
  acq_no       integer primary key,
  title_name   text not null,
  vendor       text not null,
  qty          integer not null,
  unit_price   numeric(8,2) not null,
  requested_by integer not null references staff,
  approved_by  integer references staff,
  requested_on date not null,
  ordered_on   date,
  received_on  date,
  acq_state    text not null check (acq_state in ('requested','approved','ordered','received','rejected'))
);
comment on table acquisition is 'Purchase requests and orders for books';
comment on column acquisition.approved_by is 'who approved the request; empty if nobody has, or if it was rejected';

insert into branch values
 ('MAIN','Main Library',620,null),
 ('LAW','Law Library',180,null),
 ('MED','Medical Library',145,null),
 ('SCI','Science Library',260,null),
 ('MUS','Music Library',38,null);

insert into staff values
 (1,'Margit','Ehrlich','Director','MAIN','2023-01-02',null),
 (2,'Colin','Abernathy','Head of Acquisitions','MAIN','2023-01-02',null),
 (3,'Bettina','Krall','Branch Librarian','LAW','2023-02-01',null),
 (4,'Samir','Haddad','Branch Librarian','MED','2023-01-02',null),
 (5,'Oda','Fischbach','Branch Librarian','SCI','2023-01-02',null),
 (6,'Laurent','Mercier','Branch Librarian','MUS','2023-09-01',null),
 (7,'Nina','Torberg','Subject Librarian','MAIN','2023-01-02',null),
 (8,'Piotr','Zaleski','Subject Librarian','SCI','2023-04-01',null),
 (9,'Agnes','Rohde','Subject Librarian','LAW','2023-01-02','2025-07-31'),
 (10,'Theo','Winkelmann','Loan Desk Clerk','MAIN','2023-01-02',null),
 (11,'Jasmin','Obermeier','Loan Desk Clerk','MAIN','2023-01-02',null),
 (12,'Raymond','Tully','Loan Desk Clerk','LAW','2023-03-15',null),
 (13,'Ilse','Brandauer','Loan Desk Clerk','MAIN','2023-01-02','2024-12-31'),
 (14,'Kemal','Yildiz','Loan Desk Clerk','SCI','2024-11-01',null),
 (15,'Freya','Nordlund','Loan Desk Clerk','MED','2023-05-01',null),
 (16,'Gustav','Lechner','Conservator','MAIN','2023-06-01',null),
 (17,'Hana','Sedlak','Loan Desk Clerk','MUS','2026-11-16',null);

update branch set head_staff = 1 where branch_code = 'MAIN';
update branch set head_staff = 3 where branch_code = 'LAW';
update branch set head_staff = 4 where branch_code = 'MED';
update branch set head_staff = 5 where branch_code = 'SCI';
update branch set head_staff = 6 where branch_code = 'MUS';

insert into reader_cat values
 ('UG','Undergraduate',8,21),
 ('PG','Postgraduate',15,28),
 ('AC','Academic staff',30,60),
 ('EX','External reader',4,14),
 ('AL','Alumni',6,14);

insert into reader
select 3000 + i,
  (array['Aaron','Beatrix','Cyril','Dagmar','Edwin','Fenja','Gerrit','Helga','Ivan','Judith','Konrad','Lydia','Milos','Nora','Oskar','Petra','Quentin'])[1 + i % 17] || ' ' ||
  (array['Achterberg','Bielefeld','Czerny','Dallmayr','Eckstein','Farkas','Goldoni','Hagedorn','Iversen','Jablonski','Kessler','Lindqvist','Moreau','Novotny','Oberholz','Pfeiffer','Rautenberg','Sauter','Tauber'])[1 + i % 19],
  cat,
  case when cat in ('EX','AL') then null else (array['Law','Law','Law','Medicine','Medicine','Sciences','Sciences','Sciences','Sciences','Arts','Arts','Arts','Arts','Arts','Economics','Economics','Music'])[1 + ((i * i * 13 + i * 319 + 989) % 9973 % 17)] end,
  case when ((i * i * 17 + i * 450 + 1378) % 9973 % 8) = 0 then null else 'r' || (3000 + i) || '@uni-lib.example' end,
  date '2023-01-09' + case when i <= 130 then i * 3 else 390 + (i - 130) * 16 end + ((i * i * 19 + i * 581 + 1767) % 9973 % 17),
  case when ((i * i * 23 + i * 712 + 2156) % 9973 % 16) = 3 and i < 140 then date '2025-02-10' + ((i * i * 29 + i * 843 + 2545) % 9973 % 640) end
from (
  select i, (array['UG','UG','UG','UG','UG','UG','UG','UG','PG','PG','PG','PG','AC','AC','AC','EX','EX','AL'])[1 + ((i * i * 11 + i * 188 + 600) % 9973 % 18)] as cat
  from generate_series(1, 190) as i
) s;

insert into title
select 400 + i,
  (array['Foundations of','Introduction to','Handbook of','Studies in','A History of','Problems in','Principles of','Readings in'])[1 + i % 8] || ' ' ||
  (array['Contract Law','Criminal Procedure','Human Anatomy','Pharmacology','Organic Chemistry','Number Theory','Quantum Optics','Counterpoint','Chamber Music','Medieval Trade','Labour Markets','Comparative Literature','Constitutional Law','Epidemiology','Plant Genetics'])[1 + i % 15],
  (array['M. Achard','P. Bellwood','S. Cranfield','L. Dufour','H. Eisner','R. Fontane','G. Hallgren','T. Ibsen','V. Jorgensen','N. Kaplan','O. Lambert','E. Marchetti','W. Nyberg'])[1 + ((i * i * 43 + i * 370 + 4101) % 9973 % 13)],
  (array['Law','Law','Medicine','Medicine','Science','Science','Science','Music','Music','History','Economics','Literature','Law','Medicine','Science'])[1 + i % 15],
  1974 + ((i * i * 47 + i * 501 + 4490) % 9973 % 52),
  (array['en','en','en','en','en','de','de','de','fr'])[1 + ((i * i * 53 + i * 632 + 4879) % 9973 % 9)],
  (array['L','L','M','M','S','S','S','U','U','H','E','K','L','M','S'])[1 + i % 15] || ' ' || (100 + ((i * i * 59 + i * 763 + 5268) % 9973 % 800))
from generate_series(1, 112) as i;

insert into copy
select 8000 + i, t.title_id,
  case when ((i * i * 17 + i * 814 + 8380) % 9973 % 4) = 0 then 'MAIN'
       else case t.subject when 'Law' then 'LAW' when 'Medicine' then 'MED' when 'Science' then 'SCI' when 'Music' then 'MUS' else 'MAIN' end end,
  date '2023-01-16' + case when ((i * i * 37 + i * 472 + 352) % 9973 % 4) = 0 then 400 + ((i * i * 19 + i * 945 + 8769) % 9973 % 900) else ((i * i * 19 + i * 945 + 8769) % 9973 % 400) end,
  18 + ((i * i * 23 + i * 79 + 9158) % 9973 % 140) + (((i * i * 29 + i * 210 + 9547) % 9973 % 4) * 25)::numeric / 100,
  case when ((i * i * 31 + i * 341 + 9936) % 9973 % 40) = 0 then 'withdrawn' when ((i * i * 31 + i * 341 + 9936) % 9973 % 40) < 3 then 'lost' when ((i * i * 31 + i * 341 + 9936) % 9973 % 40) < 5 then 'in_repair' when ((i * i * 31 + i * 341 + 9936) % 9973 % 40) < 10 then 'reading_room' else 'lendable' end
from generate_series(1, 260) as i
join title t on t.title_id = 400 + case when i <= 109 then i else 1 + ((i * i * 13 + i * 683 + 7991) % 9973 % 109) end;

insert into loan
with cand as (
  select q.*, case when iss + dur > date '2026-11-28' then null when ((i * i * 73 + i * 654 + 3853) % 9973 % 50) < 3 and iss > date '2026-05-01' then null else iss + dur end as ret
  from (
    select i, c.copy_no, r.reader_no, iss, ren, iss + k.loan_days * (1 + ren) as due,
      case when ((i * i * 67 + i * 392 + 3075) % 9973 % 9) < 2 then k.loan_days * (1 + ren) + 1 + ((i * i * 71 + i * 523 + 3464) % 9973 % 40) else greatest(1, k.loan_days * (1 + ren) - ((i * i * 71 + i * 523 + 3464) % 9973 % k.loan_days)) end as dur
    from (select i, date '2023-06-05' + (i * 8) / 15 + ((i * i * 53 + i * 996 + 1908) % 9973 % 9) * 3 as iss, case ((i * i * 59 + i * 130 + 2297) % 9973 % 12) when 0 then 2 when 1 then 1 when 2 then 1 when 3 then 1 else 0 end as ren0
          from generate_series(1, 2350) as i where i % 5 <> 1) g
    join reader r on r.reader_no = 3001 + ((i * i * 61 + i * 261 + 2686) % 9973 % 180)
    join reader_cat k on k.cat_code = r.cat_code
    join copy c on c.copy_no = 8001 + ((i * i * 13 + i * 50 + 5020) % 9973 % 252)
    cross join lateral (select case when k.loan_days >= 60 then 0 else ren0 end as ren) x
    where r.registered_on < iss and c.acquired_on < iss and (r.blocked_on is null or r.blocked_on > iss)
      and c.copy_state in ('lendable','lost')
  ) q
  where due <= date '2026-11-30'
)
select 60000 + row_number() over (order by iss, i), copy_no, reader_no, iss, due,
  ret, ren,
  case when iss <= date '2024-12-31' then (array[10,10,11,12,13,13,15])[1 + ((i * i * 7 + i * 785 + 4242) % 9973 % 7)] else (array[10,10,10,11,11,12,14,15])[1 + ((i * i * 7 + i * 785 + 4242) % 9973 % 8)] end,
  case when ret is null then null
       when ret < date '2024-11-08' then (array[10,11,11,11,12,13,15])[1 + ((i * i * 11 + i * 916 + 4631) % 9973 % 7)]
       when ret <= date '2024-12-31' then (array[10,11,11,12,13,14,15])[1 + ((i * i * 11 + i * 916 + 4631) % 9973 % 7)]
       else (array[10,11,11,12,14,14,15])[1 + ((i * i * 11 + i * 916 + 4631) % 9973 % 7)] end
from cand s
where not exists (select 1 from cand e where e.copy_no = s.copy_no and (e.iss, e.i) < (s.iss, s.i) and (e.ret is null or e.ret >= s.iss));

insert into fine
select 500 + row_number() over (order by raised, i), loan_id, reason, amt, raised,
  case when ((i * i * 31 + i * 705 + 6965) % 9973 % 20) < 13 then 'paid' when ((i * i * 31 + i * 705 + 6965) % 9973 % 20) < 15 then 'waived' else 'open' end,
  case when ((i * i * 31 + i * 705 + 6965) % 9973 % 20) < 15 then least(raised + ((i * i * 37 + i * 836 + 7354) % 9973 % 45), date '2026-11-30') end
from (
  select i, loan_id, 'overdue' as reason, (returned_on - due_on) * 0.50 as amt, returned_on as raised
  from (select loan.*, loan_id - 60000 as i from loan) l
  where returned_on - due_on > 3
  union all
  select i + 700, loan_id, 'damage', 8 + ((i * i * 41 + i * 967 + 7743) % 9973 % 30), returned_on
  from (select loan.*, loan_id - 60000 as i from loan) l
  where returned_on <= due_on and ((i * i * 43 + i * 101 + 8132) % 9973 % 23) = 4
) f;

insert into reservation
select 2000 + row_number() over (order by placed, i), title_id, reader_no, placed, br, st,
  case when st in ('collected','expired','cancelled') then least(placed + 2 + ((i * i * 13 + i * 414 + 2049) % 9973 % 30), date '2026-11-30') end
from (
  select i, t.title_id, r.reader_no, placed,
    (array['MAIN','MAIN','MAIN','MAIN','LAW','LAW','MED','SCI','SCI','SCI'])[1 + ((i * i * 73 + i * 21 + 882) % 9973 % 10)] as br,
    case when placed > date '2026-09-10' then (array['waiting','waiting','waiting','ready','ready','collected','cancelled'])[1 + ((i * i * 7 + i * 152 + 1271) % 9973 % 7)]
         else (array['collected','collected','collected','collected','collected','collected','expired','expired','cancelled'])[1 + ((i * i * 7 + i * 152 + 1271) % 9973 % 9)] end as st
  from (select i, date '2023-08-14' + i * 3 + ((i * i * 61 + i * 625 + 9688) % 9973 % 11) as placed from generate_series(1, 396) as i) g
  join reader r on r.reader_no = 3001 + ((i * i * 67 + i * 756 + 104) % 9973 % 175)
  join title t on t.title_id = 401 + ((i * i * 71 + i * 887 + 493) % 9973 % 96)
  where r.registered_on < placed and (r.blocked_on is null or r.blocked_on > placed)
) s;

insert into acquisition
select 1100 + i, nm, vendor, qty, price, req, case when st in ('approved','ordered','received') then case when req = 2 or ((i * i * 61 + i * 989 + 6717) % 9973 % 3) = 0 then 1 else 2 end end,
  requested, case when st in ('ordered','received') then requested + 3 + ((i * i * 53 + i * 727 + 5939) % 9973 % 20) end,
  case when st = 'received' then requested + 30 + ((i * i * 59 + i * 858 + 6328) % 9973 % 60) end, st
from (
  select i,
    (array['Advances in','Companion to','Atlas of','New Essays on','Methods in'])[1 + i % 5] || ' ' || (array['Competition Law','Neurology','Polymer Science','Baroque Opera','Urban History','Game Theory','Narrative Poetry','Tax Law','Virology','Astrophysics','Band Arrangement','Migration','Development Economics'])[1 + i % 13]
      || case when i > 65 then ', 2nd ed.' else '' end as nm,
    (array['Buchwerk','Buchwerk','Buchwerk','Lexington Books','Lexington Books','Pagina','Pagina','Pagina','Pagina','Scripta Nova'])[1 + ((i * i * 31 + i * 72 + 3994) % 9973 % 10)] as vendor,
    1 + ((i * i * 37 + i * 203 + 4383) % 9973 % 6) as qty, 24 + ((i * i * 41 + i * 334 + 4772) % 9973 % 150) + 0.90 as price,
    case when date '2023-03-06' + i * 11 <= date '2025-07-20' then (array[3,4,5,7,7,8,9,9,9])[1 + ((i * i * 43 + i * 465 + 5161) % 9973 % 9)] else (array[2,3,4,5,7,7,8,8])[1 + ((i * i * 43 + i * 465 + 5161) % 9973 % 8)] end as req,
    date '2023-04-17' + i * 11 as requested,
    case when i > 116 then 'requested' when i > 112 then 'approved' when i > 107 then case when ((i * i * 47 + i * 596 + 5550) % 9973 % 4) = 0 then 'rejected' else 'ordered' end when ((i * i * 47 + i * 596 + 5550) % 9973 % 9) = 0 then 'rejected' else 'received' end as st
  from generate_series(1, 120) as i
) s;
