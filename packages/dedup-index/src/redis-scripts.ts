import { CUES_FOR_TWO_SHARED, KEYS_FOR_TWO_SHARED, MATCHES_PER_KIND, TEXTS_PER_KEY } from './port.ts'

/*
 * Layout, under the key prefix: `s` the last number given out; `i:<id>` the number of an id; `t:<number>` its text as a
 * hash (i id, f facts, a time, s sketch, l language, d decision, m matches it was answered); `e:`, `n:` and `c:<key>` the newest
 * numbers that have an exact, near or cue key, four bytes each in a string (a third of what a list takes). A number whose text is gone is passed over, so removing a text is
 * removing two keys. Everything expires two windows after it was added: nothing can match it then. `d` counts the texts
 * by the day they expire on (y of the text), so that counting them does not mean walking over them.
 */

/** Answers `{settled?, decision, id, facts, at, via, settled?, decision, ...}` of a text that is known. */
const SHARED = `
local prefix = ARGV[1]

local function answer(decision, matches)
  local out = { decision and '1' or '0', decision or '' }
  for number, via in string.gmatch(matches or '', '(%d+)(%a)') do
    local t = redis.call('HMGET', prefix .. 't:' .. number, 'i', 'f', 'a', 'd')
    if t[1] then
      out[#out + 1] = t[1]
      out[#out + 1] = t[2]
      out[#out + 1] = t[3]
      out[#out + 1] = via
      out[#out + 1] = t[4] and '1' or '0'
      out[#out + 1] = t[4] or ''
    end
  end
  return out
end
`

