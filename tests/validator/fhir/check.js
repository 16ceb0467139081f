// Is what the kiosk and the simulated HIS say to each other valid FHIR R4? Judged by the published definitions as
// the npm package "fhir" carries them, which neither side has seen.
//
//   node check.js FOLDER [--planted]
//
// Reads FOLDER/*/hospital/fhir.jsonl of walked journeys. With --planted one resource of each type is spoilt in four
// ways (a status that is no code, an unknown element at the top and inside another, its type taken away): all must be
// found. Names, cardinalities and required codes are what it judges; invariants (app-3, …) are not. The validator is
// found in NODE_PATH.
'use strict';
const fs = require('fs');
const path = require('path');
const { Fhir } = require('fhir');

const judge = new Fhir();

// A bundle's entries are judged each by itself: its own judgement does not look into them.
function resourcesOf(message) {
  if (message === null) return [];
  if (typeof message !== 'object') return [{}]; // a body that is no JSON
  const entries = (message.entry || []).map((entry) => entry.resource).filter(Boolean);
  return [message, ...entries];
}

function problemsOf(resource) {
  if (!resource.resourceType) return ['no resourceType'];
  const { messages } = judge.validate(resource, { errorOnUnexpected: true });
  return messages.filter((one) => one.severity !== 'info' && one.severity !== 'warning')
    .map((one) => `${one.location}: ${one.message}`);
}

function* messagesIn(folder) {
  for (const journey of fs.readdirSync(folder).sort()) {
    const file = path.join(folder, journey, 'hospital', 'fhir.jsonl');
    if (!fs.existsSync(file)) continue;
    for (const line of fs.readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const exchange = JSON.parse(line);
      const name = `${journey}: ${exchange.method} ${exchange.path}`;
      for (const resource of resourcesOf(exchange.request)) yield [`${name}, sent`, resource];
      for (const resource of resourcesOf(exchange.reply)) yield [`${name}, answered`, resource];
    }
  }
}

const spoilt = {
  'an unknown element': (resource) => { resource.colour = 'blue'; },
  'a status that is no code': (resource) => { resource.status = 'perhaps'; },
  'an unknown element inside another': (resource) => { resource.meta = { colour: 'blue' }; },
  'no type': (resource) => { delete resource.resourceType; },
};

function checkPlanted(byType) {
  let missed = 0;
  let planted = 0;
  for (const [type, resource] of byType)
    for (const [what, spoil] of Object.entries(spoilt)) {
      if (what === 'a status that is no code' && resource.status === undefined) continue;
      const copy = JSON.parse(JSON.stringify(resource));
      spoil(copy);
      ++planted;
      if (problemsOf(copy).length > 0) continue;
      ++missed;
      console.log(`not found: ${what} in ${type}`);
    }
  console.log(`${planted} mistakes planted in ${byType.size} types, ${missed} not found`);
  return missed === 0;
}

function main(folder, planted) {
  const byType = new Map();
  const seen = new Map(); // the same problem of a thousand messages is told once
  let judged = 0;
  for (const [name, resource] of messagesIn(folder)) {
    ++judged;
    if (!byType.has(resource.resourceType)) byType.set(resource.resourceType, resource);
    if (planted) continue;
    for (const problem of problemsOf(resource))
      if (!seen.has(`${resource.resourceType} ${problem}`)) seen.set(`${resource.resourceType} ${problem}`, name);
  }
  for (const [problem, name] of seen) console.log(`${name}: ${problem}`);
  const types = [...byType.keys()].sort().join(', ');
  console.log(`${judged} resources (${types}), ${seen.size} problems`);
  const wanted = ['Appointment', 'Bundle', 'HealthcareService', 'Invoice', 'OperationOutcome', 'Patient', 'Slot', 'Task'];
  const absent = wanted.filter((type) => !byType.has(type));
  if (absent.length > 0) console.log(`never seen: ${absent.join(', ')}`);
  if (absent.length > 0 || seen.size > 0 || (planted && !checkPlanted(byType))) process.exit(1);
}

if (process.argv.length < 3) {
  console.error('usage: node check.js FOLDER [--planted]');
  process.exit(2);
}
main(process.argv[2], process.argv.includes('--planted'));
