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
 * @property {Record<string, string>} closeness_by kind of help to a closeness of its own
 * @property {boolean} influential
 * @property {string} role
 * @property {string} notes
 * @property {boolean} vacant a place that nobody fills yet
 * @property {boolean} knows_none said to know none of the others
 * @property {Record<string, string>} attributes answers to what the programme asks besides
 * @property {boolean} in_tray
 * @property {boolean} on_map
 * @property {number | null} x 0 to 1, from the left of the picture's square
 * @property {number | null} y 0 to 1, from its top
 * @property {boolean} placed put there by hand
 *
 * @typedef {"level" | "arena" | "kind"} Sectors
 * @typedef {[string, string]} Tie two ids, the smaller first
 * @typedef {{id: string, label: string, inner: number, outer: number}} Ring radii in sides of the square
 * @typedef {{id: string, label: string, start: number, end: number}} Sector degrees clockwise from twelve
 * @typedef {{rings: Ring[], sectors: Sector[], you?: number, disc?: number}} Geometry `disc` is the radius that the layout left room for
 * @typedef {{op: string, what: What}} Step what undo or redo would act on
 * @typedef {{type: string, label?: string, other?: string, count?: number, each?: string, on?: string}} What
 * @typedef {{id: string, text: string, about: string, shared: boolean}} Gap
 * @typedef {{id: string, step: string, person: string | null, gap: string | null, by: string | null, done: boolean}} Action
 * @typedef {{id: string, name: string, at: string, size: number}} Snapshot
 * @typedef {{id: string, title: string, reading: string, meaning?: string, question: string, rule?: string, numbers: any}} Finding
 *
 * @typedef {{id: string, title: string, before: number | null, after: number | null, delta: number | null, counts_before: [number, number] | null, counts_after: [number, number] | null}} Delta one measure of two maps
 * @typedef {Pick<MapView, "people" | "ties" | "sectors" | "geometry">} Drawn what a picture shows of a map
 * @typedef {{kind: "discs", filled: number, of: number, hollow: number} | {kind: "bars", rows: [string, number][], of: number} | {kind: "split", part: number, of: number} | {kind: "groups", sizes: number[]} | {kind: "line", least: number, most: number, at: number, from?: number, to?: number} | {kind: "network", marked: string[]}} Picture
 * @typedef {{id: string, group: string, title: string, sentence: string, value: number | null, shown: string, counts: [number, number] | null, lines: string[], picture: Picture | null, ask: string}} Said
 * @typedef {{title: string, formula: string, words: string, source: string}} Explained
 * @typedef {{value: number, low: number, high: number, threshold: number, least: number, most: number, near: boolean, crosses: boolean}} Axis
 * @typedef {{type: string, name: string, meaning: string, diversity: Axis, strength: Axis, n: number, places: number, rated: number, names: Record<string, string>}} Typology
 *
 * @typedef {object} MapView
 * @property {Person[]} people
 * @property {Tie[]} ties
 * @property {Sectors} sectors what the sectors show
 * @property {Record<string, string>} ego what the ego said of themselves, by attribute
 * @property {Geometry} geometry
 * @property {Record<string, any>} measures
 * @property {Finding[]} findings
 * @property {Said[]} reading every measure in a sentence
 * @property {Typology | null} typology
 * @property {string[][]} same_label groups of ids
 *
 * @typedef {object} PlanView
 * @property {MapView | null} wanted
 * @property {Delta[] | null} what_if each measure now and on the wanted map
 * @property {Gap[]} gaps
 * @property {Action[]} actions
 * @property {Record<string, string>} reflections
 * @property {Snapshot[]} snapshots
 *
 * @typedef {object} StepsView
 * @property {Step | null} undo
 * @property {Step | null} redo
 * @property {Record<string, string>} steps id to none, working or done
 *
 * @typedef {MapView & PlanView & StepsView} View
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
 * @property {{id: string, label: string, question: string, hint: string, options: {id: string, label: string}[]}[]} attributes
 * @property {{label: string, meaning: string}} star
 * @property {{groups: Record<string, string>, explained: Record<string, Explained>, rests_on: Record<string, string[]>}} reading
 * @property {boolean} [room] whether others are here, to whom one can show one's map
 * @property {{id: string, title: string, ticked: boolean}[]} steps
 * @property {{id: string, text: string}[]} prompts questions to think with
 * @property {{id: string, label: string}[]} documents formats that map, reading and plan can be kept in
 * @property {{id: string, label: string}[]} pictures formats a picture can be kept in
 * @property {{id: string, label: string, hint: string}[]} files formats the data can be kept in
 *
 * @typedef {{type: string, [field: string]: any}} Op
 * @typedef {{id: string, op: Op}} Waiting an operation that is not yet acknowledged
 */
export {};
