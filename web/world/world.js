// Draws the land and the borders of the world (Natural Earth, 1:50 million, by way of world-atlas) as two SVG paths, in the
// projection that package app/atlas computes for points: Equal Earth, turned so that 11° E is its middle, which keeps
// Europe upright and cuts no country but at the Bering Strait. Antarctica is left out. Also writes where some towns land,
// by d3-geo, with which the tests of app/atlas compare.
//
//	node world.js <world.svg> <towns.json>
import { readFileSync, writeFileSync } from "node:fs";
import { geoEqualEarth, geoPath } from "d3-geo";
import { merge, mesh } from "topojson-client";
import { presimplify, quantile, simplify } from "topojson-simplify";

const width = 1000; // of the whole earth, in units of the drawing
const middle = 11; // degrees east
const projection = geoEqualEarth().rotate([-middle, 0]).fitWidth(width, { type: "Sphere" }).precision(0.1);

// The share of the outline's points that is kept, those that shape it most: enough to zoom to a country. Islands whose box is
// smaller than the area, in square units of the drawing, are left out.
const kept = 0.2;
const smallest = 0.12;

const topology = JSON.parse(readFileSync(new URL("node_modules/world-atlas/countries-50m.json", import.meta.url)));
topology.objects.countries.geometries = topology.objects.countries.geometries.filter((g) => g.id !== "010");
delete topology.objects.land;
const weighed = presimplify(topology);
const world = simplify(weighed, quantile(weighed, kept));

const draw = geoPath(projection).digits(1);
const land = relative(draw(merge(world, world.objects.countries.geometries)));
const borders = relative(draw(mesh(world, world.objects.countries, (a, b) => a !== b)));

// relative writes a path of moves and lines with one decimal, and lines relative to the point before, which is shorter.
function relative(path) {
  let out = "";
  for (const part of path.match(/M[^M]*/g)) {
    const closed = part.endsWith("Z");
    const points = part.replace(/[MZ]/g, "").split("L").map((p) => p.split(",").map((n) => Math.round(Number(n) * 10)));
    const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
    const area = (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys)) / 100;
    if (closed && area < smallest) continue;
    let [x, y] = points[0], line = "";
    for (const [px, py] of points.slice(1)) {
      if (px === x && py === y) continue;
      line += pair(px - x, py - y, line !== "");
      [x, y] = [px, py];
    }
    if (line) out += `M${tenths(points[0][0])} ${tenths(points[0][1])}l${line}${closed ? "z" : ""}`;
  }
  return out;
}

function tenths(n) { return String(n / 10).replace(/^(-?)0\./, "$1."); }
function pair(dx, dy, follows) {
  const [a, b] = [tenths(dx), tenths(dy)];
  return (follows && a[0] !== "-" ? " " : "") + a + (b[0] === "-" ? "" : " ") + b;
}

const path = (id, d) => `<path id="${id}" vector-effect="non-scaling-stroke" d="${d}"/>`;
writeFileSync(process.argv[2], `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 487" fill="none" stroke="currentColor"><!-- Made with Natural Earth by web/world; public domain. -->
${path("land", land)}
${path("borders", borders)}
</svg>
`);

const towns = { Leiden: [52.16, 4.49], Reykjavik: [64.15, -21.94], "Cape Town": [-33.92, 18.42], Tokyo: [35.68, 139.69], Auckland: [-36.85, 174.76],
  Anadyr: [64.73, 177.51], Anchorage: [61.22, -149.9], "Buenos Aires": [-34.6, -58.38], Honolulu: [21.31, -157.86], Quito: [-0.18, -78.47], Svalbard: [78.22, 15.65], Apia: [-13.83, -171.77] };
writeFileSync(process.argv[3], JSON.stringify(Object.entries(towns).map(([name, [lat, lon]]) => {
  const [x, y] = projection([lon, lat]);
  return { name, lat, lon, x: Number(x.toFixed(3)), y: Number(y.toFixed(3)) };
}), null, 1) + "\n");
