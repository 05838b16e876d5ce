import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matches, routeAt, safeReturn } from './paths.ts';

test('patterns match whole paths', () => {
  assert.equal(matches('/directory/people/$id', '/directory/people/7'), true);
  assert.equal(matches('/directory/people/$id', '/directory/people/'), false);
  assert.equal(matches('/directory/people', '/directory/people/7'), false);
  assert.equal(matches('/', '/'), true);
  assert.equal(matches('/', '/home'), false);
});

test('fixed words win over parameters', () => {
  const routes = [{ path: '/people/$id' }, { path: '/people/new' }];
  assert.equal(routeAt(routes, '/people/new')?.path, '/people/new');
  assert.equal(routeAt(routes, '/people/9')?.path, '/people/$id');
  assert.equal(routeAt(routes, '/nowhere'), undefined);
});

test('after sign-in nobody is led to another site', () => {
  assert.equal(safeReturn('/directory?q=%E9%A9%AC#x', '/home'), '/directory?q=%E9%A9%AC#x');
  for (const bad of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '',
    undefined,
    7,
    '/\t/evil.example',
  ])
    assert.equal(safeReturn(bad, '/home'), '/home', String(bad));
});
