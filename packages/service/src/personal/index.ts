export { decrypt, encrypt, IV_BYTES, TAG_BYTES } from './aes-gcm.ts'
export { sealJson, unsealJson } from './sealed.ts'
