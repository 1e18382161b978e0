import { expect, test } from 'vitest'
import { venueKindOf } from './venue.ts'

test.each([
  ['game_chat', 'game'],
  ['gaming/game-forum', 'game'],
  ['football_forum', 'sports'],
  ['football/fan-forum', 'sports'],
  ['rss', 'news'],
  ['news/local-news', 'news'],
  ['news/news-comments', 'open'],
  ['news_comments', 'open'],
  ['event_page', 'news'],
  ['referral', 'referral'],
  ['partner-form', 'referral'],
  ['mastodon', 'open'],
  [undefined, 'open'],
])('%s is %s', (venue, kind) => expect(venueKindOf(venue)).toBe(kind))
