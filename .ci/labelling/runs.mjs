// Decodes the runs of tasks with the library of Label Studio's front end, and encodes them again with it as annotations.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const library = createRequire(process.env.RLE_PACK + "/x.js").resolve("@thi.ng/rle-pack");
const { decode, encode } = await import(pathToFileURL(library));
const [tasksFile, folder] = process.argv.slice(2);
const tasks = JSON.parse(readFileSync(tasksFile, "utf8"));
const found = {};
for (const task of tasks) {
    const name = decodeURIComponent(task.data.image.split("/").pop()).replace(/\.png$/, "");
    found[name] = {};
    for (const stroke of task.predictions[0].result) {
        const rgba = decode(Uint8Array.from(stroke.value.rle));
        const pixels = [];
        for (let place = 3; place < rgba.length; place += 4) {
            pixels.push(rgba[place] === 255 ? 1 : 0);
        }
        found[name][stroke.value.brushlabels[0]] = pixels;
        // The front end paints in colour and keeps alpha alone opaque.
        for (let place = 0; place < rgba.length; place += 4) {
            rgba[place] = rgba[place + 3] ? 17 : 0;
            rgba[place + 1] = rgba[place + 3] ? place % 251 : 0;
        }
        stroke.value.rle = Array.from(encode(rgba, rgba.length));
    }
    task.annotations = [{ id: 1, was_cancelled: false, result: task.predictions[0].result }];
    task.predictions = [];
}
writeFileSync(folder + "/decoded.json", JSON.stringify(found));
writeFileSync(folder + "/tasks.json", JSON.stringify(tasks));
