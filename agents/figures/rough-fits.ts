import { isAbout, isValueOf, isWithin } from './extract.ts';
import type { Fits } from './groups.ts';
import type { Token } from './types.ts';

/** Whether an exact value is what was written, as roughly as prose writes it. */
export function fitsOf(token: Token): Fits {
  return (exact) =>
    Number.isFinite(exact) &&
    (isValueOf(token, exact) ||
      (isWithin(token, exact) && isRound(token, exact)) ||
      isAbout(token, exact) ||
      isRounded(token, exact));
}

/** A bound is a round number not far away. */
function isRound({ text, readings }: Token, exact: number): boolean {
  const digits = text.replace(/\D/g, '').replace(/0+$/, '');
  const value = readings[0]?.value ?? 0;
  return digits.length <= 2 && Math.abs(value - exact) <= FAR * Math.abs(value);
}

const FAR = 0.15;
const LEAST_ROUNDED = 10_000;

/** `358,000` for 358,055: three noughts are rounded, also without a word that says so. */
function isRounded({ readings, rough }: Token, exact: number): boolean {
  const value = readings[0]?.value ?? 0;
  if (rough !== undefined && !Number.isInteger(exact))
    return Math.abs(value - exact) <= ABOUT * Math.abs(exact);
  return value >= LEAST_ROUNDED && value % 1000 === 0 && Math.abs(value - exact) <= 500;
}

const ABOUT = 0.012;
