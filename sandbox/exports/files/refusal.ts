// What stops an import: carried up through the streams as an error, and made a value again by read-table.ts.

export class Refusal extends Error {}
