// In place of a customer who is unknown or was deleted, with the way back.
import { useWords } from '../../i18n/words';
import { Banner } from '../../ui/feedback';
import { Screen } from '../../ui/screen';
import { Text } from '../../ui/text';
import { CUSTOMERS } from '../list-address';

export function CustomerGone() {
  const words = useWords();
  const title = words('customers.gone.title');
  return (
    <Screen title={title} back={{ label: words('customers.title'), url: CUSTOMERS }}>
      <Banner
        tone="warning"
        title={title}
        action={{ content: words('customers.gone.back'), url: CUSTOMERS }}
      >
        <Text as="p">{words('customers.gone.body')}</Text>
      </Banner>
    </Screen>
  );
}
