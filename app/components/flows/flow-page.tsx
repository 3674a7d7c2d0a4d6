// One flow: its steps with who is where, its switch, what may be set, and the mail it would send.
import type { FlowState } from '~/flows/store';
import { MailPreview, type PreviewPerson } from '../campaigns/mail-preview';
import { useFormats, useWords } from '../i18n/words';
import { Section } from '../section';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { BlockStack, InlineGrid, Layout } from '../ui/layout';
import { Screen } from '../ui/screen';
import { Text } from '../ui/text';
import { useLive, useSame } from '../use-live';
import { BlockedCard, isBlock } from './blocked-card';
import { FlowBadge } from './flow-badge';
import { FlowFormCard } from './flow-form';
import { FlowSteps, type FlowView } from './flow-steps';
import { sumUpFlow } from './flow-sums';
import { flowName } from './flow-words';
import { LatestCard, type LatestMessage } from './latest-card';
import { useFlowForm, type FlowSettingsView } from './use-flow-form';
import { useFlowSwitch } from './use-flow-switch';

export type FlowSnapshot = Omit<FlowView, 'flow'> & {
  flow: FlowView['flow'] & FlowSettingsView & { state: FlowState; switchedAt: string | null };
  latest: LatestMessage[];
};

type Props = {
  snapshot: FlowSnapshot;
  /** What stands against switching on. */
  problems: string[];
  reachable: number;
  people: PreviewPerson[];
};

const EVERY_MS = 5_000;
const isOn = ({ flow }: FlowSnapshot) => flow.state === 'on';

export function FlowPage({ snapshot, problems, reachable, people }: Props) {
  const words = useWords();
  const first = useSame(snapshot);
  const { id } = first.flow;
  const live = useLive(`/app/flows/${id}/progress`, first, isOn, EVERY_MS);
  const { flow, latest, ...counts } = live.value;
  const form = useFlowForm(first.flow);
  const { hereNow, queued } = sumUpFlow(counts);
  const flowSwitch = useFlowSwitch({
    ...{ flowId: id, state: flow.state, reachable, hereNow, queued },
    delayMinutes: flow.delayMinutes,
    holdoutShare: flow.holdoutShare,
    isReady: !form.isDirty && (flow.state === 'on' || problems.length === 0),
  });
  const blocks = [...new Set([...problems, ...flowSwitch.problems])].filter(isBlock);
  return (
    <Screen
      title={flowName(id, words)}
      back={{ label: words('flows.title'), url: '/app/flows' }}
      primary={flowSwitch.action}
    >
      <BlockStack gap="400">
        {blocks.length > 0 && <BlockedCard isOn={flow.state === 'on'} problems={blocks} />}
        <Layout>
          <Layout.Section>
            <Section title={words('flows.detail.steps')} aside={<FlowBadge state={flow.state} />}>
              <StateLine flow={flow} isConnected={live.isConnected} />
              <FlowSteps view={{ flow, ...counts }} />
            </Section>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <LatestCard flowId={id} messages={latest} />
          </Layout.Section>
        </Layout>
        <InlineGrid
          columns={{ xs: '1fr', md: 'minmax(0, 1fr) minmax(0, 1fr)' }}
          gap="400"
          alignItems="start"
        >
          <FlowFormCard form={form} />
          <MailPreview
            people={people}
            path={`/app/flows/${id}/preview`}
            noteOf={({ about }) =>
              about ? words('flows.preview.about', { product: about }) : null
            }
          />
        </InlineGrid>
      </BlockStack>
      <ConfirmDialog {...flowSwitch.dialog} cancelLabel={words('frame.cancel')} />
    </Screen>
  );
}

type StateProps = { flow: FlowSnapshot['flow']; isConnected: boolean };

function StateLine({ flow: { state, switchedAt }, isConnected }: StateProps) {
  const words = useWords();
  const formats = useFormats();
  const when = switchedAt && formats.dateTime(switchedAt);
  const line = when
    ? words(state === 'on' ? 'flows.detail.onSince' : 'flows.detail.offSince', { when })
    : words('flows.detail.neverOn');
  return (
    <Text as="p" tone="subdued">
      {`${line}. ${words('flows.detail.window')}.`}
      {!isConnected && ` ${words('frame.connection')}`}
    </Text>
  );
}
