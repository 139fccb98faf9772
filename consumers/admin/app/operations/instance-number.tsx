/** The last six characters of an id tell an instance apart from its neighbours. */
export const InstanceNumber = ({ instance }: { readonly instance: string }) => (
  <span className="mono" title={instance}>
    …{instance.slice(-6)}
  </span>
)
