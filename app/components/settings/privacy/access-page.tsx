// The whole access log, fifty a page, of everybody or of one member of staff.
import { useNavigate } from '@remix-run/react';
import { useFormats, useWords } from '../../i18n/words';
import { Section } from '../../section';
import { Button, Select } from '../../ui/fields';
import { BlockStack, InlineStack } from '../../ui/layout';
import { Screen } from '../../ui/screen';
import { AccessList, type AccessView } from './access-list';

type Props = {
  lines: AccessView[];
  staff: { staffId: string; times: number }[];
  staffId: string | null;
  isFirst: boolean;
  next: string | null;
};

export function AccessPage({ lines, staff, staffId, isFirst, next }: Props) {
  const words = useWords();
  const { number } = useFormats();
  const navigate = useNavigate();
  const addressOf = (values: Record<string, string>) =>
    `/app/settings/privacy/access?${new URLSearchParams(values).toString()}`;
  const own: Record<string, string> = staffId ? { staff: staffId } : {};
  const options = [
    { label: words('privacy.access.everybody'), value: '' },
    ...staff.map(({ staffId: id, times }) => ({
      label: words('privacy.access.staffTimes', { id, times: number(times) }),
      value: id,
    })),
  ];
  return (
    <Screen
      title={words('privacy.access.pageTitle')}
      back={{ label: words('privacy.title'), url: '/app/settings/privacy' }}
    >
      <Section title={words('privacy.access.title')}>
        <BlockStack gap="400">
          <Select
            label={words('privacy.access.by')}
            options={options}
            value={staffId ?? ''}
            onChange={(value) => navigate(addressOf(value ? { staff: value } : {}))}
          />
          <AccessList lines={lines} />
          {(next !== null || !isFirst) && (
            <InlineStack gap="200">
              {!isFirst && (
                <Button onClick={() => navigate(addressOf(own))}>
                  {words('privacy.access.newest')}
                </Button>
              )}
              {next !== null && (
                <Button onClick={() => navigate(addressOf({ ...own, after: next }))}>
                  {words('privacy.access.earlier')}
                </Button>
              )}
            </InlineStack>
          )}
        </BlockStack>
      </Section>
    </Screen>
  );
}
