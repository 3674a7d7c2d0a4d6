// A process of the bench: started through tsx and spoken to by messages.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Child = {
  /** Answers the child's next message. */
  ask: <Answer>(question: object) => Promise<Answer>;
  end: () => void;
};

/** Resolves with the first message, which says that the child is ready. */
export async function startChild<Ready>(
  file: string,
  env: Record<string, string>,
): Promise<{ child: Child; ready: Ready }> {
  const started = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const next = <Answer>() =>
    new Promise<Answer>((resolve, reject) => {
      const onExit = (code: number | null) =>
        reject(new Error(`The process ${file} of the bench ended with ${code}.`));
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
