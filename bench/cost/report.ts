import type { BillLine, ItemLine } from './bill.ts';

const dollars = (amount: number): string => `$${amount.toFixed(2)}`.padStart(9);

/** Prints write units by kind of item. */
export const printItems = (lines: readonly ItemLine[]): void => {
  console.log(`  ${'item'.padEnd(18)}  writes   bytes   units    rows   a million`);
  for (const { kind, writes, bytes, units, rows, dollars: amount } of lines)
    console.log(
      `  ${kind.padEnd(18)} ${writes.toFixed(2).padStart(7)} ${bytes.toFixed(0).padStart(7)} ${units.toFixed(2).padStart(7)} ${rows.toFixed(2).padStart(7)}   ${dollars(amount)}`,
    );
};

/** Prints a bill, a line for each thing that is paid for. */
export const printBill = (lines: readonly BillLine[]): void => {
  for (const { service, what, quantity, dollars: amount } of lines)
    console.log(
      `  ${service.padEnd(12)} ${what.padEnd(34)} ${quantity.toPrecision(3).padStart(10)}   ${dollars(amount)}`,
    );
};

export const printTotal = (what: string, amount: number): void =>
  console.log(`  ${what.padEnd(82)} ${dollars(amount)}`);
