// A list with nothing in it yet: what will stand here, and the one step that leads there.
import { EmptyState } from './ui/feedback';
import { Card } from './ui/layout';
import { Text } from './ui/text';

type Props = { title: string; body: string; action?: { label: string; url: string } };

export function EmptyPage({ title, body, action }: Props) {
  return (
    <Card>
      <EmptyState
        heading={title}
        image="/empty.svg"
        action={action ? { content: action.label, url: action.url } : undefined}
      >
        <Text as="p">{body}</Text>
      </EmptyState>
    </Card>
  );
}
