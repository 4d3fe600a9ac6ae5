/** What database designers cut words down to: the word, then its short forms. */
const shortForms = `
account: acct acc
active: actv
address: addr
admission: adm
agent: agt
amount: amt amnt
animal: anml
apartment: apt
appointment: appt
assigned: asgn assgn
attendance: attd attnd
author: auth
average: avg
balance: bal
begin: beg bgn
birth date: dob birthdate
booking: bkg bk
branch: brn
breed: brd
budget: bdgt bud
building: bldg
capacity: cap
cargo: cgo
carrier: carr
category: cat ctgry ctgy categ
charge: chg chrg
child: chld
city: cty
claim: clm
class: cl
client: clnt clt
close: cls clo
closed: clsd
code: cd
colour: clr
comment: cmt
company: cmpny
complaint: cmpl
contact: cntct
container: cntnr ctnr
contract: cntr ctr contr
count: cnt
country: ctry cntry
course: crs
coverage: cov
created: crt cre
credit: crd
crop: crp
currency: curr ccy
current: cur crnt
customer: cust cst cstmr
date: dt
deductible: ded
delivery: dlv dlvry deliv
department: dept dpt
departure: dprt
description: desc descr
destination: dest dst
detail: dtl
diagnosis: diag dx
discharge: dschg disch
discount: disc disct dscnt
distance: dist
doctor: doc
driver: drv drvr
duration: dur
effective: eff
employee: emp empl
end date: enddate
enrolment: enr enrl
equipment: eqp equip
estimated: est
event: evt
expense: exps
facility: fac
family: fam
farmer: frmr
field: fld
first: fst frst
first name: fname firstname
flag: flg
freight: frt frght
full name: fullname
grade: grd
group: grp
guest: gst
harvest: hrv hrvst
header: hdr
height: ht hgt
hire date: hiredate
history: hst hist
hospital: hosp
hour: hrs hr
hourly: hrly
inactive: inact
insurance: ins
invoice: inv
isbn: isbn
item: itm
language: lang
last: lst
length: len lgth
level: lvl
library: lib
licence: lic lcn
limit: lmt lim
location: loc
machine: mach
maintenance: maint
master: mst mstr
cent: ct cts
last name: lname lastname sname snm
make: mk
manager: mgr mngr
manufacturer: mfr manuf
manufacturing: mfg
market: mkt
maximum: max
medication: med
member: mbr memb
membership: mshp
message: msg
middle: mid
minute: mins min
model: mdl
month: mth
municipality: mun
name: nm nme
next: nxt
number: no num nbr nr
nurse: nrs
occupancy: occ
office: ofc
open: opn
order: ord
organisation: org
origin: orig
owner: ownr
paid: pd
part: prt
partner: prtn ptnr
patient: pat ptnt
payment: pmt pymt
people: ppl
percent: pct perc
performance: perf
person: prs pers
pharmacy: pharm
phone: tel ph
physician: phys
policy: pol plcy
population: pop
postal code: postcode zip plz
premium: prem
prescription: rx presc
previous: prev
price: prc
priority: prty prio
procedure: proc
product: prod
project: proj
promised: prom
publication: pub
quantity: qty qnty qy qt
quarter: qtr
rating: rtg
reason: rsn reas
received: rcv rcvd
reference: ref
refund: rfnd
region: rgn
registration: regn
request: req
reservation: resv rsv
resident: res
return: rtn
revenue: rev
review: rvw
room: rm
route: rte
salary: sal
sale: sls
salesman: slsm
schedule: sched
school: sch schl
second: sec
semester: sem
sent: snt
service: svc
severity: sev
ship: ship
shipment: shp shpmt shipmt
size: sz
source: src
specialty: spec
start: strt
start date: startdate
statement: stmt
status: stat sts
stock: stk stck
student: std stu stud
subcategory: subcat
subject: subj
subscription: subs subscr
supervisor: supv superv
supplier: supp sup splr
target: tgt
teacher: tch tchr
temperature: temp tmp
territory: terr
ticket: tkt tck
time: tm
total: tot ttl
transaction: txn trx
truck: trk
type: typ tp ty
unit: uom
updated: upd
user: usr usrs
value: val vl
vehicle: veh vhcl
vendor: vndr vnd
vessel: vsl
volume: vol
voyage: voy
ward: wrd
warehouse: whs wh whse wrhs
week: wk
weight: wt wgt wght
width: wdth
worker: wkr wrkr
year: yr
yield: yld
`;

const known = new Map(
  shortForms
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [word = '', shorts = ''] = line.split(': ');
      return shorts.split(' ').map((short) => [short, word.split(' ')] as const);
    }),
);

/** The words that a cut-down part of a name usually stands for. */
export function usualWords(part: string): readonly string[] | undefined {
  return known.get(part);
}
