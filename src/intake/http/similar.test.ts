import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clip, filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;
let token: { Authorization: string };

const HOLE =
  'Екі аптадан бері Сейфуллин көшесінде терең шұңқыр бар, көліктер айналып өтуге мәжбүр. Жөндеп беруіңізді сұраймын.';
const TYPED_PLAINLY = 'еки аптадан бери сейфуллин кошесинде терен шункыр бар, коликтер айналып отуге мажбур';

beforeAll(async () => {
  stage = await openTestIntake();
  token = await stage.enrol();
}, 60_000);

afterAll(() => stage?.stop());

const similar = (asked: unknown, headers: Record<string, string> = token) =>
  stage.ask('POST', '/v1/similar', { body: asked, headers });

const numbers = async (asked: unknown, headers?: Record<string, string>): Promise<string[]> =>
  (await similar(asked, headers)).body.records.map(({ number }: { number: string }) => number);

describe('records that are alike', () => {
  it('are found however Kazakh was typed, with what they have in common', async () => {
    const { body: filed } = await stage.file(filing({ text: HOLE }));
    await stage.file(filing({ text: 'Во дворе третий день нет воды, диспетчер трубку не берёт.' }));
    const asked = `  Сәлем! ${TYPED_PLAINLY}`;
    const { status, body } = await similar({ text: asked });
    expect(status).toBe(200);
    expect(body.records).toHaveLength(1);
    const [record] = body.records;
    expect(record).toMatchObject({
      number: filed.number,
      state: 'registered',
      topic: 'roads',
      receivedAt: filed.receivedAt,
      agency: { code: 'TLD' },
    });
    expect(record.likeness).toBeGreaterThan(0.8);
    expect(record.likeness).toBeLessThanOrEqual(1);
    const [passage] = record.passages;
    expect(asked.slice(...passage.asked)).toBe(TYPED_PLAINLY);
    expect(HOLE.startsWith(passage.text)).toBe(true);
  });

  it('are signals as well, the most alike first, so many as were asked for', async () => {
    const text = 'Аялдама маңында бірнеше жылдан бері қараусыз қалған ит үйірі жүр, балалар қорқады.';
    const half = 'Аялдама маңында бірнеше жылдан бері қоқыс тасталған, ешкім жинамайды, иіс шығады.';
    const { body: signal } = await stage.file(clip(70, { post: { ...clip(70).post, text } }), token);
    const { body: other } = await stage.file(filing({ text: half }));
    expect(await numbers({ text })).toEqual([signal.number, other.number]);
    expect(await numbers({ text, limit: 1 })).toEqual([signal.number]);
  });

  it('can be narrowed to a topic and to a place with all that lies in it', async () => {
    const text = 'Жетіген ауылында газ құбыры жарылып, бірнеше үй жылусыз отыр, жөндеушілер келмеді.';
    const { body } = await stage.file(filing({ text, topic: 'gas', place: { kato: '194043100' } }));
    expect(await numbers({ text, topic: 'gas', kato: '194000000' })).toEqual([body.number]);
    expect(await numbers({ text, kato: '190000000' })).toEqual([body.number]);
    expect(await numbers({ text, kato: '195000000' })).toEqual([]);
    expect(await numbers({ text, topic: 'water' })).toEqual([]);
  });

  it('are the agency’s own and no other’s, and an official’s to see', async () => {
    await stage.owner.query(
      "insert into agencies (code, name_kk, name_ru, name_en, kato) values ('ALM', 'а', 'а', 'a', '750000000')",
    );
    expect(await numbers({ text: HOLE }, await stage.enrol('А. А.', 'ALM'))).toEqual([]);
    expect((await similar({ text: HOLE }, {})).status).toBe(401);
  });

  it('are forgotten with the text', async () => {
    const text = 'Менің балам мектепте құлап, сынып мұғалімі ешкімге хабарламаған, шара қолдануды сұраймын.';
    const { body } = await stage.file(filing({ text }));
    expect(await numbers({ text })).toEqual([body.number]);
    await stage.owner.query(`update appeals set body = body - 'text' where number = $1`, [body.number]);
    expect(await numbers({ text })).toEqual([]);
    const { rows } = await stage.owner.query(
      'select 1 from search_texts s join appeals a on a.id = s.appeal where a.number = $1',
      [body.number],
    );
    expect(rows).toEqual([]);
  });

  it.each([
    [{ text: '…' }, '/text', 'required'],
    [{}, '/text', 'required'],
    [{ text: 'а'.repeat(20_001) }, '/text', 'too-long'],
    [{ text: HOLE, limit: 21 }, '/limit', 'unknown-value'],
    [{ text: HOLE, topic: 'ufo' }, '/topic', 'unknown-value'],
    [{ text: HOLE, agency: 'ALM' }, '/agency', 'unknown-field'],
  ])('are not looked for with %j', async (asked, pointer, code) => {
    const { status, body } = await similar(asked);
    expect([status, body.errors[0].pointer, body.errors[0].code]).toEqual([400, pointer, code]);
  });

  it('take any text that a person can paste', async () => {
    const texts = ['\u0000\u202eа', '😀'.repeat(20_000), "'; drop table search_texts;--", 'а'.repeat(20_000)];
    for (const text of texts) {
      const { status } = await similar({ text: `б${text}`.slice(0, 20_000) });
      expect(status).toBe(200);
    }
  });
});
