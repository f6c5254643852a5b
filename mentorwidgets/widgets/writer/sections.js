// @ts-check
/** Which worksheet is shown by what: one line for each kind; the text and the plan are the page's. */

import { acrossSection } from "../sections/across.js";
import { foldAcross } from "../sections/across_fold.js";
import { balanceSection } from "../sections/balance.js";
import { foldBalance } from "../sections/balance_fold.js";
import { foldList, listSection } from "../sections/list.js";
import { foldPitch, pitchSection } from "../sections/pitch.js";
import { foldStoryboard, storyboardSection } from "../sections/storyboard.js";
import { repliesSection } from "../sections/replies.js";
import { cardsSection, foldCards } from "../sections/cards.js";
import { foldReplies } from "../sections/replies_fold.js";
import { rereadSection } from "../sections/reread.js";
import { foldReread } from "../sections/reread_fold.js";
import { resultsSection } from "../sections/results.js";
import { foldResults } from "../sections/results_fold.js";

/**
 * What a worksheet's module is given. `section` is its content as JSON, `send` submits an
 * operation of this section, `go` opens another one;
 * `numberOf` gives the number that what it asks has on paper, to stand before its label.
 * @typedef {{bridge: import("../bridge.js").Bridge, document: string, section: any, options: any,
 *   lang: string, signal: AbortSignal, send: (op: Record<string, any>) => void,
 *   numberOf: (id: string) => HTMLElement | null,
 *   go: (id: string, how?: {focus?: boolean}) => void}} SectionContext
 * @typedef {{element: HTMLElement, receive: (view: any, whole: import("./fold.js").View) => void,
 *   shown?: () => void}} SectionPage
 * @typedef {{build: (context: SectionContext) => SectionPage,
 *   fold?: import("./fold.js").Fold, wide?: boolean}} SectionKind
 *   `fold` lays an operation that Python has not acknowledged on a view; a `wide` one has the
 *   page to itself
 */

/** @type {Record<string, SectionKind>} */
export const SECTIONS = {
  list: { build: listSection, fold: foldList },
  balance: { build: balanceSection, fold: foldBalance },
  reread: { build: rereadSection, fold: foldReread, wide: true },
  pitch: { build: pitchSection, fold: foldPitch },
  storyboard: { build: storyboardSection, fold: foldStoryboard, wide: true },
  replies: { build: repliesSection, fold: foldReplies, wide: true },
  across: { build: acrossSection, fold: foldAcross },
  cards: { build: cardsSection, fold: foldCards, wide: true },
  results: { build: resultsSection, fold: foldResults },
};
