// What is filled in and pressed on a screen.
export {
  Button,
  ButtonGroup,
  Checkbox,
  FormLayout,
  InlineError,
  Select,
  TextField,
} from '@shopify/polaris';
