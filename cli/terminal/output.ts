/** What was asked for: the report, the ready line. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What happens meanwhile, for the reader at the terminal; kept apart so that the report can be piped. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
