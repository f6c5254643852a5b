/**
 * What other people's tools say of our files, for `tests/formats` and `tests/reports`: a command as the argument,
 * JSON on stdin, JSON on stdout.
 *
 *   networks   a list of sessions -> for each, what Network Canvas's schema has against it
 *   protocol   a protocol -> what Network Canvas's validator has against it
 *   export     {protocol, sessions: [{case, id, network}]} -> the files that Network Canvas writes
 *   graphml    a list of GraphML texts -> the graphs that graphology reads
 *   calendar   an iCalendar text -> summary, first day, whether a whole day, and sequence of each event
 */

import { readFileSync } from "node:fs";

/** @param {{success: boolean, error?: any}} result */
const faults = ({ success, error }) => (success ? [] : (error?.issues ?? [String(error)]));

const commands = {
  async networks(given) {
    const { NcNetworkSchema } = await import("@codaco/shared-consts");
    return given.map((network) => faults(NcNetworkSchema.safeParse(network)));
  },

  async protocol(given) {
    const { validateProtocol } = await import("@codaco/protocol-validation");
    return faults(await validateProtocol(given));
  },

  async export({ protocol, sessions, options = {} }) {
    const { Effect, Layer, Queue } = await import("effect");
    const { exportPipeline } = await import("@codaco/network-exporters/pipeline");
    const { InterviewRepository } = await import("@codaco/network-exporters/services/InterviewRepository");
    const { ProtocolRepository } = await import("@codaco/network-exporters/services/ProtocolRepository");
    const { Output } = await import("@codaco/network-exporters/services/Output");
    const hash = "h1";
    const files = {};
    const interviews = sessions.map(({ id, case: participantIdentifier, network }) => ({
      id,
      participantIdentifier,
      startTime: new Date("2026-01-02T10:00:00Z"),
      finishTime: new Date("2026-01-02T11:00:00Z"),
      network,
      protocolHash: hash,
    }));
    const layer = Layer.mergeAll(
      Layer.succeed(InterviewRepository, { getForExport: () => Effect.succeed(interviews) }),
      Layer.succeed(ProtocolRepository, {
        getProtocols: () => Effect.succeed({ [hash]: { hash, name: protocol.name, codebook: protocol.codebook } }),
      }),
      Layer.succeed(Output, {
        begin: () => Effect.succeed({}),
        writeEntry: (_handle, { name, data }) =>
          Effect.promise(async () => {
            const parts = [];
            for await (const part of data) parts.push(part);
            files[name] = Buffer.concat(parts).toString("utf8");
          }),
        end: () => Effect.succeed({}),
      }),
    );
    const wanted = {
      exportGraphML: true,
      exportCSV: true,
      globalOptions: { useScreenLayoutCoordinates: false, screenLayoutHeight: 1080, screenLayoutWidth: 1920 },
      ...options,
    };
    const program = Effect.gen(function* () {
      const queue = yield* Queue.unbounded();
      return yield* exportPipeline(sessions.map(({ id }) => id), wanted, queue);
    });
    const done = await Effect.runPromise(program.pipe(Effect.provide(layer)));
    return { files, failed: done.failedExports.map((failure) => String(failure.error?.cause ?? failure.error)) };
  },

  async graphml(given) {
    const { default: graphology } = await import("graphology");
    const { parse } = await import("graphology-graphml");
    return given.map((text) => parse(graphology.UndirectedGraph, text).export());
  },

  async calendar(given) {
    const { default: ICAL } = await import("ical.js");
    const calendar = new ICAL.Component(ICAL.parse(given));
    return calendar.getAllSubcomponents("vevent").map((each) => {
      const event = new ICAL.Event(each);
      return [event.summary, event.startDate.toString(), event.startDate.isDate, event.sequence];
    });
  },
};

const command = commands[process.argv[2]];
process.stdout.write(JSON.stringify(await command(JSON.parse(readFileSync(0, "utf8")))));
