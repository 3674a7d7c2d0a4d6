// An append-only file of JSON lines; what stands in it is read once, at the start.

import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Journal<Entry> = { entries(): Entry[]; append(entry: Entry): void };

export function openJournal<Entry>(file: string | null): Journal<Entry> {
  if (file === null) return { entries: () => [], append: () => undefined };
  mkdirSync(dirname(file), { recursive: true });
  return {
    entries: () => readLines<Entry>(file),
    append: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`),
  };
}

/** A process that was killed while it wrote leaves half a line: that change never happened. */
function readLines<Entry>(file: string): Entry[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) writeFileSync(file, whole);
  return whole.split('\n').flatMap((line) => (line ? [JSON.parse(line) as Entry] : []));
}
