import { z } from 'zod';

export const conversationResponse = z.object({
  id: z.uuid(),
  people: z.array(z.object({ id: z.uuid(), name: z.string() })),
  lastText: z.string().nullable(),
  lastMessageAt: z.iso.datetime(),
  unread: z.boolean(),
});
export type Conversation = z.infer<typeof conversationResponse>;

export const messageResponse = z.object({
  id: z.uuid(),
  body: z.string(),
  sentAt: z.iso.datetime(),
  mine: z.boolean(),
  senderId: z.uuid(),
});
export type Message = z.infer<typeof messageResponse>;

export const messageInput = z.object({ to: z.uuid(), body: z.string().trim().min(1).max(2000) });

export const contactResponse = z.object({
  id: z.uuid(),
  name: z.string(),
  relation: z.enum(['colleague', 'teacher', 'pupil', 'guardian']),
  about: z.string(),
});
