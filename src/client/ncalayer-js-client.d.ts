/** The parts of ncalayer-js-client 1.5 that are used; the package has no types of its own. */
declare module 'ncalayer-js-client' {
  export class NCALayerClient {
    constructor(url?: string, allowKmdHttpApi?: boolean);
    /** Set by `connect()`, at once. */
    wsConnection: WebSocket | null;
    /** Where `connect()` looks for another signing program. */
    kmdHttpApiUrl: string;
    /** Called with every answer that is waited for, before it is parsed. */
    onResponseReady: ((text: string) => void) | null;
    /** Resolves to NCALayer's version. */
    connect(): Promise<string>;
    basicsSignCMS(
      allowedStorages: readonly string[] | null,
      data: string,
      signingParams: object,
      signerParams: object,
      locale: string,
    ): Promise<unknown>;
    /** Puts the handlers of the next answer on the socket. */
    setHandlers(
      resolve: (value: unknown) => void,
      reject: (error: unknown) => void,
      forceSingleSignature?: boolean,
    ): void;
    static get basicsStorageAll(): null;
    static get basicsCMSParamsDetachedNoTSP(): object;
    static get basicsSignerSignAny(): object;
  }
}
