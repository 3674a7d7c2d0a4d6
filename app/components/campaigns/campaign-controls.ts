// What a merchant can do with a campaign that was launched, as the actions of its title bar.
import type { CampaignState } from '~/campaigns/store';
import { useWords } from '../i18n/words';
import type { ScreenAction } from '../ui/screen';

type Controls = { primary: ScreenAction | null; secondary: ScreenAction[] };

type Given = {
  state: CampaignState;
  isBusy: boolean;
  run: (intent: string) => void;
  ask: () => void;
};

export function useCampaignControls({ state, isBusy, run, ask }: Given): Controls {
  const words = useWords();
  const stop = {
    label: words('campaigns.detail.stop'),
    critical: true,
    disabled: isBusy,
    onAction: ask,
  };
  if (state !== 'planning' && state !== 'sending' && state !== 'paused')
    return { primary: null, secondary: [] };
  const intent = state === 'paused' ? 'resume' : 'pause';
  return {
    primary: {
      label: words(`campaigns.detail.${intent}`),
      disabled: isBusy,
      onAction: () => run(intent),
    },
    secondary: [stop],
  };
}
