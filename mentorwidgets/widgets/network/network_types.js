// @ts-check
/**
 * The shapes that the modules of the map share; types only.
 *
 * @typedef {object} Person
 * @property {string} id
 * @property {string} label
 * @property {string} initials
 * @property {string[]} kinds ids of the kinds of help they give
 * @property {string | null} closeness
 * @property {string | null} level
 * @property {string | null} arena
 * @property {boolean} influential
 * @property {string} notes
 * @property {boolean} vacant a place that nobody fills yet
 * @property {boolean} in_tray
 * @property {boolean} on_map
 * @property {number | null} x 0 to 1, from the left of the picture's square
 * @property {number | null} y 0 to 1, from its top
 * @property {boolean} placed put there by hand
 *
 * @typedef {[string, string]} Tie two ids, the smaller first
 * @typedef {{id: string, label: string, inner: number, outer: number}} Ring radii in sides of the square
 * @typedef {{id: string, label: string, start: number, end: number}} Sector degrees clockwise from twelve
 * @typedef {{rings: Ring[], sectors: Sector[], you?: number, disc?: number}} Geometry `disc` is the radius that the layout left room for
 * @typedef {{op: string, what: {type: string, label?: string}}} Step what undo or redo would act on
 * @typedef {{id: string, title: string, reading: string, meaning?: string, question: string, rule?: string, numbers: any}} Finding
 *
 * @typedef {object} View
 * @property {Person[]} people
 * @property {Tie[]} ties
 * @property {Step | null} undo
 * @property {Step | null} redo
 * @property {Geometry} geometry
 * @property {Record<string, any>} measures
 * @property {Finding[]} findings
 * @property {string[][]} same_label groups of ids
 * @property {Record<string, string>} steps id to none, working or done
 *
 * @typedef {{id: string, label: string, short: string, meaning: string, question?: string, hint?: string, code?: number}} Category
 * @typedef {{kinds: Category[], closeness: Category[], level: Category[], arena: Category[]}} Categories
 * @typedef {{ask: string, question: string, hint: string}} Question
 *
 * @typedef {object} Options what Python says once, when the page opens
 * @property {string} document
 * @property {string} title
 * @property {string} eyebrow
 * @property {string} invitation
 * @property {Categories} categories
 * @property {Question[]} interview
 * @property {{label: string, meaning: string}} star
 * @property {{id: string, title: string, ticked: boolean}[]} steps
 * @property {string[]} prompts
 * @property {{id: string, label: string}[]} pictures formats a picture can be kept in
 * @property {{id: string, label: string}[]} files formats the data can be kept in
 *
 * @typedef {{type: string, [field: string]: any}} Op
 * @typedef {{id: string, op: Op}} Waiting an operation that is not yet acknowledged
 */
export {};
