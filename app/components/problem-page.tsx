// What a merchant sees in place of a page that could not be shown: what happened, what was kept, what to do.
import { useRevalidator } from '@remix-run/react';
import { useWords } from './i18n/words';
import { Banner } from './ui/feedback';
import { Screen } from './ui/screen';
import { Text } from './ui/text';

export function ProblemPage({ kind }: { kind: 'notFound' | 'unexpected' }) {
  const words = useWords();
  const revalidator = useRevalidator();
  const title = words('frame.problem.title');
  return (
    <Screen title={title}>
      <Banner
        tone={kind === 'unexpected' ? 'critical' : 'warning'}
        title={title}
        action={
          kind === 'unexpected'
            ? { content: words('frame.problem.again'), onAction: () => revalidator.revalidate() }
            : { content: words('frame.problem.home'), url: '/app' }
        }
      >
        <Text as="p">{words(`frame.problem.${kind}`)}</Text>
      </Banner>
    </Screen>
  );
}
