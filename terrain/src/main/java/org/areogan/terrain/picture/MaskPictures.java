package org.areogan.terrain.picture;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MaskValues;
import org.areogan.terrain.planetary.PlanetaryImage;

/** Class ids out of pictures: their grey values, their palette's indices, or the classes of their colours. */
final class MaskPictures {
    private MaskPictures() {}

    /** As {@link PictureFiles#readPainted}. */
    static Mask readPainted(Path file, IntUnaryOperator value) {
        byte[] data = exact(file);
        Picture picture = PictureDecoder.decode(data, file);
        byte[] ids = new byte[picture.height() * picture.width()];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int id = value.applyAsInt(picture.rgb(pixel));
            if (id < 0) {
                throw new MaskValues.IllegalValue(String.format(
                        Locale.ROOT,
                        "%s has the colour #%06x at row %d, column %d, which is no label's; export it again",
                        file,
                        picture.rgb(pixel),
                        pixel / picture.width(),
                        pixel % picture.width()));
            }
            ids[pixel] = (byte) id;
        }
        return new Mask(picture.height(), picture.width(), ids);
    }

    /** As {@link PictureFiles#readIds}. */
    static Mask readIds(Path file, ClassSet classes) {
        if (PlanetaryImage.named(file)) {
            throw new UserException(file + " is an image of a mission, which holds no classes; save masks as PNG");
        }
        byte[] data = exact(file);
        if (PortableMap.is(data)) {
            throw new UserException(file + " is a PNM, whose values are scaled when read; save masks as PNG");
        }
        Picture picture = PictureDecoder.decode(data, file);
        byte[] ids = new byte[picture.height() * picture.width()];
        Map<Integer, Integer> palette = palette(classes);
        int[] values = picture.grey() ? picture.bands()[0] : null;
        if (picture.indices() != null && !painted(picture, palette)) {
            values = picture.indices();
        }
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int row = pixel / picture.width();
            int column = pixel % picture.width();
            if (values == null) {
                ids[pixel] = (byte) id(picture.rgb(pixel), palette, row, column, file);
            } else if (values[pixel] > 255) {
                throw MaskValues.illegal(values[pixel], row, column, classes, file.toString());
            } else {
                ids[pixel] = (byte) values[pixel];
            }
        }
        return new Mask(picture.height(), picture.width(), ids);
    }

    private static byte[] exact(Path file) {
        byte[] data = PictureDecoder.bytes(file);
        if (PictureDecoder.jpeg(data)) {
            throw new UserException(file + " is a JPEG, whose compression changes mask values; save masks as PNG");
        }
        return data;
    }

    private static Map<Integer, Integer> palette(ClassSet classes) {
        Map<Integer, Integer> ids = new HashMap<>();
        ids.put(classes.noLabel() * 0x010101, classes.noLabel());
        classes.classes().forEach(each -> ids.put(each.rgb(), each.id()));
        return ids;
    }

    private static boolean painted(Picture picture, Map<Integer, Integer> palette) {
        for (int pixel = 0; pixel < picture.height() * picture.width(); pixel++) {
            if (!palette.containsKey(picture.rgb(pixel))) {
                return false;
            }
        }
        return true;
    }

    private static int id(int rgb, Map<Integer, Integer> palette, int row, int column, Path file) {
        Integer id = palette.get(rgb);
        if (id == null) {
            throw new MaskValues.IllegalValue(String.format(
                    Locale.ROOT,
                    "%s has the colour #%06x at row %d, column %d, which is no class's;"
                            + " save masks as grey PNG of class ids, or in exactly the colours of the classes",
                    file,
                    rgb,
                    row,
                    column));
        }
        return id;
    }
}
