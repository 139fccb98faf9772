import { Field, TextInput } from '@souk/ui'

interface TimeSpanFieldsProps {
  readonly span: { readonly from: string; readonly until: string }
  readonly words: { readonly from: string; readonly until: string }
}

/** The filters of a list that say between which minutes, in UTC. The second one is no longer part of it. */
export const TimeSpanFields = ({ span, words }: TimeSpanFieldsProps) =>
  (['from', 'until'] as const).map((name) => (
    <Field key={name} label={words[name]}>
      <TextInput type="datetime-local" name={name} defaultValue={span[name]} />
    </Field>
  ))
