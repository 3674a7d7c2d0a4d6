// Writes the result of a bulk operation as JSONL, in slices so that the server goes on answering, with flat memory.
// Ungrouped, as Shopify's default has it, children come away from their parents on purpose: whoever relies on
// the order of lines instead of __parentId is caught here.

import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { World } from '../resolvers/field';
import type { ConnectionPlan } from './plan';

const SLICE_MS = 8;
const FLUSH_CHARACTERS = 1 << 20;
const MAX_GROUP = 200;

export type Progress = { objectCount: number; rootObjectCount: number };

export type BulkWriting = {
  plan: ConnectionPlan;
  world: World;
  file: string;
  grouped: boolean;
  seed: number;
  progress: Progress;
  isCanceled: () => boolean;
};

/** The size of the file in bytes, or null when the operation was canceled half way. */
export async function writeBulkFile(writing: BulkWriting): Promise<number | null> {
  const handle = await open(writing.file, 'w', 0o600);
  try {
    return await writeLines(writing, handle);
  } finally {
    await handle.close();
  }
}

async function writeLines(writing: BulkWriting, handle: FileHandle): Promise<number | null> {
  const { plan, world, progress } = writing;
  const pile = createPile(writing.grouped, writing.seed);
  let bytes = 0;
  let sliceStart = performance.now();
  for (const source of plan.list(undefined, world).items) {
    addRoot(writing, pile, source);
    progress.rootObjectCount += 1;
    if (performance.now() - sliceStart < SLICE_MS) continue;
    if (pile.size() > FLUSH_CHARACTERS) bytes += await write(handle, pile.take());
    await nextTurn();
    if (writing.isCanceled()) return null;
    sliceStart = performance.now();
  }
  pile.close();
  return bytes + (await write(handle, pile.take()));
}

function addRoot({ plan, world, progress }: BulkWriting, pile: Pile, source: unknown): void {
  const line = plan.project(source, world);
  progress.objectCount += 1;
  const children: string[] = [];
  addChildren(plan, source, line.id, (text) => children.push(text));
  pile.add(`${JSON.stringify(line)}\n`, children);

  function addChildren(
    parent: ConnectionPlan,
    of: unknown,
    parentId: unknown,
    emit: (text: string) => void,
  ): void {
    for (const child of parent.children) {
      for (const item of child.list(of, world).items) {
        const object = child.project(item, world);
        object.__parentId = parentId;
        progress.objectCount += 1;
        emit(`${JSON.stringify(object)}\n`);
        if (child.children.length > 0) addChildren(child, item, object.id, emit);
      }
    }
  }
}

type Pile = {
  add(parent: string, children: string[]): void;
  close(): void;
  size(): number;
  take(): string;
};

/** Holds back a few parents and the groups of their children, and lays them down in a seeded, shuffled order. */
function createPile(grouped: boolean, seed: number): Pile {
  const random = randomFrom(seed);
  let done = '';
  let parents: string[] = [];
  let groups: string[] = [];
  let room = 1 + Math.floor(random() * MAX_GROUP);

  const close = () => {
    shuffle(groups, random);
    const childrenFirst = random() < 0.5;
    done += childrenFirst ? groups.join('') + parents.join('') : parents.join('') + groups.join('');
    parents = [];
    groups = [];
    room = 1 + Math.floor(random() * MAX_GROUP);
  };
  return {
    add: (parent, children) => {
      if (grouped) {
        done += parent + children.join('');
        return;
      }
      parents.push(parent);
      if (children.length > 0) groups.push(children.join(''));
      if (parents.length >= room) close();
    },
    close,
    size: () => done.length,
    take: () => {
      const text = done;
      done = '';
      return text;
    },
  };
}

async function write(handle: FileHandle, text: string): Promise<number> {
  if (!text) return 0;
  const { bytesWritten } = await handle.write(Buffer.from(text));
  return bytesWritten;
}

function shuffle(items: string[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
}

/** Mulberry32 (Ettinger 2017): small, seeded, good enough to disturb an order. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
