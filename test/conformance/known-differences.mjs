// Where this engine answers otherwise than Camunda on purpose: the rows of the README's table, which test/readme.test.ts
// looks at one by one. What random processes could meet says so by `inModel` or `inStep`, and they keep clear of it.

export const knownDifferences = [
  {
    where: 'Restart without `instructions`, or with `null` for them',
    camunda: '500 NullPointerException',
    here: '400 InvalidRequestException',
  },
  {
    where: 'Restart with a `null` among the instructions',
    camunda: '500 NullPointerException',
    here: '400 InvalidRequestException',
  },
  {
    where: 'Restart of an instance with the variable `a` and one with `b`, together',
    camunda: '`a`; `a` and `b`',
    here: '`a`; `b`',
    inStep: ({ restart, of }) => restart !== undefined && of === 'both',
  },
  {
    where: '`GET /task` as `application/hal+json`',
    camunda: '200, application/hal+json',
    here: '200, application/json',
  },
  {
    where: 'A change asked for by a web page of another site',
    camunda: '200',
    here: '403 AuthorizationException',
  },
  {
    where: 'A JSON body of 11 MB (see `--max-body`)',
    camunda: '200',
    here: '413 ClientErrorException',
  },
  {
    where: 'A regular expression with a look-around or a back reference',
    camunda: '200',
    here: '500 RestException',
    inModel: (xml) => /\.(?:matches|split|replaceAll)\(/.test(xml),
  },
  {
    where: 'A model whose elements are nested more than 500 deep',
    camunda: '200',
    here: '500 ProcessEngineException',
  },
  {
    where: 'A parallel multi-instance activity of 15,001 instances',
    camunda: '200',
    here: '500 RestException',
  },
  {
    where: 'A process that goes in a circle and never waits',
    camunda: 'no answer',
    here: '500 RestException',
  },
  {
    where: 'A process whose name has more than 255 characters',
    camunda: '500 ProcessEnginePersistenceException',
    here: '200',
  },
  {
    where: 'A version tag of more than 64 characters',
    camunda: '500 ProcessEnginePersistenceException',
    here: '200',
  },
  {
    where: 'A start timer that is due after the year 275760',
    camunda: '200',
    here: '500 ProcessEngineException',
  },
  {
    where: 'A cron expression with an offset from the last day: `0 0 12 L-3 * ?`',
    camunda: '200',
    here: '500 ProcessEngineException',
  },
  {
    where: "A colon at the beginning of an attribute's name",
    camunda: '400 ParseException',
    here: '500 ProcessEngineException',
  },
];

/** Which of them a model meets, or a step of a walk through it; undefined if none. */
export const knownInModel = (xml) => knownDifferences.find(({ inModel }) => inModel?.(xml))?.where;
export const knownInStep = (step, xml) => knownDifferences.find(({ inStep }) => inStep?.(step, xml))?.where;