/** ARGV: prefix, id, and for a text to add: facts, time, twice the window in ms, sketch, near keys, cue keys, language, exact keys. */
export const ADD_AND_FIND = `${SHARED}
local id = ARGV[2]
local known = redis.call('GET', prefix .. 'i:' .. id)
if known then
  local t = redis.call('HMGET', prefix .. 't:' .. known, 'd', 'm')
  return answer(t[1], t[2])
end
if #ARGV == 2 then return { '0', '' } end

local facts, at, reach, sketch, language = ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6], ARGV[9]

-- Ones of a 32-bit number, by sums within pairs, fours and eights of its bits.
local function ones(v)
  v = v - bit.band(bit.rshift(v, 1), 0x55555555)
  v = bit.band(v, 0x33333333) + bit.band(bit.rshift(v, 2), 0x33333333)
  v = bit.band(v + bit.rshift(v, 4), 0x0f0f0f0f)
  v = v + bit.rshift(v, 8)
  return bit.band(v + bit.rshift(v, 16), 0x3f)
end

local s1, s2, s3, s4 = struct.unpack('<I4I4I4I4', sketch)
local own = ones(s1) + ones(s2) + ones(s3) + ones(s4)

local function meets(other)
  local o1, o2, o3, o4 = struct.unpack('<I4I4I4I4', other)
  local shared = ones(bit.band(s1, o1)) + ones(bit.band(s2, o2)) + ones(bit.band(s3, o3)) + ones(bit.band(s4, o4))
  return shared * 5 >= math.min(own, ones(o1) + ones(o2) + ones(o3) + ones(o4)) * 3
end

local function keysOf(name, packed)
  local keys = {}
  for from = 1, #packed, 4 do keys[#keys + 1] = prefix .. name .. string.sub(packed, from, from + 3) end
  return keys
end

-- The newest numbers under the key, newest first.
local function numbersOf(key, most)
  local packed = redis.call('GETRANGE', key, -4 * most, -1)
  local numbers = {}
  for from = #packed - 3, 1, -4 do numbers[#numbers + 1] = (struct.unpack('<I4', packed, from)) end
  return numbers
end

local found, order = {}, {}
local function take(number, via)
  if not found[number] then
    found[number] = via
    order[#order + 1] = number .. via
  end
end

local function isNear(time)
  return time and math.abs(tonumber(time) - at) <= reach
end

local exact = {}
for i = 10, #ARGV do exact[#exact + 1] = prefix .. 'e:' .. ARGV[i] end
for _, key in ipairs(exact) do
  for _, number in ipairs(numbersOf(key, ${MATCHES_PER_KIND})) do
    if isNear(redis.call('HGET', prefix .. 't:' .. number, 'a')) then take(number, 'e') end
  end
end

local function best(keys, via)
  local counts, numbers = {}, {}
  for _, key in ipairs(keys) do
    for _, number in ipairs(numbersOf(key, ${TEXTS_PER_KEY})) do
      if not counts[number] then
        counts[number] = 0
        numbers[#numbers + 1] = number
      end
      counts[number] = counts[number] + 1
    end
  end
  local least = #keys >= (via == 'n' and ${KEYS_FOR_TWO_SHARED} or ${CUES_FOR_TWO_SHARED}) and 2 or 1
  local ranked = {}
  for _, number in ipairs(numbers) do
    if counts[number] >= least then
      local t = redis.call('HMGET', prefix .. 't:' .. number, 'a', 's', 'l')
      local fits = via == 'n' and t[1] and meets(t[2]) or via == 'c' and language ~= '0' and t[3] ~= '0' and t[3] ~= language
      if fits and isNear(t[1]) then ranked[#ranked + 1] = number end
    end
  end
  table.sort(ranked, function(x, y)
    if counts[x] ~= counts[y] then return counts[x] > counts[y] end
    return x > y
  end)
  for i = 1, math.min(#ranked, ${MATCHES_PER_KIND}) do take(ranked[i], via) end
end

local near, cue = keysOf('n:', ARGV[7]), keysOf('c:', ARGV[8])
best(near, 'n')
best(cue, 'c')

local matches = table.concat(order)
local number = redis.call('INCR', prefix .. 's')
redis.call('SET', prefix .. 'i:' .. id, number, 'PX', reach)
local day = math.floor(tonumber(redis.call('TIME')[1]) / 86400 + reach / 86400000)
redis.call('HSET', prefix .. 't:' .. number, 'i', id, 'f', facts, 'a', ARGV[4], 's', sketch, 'l', language, 'm', matches, 'y', day)
redis.call('HINCRBY', prefix .. 'd', day, 1)
redis.call('PEXPIRE', prefix .. 't:' .. number, reach)
local packed = struct.pack('<I4', number)
local function post(keys, most)
  for _, key in ipairs(keys) do
    if redis.call('APPEND', key, packed) >= 8 * most then
      redis.call('SET', key, redis.call('GETRANGE', key, -4 * most, -1))
    end
    redis.call('PEXPIRE', key, reach)
  end
end
post(exact, ${MATCHES_PER_KIND})
post(near, ${TEXTS_PER_KEY})
post(cue, ${TEXTS_PER_KEY})
return answer(nil, matches)
`

/** ARGV: prefix, id, decision. Answers the decision that stands. */
export const SETTLE = `
local number = redis.call('GET', ARGV[1] .. 'i:' .. ARGV[2])
if not number then return ARGV[3] end
local key = ARGV[1] .. 't:' .. number
local standing = redis.call('HGET', key, 'd')
if standing then return standing end
redis.call('HSET', key, 'd', ARGV[3])
redis.call('HDEL', key, 'm')
return ARGV[3]
`

/** ARGV: prefix, id. */
export const REMOVE = `
local number = redis.call('GET', ARGV[1] .. 'i:' .. ARGV[2])
if not number then return 0 end
local day = redis.call('HGET', ARGV[1] .. 't:' .. number, 'y')
if day then redis.call('HINCRBY', ARGV[1] .. 'd', day, -1) end
return redis.call('DEL', ARGV[1] .. 'i:' .. ARGV[2], ARGV[1] .. 't:' .. number)
`

/** ARGV: prefix. Answers the number of texts, those that expire today included. */
export const COUNT = `
local today = math.floor(tonumber(redis.call('TIME')[1]) / 86400)
local days = redis.call('HGETALL', ARGV[1] .. 'd')
local sum = 0
for i = 1, #days, 2 do
  if tonumber(days[i]) < today then redis.call('HDEL', ARGV[1] .. 'd', days[i]) else sum = sum + days[i + 1] end
end
return sum
`
