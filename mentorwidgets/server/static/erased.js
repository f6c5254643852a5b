// @ts-check
// What was erased must not stay on the device either: what could not be sent, what a meeting was
// to be told and what was chosen for one's page lie there under the person (see outbox.js), and
// their other pages would send it.
const person = document.getElementById("erased")?.dataset.person ?? "";
try {
  for (const key of Object.keys(window.localStorage)) {
    const parts = key.split("/");
    if (parts[0] === "mentorwidgets" && person && parts.includes(person)) window.localStorage.removeItem(key);
  }
  window.localStorage.setItem("mentorwidgets/left", person);
  window.localStorage.removeItem("mentorwidgets/left");
} catch {
  // A device that keeps nothing has nothing to forget.
}
