// What somebody types in a field: acted upon after a moment's rest, and kept in the address if need be.
(() => {
  "use strict";

  const REST = 120;
  const address = window.pilotwijzerAddress;

  window.pilotwijzerTyped = (field, act) => {
    let timer = 0;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(act, REST);
    });
  };

  // The address holds what is asked under the name of the field. While someone types that is one step in the history;
  // what was settled before stays behind it. Enter asks at once.
  window.pilotwijzerAsked = (field, act) => {
    let settled = true;
    const settle = () => {
      settled = true;
    };
    const take = () => {
      const asked = field.value.trim();
      if (asked !== address.text(field.name)) {
        address[settled ? "push" : "replace"]({ [field.name]: asked });
        settled = false;
      }
      act();
    };
    window.pilotwijzerTyped(field, take);
    field.addEventListener("change", settle);
    field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      take();
      settle();
    });
    address.moved(() => {
      field.value = address.text(field.name);
      settle();
      act();
    });
  };
})();
