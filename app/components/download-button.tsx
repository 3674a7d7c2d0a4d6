// Saves a file of the app on the merchant's machine: fetched with the session token, which a plain link would lack.
import { useState } from 'react';
import { useWords } from './i18n/words';
import { Button } from './ui/fields';

export function DownloadButton({
  path,
  name,
  label,
}: {
  path: string;
  name: string;
  label: string;
}) {
  const words = useWords();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const download = async () => {
    setState('busy');
    setState((await save(path, name)) ? 'idle' : 'failed');
  };
  return (
    <>
      <Button onClick={() => void download()} loading={state === 'busy'}>
        {label}
      </Button>
      {state === 'failed' && <span role="alert">{words('frame.problem.unexpected')}</span>}
    </>
  );
}

async function save(path: string, name: string): Promise<boolean> {
  const response = await fetch(path).catch(() => null);
  if (!response?.ok) return false;
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
  return true;
}
