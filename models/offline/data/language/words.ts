const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Words that carry grammar, not meaning. */
export const stopWords =
  list(`a an the this that these those there here it its of to for from in on at by with into onto within inside as via through
  is are was were be been being am do does did done has have had having will would can could should shall may might must
  and or but also then than so if when while which who whom whose what where how
  i you he she we us our ours your yours my me his her their theirs them they itself themselves
  please pls plz thx kindly asap just only really actually simply exactly about regarding concerning any some all both every each either respectively
  another yes ok okay hi hello hey thanks thank not no named called titled labelled`);

/** Words a question may hold without restricting it. */
export const fillers =
  list(`currently current now presently today existing exist exists overall altogether total totally
  company organisation organization business firm enterprise database system systems record records recorded data dataset table entry entries row rows file
  registered listed available existing actual present
  tell show give list display find get fetch retrieve provide return let know want need like wonder wondering look see help say report
  calculate compute determine count name identify breakdown grouped group sorted ordered rank ranked sort
  number numbers amount figure figures information info detail details overview summary summarise summarize respective corresponding
  employ workforce different distinct unique individual single whole entire kind sort type
  have own belong contain include consist involve associate relate link connect hold
  work make do go come take use place locate base situate happen occur exist fall live serve
  currently per basis value values result results full complete
  various particular given specific certain anywhere anyone anything something everything
  long much many far often out up so far ever yet already still each
  average mean compare comparison trend trends evolution
  both`);

/** Verbs that only tie two nouns together: the foreign key says the rest. */
export const relationVerbs =
  list(`have own belong contain include work make do place take use locate base situate live hold get give carry
  assign allocate log record book enter run offer provide handle manage lead head write perform conduct attend join participate involve
  come originate relate associate link connect share fall serve cover concern generate bring earn spend cost pay receive sell buy purchase order
  supply report submit file raise issue register employ there exist treat visit see prescribe borrow lend reserve subscribe opt
  teach instruct coach train supervise receive schedule deliver ship supply carry operate treat examine dispense administer
  host organise organize sponsor publish produce manufacture build construct establish found design develop create launch
  rent lease grow harvest breed raise keep store stock consume study enrol enroll stay insure hire service inspect repair fix
  review edit translate process complete fly sail drive ride transport release occur happen exist send station park house post deploy cause sign trade`);

/** Verbs that change what they are done to: "were inspected" speaks of some rows, not of all. */
export const changingVerbs =
  list(`deliver ship inspect repair fix complete process review edit translate return pay approve assign allocate examine treat serve
  train maintain carry transport schedule receive rent lease insure answer handle hire operate service supervise sign`);

/** Questions the data can't answer, whatever tables there are. */
export const beyondData: { pattern: RegExp; why: string }[] = [
  {
    pattern:
      /\bwhy\b|\breasons? (?:for|behind|why)\b|\bwhat (?:\w+ ){0,3}caus|\bcauses? (?:of|for|behind)\b|\bcaused? (?:the|this|that|our|it)\b/i,
    why: 'The data says what is recorded, not why: causes are not something I can derive from it.',
  },
  {
    pattern:
      /\b(?:forecast|predict(?:ion|ed)?|projection|going to|expect(?:ed)? to)\b|\bwill\b(?!\s+(?:end|expire|start|begin|finish|close|retire|open|be due))/i,
    why: 'That asks about the future; the data holds only what has been recorded.',
  },
  {
    pattern: /\b(?:should (?:we|i)|recommend(?:ation)?s?|advice|advise|opinion|do you think|best way)\b/i,
    why: 'That asks for a judgement; I can only report figures from the data.',
  },
  {
    pattern:
      /^\s*(?:select\b.*\bfrom\b|insert\s+into|update\s+\w+\s+set|delete\s+from|drop\s+table|alter\s+table|truncate\b|with\s+\w+\s+as\s*\()/is,
    why: 'I take questions in plain words, not SQL.',
  },
  {
    pattern:
      /\b(?:delete|remove|drop|insert|update|change|modify|rename|erase|add)\s+(?:all|the|a|an|every|new|this|that|my|our|records?|rows?|tables?)\b/i,
    why: 'The data can only be read, not changed.',
  },
  {
    pattern:
      /(?:^|[^\p{L}])(?:wie viele?|wieviele|welche[rs]?|haben wir|gibt es|cu[aá]ntos|cu[aá]ntas|tenemos|combien|quels?|quelles|avons-nous|quanti|quante)(?=[^\p{L}]|$)/iu,
    why: 'I understand questions in English only; please ask in English.',
  },
  {
    pattern: /\bignore (?:all|any|the|your|previous)\b|\bsystem prompt\b|\byou are now\b|\bpretend\b/i,
    why: 'That is not a question about the data.',
  },
];
