// What pictures have in common. The files of this folder are served as one, draw.js, which the app asks for when it has
// something to draw (see draw in boot.js).
window.vinculum.drawing = {};
