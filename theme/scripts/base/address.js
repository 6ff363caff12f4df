// What a reader chose stands in the address, so that it can be shared and gone back to. Several values of one name are
// joined with commas. Where a browser lets nobody write the address (some do not, from a folder), it is kept here.
window.pilotwijzerAddress = (() => {
  "use strict";

  let here = new URL(location.href);
  const plain = (text) => encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%20", "+");

  const text = (name) => here.searchParams.get(name) ?? "";
  const all = (name) => [...new Set(text(name).split(",").filter(Boolean))];

  // Pairs of a name and a text, as they stand behind the question mark.
  const spelled = (pairs) => pairs.map(([name, value]) => `${plain(name)}=${plain(value)}`).join("&");

  // An address with these changes: { name: text or list, empty to leave it out }.
  const changed = (address, changes) => {
    const url = new URL(address);
    Object.entries(changes).forEach(([name, value]) => {
      url.searchParams.delete(name);
      if (value.length) {
        url.searchParams.set(name, Array.isArray(value) ? value.join(",") : value);
      }
    });
    url.search = spelled([...url.searchParams]);
    return url;
  };

  const write = (next, how) => {
    if (next.href === here.href) {
      return;
    }
    here = next;
    try {
      history[how](history.state, "", here);
    } catch {
      // Then the choice holds for as long as the page is open.
    }
  };

  // Values that are called something else now: `now` gives the new ones by the old.
  const follow = (name, now) => {
    const values = all(name);
    const followed = values.map((value) => (Object.hasOwn(now, value) ? now[value] : value));
    if (String(values) !== String(followed)) {
      write(changed(here, { [name]: [...new Set(followed)] }), "replaceState");
    }
  };

  const moved = (act) =>
    addEventListener("popstate", () => {
      here = new URL(location.href);
      act();
    });

  return {
    all,
    changed,
    follow,
    moved,
    text,
    // A step that the Back button undoes, and one that it does not.
    push: (changes) => write(changed(here, changes), "pushState"),
    replace: (changes) => write(changed(here, changes), "replaceState"),
    // All of it, in its order, where that says something.
    pairs: () => [...here.searchParams],
    rewrite: (pairs, how) => {
      const next = new URL(here);
      next.search = spelled(pairs);
      write(next, how);
    },
    spelled,
  };
})();
