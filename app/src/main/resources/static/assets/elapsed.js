// The time a job has taken goes on between two events: data-since="2026-11-21T20:00:00Z" counts up, in the words of Times.brief.
setInterval(() => document.querySelectorAll('[data-since]').forEach((element) => {
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(element.dataset.since)) / 1000));
  const words = (large, unit, small, smaller) => small ? `${large} ${unit} ${small} ${smaller}` : `${large} ${unit}`;
  const [minutes, hours, days] = [60, 3600, 86400].map((size) => Math.floor(seconds / size));
  element.textContent = days ? words(days, 'd', hours % 24, 'h') : hours ? words(hours, 'h', minutes % 60, 'min')
    : minutes ? words(minutes, 'min', seconds % 60, 's') : `${seconds} s`;
}), 1000);
