import { Failure, type Texts } from './failure.ts';

/** org.camunda.bpm.engine.rest.exception: raised by the REST layer before or around the engine. */
export const restFailure = {
  invalidRequest: (message: string, status = 400) =>
    new Failure(status, 'InvalidRequestException', message, null),
  bothTenants: () =>
    new Failure(
      400,
      'InvalidRequestException',
      "Parameter 'tenantId' cannot be used together with parameter 'withoutTenantId'.",
      null,
    ),
  rest: (status: number, message: string) => new Failure(status, 'RestException', message, null),
  notFound: (message: string) => new Failure(404, 'RestException', message, null),
} satisfies Texts;
