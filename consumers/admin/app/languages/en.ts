import { accounting } from './en/accounting.ts'
import { categories } from './en/categories.ts'
import { changes } from './en/changes.ts'
import { customers } from './en/customers.ts'
import { find } from './en/find.ts'
import { importing } from './en/importing.ts'
import { lab } from './en/lab.ts'
import { list } from './en/list.ts'
import { log } from './en/log.ts'
import { operations } from './en/operations.ts'
import { orders } from './en/orders.ts'
import { picture } from './en/picture.ts'
import { products } from './en/products.ts'
import { reasons } from './en/reasons.ts'
import { story } from './en/story.ts'
import { time } from './en/time.ts'
import { today } from './en/today.ts'

export const texts = {
  name: 'English',
  locale: 'en-GB',
  shell: {
    skip: 'To the content',
    nav: 'Sections',
    brand: 'manager',
    somewhere: 'Elsewhere',
    sections: {
      today: 'Today',
      orders: 'Orders',
      customers: 'Customers',
      invoices: 'Invoices',
      revenue: 'Revenue',
      products: 'Products',
      categories: 'Categories',
      lab: 'Failure lab',
      operations: 'Operations',
      log: 'Log',
      time: 'Time machine',
    },
    log: 'Log',
    find: 'Find',
    retire: 'Retire',
    undo: 'Undo',
    notices: 'Notices',
    dismiss: 'Dismiss',
    logOut: 'Log out',
    language: 'Language',
    theme: 'Colours',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
  },
  logIn: {
    title: 'Log in',
    lead: 'This site is for the managers of the shop.',
    kept: 'What you sent is kept. After the log-in you can send it again.',
    lost: 'Your session had ended when you sent a form. Nothing has been done, and the form could not be kept: it has a password or a file, or it is very long. After the log-in you come back to its page and fill it in again.',
    username: 'User name',
    password: 'Password',
    submit: 'Log in',
    loggedOut: 'You are logged out.',
    faults: {
      wrong: 'User name or password is not right.',
      refused: 'This account does not belong to a manager, or it is disabled.',
      tooMany: 'There were too many attempts. Wait for a minute.',
      unavailable: 'The shop does not answer just now. Try again.',
    },
  },
  continue: {
    title: 'Send it again?',
    text: 'Your session had ended when you sent a form. Nothing has been done yet.',
    submit: 'Send it now',
  },
  faults: {
    refused: {
      title: 'This page is for managers',
      text: 'Your account does not belong to a manager of the shop. Nothing was loaded, and nothing was done.',
    },
    notFound: { title: 'Nothing is at this address', text: 'It may have been mistyped, or what stood here is gone.' },
    tooLong: { title: 'The file is too large', text: 'Nothing was read of it, and nothing was done. Choose a smaller one.' },
    unreadable: { title: 'The form did not arrive whole', text: 'Nothing was done. Send it again.' },
    unavailable: {
      title: 'The shop does not answer just now',
      text: 'A part of it may be starting. Nothing is lost; try again in a moment.',
    },
    partAway: (part: string): string => {
      if (part === 'event-store') return 'The event store cannot answer just now'
      return part === 'books' ? 'The auditor cannot answer just now' : `The service ${part} cannot answer just now`
    },
    failed: { title: 'This page has failed', text: 'The fault is ours, and it is logged.' },
    number: (id: string): string => `Request ${id}`,
    again: 'Try again',
    toToday: 'To today',
  },
  find,
  lab,
  list,
  importing,
  picture,
  reasons,
  today,
  orders,
  story,
  customers,
  accounting,
  changes,
  products,
  categories,
  operations,
  log,
  time,
}
