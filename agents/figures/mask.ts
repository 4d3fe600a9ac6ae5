/** What is written right behind a number without making a code of it. */
const UNITS =
  'k|m|mn|mio|bn?|h|hrs?|mins?|s|secs?|ms|x|st|nd|rd|th|[kcm]?m|[km]?g|l|ml|t|ha|[ap]m|[kmg]?wh?|[kmgt]b|eur|usd|gbp|chf|y|yrs?|d|w|wks?|mos?|pp|pts?|pct|bps|fold|db|percent|prozent|tsd';

/** Stretches of Markdown in which digits are no figures: code, links, marks, ids, numbering. */
const NO_FIGURES: RegExp[] = [
  /```[\s\S]*?(?:```|$)/g,
  /`[^`\n]*`/g,
  /<!--[\s\S]*?-->/g,
  /\]\([^)\s]*\)/g,
  /\bhttps?:\/\/[^\s)>\]]+/gi,
  /\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+/g,
  /\[\^?\d+(?:\s*[,;–-]\s*\d+)*\]/g,
  /^[ \t>]*#{1,6}[ \t]+\d+(?:\.\d+)*[.)]?(?=[ \t])/gm,
  /^[ \t>]*\d{1,3}[.)](?=[ \t])/gm,
  // Ids and codes: HR-002, SEV1, B12, v2.1, COVID-19, 2FA, ISO 27001, #12, 1.2.3, 24/7, phone numbers.
  /(?<![\p{L}\p{N}])(?!top-)\p{L}[\p{L}\p{N}_]*[-_/](?=\d)[\p{L}\p{N}_/-]*/giu,
  /(?<![\p{L}\p{N}])(?=[\p{N}]*\p{L})[\p{L}_]+\p{N}[\p{L}\p{N}_-]*(?:\.\d+)*/gu,
  /(?<![\p{L}\p{N}.,])\d+\p{L}+\d[\p{L}\p{N}_-]*/giu,
  new RegExp(`(?<![\\p{L}\\p{N}.,])\\d+(?!(?:${UNITS})(?!\\p{L}))\\p{L}+(?![\\p{L}\\p{N}])`, 'giu'),
  /(?<![\p{L}\p{N}])\d[A-Z]{1,3}(?![\p{L}\p{N}])(?<!\d[KMB])/gu,
  /\b(?:ISO|RFC|IEC|EN|DIN|SOC)\s\d+(?:[:/-]\d+)*/g,
  /(?<![\p{L}\p{N}&])#\d+/gu,
  /(?<![\d.])(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d+\.\d+\.\d+(?:\.\d+)*(?![\d-])(?<!\b\d{1,2}\.\d{1,2}\.\d{4})/g,
  /\b24\/7\b/g,
  /(?<!\d)\d{3}-\d{3}-\d{4}(?!\d)/g,
  /\+\d[\d ()-]{6,20}\d/g,
  /(?<=\b(?:19|20)\d\d)[/–-]\d\d(?!\d|-\d)/g,
];

/** The text with everything that holds no figure blanked out; every other character stays where it is. */
export function maskNonFigures(markdown: string): string {
  return NO_FIGURES.reduce((text, pattern) => text.replace(pattern, blank), markdown);
}

/** As many spaces as the stretch has characters; lines stay lines. */
export function blank(stretch: string): string {
  return stretch.replace(/[^\n]/g, ' ');
}
