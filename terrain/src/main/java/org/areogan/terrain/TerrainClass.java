package org.areogan.terrain;

/**
 * One class of terrain.
 *
 * @param id its value in a mask, 0 to 254
 * @param name lower case, words joined by a hyphen, e.g. {@code big-rock}
 * @param rgb its colour in overlays, {@code 0xRRGGBB}
 * @param scored whether pixels whose true class is this one count in the score
 */
public record TerrainClass(int id, String name, int rgb, boolean scored) {
    public TerrainClass {
        if (id < 0 || id > 254) {
            throw new IllegalArgumentException("class id must be 0 to 254, got " + id);
        }
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("class name must be lower case words joined by hyphens, got " + name);
        }
    }
}
