// The speaker's window: what to say, what comes next, and the clock. It asks the presentation where it is, and is answered;
// both may be opened again and find each other. Messages pass between windows from a folder on a disk as well.
(() => {
  "use strict";

  const desk = document.querySelector("[data-desk]");
  if (!desk) {
    return;
  }
  const talk = window.pilotwijzerTalk;
  const find = (name) => desk.querySelector(`[data-desk-${name}]`);
  const ask = (message) => opener?.postMessage(message, "*");
  let drawn = "";
  let began = Date.now();
  let heard = opener ? began : 0;

  const draw = (place, html) => {
    place.innerHTML = html;
    place.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    place.firstElementChild?.classList.add("is-current");
  };
  addEventListener("message", (event) => {
    const { data } = event;
    if (!talk.ours(event) || event.source !== opener || data?.pilotwijzer !== "dia") {
      return;
    }
    heard = Date.now();
    const mark = JSON.stringify(data);
    if (mark === drawn) {
      return;
    }
    drawn = mark;
    document.documentElement.setAttribute("style", data.style);
    document.documentElement.dataset.scheme = data.scheme;
    find("count").textContent = `dia ${data.at + 1} van ${data.count}${data.black ? " · het scherm is zwart" : ""}`;
    draw(find("now"), data.now);
    draw(find("next"), data.next);
    find("last").hidden = Boolean(data.next);
    find("notes").innerHTML = data.notes;
  });

  const two = (number) => String(number).padStart(2, "0");
  const tick = () => {
    ask({ pilotwijzer: "waar" });
    const now = new Date();
    const seconds = Math.floor((now - began) / 1000);
    find("clock").textContent = `${two(now.getHours())}.${two(now.getMinutes())} uur`;
    find("spent").textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
    find("alone").hidden = now - heard < 3000;
  };
  const go = (to) => ask({ pilotwijzer: "ga", to });
  find("back").addEventListener("click", () => go(-1));
  find("forth").addEventListener("click", () => go(1));
  find("zero").addEventListener("click", () => {
    began = Date.now();
    tick();
  });
  // A clicker's key for a black screen comes here when this window was touched last.
  const steps = { ...talk.steps, b: "black", ".": "black" };
  document.addEventListener("keydown", (event) => {
    if (event.key in steps && !event.ctrlKey && !event.altKey && !event.metaKey && !(event.key === " " && event.target.closest("button"))) {
      event.preventDefault();
      go(steps[event.key]);
    }
  });
  document.documentElement.classList.add("is-ready");
  setInterval(tick, 1000);
  tick();
})();
