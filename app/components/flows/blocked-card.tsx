// What stands between a flow and its first email, each with the page that mends it.
import { useWords } from '../i18n/words';
import { Section } from '../section';
import { List, Link, Text } from '../ui/text';

/** In the order in which a merchant would mend them. */
const LINKS = {
  notTrained: { url: '/app', words: 'flows.blocked.toHome' },
  noSender: { url: '/app/settings', words: 'flows.blocked.toSettings' },
  noPostalAddress: { url: '/app/settings', words: 'flows.blocked.toSettings' },
  templateRefused: { url: '/app/settings', words: 'flows.blocked.toSettings' },
  pixelMissing: { url: '/app', words: 'flows.blocked.toPixel' },
  sendingStopped: { url: '/app/settings', words: 'flows.blocked.toSettings' },
} as const;

export type Block = keyof typeof LINKS;

export function isBlock(problem: string): problem is Block {
  return Object.hasOwn(LINKS, problem);
}

export function BlockedCard({ isOn, problems }: { isOn: boolean; problems: Block[] }) {
  const words = useWords();
  return (
    <Section title={words(isOn ? 'flows.blocked.onTitle' : 'flows.blocked.title')}>
      <List>
        {problems.map((problem) => (
          <List.Item key={problem}>
            <Text as="span">{words(`flows.blocked.${problem}`)} </Text>
            <Link url={LINKS[problem].url}>{words(LINKS[problem].words)}</Link>
          </List.Item>
        ))}
      </List>
    </Section>
  );
}
