// A page that was made once cannot know what day it is; the browser does. What is past is told so.
(() => {
  "use strict";

  const today = new Date().toLocaleDateString("sv");
  document.querySelectorAll("[data-day]").forEach((day) => {
    if (day.dateTime < today) {
      day.after(" ", window.pilotwijzerMake("span", { class: "session__past" }, "(is geweest)"));
    } else {
      // The last of those to come stands first in the list; now the one that comes first does.
      day.closest(".sessions")?.prepend(day.closest("li"));
    }
  });
})();
