// Sends a file piece by piece, so that a long upload can be seen, and a lost piece is sent again.
import { useNavigate } from '@remix-run/react';
import { useState } from 'react';

const PIECE_BYTES = 1_000_000;
const ATTEMPTS = 4;

export type Bringing = {
  /** From 0 to 1; null: nothing is on its way. */
  share: number | null;
  problem: 'size' | 'lost' | null;
  bring: (asked: { kind: string; file: File; wording: string }) => void;
};

export function useBringing(): Bringing {
  const navigate = useNavigate();
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<Bringing['problem']>(null);
  const run = async ({ kind, file, wording }: Parameters<Bringing['bring']>[0]) => {
    setProblem(null);
    setShare(0);
    const begun = await ask({
      intent: 'begin',
      kind,
      fileName: file.name,
      bytes: String(file.size),
      wording,
    });
    if (typeof begun?.id !== 'string') return begun?.reason === 'size' ? 'size' : 'lost';
    const pieces = Math.ceil(file.size / PIECE_BYTES);
    for (let place = 0; place < pieces; place += 1) {
      const bytes = file.slice(place * PIECE_BYTES, (place + 1) * PIECE_BYTES);
      if (!(await sendPiece(`/app/imports/${begun.id}/pieces?place=${place}`, bytes)))
        return 'lost';
      setShare((place + 1) / pieces);
    }
    const closed = await ask({ intent: 'close', id: begun.id, pieces: String(pieces) });
    if (closed?.outcome !== 'waiting') return 'lost';
    navigate(`/app/settings/import/${begun.id}`);
    return null;
  };
  const bring = (asked: Parameters<Bringing['bring']>[0]) => {
    void run(asked).then((found) => {
      setProblem(found);
      setShare(null);
    });
  };
  return { share, problem, bring };
}

type Answer = { id?: unknown; reason?: unknown; outcome?: unknown } | null;

async function ask(fields: Record<string, string>): Promise<Answer> {
  const body = new URLSearchParams(fields);
  const path = '/app/settings/import?index&_data=routes%2Fapp.settings.import._index';
  const response = await fetch(path, { method: 'POST', body }).catch(() => null);
  if (!response) return null;
  return (await response.json().catch(() => null)) as Answer;
}

async function sendPiece(path: string, bytes: Blob): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const headers = { 'Content-Type': 'application/octet-stream' };
    const response = await fetch(path, { method: 'POST', body: bytes, headers }).catch(() => null);
    if (response?.ok) return true;
    if (response && response.status < 500) return false;
  }
  return false;
}
