import type { TestWorld } from './world.ts';

/** A city's libraries: a link table, codes, a sentinel date, years as numbers, a self-made abbreviation style. */
export const library: TestWorld = {
  name: 'library',
  today: '2026-03-15',
  sql: `
create table tbl_branch (branch_id int primary key, branch_name text not null, district text not null, opened_year int not null, sq_meters int not null);
create table tbl_author (author_id int primary key, author_name text not null, nationality text not null, birth_year int);
create table tbl_book (book_id int primary key, title text not null, genre text not null, pub_year int not null, pages int not null, lang text not null);
create table tbl_book_author (book_id int not null references tbl_book(book_id), author_id int not null references tbl_author(author_id), primary key (book_id, author_id));
create table tbl_copy (copy_id int primary key, book_id int not null references tbl_book(book_id), branch_id int not null references tbl_branch(branch_id), acquired_on date not null, cond text not null);
create table tbl_member (member_id int primary key, mbr_name text not null, mbr_type text not null, joined_on date not null, expires_on date not null, home_branch_id int references tbl_branch(branch_id), is_blocked boolean not null);
create table tbl_loan (loan_id int primary key, copy_id int not null references tbl_copy(copy_id), member_id int not null references tbl_member(member_id), loaned_on date not null, due_on date not null, returned_on date);
create table tbl_fine (fine_id int primary key, loan_id int not null references tbl_loan(loan_id), amt numeric(6,2) not null, paid boolean not null, issued_on date not null);
create table tbl_event (event_id int primary key, branch_id int not null references tbl_branch(branch_id), title text not null, kind text not null, held_on date not null, attendees int not null, capacity int not null);
create table tbl_librarian (emp_no int primary key, emp_name text not null, branch_id int references tbl_branch(branch_id), weekly_hrs int not null, hired date not null);
comment on column tbl_copy.cond is 'Condition: G = good, W = worn, D = damaged';
comment on column tbl_member.mbr_type is 'Membership';
comment on column tbl_member.expires_on is '9999-12-31 for a membership for life';
insert into tbl_branch values (1,'Central','Old Town',1931,5200),(2,'Riverside','Harbour',1978,1400),(3,'Hilltop','North',1995,900),(4,'Station','Old Town',2012,650),(5,'Meadow','South',2021,480);
insert into tbl_author select i, (array['Iris','Otto','Nora','Felix','Lotte'])[1+i%5]||' '||(array['Berg','Kern','Wolf','Sand'])[1+i%4]||'-'||i, (array['German','French','British','Polish'])[1+i%4], case when i%7=0 then null else 1900+i*2 end from generate_series(1,40) i;
insert into tbl_book select i, (array['The Silent','A Distant','The Last','Beyond the','Under the'])[1+i%5]||' '||(array['Garden','Harbour','Winter','Signal','Mirror','Voyage','Orchard'])[1+i%7]||' '||i, (array['novel','crime','science','children','history','travel'])[1+i%6], 1950+(i*3)%75, 120+(i*17)%600, (array['en','de','fr','en'])[1+i%4] from generate_series(1,200) i;
insert into tbl_book_author select b, 1+b%38 from generate_series(1,200) b;
insert into tbl_book_author select b, 1+(b+7)%38 from generate_series(1,200,5) b;
insert into tbl_copy select i, 1+i%190, 1+i%4, date '2010-05-01'+i*10, (array['G','G','W','D'])[1+i%4] from generate_series(1,500) i;
insert into tbl_member select i, (array['Tom','Una','Vera','Will','Xena','Yves'])[1+i%6]||' '||(array['Ash','Birch','Cedar','Elm','Fir'])[1+i%5]||' '||i, (array['adult','child','senior','student'])[1+i%4], date '2015-02-01'+i*20, case when i%10=0 then date '9999-12-31' else date '2025-06-01'+i*4 end, case when i%6=0 then null else 1+i%4 end, i%11=0 from generate_series(1,180) i;
insert into tbl_loan select i, 1+(i*7)%480, 1+(i*11)%150, date '2024-03-01'+(i*13)%740, date '2024-03-29'+(i*13)%740, case when (i*13)%740 > 700 or i%40=0 then null else date '2024-03-01'+(i*13)%740+(i%45) end from generate_series(1,900) i;
insert into tbl_fine select i, i*9, 0.5+(i%12)*0.75, i%4<>0, date '2024-06-01'+i*6 from generate_series(1,95) i;
insert into tbl_event select i, 1+i%4, (array['Story hour','Author talk','Coding club','Chess night'])[1+i%4]||' '||i, (array['children','reading','workshop'])[1+i%3], date '2025-01-10'+i*7, 5+(i*7)%60, 40+(i%3)*20 from generate_series(1,75) i;
insert into tbl_librarian select 500+i, (array['Rita','Sam','Tess','Ulf'])[1+i%4]||' Page '||i, case when i%13=0 then null else 1+i%4 end, 20+(i%3)*10, date '2008-01-01'+i*190 from generate_series(1,26) i;
`,
};
