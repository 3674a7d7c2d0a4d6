// The steps of a set-up, each with how it stands, read from data: nobody ticks a box.
export type ImportView = {
  resource: string;
  state: string;
  linesDone: number;
  linesTotal: number | null;
  imported: number;
  setAside: number;
  problem: string | null;
};

/** As it comes over the wire. */
export type Setup = {
  imports: ImportView[];
  imported: boolean;
  trained: boolean;
  training: { state: string; problem: string | null; finishedAt: string | null } | null;
  reachable: number;
  hasSender: boolean;
  pixel: { connectedAt: string | null; problem: string | null; lastEventAt: string | null };
  inUse: boolean;
};

export const RESOURCES = ['products', 'collections', 'stock', 'customers', 'orders'] as const;

type StepName = 'import' | 'training' | 'sender' | 'pixel' | 'use';

/** `waiting`: it follows by itself when another step is done. */
export type StepState = 'done' | 'running' | 'waiting' | 'open' | 'failed';

export type SetupStep = { name: StepName; state: StepState };

export function stepsOf(setup: Setup): SetupStep[] {
  const { imported, trained, hasSender, pixel, inUse } = setup;
  return [
    { name: 'import', state: imported ? 'done' : importFailed(setup) ? 'failed' : 'running' },
    { name: 'training', state: trained ? 'done' : trainingState(setup) },
    { name: 'sender', state: hasSender ? 'done' : 'open' },
    { name: 'pixel', state: pixelState(pixel) },
    { name: 'use', state: inUse ? 'done' : trained && hasSender ? 'open' : 'waiting' },
  ];
}

export function importFailed({ imports }: Setup): ImportView | null {
  return imports.find(({ state }) => state === 'failed') ?? null;
}

function trainingState({ imported, training }: Setup): StepState {
  if (training?.state === 'failed') return 'failed';
  return imported ? 'running' : 'waiting';
}

/** Connected is half of it: the first visit proves that it works. */
function pixelState({ connectedAt, problem, lastEventAt }: Setup['pixel']): StepState {
  if (connectedAt !== null) return lastEventAt === null ? 'running' : 'done';
  return problem === null ? 'waiting' : 'failed';
}

/** Mail can go out once both are there. */
export function isSettingUp({ imported, trained }: Setup): boolean {
  return !imported || !trained;
}

/** Something goes on by itself, so a look again may bring news. */
export function isUnderway(setup: Setup): boolean {
  return isSettingUp(setup) || stepsOf(setup).some((step) => isPixelAwaited(step));
}

function isPixelAwaited({ name, state }: SetupStep): boolean {
  return name === 'pixel' && state !== 'done';
}
