// Judges GraphQL documents by a schema, as the reference implementation does: node validate.mjs <schema> <document>...
// Prints a line for each document and one for each error; fails when there is any.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildSchema, parse, validate, validateSchema } from 'graphql';

const [schemaFile, ...documents] = process.argv.slice(2);
const read = (file) => readFileSync(file, 'utf8');

const schema = buildSchema(read(schemaFile));
const wrong = validateSchema(schema).map((error) => `schema: ${error.message}`);

for (const file of documents) {
  const errors = validate(schema, parse(read(file)));
  console.log(`${errors.length === 0 ? 'fits' : 'does not fit'}: ${basename(file)}`);
  errors.forEach((error) => wrong.push(`${basename(file)}: ${error.message}`));
}
wrong.forEach((sentence) => console.log(sentence));
process.exitCode = wrong.length === 0 ? 0 : 1;
