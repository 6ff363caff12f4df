// What one value may be: dates, numbers, measured values, ages and addresses; and what was meant when it is not.
(() => {
  "use strict";

  const form = window.pilotwijzerForm;
  const { fault, said, shown } = form;
  const { patterns, words } = form.model;
  const { months, seasons } = words;
  const whole = Object.fromEntries(
    ["iso", "words", "value", "address"].map((name) => [name, form.whole(patterns[name])]),
  );
  const otherwise = patterns.otherwise.map(form.whole);
  const wrong = (code, value, names, hint) => fault(code, { value: shown(value), ...names }, hint);

  // ------------------------------------------------------------------------------------------ dates

  const two = (number) => String(number).padStart(2, "0");

  const checked = (year, month, day) => {
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (year < 1800 || year > 2199) {
      return { why: said("datum.jaar") };
    }
    if (month < 1 || month > 12) {
      return { why: said("datum.maand", { month: two(month) }) };
    }
    return day < 1 || day > days
      ? { why: said("datum.dag", { month: months[month - 1], year, days }) }
      : { date: { year, month, day } };
  };

  // The month or season that a word stands for when it is shortened, misspelt or English.
  const period = (word) => {
    const month =
      form.signs(word).length <= 4 || word === "march" ? words.shortMonths[form.startOf(word, 3)] : 0;
    return month
      ? months[month - 1]
      : form.closest(word, [...months, ...seasons, ...Object.keys(words.otherSeasons)], 0.8);
  };

  const fromWords = (day, word, year) => {
    const name = words.otherSeasons[word] ?? word;
    if (seasons.includes(name) && day === undefined) {
      return { date: { year: Number(year), season: seasons.indexOf(name) } };
    }
    if (months.includes(name)) {
      return checked(Number(year), months.indexOf(name) + 1, day && Number(day));
    }
    const near = period(name);
    const why = said("datum.woord", { word: name.slice(0, 20) });
    return {
      why,
      near: near ? `${day && months.includes(near) ? `${day} ` : ""}${near} ${year}` : year,
      hasMore: !near,
    };
  };

  const inNumbers = (text) => {
    const found = otherwise.map((pattern) => pattern.exec(text)?.groups).find(Boolean);
    if (!found) {
      return undefined;
    }
    const { year, month, day } = found;
    return [year.padStart(4, "20"), two(month), day && two(day)].filter(Boolean).join("-");
  };

  const inWords = (text) => {
    const parts =
      form.signs(text).length < 40
        ? (text.replace(form.pattern(patterns.fillers, "g"), " ").match(/[0-9]+|[\p{L}\p{Nl}\p{No}]+/gu) ?? [])
        : [];
    const names = parts.filter((part) => !/^[0-9]/.test(part));
    const numbers = parts.filter((part) => /^[0-9]/.test(part));
    const name = names.length === 1 ? period(names[0]) : undefined;
    const full = numbers.filter((number) => number.length === 4);
    const short = numbers.slice(-1).filter((number) => number.length === 2);
    const years = full.length ? full : short.map((number) => `20${number}`);
    const days = numbers.filter((number) => number.length <= 2).slice(0, numbers.length - 1);
    return !name || numbers.length > 2 || years.length !== 1 || (days.length && !months.includes(name))
      ? undefined
      : [...days.map(Number), name, ...years].join(" ");
  };

  // A date, or why a text is none, with what was probably meant.
  form.dateOf = (value) => {
    const text = value.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
    const iso = whole.iso.exec(text);
    if (iso) {
      return checked(...iso.slice(1).map((part) => part && Number(part)));
    }
    const named = whole.words.exec(text);
    if (named) {
      return fromWords(...named.slice(1));
    }
    const bare = text.replace(form.pattern(patterns.quotes, "g"), "");
    const near =
      inNumbers(bare) ||
      inWords(bare) ||
      (bare !== text && (whole.iso.test(bare) || whole.words.test(bare)) ? bare : "");
    if (near) {
      const other = form.dateOf(near);
      return other.why ? other : { why: said("datum.vorm"), near };
    }
    const years = bare.match(/(?<![0-9])(?:1[89]|2[01])[0-9]{2}(?![0-9])/g) ?? [];
    const year = years.length === 1 && form.signs(bare).length < 40 ? years[0] : undefined;
    return { why: said("datum.vorm"), near: year, hasMore: year !== undefined };
  };

  // The first and the last day that a date can mean. The winter ends in the year after.
  form.earliest = ({ year, month = 1, day = 1, season }) =>
    Date.UTC(year, season === undefined ? month - 1 : 3 * season + 2, day);
  form.latest = ({ year, month = 12, day, season }) =>
    day ? form.earliest({ year, month, day }) : Date.UTC(year, season === undefined ? month : 3 * season + 5, 0);
  form.dateInWords = ({ year, month, day, season }) =>
    [day, months[month - 1], seasons[season], year].filter(Boolean).join(" ");

  const date = (value) => {
    const { why, near, hasMore } = form.dateOf(value);
    return why && wrong("geen-datum", value, { why, near }, hasMore && "geen-datum.rest");
  };

  // ---------------------------------------------------------------------------------------- numbers

  const first60 = (value) => form.startOf(value, 60);

  // The one whole number that a text holds, and whether it says more.
  const numberIn = (text) => {
    const flat = form.bare(text);
    const named = words.numbers.indexOf(form.folded(flat));
    if (named >= 0) {
      return [String(named), false];
    }
    const numbers = flat.replace(/[.,]0+$|[.,]-+$/, "").match(form.pattern(patterns.number, "g")) ?? [];
    if (numbers.length !== 1 || flat.startsWith("-") || /[\p{L}\p{Nl}\p{No}]\p{Nd}|\p{Nd}\//u.test(flat)) {
      return ["", false];
    }
    return [numbers[0].replace(/[., ]/g, "").replace(/^0+/, "") || "0", /[\p{L}\p{Nl}\p{No}]|\+/u.test(flat)];
  };

  const number = (value) => {
    if (/^(?:0|[1-9][0-9]{0,8})$/.test(value)) {
      return undefined;
    }
    const [near, hasMore] = numberIn(first60(value));
    return wrong("geen-geheel-getal", value, { near }, hasMore && "geen-geheel-getal.rest");
  };

  const measured = (value) => {
    if (whole.value.test(value)) {
      return undefined;
    }
    let flat = form
      .folded(form.bare(first60(value)))
      .replace(/^(\P{Nd}+?) ?(?=\p{Nd})/u, (_, word) => `${words.about[word] ?? word} `);
    const percentage = /^(.*\p{Nd}) ?(?:%|procent)$/u.exec(flat);
    flat = (percentage ? percentage[1] : flat)
      .replace(/(\p{Nd}) op de (\p{Nd})/gu, "$1/$2")
      .replace(/(?<![\p{L}\p{N}_])0+(?=\p{Nd})/gu, "")
      .replace(/(?<=\p{Nd})[. ](?=\p{Nd}{3}(?![\p{L}\p{N}_]))/gu, "")
      .replace(/\./g, ",");
    const near = whole.value.test(flat) ? flat : "";
    return wrong("geen-waarde", value, { near }, near && percentage && "geen-waarde.procent");
  };

  form.ageFault = (value) => {
    const ages = (first60(value).match(/[0-9]{1,3}/g) ?? []).map(Number);
    const near = ages.length === 2 ? ages.join("-") : "";
    return wrong("geen-leeftijd", value, { age: ages[0], near }, ages.length === 1 && "geen-leeftijd.een");
  };

  // ----------------------------------------------------------------------------------------- choices

  const yesNo = (value) => {
    const near = words.yesNo[form.folded(form.bare(value))];
    return value === "ja" || value === "nee"
      ? undefined
      : wrong("ja-of-nee", value, { near });
  };

  const choice = (value, { options }, field) => {
    const choices = options?.map(([key]) => key) ?? [value];
    if (choices.includes(value)) {
      return undefined;
    }
    const other = words.yesNo[form.folded(value)];
    const near = form.near(value, choices) ?? (choices.includes(other) ? other : undefined);
    return wrong("onbekende-waarde", value, { field, near, choices: form.enumerated(choices) }, near ? "" : "kies");
  };

  const url = (value) => {
    const found = whole.address.exec(value);
    return /^https:\/\/[^\s<>"']+$/.test(value)
      ? undefined
      : wrong("geen-internetadres", value, { near: found && `https://${found[1]}` });
  };

  // What is wrong with a text where a field wants a value of its own kind; `field` is how it is called.
  const judges = { date, number, url, waarde: measured, "ja-of-nee": yesNo, kopje: () => undefined };
  form.valueFault = (value, shape, field) => (judges[shape.format ?? shape.kind] ?? choice)(value, shape, field);
})();
