// The demo's child processes: started, watched, started again when one dies, ended in order; their ids in pids.json.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createWriteStream, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type ProcessPlan = {
  name: 'sandbox' | 'web' | 'worker';
  args: string[];
  env: Record<string, string>;
  restart: boolean;
};

const RESTART_MS = 500;
const END_MS = 22_000;

export class Processes {
  #children = new Map<string, ChildProcess>();
  #ids: Record<string, number> = { supervisor: process.pid };
  #ending = false;

  constructor(private readonly dataDir: string) {}

  note(name: string, pid: number): void {
    this.#ids[name] = pid;
    const file = join(this.dataDir, 'pids.json');
    writeFileSync(`${file}.new`, `${JSON.stringify(this.#ids, null, 2)}\n`);
    renameSync(`${file}.new`, file);
  }

  ids(): number[] {
    return Object.values(this.#ids);
  }

  start(plan: ProcessPlan): ChildProcess {
    const child = spawn(process.execPath, plan.args, {
      env: { ...process.env, ...plan.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C reaches all of a terminal's group at once: in a group of its own each waits for its turn to end.
      detached: true,
    });
    const log = createWriteStream(join(this.dataDir, `${plan.name}.log`), { flags: 'a' });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    this.#children.set(plan.name, child);
    this.note(plan.name, child.pid ?? 0);
    child.once('exit', () => {
      log.end();
      if (this.#children.get(plan.name) !== child) return;
      this.#children.delete(plan.name);
      if (plan.restart && !this.#ending)
        setTimeout(() => this.#ending || this.start(plan), RESTART_MS);
    });
    return child;
  }

  /** Asks each to end, waits, and insists only after the time that a worker has for what is in flight. */
  async endAll(): Promise<void> {
    this.#ending = true;
    // The app first: the sandbox must still take the mail that is in flight.
    for (const name of ['worker', 'web', 'sandbox']) {
      const child = this.#children.get(name);
      if (child) await endOne(child);
    }
  }
}

function endOne(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const insist = setTimeout(() => child.kill('SIGKILL'), END_MS);
    child.once('exit', () => {
      clearTimeout(insist);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
