import { Select } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Country } from './countries.server.ts'
import { LinesField, OptionField, TextField } from './form.tsx'

export const CountryField = ({ countries }: { readonly countries: readonly Country[] }) => {
  const { texts } = useLanguage()
  return (
    <OptionField name="country" label={texts.addresses.country} optional>
      {(field) => (
        <Select {...field} autoComplete="country">
          <option value="">{texts.addresses.noCountry}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </OptionField>
  )
}

/** What is printed on an envelope, in any country. */
export const AddressFields = ({ countries }: { readonly countries: readonly Country[] }) => {
  const { texts } = useLanguage()
  const { addresses: words } = texts
  return (
    <div className="grid gap-4">
      <TextField name="recipient" label={words.recipient} hint={words.recipientHint} autoComplete="name" maxLength={200} optional />
      <LinesField name="lines" label={words.lines} hint={words.linesHint} autoComplete="street-address" rows={4} />
      <CountryField countries={countries} />
      <TextField name="label" label={words.label} hint={words.labelHint} autoComplete="off" maxLength={50} optional />
    </div>
  )
}
