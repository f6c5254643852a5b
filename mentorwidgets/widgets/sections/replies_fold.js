// @ts-check
/** What stands of the replies once pending operations are laid on top: as `reflection/replies.py`. */

/**
 * @typedef {{id: string, from: string, text: string, scores: Record<string, number>, at: string}} Reply
 * @typedef {{replies: Reply[], own: Record<string, number>, gone: string[]}} Replies `gone` was put
 *   away
 */

/**
 * @param {Replies} view
 * @param {Record<string, any>} op
 * @param {string} at
 * @returns {Replies}
 */
export function foldReplies(view, op, at) {
  const { replies, own, gone } = view;
  switch (op.type) {
    case "add_reply":
      if (gone.includes(op.id) || replies.some(({ id }) => id === op.id)) return view;
      return { ...view, replies: [...replies, { id: op.id, from: op.from.trim(), text: op.text.trim(), scores: op.scores, at: op.at ?? at }] };
    case "drop_reply":
      if (!replies.some(({ id }) => id === op.id)) return view;
      return { ...view, replies: replies.filter(({ id }) => id !== op.id), gone: [...gone, op.id] };
    case "rate_own": {
      const { [op.scale]: _before, ...others } = own;
      return { ...view, own: op.score === null ? others : { ...others, [op.scale]: op.score } };
    }
    default:
      return view;
  }
}
