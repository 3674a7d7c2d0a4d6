// Starts one tool of the project, keeps what it said, and tells how it ended; for the test command.
import { spawn } from 'node:child_process';

export type Ended = { code: number; output: string; errors: string };

export type RunOptions = { env?: Record<string, string>; cwd?: string };

/** Runs `command`, with node_modules/.bin first on the path as under npm. Never rejects. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: {
        ...process.env,
        NO_COLOR: '1',
        ...options.env,
        PATH: `${process.cwd()}/node_modules/.bin:${process.env.PATH ?? ''}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', (error) => {
      resolve({ code: 127, output, errors: error.message });
    });
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output, errors });
    });
  });
}
