import { expect, it } from 'vitest'
import { caseIn } from '@souk/pictures/case-text'
import { packText } from './pack.ts'

it.each([
  ['24 - 12 oz bottles', { count: 24, container: 'bottle' }, '24 × 12 oz bottles'],
  ['24 - 0.5 l bottles', { count: 24, container: 'bottle' }, '24 × 0.5 l bottles'],
  ['10 boxes x 20 bags', { count: 10, container: 'box' }, '10 boxes × 20 bags'],
  ['12 - 200 ml jars', { count: 12, container: 'jar' }, '12 × 200 ml jars'],
  ['24 - 500 g pkgs.', { count: 24, container: 'pack' }, '24 × 500 g packs'],
  ['24 - 250 g  jars', { count: 24, container: 'jar' }, '24 × 250 g jars'],
  ['30 gift boxes', { count: 30, container: 'box' }, '30 gift boxes'],
  ['12 - 100 g bars', { count: 12, container: 'bar' }, '12 × 100 g bars'],
  ['24 pkgs. x 4 pieces', { count: 24, container: 'pack' }, '24 packs × 4 pieces'],
  ['750 cc per bottle', undefined, '750 cc per bottle'],
  ['48 pies', { count: 48, container: 'pie' }, '48 pies'],
  ['5 kg pkg.', undefined, '5 kg pack'],
  ['500 ml', undefined, '500 ml'],
  ['1 bottle', undefined, '1 bottle'],
  ['10 - 4 oz boxes', { count: 10, container: 'box' }, '10 × 4 oz boxes'],
  ['A hand-made lantern of white tin, with glass on four sides', undefined, 'A hand-made lantern of white tin, with glass on four sides'],
  ['24 constructor', undefined, '24 constructor'],
  ['', undefined, ''],
])('reads %j', (text, held, shown) => {
  expect([caseIn(text), packText(text)]).toEqual([held, shown])
})
