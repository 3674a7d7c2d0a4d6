// What is filled in and pressed on a screen.
export {
  Button,
  ButtonGroup,
  Checkbox,
  ChoiceList,
  Combobox,
  FormLayout,
  InlineError,
  Listbox,
  Select,
  TextField,
} from '@shopify/polaris';
