import type { WorldCase } from './world.ts';

export const cases: WorldCase[] = [
  { q: 'How many books do we have?', sql: `select count(*) from tbl_book` },
  { q: 'How many branches are there?', sql: `select count(*) from tbl_branch` },
  {
    q: 'Which branch is the largest?',
    sql: `select branch_name from tbl_branch order by sq_meters desc limit 1`,
  },
  {
    q: 'Which is the oldest branch?',
    sql: `select branch_name from tbl_branch order by opened_year limit 1`,
  },
  { q: 'How many crime novels are there?', decline: true },
  { q: 'How many science books are there?', sql: `select count(*) from tbl_book where genre='science'` },
  { q: 'books per genre', sql: `select genre, count(*) from tbl_book group by 1` },
  { q: 'How many books were published in 1999?', sql: `select count(*) from tbl_book where pub_year=1999` },
  {
    q: 'How many books were published before 1980?',
    sql: `select count(*) from tbl_book where pub_year<1980`,
  },
  {
    q: 'How many books were published in the 1990s?',
    sql: `select count(*) from tbl_book where pub_year between 1990 and 1999`,
  },
  {
    q: 'What is the average number of pages of history books?',
    sql: `select round(avg(pages),2) from tbl_book where genre='history'`,
  },
  {
    q: 'Which book has the most pages?',
    sql: `select title, pages from tbl_book order by pages desc limit 1`,
  },
  {
    q: 'How many copies does the Central branch have?',
    sql: `select count(*) from tbl_copy c join tbl_branch b using(branch_id) where branch_name='Central'`,
  },
  { q: 'How many damaged copies are there?', sql: `select count(*) from tbl_copy where cond='D'` },
  {
    q: 'copies in worn condition per branch',
    sql: `select branch_name, count(*) from tbl_copy c join tbl_branch b using(branch_id) where cond='W' group by 1`,
  },
  {
    q: 'How many loans were there in 2025?',
    sql: `select count(*) from tbl_loan where loaned_on >= '2025-01-01' and loaned_on < '2026-01-01'`,
  },
  { q: 'How many loans are not returned?', sql: `select count(*) from tbl_loan where returned_on is null` },
  { q: 'How many loans are still open?', sql: `select count(*) from tbl_loan where returned_on is null` },
  {
    q: 'How many loans per branch?',
    sql: `select branch_name, count(*) from tbl_loan l join tbl_copy c using(copy_id) join tbl_branch b using(branch_id) group by 1`,
  },
  {
    q: 'Which member has borrowed the most books?',
    sql: `select n from (select count(*) n from tbl_loan group by member_id order by 1 desc limit 1) x`,
  },
  {
    q: 'Top 5 members by number of loans',
    sql: `select mbr_name from (select m.mbr_name, m.member_id, count(*) n from tbl_loan l join tbl_member m using(member_id) group by 1,2 order by 3 desc, 2 limit 5) x`,
  },
  { q: 'How many students are members?', sql: `select count(*) from tbl_member where mbr_type='student'` },
  {
    q: 'How many senior members do we have?',
    sql: `select count(*) from tbl_member where mbr_type='senior'`,
  },
  { q: 'How many members are blocked?', sql: `select count(*) from tbl_member where is_blocked` },
  {
    q: 'How many members joined in 2023?',
    sql: `select count(*) from tbl_member where joined_on >= '2023-01-01' and joined_on < '2024-01-01'`,
  },
  { q: 'total amount of unpaid fines', sql: `select sum(amt) from tbl_fine where not paid` },
  { q: 'How many fines have been paid?', sql: `select count(*) from tbl_fine where paid` },
  { q: 'What is the average fine?', sql: `select round(avg(amt),2) from tbl_fine` },
  { q: 'Which events had more than 50 attendees?', sql: `select title from tbl_event where attendees > 50` },
  {
    q: 'average attendance by kind of event',
    sql: `select kind, round(avg(attendees),2) from tbl_event group by 1`,
  },
  {
    q: 'How many attendees did workshops have in 2025?',
    sql: `select sum(attendees) from tbl_event where kind='workshop' and held_on >= '2025-01-01' and held_on < '2026-01-01'`,
  },
  { q: 'Which authors are French?', sql: `select author_name from tbl_author where nationality='French'` },
  {
    q: 'How many books did French authors write?',
    sql: `select count(distinct book_id) from tbl_book_author ba join tbl_author a using(author_id) where nationality='French'`,
  },
  {
    q: 'Which branch has the fewest librarians?',
    sql: `select branch_name from tbl_branch b left join tbl_librarian l using(branch_id) group by 1 order by count(emp_no) limit 1`,
  },
  {
    q: 'Which branches have no copies?',
    sql: `select branch_name from tbl_branch b where not exists (select 1 from tbl_copy c where c.branch_id=b.branch_id)`,
  },
  { q: 'average weekly hours of librarians', sql: `select round(avg(weekly_hrs),2) from tbl_librarian` },
  {
    q: 'How many librarians were hired after 2015?',
    sql: `select count(*) from tbl_librarian where hired >= '2016-01-01'`,
  },
  {
    q: 'Which members do not have a home branch?',
    sql: `select mbr_name from tbl_member where home_branch_id is null`,
  },
  {
    q: 'How many books have never been borrowed?',
    sql: `select count(*) from tbl_book b where not exists (select 1 from tbl_copy c join tbl_loan l using(copy_id) where c.book_id=b.book_id)`,
  },
  {
    q: 'number of events per month in 2025',
    sql: `select count(*) from tbl_event where held_on >= '2025-01-01' and held_on < '2026-01-01' group by date_trunc('month',held_on)`,
  },
  {
    q: 'What percentage of books are in German?',
    sql: `select round(100.0*count(*) filter (where lang='de')/count(*),2) from tbl_book`,
  },
  { q: 'How many DVDs do we have?', decline: true },
  { q: 'Who is the director of the library?', decline: true },
  { q: 'How many books by Stephen King are there?', decline: true },
  { q: 'What are the opening hours of the Riverside branch?', decline: true },
  { q: 'How many e-books were downloaded last month?', decline: true },
  { q: 'What is the salary of the librarians?', decline: true },
  { q: 'Which member complained the most?', decline: true },
  { q: 'How many visitors came to the Hilltop branch yesterday?', decline: true },
  { q: 'What is the best book?', decline: true },
  { q: 'How many haunted branches do we have?', decline: true },
  { q: 'How many members live in Paris?', decline: true },
  { q: 'What is the wifi password?', decline: true },
];
