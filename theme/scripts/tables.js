// A frame that scrolls must be reachable by keyboard; one that does not scroll must not be in the way.
(() => {
  "use strict";

  const frames = document.querySelectorAll(".table-scroll:not(.books--long *), .md-typeset table:not([class]), .md-typeset pre > code");
  const update = () => {
    frames.forEach((frame) => {
      if (frame.scrollWidth > frame.clientWidth + 1) {
        frame.tabIndex = 0;
      } else {
        frame.removeAttribute("tabindex");
      }
    });
  };
  addEventListener("resize", update);
  update();
})();
