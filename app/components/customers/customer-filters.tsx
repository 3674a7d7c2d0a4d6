// Search, filters and order of the customers; all of them live in the address, so that a list can be linked to.
import { useNavigate, useNavigation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { CustomerFilter, CustomerSort } from '~/reports/customer-list-store';
import { useWords, type Words } from '../i18n/words';
import { ChoiceList } from '../ui/fields';
import { IndexFilters, IndexFiltersMode } from '../ui/tables';
import {
  addressOf,
  CHOICES,
  CUSTOMERS,
  SORTS,
  wordsOf,
  type CustomerQuestion,
} from './list-address';

/** Long enough that one who types asks once. */
const PAUSE_MS = 300;

export function CustomerFilters({ question }: { question: CustomerQuestion }) {
  const words = useWords();
  const navigate = useNavigate();
  const isLoading = useNavigation().location?.pathname === CUSTOMERS;
  const { filter, sort } = question;
  const show = (changed: Partial<CustomerFilter>) =>
    navigate(addressOf({ filter: { ...filter, ...changed }, sort }));
  const [query, setQuery] = useTyping(filter.words.join(' '), (text) =>
    show({ words: wordsOf(text) }),
  );
  const [by, direction] = [sort.by, sort.descending ? 'desc' : 'asc'];
  return (
    <IndexFilters
      tabs={[]}
      selected={0}
      mode={IndexFiltersMode.Filtering}
      setMode={() => {}}
      canCreateNewView={false}
      disableKeyboardShortcuts
      disableStickyMode
      autoFocusSearchField={false}
      loading={isLoading}
      queryValue={query}
      queryPlaceholder={words('customers.filters.search')}
      onQueryChange={setQuery}
      onQueryClear={() => setQuery('')}
      filters={filtersOf(filter, show, words)}
      appliedFilters={appliedOf(filter, show, words)}
      onClearAll={() => navigate(addressOf({ filter: NO_FILTER, sort }))}
      sortOptions={sortOptions(words)}
      sortSelected={[`${by} ${direction}`]}
      onSort={([chosen = '']) => {
        const name = SORTS.find((one) => chosen.startsWith(`${one} `)) ?? 'created';
        const changed: CustomerSort = { by: name, descending: chosen.endsWith(' desc') };
        navigate(addressOf({ filter, sort: changed }));
      }}
    />
  );
}

const NO_FILTER: CustomerFilter = { words: [], email: null, orders: null, lastOrder: null };

/** What is being typed; told after a pause. What the address says anew, such as nothing, is taken over. */
function useTyping(told: string, tell: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState({ told, text: told });
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  const isOwn = wordsOf(typed.text).join(' ') === told;
  const text = typed.told === told || isOwn ? typed.text : told;
  useEffect(() => {
    if (wordsOf(text).join(' ') === told) return;
    const timer = setTimeout(() => latest.current(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, told]);
  return [text, (changed) => setTyped({ told, text: changed })];
}

type Show = (changed: Partial<CustomerFilter>) => void;

type Choice = {
  key: 'email' | 'orders' | 'lastOrder';
  label: string;
  choices: { value: string; label: string }[];
};

function choicesOf(words: Words): Choice[] {
  return [
    {
      key: 'email',
      label: words('customers.filters.email'),
      choices: CHOICES.email.map((value) => ({ value, label: words(`customers.states.${value}`) })),
    },
    {
      key: 'orders',
      label: words('customers.filters.orders'),
      choices: CHOICES.orders.map((value) => ({
        value,
        label: words(`customers.filters.${value}`),
      })),
    },
    {
      key: 'lastOrder',
      label: words('customers.filters.lastOrder'),
      choices: CHOICES.lastOrder.map((value) => ({
        value,
        label: words(`customers.filters.${value}`),
      })),
    },
  ];
}

function filtersOf(filter: CustomerFilter, show: Show, words: Words) {
  return choicesOf(words).map(({ key, label, choices }) => ({
    key,
    label,
    filter: (
      <ChoiceList
        title={label}
        titleHidden
        choices={choices}
        selected={[filter[key] ?? '']}
        onChange={([value]) => show({ [key]: value })}
      />
    ),
    pinned: true,
  }));
}

function appliedOf(filter: CustomerFilter, show: Show, words: Words) {
  return choicesOf(words).flatMap(({ key, label, choices }) => {
    const chosen = choices.find(({ value }) => value === filter[key]);
    if (!chosen) return [];
    return [{ key, label: `${label}: ${chosen.label}`, onRemove: () => show({ [key]: null }) }];
  });
}

type Sorted = {
  label: string;
  value: `${string} asc` | `${string} desc`;
  directionLabel: string;
};

function sortOptions(words: Words): Sorted[] {
  return SORTS.flatMap((by): Sorted[] => {
    const label = words(`customers.sort.${by}`);
    const [up, down] = directionsOf(by);
    return [
      { label, value: `${by} asc`, directionLabel: words(`customers.sort.${up}`) },
      { label, value: `${by} desc`, directionLabel: words(`customers.sort.${down}`) },
    ];
  });
}

function directionsOf(by: CustomerSort['by']) {
  if (by === 'name') return ['az', 'za'] as const;
  if (by === 'spent') return ['least', 'most'] as const;
  return ['oldest', 'newest'] as const;
}
