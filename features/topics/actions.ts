'use server';

import { action } from '@/platform/action';
import { attachTopic, detachTopic, linkTopic, unlinkTopic } from './commands/links';
import { addTopic, editTopic, removeTopic } from './commands/topics';
import {
  attachInput,
  detachInput,
  linkInput,
  newTopicInput,
  topicInput,
  topicRemovalInput,
  unlinkInput,
} from './input';

export const addTopicAction = action('topics.addTopic', newTopicInput, addTopic, { adds: 'topic' });
export const editTopicAction = action('topics.editTopic', topicInput, editTopic, { changes: 'topic' });
export const removeTopicAction = action('topics.removeTopic', topicRemovalInput, removeTopic, {
  removes: 'topic',
});
export const linkTopicAction = action('topics.linkTopic', linkInput, linkTopic, { adds: 'topicLink' });
export const unlinkTopicAction = action('topics.unlinkTopic', unlinkInput, unlinkTopic, {
  removes: 'topicLink',
});
export const attachTopicAction = action('topics.attachTopic', attachInput, attachTopic, {
  adds: 'topicTarget',
});
export const detachTopicAction = action('topics.detachTopic', detachInput, detachTopic, {
  removes: 'topicTarget',
});
