// @ts-check
// What was erased must not stay on the device either: what could not be sent lies there under
// the person (see outbox.js), and their other pages would send it.
const person = document.getElementById("erased")?.dataset.person ?? "";
try {
  const mine = `mentorwidgets/outbox/${person}/`;
  for (const key of Object.keys(window.localStorage)) {
    if (key.startsWith(mine)) window.localStorage.removeItem(key);
  }
  window.localStorage.setItem("mentorwidgets/left", person);
  window.localStorage.removeItem("mentorwidgets/left");
} catch {
  // A device that keeps nothing has nothing to forget.
}
