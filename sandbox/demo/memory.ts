// The memory of the demo as a whole: every process of it and of the database, sampled each second.
import { readFileSync, readdirSync } from 'node:fs';

const SAMPLE_MS = 1_000;

/** Starts sampling; the answer stops it and gives the peak in MB, or null where the system does not tell (not Linux). */
export function watchMemory(roots: () => number[]): () => number | null {
  let peak = 0;
  const sample = () => {
    peak = Math.max(peak, totalOf(withDescendants(roots())));
  };
  sample();
  const timer = setInterval(sample, SAMPLE_MS);
  return () => {
    clearInterval(timer);
    return peak > 0 ? Math.round(peak / 1024) : null;
  };
}

function withDescendants(roots: number[]): Set<number> {
  const children = new Map<number, number[]>();
  for (const pid of listProcesses()) {
    const parent = parentOf(pid);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found = new Set<number>();
  const open = [...roots];
  while (open.length > 0) {
    const pid = open.pop()!;
    if (found.has(pid)) continue;
    found.add(pid);
    open.push(...(children.get(pid) ?? []));
  }
  return found;
}

function listProcesses(): number[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

function parentOf(pid: number): number | null {
  const stat = read(`/proc/${pid}/stat`);
  // The command stands in parentheses and may hold anything: what counts comes after the last one.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields ? Number(fields[1]) : null;
}

/** KB. Proportional where the kernel tells it: pages that database processes share count once, not once a process. */
function totalOf(pids: Set<number>): number {
  let total = 0;
  for (const pid of pids) {
    const text = read(`/proc/${pid}/smaps_rollup`) ?? read(`/proc/${pid}/status`);
    const match = /^(?:Pss|VmRSS):\s+(\d+) kB/m.exec(text ?? '');
    total += Number(match?.[1] ?? 0);
  }
  return total;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
