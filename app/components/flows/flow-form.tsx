// What a merchant may set about a flow; its save bar stands in the admin's frame.
import { useWords } from '../i18n/words';
import { Section } from '../section';
import { Checkbox, FormLayout, Select, TextField } from '../ui/fields';
import { FormGuard } from '../ui/form-guard';
import type { FlowForm } from './use-flow-form';
import type { WaitUnit } from './wait-field';

export function FlowFormCard({ form }: { form: FlowForm }) {
  const words = useWords();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (form.isDirty) form.save();
      }}
    >
      <FormGuard
        id="flow-save-bar"
        dirty={form.isDirty}
        saving={form.isSaving}
        labels={{ save: words('frame.save'), discard: words('frame.discard') }}
        onSave={form.save}
        onDiscard={form.discard}
      />
      <Section title={words('flows.form.title')}>
        <FormLayout>
          <WaitField form={form} />
          <NumberField form={form} name="cooldownDays" words="cooldown" min={1} max={365} />
          <Checkbox
            label={words('flows.form.quietHours')}
            helpText={words('flows.form.quietHoursHelp')}
            checked={form.fields.quietHours === 'on'}
            onChange={(checked) => form.set('quietHours', checked ? 'on' : 'off')}
          />
          <NumberField form={form} name="gapHours" words="gap" min={0} max={720} />
          <NumberField form={form} name="holdoutPercent" words="holdout" min={0} max={50} />
        </FormLayout>
      </Section>
      <button type="submit" hidden />
    </form>
  );
}

const UNITS: { value: WaitUnit; words: 'flows.form.unitMinutes' | 'flows.form.unitHours' }[] = [
  { value: 'minutes', words: 'flows.form.unitMinutes' },
  { value: 'hours', words: 'flows.form.unitHours' },
];

function WaitField({ form }: { form: FlowForm }) {
  const words = useWords();
  const { wait, waitUnit } = form.fields;
  const unit = words(waitUnit === 'hours' ? 'flows.form.unitHours' : 'flows.form.unitMinutes');
  return (
    <TextField
      label={words('flows.form.wait', { unit })}
      helpText={words('flows.form.waitHelp')}
      type="number"
      min={0}
      value={wait}
      onChange={(value) => form.set('wait', value)}
      error={form.errorOf('wait')}
      autoComplete="off"
      connectedRight={
        <Select
          label={words('flows.form.waitUnit')}
          labelHidden
          options={UNITS.map((one) => ({ value: one.value, label: words(one.words) }))}
          value={waitUnit}
          onChange={(value) => form.set('waitUnit', value as WaitUnit)}
        />
      }
    />
  );
}

type NumberProps = {
  form: FlowForm;
  name: 'cooldownDays' | 'gapHours' | 'holdoutPercent';
  words: 'cooldown' | 'gap' | 'holdout';
  min: number;
  max: number;
};

function NumberField({ form, name, words: key, min, max }: NumberProps) {
  const words = useWords();
  return (
    <TextField
      label={words(`flows.form.${key}`)}
      helpText={words(`flows.form.${key}Help`)}
      type="number"
      min={min}
      max={max}
      value={form.fields[name]}
      onChange={(value) => form.set(name, value)}
      error={form.errorOf(name)}
      autoComplete="off"
    />
  );
}
