// One screen: its title, way back and actions in the admin's title bar, and its body below.
import { TitleBar } from '@shopify/app-bridge-react';
import { Page, Text } from '@shopify/polaris';
import { useNavigate } from '@remix-run/react';
import type { ReactNode } from 'react';

export type ScreenAction = {
  label: string;
  /** Where it leads, or what it does. */
  url?: string;
  onAction?: () => void;
  disabled?: boolean;
  critical?: boolean;
};

type Props = {
  title: string;
  back?: { label: string; url: string };
  primary?: ScreenAction | null;
  secondary?: ScreenAction[];
  children: ReactNode;
};

export function Screen({ title, back, primary, secondary = [], children }: Props) {
  const navigate = useNavigate();
  const run = (action: ScreenAction) => () =>
    action.url ? navigate(action.url) : action.onAction?.();
  return (
    <Page>
      <TitleBar title={title}>
        {back && (
          <button variant="breadcrumb" onClick={() => navigate(back.url)}>
            {back.label}
          </button>
        )}
        {primary && (
          <button variant="primary" disabled={primary.disabled} onClick={run(primary)}>
            {primary.label}
          </button>
        )}
        {secondary.map((action) => (
          <button
            key={action.label}
            disabled={action.disabled}
            tone={action.critical ? 'critical' : undefined}
            onClick={run(action)}
          >
            {action.label}
          </button>
        ))}
      </TitleBar>
      <Text as="h1" variant="headingLg" visuallyHidden>
        {title}
      </Text>
      {children}
    </Page>
  );
}
