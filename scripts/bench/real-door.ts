// The product's own door in its own process: the entry that production runs, told apart from others by its free port.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { bundled } from './bundle';

export type RealDoor = { port: number; pid: number; peakMemoryMb: () => number; end: () => void };

export const DOOR_SECRET = 'the secret of a door that is measured';

export function startRealDoor(databaseUrl: string, port = 0): Promise<RealDoor> {
  const started = spawn(process.execPath, [...profiling(), bundled('hot-doors')], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      SHOPIFY_API_KEY: 'key',
      SHOPIFY_API_SECRET: DOOR_SECRET,
      SHOPIFY_APP_URL: 'https://attune.example.com',
      SMTP_URL: 'smtp://127.0.0.1:25',
      ATTUNE_SECRET: 'a master secret of thirty-two bytes',
      PORT: String(port),
      HOST: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: started.stdout });
  return new Promise((resolve, reject) => {
    started.once('exit', (code) => reject(new Error(`The door ended with ${code ?? 'a signal'}.`)));
    lines.on('line', (line) => {
      const said = JSON.parse(line) as { event: string; port: number };
      // What it says of a database that was killed is not asked here.
      if (said.event !== 'web_started') return;
      const pid = started.pid!;
      const end = () => void started.kill(profiling().length > 0 ? 'SIGTERM' : 'SIGKILL');
      resolve({ port: said.port, pid, peakMemoryMb: () => peakMemoryOf(pid), end });
    });
  });
}

/** For whoever looks for the next microsecond. */
function profiling(): string[] {
  const folder = process.env.BENCH_PROFILE;
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}

/** What the kernel counted; 0 where it counts nothing for us. */
export function peakMemoryOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
