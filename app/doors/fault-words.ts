// What a door may write in the log about a fault. Pure: a fault in, its name and code out.

/** Not its message: what the database says may quote the address that it could not write. */
export function faultWords(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault;
  return 'code' in fault ? `${fault.name} ${String(fault.code)}` : fault.name;
}
