// Searches the index that generator/search.py makes. Files of the index are classic scripts that hand over their
// data by calling pilotwijzerSearch.shard(); each is loaded once, when a query first needs it. What is found goes
// to search_ui.js; this part puts nothing on the page.
window.pilotwijzerSearch = (() => {
  "use strict";

  // ------------------------------------------------------------------------------------------------ words

  // As in generator/search.py: an ending, what must stand before it, and what comes instead.
  const ENDINGS = [
    ["heden", /^.{3}/, "heid"],
    [
      "s",
      /^(?!.*(?:plaat|men|gren|kan|wen|dan|reek|fiet|art|advie|verlie|precie)$).*[aeiouy][^aeiouy]+(?:[aeiouy].*[bcdfghklmnprt]|(?:[aeiouy].*)?[dgjkst]e|(?:[aeiouy].*)?ie)$/,
      "",
    ],
    ["s", /^[^aeiouy]*[aeiouy]+[bm]$/, ""],
    ["en", /^(?=.{3}).*(?:[aeiouy].*[^aeiouy]|.ie|.ee)$/, ""],
    ["ing", /^.*[aeiouy][^aeiouy]+[aeiouy].*(?:[^aeiouyl]|[^r]l)$/, ""],
    ["e", /^(?=.{3}).*[aeiouy].*[^aeiouy]$/, ""],
  ];
  const LAST = { v: "f", z: "s" };
  const IRREGULAR = new Map([["led", "lid"], ["sted", "stad"]]);

  const fold = (word) => word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

  const stem = (folded) => {
    let word = folded;
    if (word.length < 4) {
      return word;
    }
    for (const [ending, before, instead] of ENDINGS) {
      if (word.endsWith(ending) && before.test(word.slice(0, -ending.length))) {
        word = word.slice(0, -ending.length) + instead;
      }
    }
    const last = word.at(-1);
    if (last === word.at(-2) && "bdfgklmnprst".includes(last)) {
      word = word.slice(0, -1);
    }
    if (last in LAST) {
      word = word.slice(0, -1) + LAST[last];
    }
    if (!"aeiouy".includes(last) && /^(aa|ee|oo|uu)$/.test(word.slice(-3, -1))) {
      word = word.slice(0, -2) + word.slice(-1);
    }
    return word.endsWith("kinder") ? word.slice(0, -2) : IRREGULAR.get(word) ?? word;
  };

  // The words of a text as they stand there, folded, and with their place.
  const tokens = (text) =>
    Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: written, index: start }) => ({
      written,
      word: fold(/^[A-Z]{2,}s$/.test(written) ? written.slice(0, -1) : written),
      start,
      end: start + written.length,
    }));
  const reversed = (word) => Array.from(word).reverse().join("");

  // How many letters must be typed, dropped, changed or swapped to make one word out of the other.
  const distance = (one, other) => {
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, column) => column);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      [before, row] = [row, next];
    }
    return row[other.length];
  };

  // ------------------------------------------------------------------------------------------------ files

  const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));
  const given = new Map();
  const ready = new Map();
  let index = null;

  const once = (name, make) => {
    if (!ready.has(name)) {
      ready.set(name, make().catch((problem) => {
        ready.delete(name);
        throw problem;
      }));
    }
    return ready.get(name);
  };

  const shard = (name, data) => given.set(name, data);

  const load = (name) =>
    once(name, async () => {
      await window.pilotwijzerRun(`${document.documentElement.dataset.base}zoeken/${name}.js${index ? `?v=${index.version}` : ""}`);
      if (!given.has(name)) {
        throw new Error(name);
      }
      return given.get(name);
    });

  // Numbers in digits of 32, lowest first; the last digit of a number is one of the first 32.
  const numbers = (code) => {
    const result = [];
    let value = 0;
    let unit = 1;
    for (const character of code) {
      const digit = VALUES.get(character);
      value += (digit % 32) * unit;
      unit *= 32;
      if (digit < 32) {
        result.push(value);
        value = 0;
        unit = 1;
      }
    }
    return result;
  };

  // Where each of a row of sizes begins, and where the last one ends.
  const starts = (sizes) => {
    const result = [0];
    sizes.forEach((size) => result.push(result.at(-1) + size));
    return result;
  };

  const start = () =>
    once("ready", async () => {
      const data = await load("start");
      const sections = starts(numbers(data.sections));
      index = {
        version: data.version,
        sections,
        count: sections.at(-1),
        aside: new Set(numbers(data.aside)),
        pages: sections.length - 1,
        stop: new Set(data.stop.split(" ")),
        synonyms: data.synonyms.map((group) => group.map((phrase) => ({ phrase, stems: meaning(phrase, data.stop.split(" ")) }))),
        first: { words: data.first.words.split(" "), endings: data.first.endings.split(" ") },
        starts: Object.fromEntries(Object.entries(data.sizes).map(([kind, sizes]) => [kind, starts(numbers(sizes))])),
      };
      return index;
    });

  const meaning = (phrase, stop) =>
    phrase.split(" ").filter((word) => word.length > 1 && !stop.includes(word)).map(stem).join(" ");

  // The last place of a sorted row that is not after the key; -1 when all are.
  const place = (row, key) => row.findLastIndex((one) => one <= key);

  // All words that share their first two letters with this one.
  const neighbours = async (word) => {
    const number = place(index.first.words, word.slice(0, 2));
    if (number < 0) {
      return new Map();
    }
    return once(`parsed-${number}`, async () => {
      const lines = (await load(`words-${number}`)).split("\n");
      return new Map(lines.map((line, row) => {
        const [own, form, weight, parts] = line.split("|");
        return [own, {
          stem: own,
          form: form || own,
          weight: Number(weight ?? 0),
          parts: parts ? parts.split(" ") : [],
          list: index.starts.words[number] + row,
        }];
      }));
    });
  };
  const entry = async (own) => (await neighbours(own)).get(own);

  // All words that share their last two letters with this one.
  const endings = async (word) => {
    const number = place(index.first.endings, reversed(word).slice(0, 2));
    const lines = number < 0 ? [] : (await load(`endings-${number}`)).split("\n");
    return lines.map((line) => {
      const [back, list] = line.split("|");
      return { stem: reversed(back), list: numbers(list)[0] };
    });
  };

  // Per section how loud a word is there, from 6 (it is the title) to 0 (it is not there).
  const levels = (code) => {
    const result = new Uint8Array(index.count);
    code.split(",").forEach((steps, row) => {
      let section = -1;
      numbers(steps).forEach((step) => {
        section += step;
        result[section] = 6 - row;
      });
    });
    return result;
  };

  const lists = (number) =>
    once(`list-${number}`, async () => {
      const file = place(index.starts.lists, number);
      const line = (await load(`lists-${file}`)).split("\n")[number - index.starts.lists[file]];
      const [whole, part = ""] = line.split(";");
      return { whole: levels(whole), part: levels(part) };
    });

  const page = async (number) => {
    const file = place(index.starts.texts, number);
    return (await load(`texts-${file}`))[number - index.starts.texts[file]];
  };

  // ---------------------------------------------------------------------------------------------- queries

  // What a word counts for by its place (nowhere, once, twice, often, heading, title, all of the title) and by how it
  // was found.
  const LOUD = [0, 1, 1.6, 2.2, 4, 9, 14];
  const WHOLE = 1;
  const SYNONYM = 0.7;
  const BEGINNING = 0.6;
  const PART = 0.45;
  const APART = 0.35;
  // A page for few readers counts for less as a whole.
  const ASIDE = 0.4;
  const MOST_BEGINNINGS = 12;
  const MOST_ENDINGS = 4;
  // A compound that stands in fewer sections than this is also looked for in two words.
  const RARE = 25;

  const loudest = (result, other) => result.map((level, section) => Math.max(level, other[section]));
  const quietest = (result, other) => result.map((level, section) => Math.min(level, other[section]));

  const either = async (found) => {
    const all = await Promise.all(found.map((one) => lists(one.list)));
    return all.flatMap((list) => [list.whole, list.part]).reduce(loudest);
  };

  // `uitval van school` for `schooluitval`.
  const apart = async (parts) => {
    const found = await Promise.all(parts.map(entry));
    if (parts.length < 2 || found.includes(undefined)) {
      return [];
    }
    const both = await Promise.all(found.map((one) => either([one])));
    const levels = both.reduce(quietest);
    // Halves that meet nowhere explain nothing: the word is more likely typed wrong.
    return levels.some((level) => level > 0) ? [{ weight: APART, marks: found.map((one) => one.form), levels }] : [];
  };

  const known = async (found, typed) => {
    const list = await lists(found.list);
    const marks = [...new Set([typed, found.form])];
    const count = list.whole.reduce((sum, level) => sum + (level > 0), 0);
    return [
      { weight: WHOLE, marks, levels: list.whole },
      { weight: PART, marks, levels: list.part },
      ...(count < RARE ? await apart(found.parts) : []),
    ];
  };

  const beginning = async (word) =>
    [...(await neighbours(word)).values()].filter((one) => one.stem.startsWith(word) || one.form.startsWith(word));

  const heaviest = (found) => found.sort((a, b) => b.weight - a.weight || a.stem.localeCompare(b.stem));

  // The parts of a compound that is nowhere in the catalogue itself; the last may be unfinished.
  const cut = async (own) => {
    for (let at = own.length - 3; at >= 3; at -= 1) {
      const rest = own.slice(at);
      const left = await entry(stem(own.slice(0, at)));
      const right = left && ((await entry(rest)) ?? heaviest(await beginning(rest))[0]);
      if (right) {
        return [left.stem, right.stem];
      }
    }
    return [];
  };

  const unfinished = async (word, own) => {
    const found = [...new Set([...(await beginning(word)), ...(own.length > 4 ? await beginning(own) : [])])];
    if (!found.length) {
      return [];
    }
    const some = heaviest(found).slice(0, MOST_BEGINNINGS);
    return [{ weight: BEGINNING, marks: [`${some.some((one) => one.form.startsWith(word)) ? word : own}*`], levels: await either(some) }];
  };

  const lastHalf = async (own) => {
    const found = own.length < 4 ? [] : (await endings(own)).filter((one) => one.stem.endsWith(own));
    return found.length ? [{ weight: PART, marks: [own], levels: await either(found.slice(0, MOST_ENDINGS)) }] : [];
  };

  // Words of the catalogue that look like this one, the likest first.
  const alike = async (word, most) => {
    const own = stem(word);
    const near = (text, other) => {
      const shortest = Math.min(text.length, other.length);
      const steps = Math.min(most, Math.ceil(shortest / 3) - 1);
      // Of a word of four letters nobody gets the first one wrong, and of a longer one not that and another.
      const same = text[0] === other[0] || (shortest > 4 && distance(text, other) === 1);
      return same && Math.abs(text.length - other.length) <= steps && distance(text, other) <= steps;
    };
    const found = [...(await neighbours(word)).values()].filter((one) => near(one.stem, own) || near(one.form, word));
    const backwards = (await endings(own)).map((one) => one.stem).filter((one) => near(one, own));
    const all = new Set([...found, ...(await Promise.all(backwards.map(entry)))]);
    const steps = (one) => Math.min(distance(one.stem, own), distance(one.form, word));
    return heaviest([...all]).sort((a, b) => steps(a) - steps(b));
  };

  // The longest word of the catalogue that this one begins with, and the longest that it ends in.
  const inside = async (word) => {
    const own = stem(word);
    const fits = (one) => one.stem.length > 3 && own.length - one.stem.length > 2;
    const longest = (found) => found.filter(fits).sort((a, b) => b.stem.length - a.stem.length)[0];
    const first = longest([...(await neighbours(word)).values()].filter((one) => own.startsWith(one.stem) || word.startsWith(one.form)));
    const last = longest((await endings(own)).filter((one) => own.endsWith(one.stem)));
    return [...new Set([first, last && (await entry(last.stem))])].filter(Boolean);
  };

  const groupsWith = (own) => index.synonyms.some((group) => group.some((one) => one.stems.split(" ").includes(own)));

  // Everything a typed word can stand for: itself, and when it is nowhere, what it may have been meant to be.
  const understood = async ({ word, written }) => {
    const own = stem(word);
    const found = (await entry(own)) ?? (word.endsWith("s") ? await entry(word.slice(0, -1)) : undefined);
    if (found) {
      return { word, stem: found.stem, variants: await known(found, written) };
    }
    const variants = [...(await unfinished(word, own)), ...(await apart(await cut(own)))];
    if (!variants.length) {
      variants.push(...(await lastHalf(own)));
    }
    if (variants.length || groupsWith(own) || word.length < 4 || /\d/.test(word)) {
      return { word, stem: own, variants };
    }
    const [meant] = await alike(word, word.length < 7 ? 1 : 2);
    return meant
      ? { word, stem: meant.stem, variants: await known(meant, meant.form), meant: meant.form }
      : { word, stem: own, variants };
  };

  // Words that are a phrase of the glossary also stand for the other phrases of its group; several become one, and then
  // what a part of them means by itself no longer counts.
  const withSynonyms = async (words) => {
    const stems = words.map((word) => word.stem);
    const first = index.starts.words.at(-1);
    const matches = [];
    index.synonyms.forEach((group, number) => group.forEach(({ stems: phrase }) => {
      const length = phrase.split(" ").length;
      const at = stems.findIndex((_, from) => stems.slice(from, from + length).join(" ") === phrase);
      if (at >= 0) {
        matches.push({ at, length, list: first + number, marks: group.map((one) => one.phrase) });
      }
    }));
    let result = words;
    for (const { at, length, list, marks } of matches.sort((a, b) => b.length - a.length)) {
      const inside = words.slice(at, at + length);
      const variant = { weight: length > 1 ? WHOLE : SYNONYM, marks, levels: (await lists(list)).whole };
      const taken = result.find((one) => one.inside?.some((word) => inside.includes(word)));
      if (taken?.inside.length === length && taken.inside[0] === inside[0]) {
        taken.variants.push(variant);
      } else if (length === 1 && !taken) {
        inside[0].variants.push(variant);
      } else if (!taken) {
        const each = inside.map((word) => word.variants.map((one) => one.levels).reduce(loudest, new Uint8Array(index.count)));
        const near = { weight: APART, marks: inside.flatMap((word) => word.variants.flatMap((one) => one.marks)), levels: each.reduce(quietest) };
        const unit = { ...inside[0], word: inside.map(({ word }) => word).join(" "), inside, variants: [variant, near] };
        result = result.flatMap((word) => (word === inside[0] ? [unit] : inside.includes(word) ? [] : [word]));
      }
    }
    return result;
  };

  // Per section what a word counts for there: more when few pages have it.
  const weighed = (word) => {
    const scores = new Float32Array(index.count);
    for (const { weight, levels: found } of word.variants) {
      for (let section = 0; section < index.count; section += 1) {
        if (found[section]) {
          scores[section] = Math.max(scores[section], weight * LOUD[found[section]]);
        }
      }
    }
    let pages = 0;
    for (let number = 0; number < index.pages; number += 1) {
      pages += scores.subarray(index.sections[number], index.sections[number + 1]).some((score) => score > 0);
    }
    const rarity = Math.log(1 + (index.pages - pages + 0.5) / (pages + 0.5));
    return scores.map((score) => score * rarity);
  };

  // A page counts for the best place of each word, for its best section, and a little for all the others.
  const ranked = (all, within) => {
    const result = [];
    for (let number = 0; number < index.pages; number += 1) {
      if (!within(number)) {
        continue;
      }
      const best = all.map(() => 0);
      let together = 0;
      let everywhere = 0;
      for (let section = index.sections[number]; section < index.sections[number + 1]; section += 1) {
        let sum = 0;
        all.forEach((scores, word) => {
          sum += scores[section];
          best[word] = Math.max(best[word], scores[section]);
        });
        together = Math.max(together, sum);
        everywhere += sum;
      }
      const words = best.filter((score) => score > 0).length;
      if (words) {
        const score = best.reduce((sum, one) => sum + one, 0) + together + Math.min(together, everywhere / 8);
        result.push({ number, words, score: index.aside.has(number) ? score * ASIDE : score });
      }
    }
    const most = Math.max(...result.map((one) => one.words));
    return result.filter((one) => one.words === most).sort((a, b) => b.score - a.score || a.number - b.number);
  };

  const marked = (mark) => (mark.endsWith("*") ? mark : tokens(mark).map(({ word }) => stem(word)).join(" "));

  const hit = async (number, words, scores) => {
    const [url, title, kind, sections] = await page(number);
    const first = index.sections[number];
    const places = sections
      .map((_, row) => ({ row, score: scores.reduce((sum, one) => sum + one[first + row], 0) }))
      .filter((one) => one.score > 0)
      .sort((a, b) => b.score - a.score || a.row - b.row)
      .slice(0, 3);
    const marksAt = (row) =>
      words.flatMap((word) => {
        const here = word.variants.filter((variant) => variant.levels[first + row]);
        const close = here.filter((variant) => variant.weight > APART);
        return (close.length ? close : here).flatMap((variant) => variant.marks);
      });
    const texts = places.flatMap(({ row }) => [title, ...sections[row].slice(1)]);
    // Of marks with the same outcome the first stays, which is as it was typed.
    const all = places.flatMap(({ row }) => marksAt(row)).reverse();
    const marks = [...new Map(all.map((mark) => [marked(mark), mark])).values()]
      .reverse()
      .filter((mark) => texts.some((text) => marker([mark])(text).length));
    const find = marker(marks);
    return {
      url,
      kind,
      marks,
      title: segments(title, find(title)),
      places: places.map(({ row }) => {
        const [anchor, heading, text] = sections[row];
        return { anchor, heading: segments(heading, find(heading)), text: excerpt(text, find(text)) };
      }),
    };
  };

  // Find `query`. Gives { total, every: do all words stand on each page, hits(most): loads the texts of the first ones,
  // meant: [[typed, taken for]], unknown: [words found nowhere], near: [words that look like them],
  // pages: the numbers of all pages found, best first }. Only pages that are `within` count.
  const find = async (query, within = () => true) => {
    await start();
    const typed = tokens(query).filter(({ word }) => word.length > 1);
    const telling = typed.filter(({ word }) => !index.stop.has(word));
    const each = await Promise.all((telling.length ? telling : typed).slice(0, 8).map(understood));
    const words = await withSynonyms(each);
    const all = words.map(weighed);
    const unknown = words.filter((_, word) => !all[word].some((score) => score > 0)).map(({ word }) => word);
    const pages = all.length ? ranked(all, within) : [];
    const near = await Promise.all(unknown.map(async (word) => {
      const found = await alike(word, Math.ceil(word.length / 2));
      return found.length ? found : inside(word);
    }));
    return {
      total: pages.length,
      every: pages.length > 0 && pages[0].words === words.length,
      pages: pages.map(({ number }) => number),
      hits: (most) => Promise.all(pages.slice(0, most).map(({ number }) => hit(number, words, all))),
      meant: each.filter(({ meant }) => meant).map(({ word, meant }) => [word, meant]),
      unknown,
      near: [...new Set(near.flatMap((found) => found.slice(0, 4).map((one) => one.form)))],
    };
  };

  // --------------------------------------------------------------------------------------- words in texts

  // Gives a function that finds where `marks` stand in a text: words in any form and as the first or last half of a
  // compound, phrases, and with a star the beginnings of words.
  const marker = (marks) => {
    const beginnings = marks.filter((mark) => mark.endsWith("*")).map((mark) => fold(mark.slice(0, -1)));
    const phrases = marks
      .filter((mark) => !mark.endsWith("*"))
      .map((mark) => tokens(mark).map(({ word }) => ({ word, stem: stem(word) })))
      .filter((phrase) => phrase.length);
    const within = (token, own) => {
      const length = token.end - token.start;
      const beginning = beginnings.find((one) => token.word.startsWith(one));
      if (beginning !== undefined) {
        return [token.start, length === token.word.length ? token.start + beginning.length : token.end];
      }
      for (const [{ word, stem: part }] of phrases.filter((phrase) => phrase.length === 1 && phrase[0].word.length > 3)) {
        const rest = own.length - part.length;
        if (token.word.startsWith(word)) {
          return [token.start, token.start + word.length];
        }
        if (own.endsWith(part) && rest > 2 && !["her", "ont", "ver"].includes(own.slice(0, rest))) {
          return [token.start + rest, token.end];
        }
      }
      return null;
    };
    return (text) => {
      const all = tokens(text);
      const stems = all.map(({ word }) => stem(word));
      const result = [];
      for (let at = 0; at < all.length; at += 1) {
        const phrase = phrases.find((one) => one.every((part, step) => part.stem === stems[at + step]));
        if (phrase) {
          result.push([all[at].start, all[at + phrase.length - 1].end]);
          at += phrase.length - 1;
        } else {
          const range = within(all[at], stems[at]);
          if (range) {
            result.push(range);
          }
        }
      }
      return result;
    };
  };

  // A text in pieces: [piece, is it marked].
  const segments = (text, ranges, from = 0, to = text.length) => {
    const result = [];
    let at = from;
    ranges.filter(([begin, end]) => begin >= from && end <= to).forEach(([begin, end]) => {
      result.push([text.slice(at, begin), false], [text.slice(begin, end), true]);
      at = end;
    });
    result.push([text.slice(at, to), false]);
    return result.filter(([piece]) => piece);
  };

  // The stretch of a text with the most different words of the query.
  const LENGTH = 170;
  const excerpt = (text, ranges) => {
    let from = 0;
    let most = 0;
    ranges.forEach(([begin]) => {
      const inside = ranges.filter((range) => range[0] >= begin && range[1] <= begin + LENGTH - 40);
      const words = new Set(inside.map((range) => fold(text.slice(...range)))).size;
      if (words > most) {
        [most, from] = [words, begin];
      }
    });
    from = from > 60 ? text.lastIndexOf(" ", from - 40) + 1 : 0;
    const end = text.lastIndexOf(" ", from + LENGTH);
    const to = from + LENGTH >= text.length || end <= from ? text.length : end;
    const result = segments(text, ranges, from, to);
    return [...(from ? [["… ", false]] : []), ...result, ...(to < text.length ? [[" …", false]] : [])];
  };

  return { find, fold, marker, segments, shard, start, stem };
})();
