// The admin's save bar for a form, and the question before unsaved changes are lost, whichever way one leaves.
import { SaveBar, useAppBridge } from '@shopify/app-bridge-react';
import { useBlocker } from '@remix-run/react';
import { useEffect } from 'react';

type Props = {
  id: string;
  dirty: boolean;
  saving: boolean;
  labels: { save: string; discard: string };
  onSave: () => void;
  onDiscard: () => void;
};

export function FormGuard({ id, dirty, saving, labels, onSave, onDiscard }: Props) {
  const shopify = useAppBridge();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && !saving && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void shopify.saveBar.leaveConfirmation().then(() => blocker.proceed());
  }, [shopify, blocker]);
  return (
    <SaveBar id={id} open={dirty}>
      <button variant="primary" loading={saving ? '' : undefined} onClick={onSave}>
        {labels.save}
      </button>
      <button onClick={onDiscard}>{labels.discard}</button>
    </SaveBar>
  );
}
