// Stands on every page while the merchant's switch holds back all mail; home says it among what needs attention.
import { useLocation } from '@remix-run/react';
import { useWords } from './i18n/words';
import { Banner } from './ui/feedback';
import { Box } from './ui/layout';
import { Text } from './ui/text';

export function StoppedBanner() {
  const words = useWords();
  const { pathname } = useLocation();
  const isSettings = pathname === '/app/settings';
  if (/^\/app\/?$/.test(pathname)) return null;
  return (
    <div className="above-page">
      <Box paddingBlockStart="400">
        <Banner
          tone="critical"
          title={words('frame.stopped.title')}
          action={
            isSettings ? undefined : { content: words('frame.stopped.link'), url: '/app/settings' }
          }
        >
          <Text as="p">{words('frame.stopped.body')}</Text>
        </Banner>
      </Box>
    </div>
  );
}
