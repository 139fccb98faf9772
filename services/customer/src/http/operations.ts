import { defineOperations } from '@souk/http'

export const operations = defineOperations({
  registerCustomer: {
    summary: 'Register a customer',
    description: 'User names are unique, whatever their case. A new customer gets the welcome credit of the shop.',
    problems: ['username-taken', 'common-password'],
    answerHeaders: ['location'],
  },
  listCustomers: {
    summary: 'List customers',
    description:
      'In the order in which they registered; or the one with a user name, or those with the ids; or those whose words begin with the words of `q`, in the order of the words that were found.',
    answerHeaders: ['etag'],
  },
  exportCustomers: {
    summary: 'Export customers as CSV',
    description:
      'Those that match every filter, in the order of the list, with the credit that each can spend. Those who were forgotten have no name.',
  },
  getCustomer: {
    summary: 'Show a customer',
    description: 'A customer who was forgotten has an id and a status, and nothing personal any more.',
    answerHeaders: ['etag'],
  },
  changeProfile: {
    summary: 'Change a name or a phone number',
    description: 'Fields that are left out stay as they are.',
    problems: ['precondition-failed', 'customer-forgotten'],
  },
  changeEmail: {
    summary: 'Change an email address',
    description: 'It is not verified.',
    problems: ['precondition-failed', 'customer-forgotten'],
  },
  exportCustomer: {
    summary: 'Export what this service knows of a customer',
    description:
      'The profile, the addresses, the credit with its ledger, and the sessions. `GET /order/customers/{customerId}/export` and `GET /accounting/customers/{customerId}/export` have the rest. A long ledger has several pages.',
  },
  listAddresses: {
    summary: 'List the addresses of a customer',
    description: 'The default one comes first. The `ETag` is that of the customer, whose version changes with every address.',
    answerHeaders: ['etag'],
  },
  addAddress: {
    summary: 'Add an address',
    description: 'The first one becomes the default. A customer has 20 at most.',
    problems: ['precondition-failed', 'conflict', 'customer-forgotten'],
  },
  changeAddress: {
    summary: 'Replace an address',
    description: 'Orders that were placed before still go to what it was.',
    problems: ['precondition-failed', 'customer-forgotten'],
  },
  removeAddress: {
    summary: 'Remove an address',
    description:
      'Orders that were placed before still go to it. If it was the default, the one that was the default before it is the default again, or else the oldest.',
    problems: ['precondition-failed', 'customer-forgotten'],
  },
  chooseDefaultAddress: {
    summary: 'Make an address the default',
    description: 'Orders that name no address go to it.',
    problems: ['precondition-failed', 'customer-forgotten'],
  },
  changePassword: {
    summary: 'Change a password',
    description:
      'It ends all other sessions of the customer, unless the new password is the current one. Guesses at the current password are slowed down.',
    problems: ['wrong-password', 'common-password', 'customer-forgotten', 'too-many-requests'],
  },
  forgetCustomer: {
    summary: 'Forget a customer',
    description:
      'Deletes the key of the personal data, so that nobody can read them any more, also in the log. It cannot be undone. Name and address on invoices stay for as long as the law asks (`SOUK_INVOICE_RETENTION`).',
    problems: ['precondition-failed', 'last-manager'],
  },
  getCredit: {
    summary: 'Show the credit of a customer',
    description:
      'What is available, what is held for orders, and what was granted and spent so far. With `asOf` it is shown as it was; 404 before the customer registered.',
    answerHeaders: ['souk-as-of'],
  },
  listCreditLedger: {
    summary: 'List every change of a credit',
    description: 'The last one comes first. They can be filtered by kind and by time.',
  },
  exportCreditLedger: {
    summary: 'Export the changes of a credit as CSV',
    description: 'Those that match every filter, in the order of the list.',
  },
  adjustCredit: {
    summary: 'Adjust the credit of a customer',
    description:
      'By a difference, with a reason. What is held for orders cannot be taken away. With `undoes`, it takes back what that commit has done to the credit: once, whoever asks for it.',
    problems: ['insufficient-credit', 'amount-too-large', 'customer-forgotten', 'wrong-undo', 'already-undone'],
  },
  setCredit: {
    summary: 'Set the available credit of a customer',
    description:
      'The difference is decided when the request is carried out, and stands in the ledger. With `seen`, an order that was placed in between is not undone: the answer is 412 with the credit of now.',
    problems: ['precondition-failed', 'amount-too-large', 'customer-forgotten'],
  },
  getPayment: {
    summary: 'Show what is held or charged for an order',
    description: 'The amount, and whether it is held, charged or released.',
  },
  logIn: {
    summary: 'Log in',
    description:
      'The access token counts for ten minutes, the refresh token until it is used. An unknown name and a wrong password are answered in the same way. Guesses are slowed down per account and per address.',
    problems: ['wrong-credentials', 'account-disabled', 'too-many-requests', 'overloaded'],
  },
  refreshSession: {
    summary: 'Get new tokens for a refresh token',
    description: 'The old refresh token gets the same answer for 30 seconds. Used later, it ends the session.',
    problems: ['session-ended', 'account-disabled'],
  },
  listSessions: {
    summary: "List the sender's sessions",
    description: 'In the order in which they began.',
  },
  endOtherSessions: {
    summary: 'End all sessions of the sender but this one',
    description: 'Their access tokens count no more.',
  },
  endCurrentSession: {
    summary: 'Log out',
    description: 'The access token of this session counts no more, and its refresh token gets no new ones.',
  },
  endSession: {
    summary: "End one of the sender's sessions",
    description: 'Its access tokens count no more.',
  },
  endSessionsOfCustomer: {
    summary: 'End all sessions of a customer',
    description: 'The customer has to log in again.',
  },
  grantManager: {
    summary: 'Make a customer a manager',
    description: 'The access tokens of the customer count no more. A refresh gets one with the new role.',
    problems: ['conflict', 'customer-forgotten'],
  },
  takeManager: {
    summary: 'Take the role of a manager away',
    description: 'The last manager stays.',
    problems: ['last-manager'],
  },
  disableAccount: {
    summary: 'Disable an account',
    description: 'Nobody can log in or refresh a session. Orders that were placed go on. A manager loses the role.',
    problems: ['last-manager', 'customer-forgotten'],
  },
  enableAccount: {
    summary: 'Enable an account again',
    description: 'Its sessions go on, unless somebody has ended them.',
    problems: ['customer-forgotten'],
  },
  addClient: {
    summary: 'Add a client',
    description: 'A program that calls the API by itself. The answer shows its secret, and nothing shows it again.',
    problems: ['conflict'],
  },
  listClients: {
    summary: 'List clients',
    description: 'In the order in which they were added, without their secrets.',
  },
  revokeClient: {
    summary: 'Revoke a client',
    description: 'It gets no tokens any more, and those that it has count no more.',
  },
  getToken: {
    summary: 'Get an access token for a client',
    description:
      'The client credentials grant of OAuth 2 (RFC 6749, 4.4). A form with `grant_type=client_credentials` and perhaps `scope`; the credentials are sent by Basic authentication or in the form. Errors are those of RFC 6749, 5.2.',
  },
  rotateSigningKey: {
    summary: 'Make a new key that signs access tokens',
    description: 'The old key counts until its last token has expired.',
    problems: ['conflict'],
  },
})
