import type { FastifyReply } from 'fastify'

/** Answers with text that is JSON already: a large answer that was serialized piece by piece. */
export const sendJson = (reply: FastifyReply, json: string): FastifyReply => reply.type('application/json; charset=utf-8').send(json)

/** Answers with a document of another type than JSON. */
export const sendDocument = (reply: FastifyReply, type: string, content: string | Buffer): FastifyReply => reply.type(type).send(content)
