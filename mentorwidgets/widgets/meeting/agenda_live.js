// @ts-check
/** The agenda as it is planned now: a page is told again when the plan was changed. */

/** @typedef {import("../bridge.js").Bridge} Bridge */

/**
 * Keep `options.agenda` and `options.before` what Python said last. Called before anything else
 * listens to `meeting`, so that whoever reads the options then reads the new plan.
 * @param {Bridge} bridge
 * @param {{agenda: unknown[], before: unknown[]}} options
 */
export function followAgenda(bridge, options) {
  bridge.on("meeting", (/** @type {{agenda?: unknown[], before?: unknown[]}} */ { agenda, before }) => {
    if (agenda) options.agenda = agenda;
    if (before) options.before = before;
  });
}
