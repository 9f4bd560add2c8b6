package org.areogan.terrain.data.archive;

import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MaskValues;
import org.jspecify.annotations.Nullable;

/** Masks of one size from an array of numbers. */
final class MaskPlanes {
    private final String where;
    private final int height;
    private final int width;
    private final byte[][] planes;
    private final @Nullable String[] offences;

    MaskPlanes(String where, int count, int height, int width) {
        this.where = where;
        this.height = height;
        this.width = width;
        this.planes = new byte[count][];
        this.offences = new String[count];
    }

    /** A value that no mask can hold is remembered until somebody asks for that mask, so that others can be read. */
    void set(int plane, int pixel, double value) {
        if (!(value >= 0 && value <= 255 && value == Math.rint(value)) && offences[plane] == null) {
            offences[plane] = where + " has the mask value " + value + " in frame " + plane + " at row "
                    + pixel / width + ", column " + pixel % width
                    + "; mask values are whole numbers, class ids or the no-label value up to 255: round or map them";
        }
        if (planes[plane] == null) {
            planes[plane] = new byte[height * width];
        }
        planes[plane][pixel] = (byte) (int) value;
    }

    /** @throws UserException if the mask holds a value that is no class */
    Mask mask(int plane, ClassSet classes) {
        String offence = offences[plane];
        if (offence != null) {
            throw new MaskValues.IllegalValue(offence);
        }
        return MaskValues.checked(
                new Mask(height, width, planes[plane].clone()), classes, () -> where + " frame " + plane);
    }
}
