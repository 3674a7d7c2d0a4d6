// A process of the bench, spoken to by messages.
import { fork } from 'node:child_process';
import { bundled, type Bundled } from './bundle';

export type Child = {
  /** Answers the child's next message. */
  ask: <Answer>(question: object) => Promise<Answer>;
  end: () => void;
};

/** Resolves with the first message, which says that the child is ready. */
export async function startChild<Ready>(
  name: Bundled,
  env: Record<string, string>,
): Promise<{ child: Child; ready: Ready }> {
  const started = fork(bundled(name), {
    execArgv: [],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const next = <Answer>() =>
    new Promise<Answer>((resolve, reject) => {
      const onExit = (code: number | null) =>
        reject(new Error(`The process ${name} of the bench ended with ${code}.`));
      started.once('exit', onExit);
      started.once('message', (answer) => {
        started.off('exit', onExit);
        resolve(answer as Answer);
      });
    });
  const ready = await next<Ready>();
  const child: Child = {
    ask: async (question) => {
      const answer = next<never>();
      started.send(question);
      return await answer;
    },
    end: () => started.kill('SIGKILL'),
  };
  return { child, ready };
}
