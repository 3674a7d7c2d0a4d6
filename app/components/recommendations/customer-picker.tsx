// Whose picks to look at: a field that finds customers while one types; the choice is in the address.
import { useFetcher, useNavigate } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useFormats, useWords, type Words } from '../i18n/words';
import { Section } from '../section';
import { Combobox, Listbox } from '../ui/fields';
import { BlockStack } from '../ui/layout';
import { Text } from '../ui/text';

export type PickedCustomer = {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  orders: number;
  lastOrderedAt: string | null;
};

type Person = Omit<PickedCustomer, 'orders' | 'lastOrderedAt'>;
type Found = { text: string; people: Person[] };

/** Long enough that a quick typist asks once. */
const PAUSE_MS = 150;

export function CustomerPicker({ customer }: { customer: PickedCustomer | null }) {
  const words = useWords();
  return (
    <Section title={words('recommendations.picker.title')}>
      <BlockStack gap="300">
        <PersonField />
        {customer ? (
          <CustomerLine customer={customer} />
        ) : (
          <Text as="p">{words('recommendations.picker.missing')}</Text>
        )}
      </BlockStack>
    </Section>
  );
}

function PersonField() {
  const words = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [isOpened, setIsOpened] = useState(false);
  const { people, isSearching } = usePeople(text, isOpened);
  const choose = (id: string) => {
    if (id === '') return;
    setText('');
    navigate(`/app/recommendations?customer=${id}`);
  };
  return (
    <Combobox
      activator={
        <Combobox.TextField
          label={words('recommendations.picker.label')}
          placeholder={words('recommendations.picker.placeholder')}
          autoComplete="off"
          value={text}
          onChange={setText}
          onFocus={() => setIsOpened(true)}
        />
      }
    >
      <Listbox onSelect={choose}>
        {people.map((person) => (
          <Listbox.Option key={person.id} value={person.id}>
            <Listbox.TextOption>
              <span className="breakable">{lineOf(person, words)}</span>
            </Listbox.TextOption>
          </Listbox.Option>
        ))}
        {people.length === 0 && !isSearching && (
          <Listbox.Option value="" disabled>
            {words('recommendations.picker.none')}
          </Listbox.Option>
        )}
        {people.length === 0 && isSearching && (
          <Listbox.Loading accessibilityLabel={words('recommendations.picker.searching')} />
        )}
      </Listbox>
    </Combobox>
  );
}

/** Asks once the field was entered, and then after each pause in the typing. */
function usePeople(text: string, isOpened: boolean): { people: Person[]; isSearching: boolean } {
  const { data, load, state } = useFetcher<Found>();
  useEffect(() => {
    if (!isOpened) return;
    const path = `/app/recommendations/people?${new URLSearchParams({ q: text })}`;
    const timer = setTimeout(() => load(path), text === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [load, text, isOpened]);
  return {
    people: data?.people ?? [],
    isSearching: state !== 'idle' || data?.text !== text.trim(),
  };
}

function CustomerLine({ customer }: { customer: PickedCustomer }) {
  const words = useWords();
  const formats = useFormats();
  const { orders, lastOrderedAt } = customer;
  return (
    <BlockStack gap="050">
      <Text as="p" fontWeight="semibold" breakWord>
        {lineOf(customer, words)}
      </Text>
      <Text as="p" tone="subdued">
        {orders === 0 || lastOrderedAt === null
          ? words('recommendations.picker.noOrders')
          : words('recommendations.picker.orders', {
              count: orders,
              date: formats.date(lastOrderedAt),
            })}
      </Text>
    </BlockStack>
  );
}

function lineOf({ firstName, lastName, email }: Person, words: Words): string {
  const name = [firstName, lastName].filter(Boolean).join(' ');
  const address = email ?? words('recommendations.picker.noAddress');
  return `${name || words('recommendations.picker.noName')} · ${address}`;
}
