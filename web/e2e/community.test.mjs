// The journeys of members through the whole of Madang, in Chromium: `npm run e2e`. On SQLite, and on PostgreSQL where
// MADANG_TEST_POSTGRES names a server.
import { after, before, describe } from 'node:test';
import { asking } from './journeys/asking.mjs';
import { colleagues } from './journeys/colleagues.mjs';
import { finding } from './journeys/finding.mjs';
import { desk } from './journeys/desk.mjs';
import { freshness } from './journeys/freshness.mjs';
import { hostile } from './journeys/hostile.mjs';
import { insight } from './journeys/insight.mjs';
import { knowledge } from './journeys/knowledge.mjs';
import { mediation } from './journeys/mediation.mjs';
import { members } from './journeys/members.mjs';
import { messages } from './journeys/messages.mjs';
import { moderation } from './journeys/moderation.mjs';
import { plain } from './journeys/plain.mjs';
import { publishing } from './journeys/publishing.mjs';
import { trust } from './journeys/trust.mjs';
import { spam } from './journeys/spam.mjs';
import { rota } from './journeys/rota.mjs';
import { supportWeek } from './journeys/support-week.mjs';
import { widget } from './journeys/widget.mjs';
import { writing } from './journeys/writing.mjs';
import { pages } from './pages.mjs';
import { start } from './site.mjs';

const postgres = process.env.MADANG_TEST_POSTGRES;

/** Runs journeys on a community of their own. */
function community(database, address, journeys, options) {
  describe(`on ${database}`, () => {
    let site;
    before(async () => { site = await start(address, options); });
    after(() => site?.stop());
    for (const journey of journeys) journey(() => site);
  });
}

community('SQLite', undefined, [pages, members, asking, knowledge, finding, writing, plain, insight, hostile, freshness, desk, colleagues, widget, publishing, moderation, mediation, messages, trust]);
community('SQLite on duty', undefined, [rota]);
community('SQLite through a week', undefined, [supportWeek], { rehearses: true });
community('SQLite in a wave', undefined, [spam]);
if (postgres) {
  community('PostgreSQL', postgres, [members, asking, knowledge, writing, plain, insight, freshness, desk, publishing, moderation, mediation, messages, trust]);
  community('PostgreSQL on duty', postgres, [rota]);
  community('PostgreSQL through a week', postgres, [supportWeek], { rehearses: true });
}
