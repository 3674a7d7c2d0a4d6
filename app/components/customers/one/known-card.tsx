// What is known of the person besides orders: by what the shop recognises whom, language, place, tags.
import { Facts, type Fact } from '../../facts';
import { english } from '../../i18n/catalogue';
import { useMoments, zoneName } from '../../i18n/moments';
import { useRegion, useWords, type Words } from '../../i18n/words';
import { Section } from '../../section';
import { InlineStack } from '../../ui/layout';
import { Badge, Text } from '../../ui/text';
import { usePlaceWords } from '../place-words';
import type { View } from './customer-page';

export function KnownCard({ view, now }: { view: View; now: string }) {
  const words = useWords();
  const { timeZone } = useRegion();
  const places = usePlaceWords();
  const { customer, known, identifiers } = view;
  const none = words('customers.known.none');
  const addresses = identifiers.filter(({ kind }) => kind === 'email');
  const facts: (Fact | null)[] = [
    known.customerId
      ? { name: words('customers.known.customerId'), value: known.customerId }
      : null,
    {
      name: words('customers.known.addresses'),
      value: addresses.map(({ value }) => value).join(', ') || customer.email || none,
    },
    {
      name: words('customers.known.language'),
      value: known.locale ? places.language(known.locale) : none,
    },
    {
      name: words('customers.known.country'),
      value: customer.countryCode ? places.country(customer.countryCode) : none,
    },
    {
      name: words('customers.known.city'),
      value: [customer.city, known.zip].filter(Boolean).join(', ') || none,
    },
    {
      name: words('customers.known.zone'),
      value: words('customers.known.zoneOfShop', { zone: zoneName(timeZone) }),
    },
    known.tags.length > 0
      ? { name: words('customers.known.tags'), value: <Tags tags={known.tags} /> }
      : null,
    { name: words('customers.known.browsers'), value: <Browsers view={view} now={now} /> },
  ];
  return (
    <Section title={words('customers.known.title')}>
      <Facts facts={facts.filter((fact) => fact !== null)} />
    </Section>
  );
}

function Tags({ tags }: { tags: string[] }) {
  return (
    <InlineStack gap="100">
      {tags.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
    </InlineStack>
  );
}

/** Each browser in which the shop has recognised the person, and by what. */
function Browsers({ view, now }: { view: View; now: string }) {
  const words = useWords();
  const moments = useMoments(now);
  const visitors = view.identifiers.filter(({ kind }) => kind === 'visitor');
  if (visitors.length === 0) return <>{words('customers.known.noBrowser')}</>;
  return (
    <>
      {visitors.map(({ value, strength, linkedAt }) => (
        <Text key={value} as="p">
          {[strengthWords(strength, words), linkedAt && moments.near(linkedAt)]
            .filter(Boolean)
            .join(', ')}
        </Text>
      ))}
    </>
  );
}

function strengthWords(strength: number | null, words: Words): string {
  const known = Object.keys(english.customers.known.strengths) as (keyof Strengths)[];
  const found = known.find((one) => one === String(strength)) ?? 'other';
  return words(`customers.known.strengths.${found}`);
}

type Strengths = typeof english.customers.known.strengths;
