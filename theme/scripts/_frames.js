// What follows the scrolling of a page is worked out once for each time that it is drawn.
(() => {
  "use strict";

  window.pilotwijzerPerFrame = (act) => {
    let waiting = false;
    return () => {
      if (!waiting) {
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          act();
        });
      }
    };
  };
})();
