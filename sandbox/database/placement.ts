// Decides which user runs the server and where its files lie: PostgreSQL refuses to run as root, so root
// hands it to an unprivileged user, and to a folder of that user where the project's own can't be entered.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries';

export type ServerUser = { uid: number; gid: number };

export type Placement = {
  /** Null: the server runs as whoever started it. */
  user: ServerUser | null;
  nativeDir: string;
  clusterDir: string;
  /** Set when binaries or data had to leave the project; the supervisor prints it. */
  outside: string | null;
};

const NOBODY: ServerUser = { uid: 65534, gid: 65534 };

export function placeServer(dataDir: string, binaries: Binaries): Placement {
  const clusterDir = join(dataDir, 'cluster');
  const plain = { user: null, nativeDir: binaries.nativeDir, clusterDir, outside: null };
  if (process.getuid?.() !== 0) return plain;

  const user = ownerOf(clusterDir) ?? NOBODY;
  const bin = join(binaries.nativeDir, 'bin');
  const canRun = canEnter(bin, user);
  if (canRun && canEnter(dataDir, user)) return { ...plain, user };

  const outside = privateFolder(dataDir, user);
  return {
    user,
    clusterDir: join(outside, 'cluster'),
    nativeDir: canRun ? binaries.nativeDir : copyBinaries(binaries, outside, user),
    outside,
  };
}

/** The same data folder finds the same place again. */
export function outsideFolder(dataDir: string): string {
  const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12);
  return join(realpathSync(tmpdir()), `attune-${name}`);
}

function ownerOf(clusterDir: string): ServerUser | null {
  if (!existsSync(clusterDir)) return null;
  const { uid, gid } = statSync(clusterDir);
  return uid === 0 ? null : { uid, gid };
}

function canEnter(folder: string, user: ServerUser): boolean {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    const { uid, gid, mode } = statSync(at);
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Others can write to the system's temporary folder: what they put there under our name is refused. */
function privateFolder(dataDir: string, user: ServerUser): string {
  const folder = outsideFolder(dataDir);
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 });
    chownSync(folder, user.uid, user.gid);
  }
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== user.uid || (found.mode & 0o077) !== 0) {
    throw new Error(
      `${folder} is not a folder that only user ${user.uid} may enter: move it away, then start again.`,
    );
  }
  if (!canEnter(folder, user)) {
    throw new Error(
      `User ${user.uid}, who runs PostgreSQL for root, can't enter ${folder}: set TMPDIR to a folder that all may enter.`,
    );
  }
  return folder;
}

function copyBinaries(binaries: Binaries, folder: string, user: ServerUser): string {
  const target = join(folder, 'native');
  const stamp = join(target, 'version.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === binaries.version) return target;
  rmSync(target, { recursive: true, force: true });
  cpSync(binaries.nativeDir, target, { recursive: true, verbatimSymlinks: true });
  giveTo(target, user);
  writeFileSync(stamp, binaries.version);
  chmodSync(stamp, 0o644);
  return target;
}

function giveTo(path: string, user: ServerUser): void {
  lchownSync(path, user.uid, user.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTo(join(path, name), user);
}
