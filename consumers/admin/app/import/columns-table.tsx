import { useLanguage } from '../languages/language.ts'
import type { Column } from './columns.ts'

/** What columns a file has, with files to begin with. */
export const ColumnsTable = ({ columns }: { readonly columns: readonly Column[] }) => {
  const { texts } = useLanguage()
  const { fields, columns: words } = texts.importing
  return (
    <section aria-labelledby="columns">
      <h2 id="columns" className="below">
        {words.title}
      </h2>
      <p className="quiet">{words.hint}</p>
      <table className="rows import-known">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.means}</th>
            <th scope="col">{words.needed}</th>
            <th scope="col">{words.example}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, field, needed, example }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="quiet">{fields[field]}</td>
              <td className={needed === 'no' ? 'faint' : undefined}>{words.needs[needed]}</td>
              <td className={example === null ? 'faint' : undefined}>{example ?? words.fromExport}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="import-ways">
        <a href="/products/import/example.csv" className="link" download="">
          {words.exampleFile}
        </a>
        <a href="/products/export.csv" className="link" download="">
          {words.exportFile}
        </a>
      </p>
    </section>
  )
}
