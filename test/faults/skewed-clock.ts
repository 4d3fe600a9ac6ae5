// Preloaded into a process of the service: SIGUSR2 has its clock go wrong by what the file says, in ms.
import { readFileSync } from 'node:fs';

const file = process.env['FAULTS_CLOCK'];
const OriginalDate = globalThis.Date;
let skewMs = 0;

class SkewedDate extends OriginalDate {
  constructor(...args: unknown[]) {
    if (args.length === 0) super(OriginalDate.now() + skewMs);
    else super(...(args as ConstructorParameters<DateConstructor>));
  }
  static override now(): number {
    return OriginalDate.now() + skewMs;
  }
}

if (file) {
  globalThis.Date = SkewedDate as DateConstructor;
  process.on('SIGUSR2', () => {
    skewMs = Number(readFileSync(file, 'utf8')) || 0;
  });
}
