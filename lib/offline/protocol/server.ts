import {
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { remoteMethods } from './messages';

/** Answers one method: the decoded request and who asks in, a message in its plain form out, or the encoded message. */
export type Handler = (request: never, peer: string) => object | Uint8Array | Promise<object | Uint8Array>;

/** A provider that Terraform can attach to. */
export interface RunningServer {
  /** `127.0.0.1:40123` */
  readonly address: string;
  /** Ends it at once; Terraform never stops a provider that it did not start. */
  stop(): void;
}

/**
 * Serves the provider protocol on a free port of this machine.
 *
 * @param ended for a program that Terraform started: called when it has asked for the end and hung up
 */
export async function serve(handlers: Readonly<Record<string, Handler>>, ended?: () => void): Promise<RunningServer> {
  const server = new Server({
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
    // Statistics that nobody asks for.
    'grpc.enable_channelz': 0,
  });
  const implementation: UntypedServiceImplementation = {};
  const definition = Object.fromEntries(
    remoteMethods().map(({ name, path, request, response }) => {
      implementation[name] = (call: ServerUnaryCall<unknown, object>, respond: sendUnaryData<object>) => {
        void answer(handlers[name], call).then(
          (message) => respond(null, message),
          (error: unknown) =>
            respond({ code: status.INTERNAL, details: `${name}: ${error instanceof Error ? error.stack : String(error)}` }),
        );
      };
      return [
        name,
        {
          path,
          requestStream: false,
          responseStream: false,
          requestSerialize: (value: object): Buffer => Buffer.from(request.encode(value).finish()),
          requestDeserialize: (bytes: Buffer): object => request.decode(bytes),
          responseSerialize: (value: object): Buffer =>
            Buffer.from(value instanceof Uint8Array ? value : response.encode(value).finish()),
          responseDeserialize: (bytes: Buffer): object => response.decode(bytes),
        },
      ];
    }),
  );
  server.addService(definition, implementation);
  if (ended !== undefined) server.addService(CONTROLLER, { Shutdown: shutdown(server, ended) });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { address: `127.0.0.1:${port}`, stop: () => server.forceShutdown() };
}

const asIs = (bytes: Buffer): Buffer => bytes;

/**
 * How Terraform ends what it started; it waits two seconds for those that do not know it, and ends them with force.
 * @see https://github.com/hashicorp/go-plugin/blob/main/internal/plugin/grpc_controller.proto (2026-11-28)
 */
const CONTROLLER = {
  Shutdown: {
    path: '/plugin.GRPCController/Shutdown',
    requestStream: false,
    responseStream: false,
    requestSerialize: asIs,
    requestDeserialize: asIs,
    responseSerialize: asIs,
    responseDeserialize: asIs,
  },
} as const;

const shutdown =
  (server: Server, ended: () => void) =>
  (_: ServerUnaryCall<Buffer, Buffer>, respond: sendUnaryData<Buffer>): void => {
    respond(null, Buffer.alloc(0));
    server.tryShutdown(ended);
  };

async function answer(handler: Handler | undefined, call: ServerUnaryCall<unknown, object>): Promise<object> {
  if (handler === undefined) throw new Error('not served');
  return handler(call.request as never, call.getPeer());
}
