/** A count with its noun. The languages of the page have two forms each. */
export function counted(count: number, one: string, other: string): string {
  return `${count} ${count === 1 ? one : other}`;
}
