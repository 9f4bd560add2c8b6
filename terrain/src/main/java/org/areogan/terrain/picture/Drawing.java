package org.areogan.terrain.picture;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;

/** Paints frames and masks. Needs neither a display nor fonts; all pictures are RGB. */
public final class Drawing {
    private static final int WHITE = 0xffffff;
    private static final int INK = 0x202020;
    private static final int GAP = 4;
    private static final double CONTACT_OPACITY = 0.45;

    private Drawing() {}

    /** The frame in shades of grey; values beyond 0..1 are cut off. */
    public static BufferedImage grey(Frame frame) {
        BufferedImage image = blank(frame.width(), frame.height());
        for (int row = 0; row < frame.height(); row++) {
            for (int column = 0; column < frame.width(); column++) {
                image.setRGB(column, row, level(frame.at(row, column)) * 0x010101);
            }
        }
        return image;
    }

    /** Each pixel in its class's colour; the no-label value is that shade of grey. */
    public static BufferedImage colours(Mask mask, ClassSet classes) {
        BufferedImage image = blank(mask.width(), mask.height());
        for (int row = 0; row < mask.height(); row++) {
            for (int column = 0; column < mask.width(); column++) {
                image.setRGB(column, row, classes.rgb(mask.at(row, column)));
            }
        }
        return image;
    }

    /**
     * The frame under the mask's colours; where there is no label only the frame is seen.
     *
     * @param opacity of the colours, 0 (frame alone) to 1
     */
    public static BufferedImage overlay(Frame frame, Mask mask, ClassSet classes, double opacity) {
        return overlayRows(frame, mask, classes, opacity).image();
    }

    /** The same, painted row by row. */
    public static PaintedRows overlayRows(Frame frame, Mask mask, ClassSet classes, double opacity) {
        Sample sample = new Sample(frame, mask);
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("opacity must be 0 to 1, got " + opacity);
        }
        return new PaintedRows(mask.height(), mask.width(), (row, rgb) -> {
            for (int column = 0; column < rgb.length; column++) {
                int id = mask.at(row, column);
                int grey = level(sample.frame().at(row, column)) * 0x010101;
                rgb[column] = id < classes.size() ? mix(grey, classes.get(id).rgb(), opacity) : grey;
            }
        });
    }

    /** The pictures side by side, each under its caption. There must be as many captions as pictures. */
    public static BufferedImage row(List<BufferedImage> pictures, List<String> captions) {
        if (pictures.isEmpty() || pictures.size() != captions.size()) {
            throw new IllegalArgumentException(
                    pictures.size() + " pictures cannot have " + captions.size() + " captions");
        }
        int width = GAP;
        int height = 0;
        for (BufferedImage picture : pictures) {
            width += picture.getWidth() + GAP;
            height = Math.max(height, picture.getHeight());
        }
        BufferedImage row = blank(width, height + PixelFont.HEIGHT + 2 * GAP);
        int left = GAP;
        for (int place = 0; place < pictures.size(); place++) {
            BufferedImage picture = pictures.get(place);
            PixelFont.draw(row, PixelFont.fit(captions.get(place), picture.getWidth()), left, GAP / 2, INK);
            copy(picture, row, left, PixelFont.HEIGHT + GAP);
            left += picture.getWidth() + GAP;
        }
        return row;
    }

    /** As much of a line of text as fits into this width, on white. */
    public static BufferedImage caption(String text, int width) {
        BufferedImage line = blank(width, PixelFont.HEIGHT + GAP);
        PixelFont.draw(line, PixelFont.fit(text, width), 0, GAP / 2, INK);
        return line;
    }

    /** The pictures one below the other. */
    public static BufferedImage column(List<BufferedImage> pictures) {
        int width = 1;
        int height = 0;
        for (BufferedImage picture : pictures) {
            width = Math.max(width, picture.getWidth());
            height += picture.getHeight();
        }
        BufferedImage column = blank(width, Math.max(1, height));
        int top = 0;
        for (BufferedImage picture : pictures) {
            copy(picture, column, 0, top);
            top += picture.getHeight();
        }
        return column;
    }

    /** Each class's colour with its id and name. */
    public static BufferedImage legend(ClassSet classes) {
        List<BufferedImage> lines = new ArrayList<>();
        for (TerrainClass each : classes.classes()) {
            String text = each.id() + " " + each.name();
            int swatch = 2 * PixelFont.HEIGHT;
            BufferedImage line = blank(swatch + PixelFont.width(text) + 3 * GAP, PixelFont.HEIGHT + GAP);
            for (int y = GAP / 2; y < PixelFont.HEIGHT + GAP / 2; y++) {
                for (int x = GAP; x < GAP + swatch; x++) {
                    line.setRGB(x, y, each.rgb());
                }
            }
            PixelFont.draw(line, text, swatch + 2 * GAP, GAP / 2, INK);
            lines.add(line);
        }
        return column(lines);
    }

    /**
     * Some frames of a data set in a grid, each beside its overlay where it has a mask, captioned with its id and its scene;
     * below them the legend.
     *
     * @param columns of frames
     */
    public static BufferedImage contactSheet(DataSet data, List<Integer> indices, int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("a contact sheet needs at least one column, got " + columns);
        }
        List<BufferedImage> rows = new ArrayList<>();
        for (int first = 0; first < indices.size(); first += columns) {
            List<BufferedImage> pictures = new ArrayList<>();
            List<String> captions = new ArrayList<>();
            for (int index : indices.subList(first, Math.min(first + columns, indices.size()))) {
                captions.add(data.id(index));
                if (data.labelled()) {
                    Sample sample = data.sample(index);
                    pictures.add(grey(sample.frame()));
                    pictures.add(overlay(sample.frame(), sample.mask(), data.classes(), CONTACT_OPACITY));
                    captions.add(data.group(index).orElse(""));
                } else {
                    pictures.add(grey(data.frame(index)));
                }
            }
            rows.add(row(pictures, captions));
        }
        if (data.labelled()) {
            rows.add(legend(data.classes()));
        }
        return column(rows);
    }

    private static int level(float brightness) {
        return Math.round(255 * Math.max(0, Math.min(1, brightness)));
    }

    private static int mix(int below, int above, double opacity) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int under = below >> shift & 0xff;
            int over = above >> shift & 0xff;
            mixed |= (int) Math.round(under + opacity * (over - under)) << shift;
        }
        return mixed;
    }

    private static BufferedImage blank(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] paper = new int[width];
        Arrays.fill(paper, WHITE);
        for (int row = 0; row < height; row++) {
            image.setRGB(0, row, width, 1, paper, 0, width);
        }
        return image;
    }

    private static void copy(BufferedImage from, BufferedImage onto, int left, int top) {
        int width = from.getWidth();
        int height = from.getHeight();
        onto.setRGB(left, top, width, height, from.getRGB(0, 0, width, height, null, 0, width), 0, width);
    }
}
