// All flows of the library with their switch and what each did in the last weeks.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FlowTable } from '~/components/flows/flow-table';
import { useWords } from '~/components/i18n/words';
import { BlockStack, Box, Card } from '~/components/ui/layout';
import { Screen } from '~/components/ui/screen';
import { Text } from '~/components/ui/text';
import { inShop } from '~/db';
import { listFlows, windowStart } from '~/flows/overview';
import { requireShop } from '~/shopify.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const flows = await inShop(database, shop.id, (db) => listFlows(db, shop.id, windowStart(now)));
  return json({ flows });
}

export default function FlowsPage() {
  const { flows } = useLoaderData<typeof loader>();
  const words = useWords();
  return (
    <Screen title={words('flows.title')}>
      <BlockStack gap="400">
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <Text as="p" tone="subdued">
            {words('flows.intro')}
          </Text>
        </Box>
        <Card padding="0">
          <FlowTable rows={flows} />
        </Card>
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <Text as="p" tone="subdued">
            {words('flows.table.window')}
          </Text>
        </Box>
      </BlockStack>
    </Screen>
  );
}
