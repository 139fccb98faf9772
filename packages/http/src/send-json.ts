import type { FastifyReply } from 'fastify'

/** Answers with text that is JSON already: a large answer that was serialized piece by piece. */
export const sendJson = (reply: FastifyReply, json: string): FastifyReply => reply.type('application/json; charset=utf-8').send(json)
