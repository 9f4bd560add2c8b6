package org.areogan.terrain;

import java.util.function.Supplier;
import org.areogan.files.UserException;

/** Which values a mask may hold. */
public final class MaskValues {
    private MaskValues() {}

    /** A value in a mask that is neither a class nor the no-label value. */
    public static final class IllegalValue extends UserException {
        private static final long serialVersionUID = 1L;

        public IllegalValue(String message) {
            super(message);
        }
    }

    /** Returns the mask if all its values are legal. @throws IllegalValue naming the first that is not, and its place */
    public static Mask checked(Mask mask, ClassSet classes, Supplier<String> where) {
        byte[] ids = mask.ids();
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int value = ids[pixel] & 0xff;
            if (!classes.legal(value)) {
                throw illegal(value, pixel / mask.width(), pixel % mask.width(), classes, where.get());
            }
        }
        return mask;
    }

    public static IllegalValue illegal(int value, int row, int column, ClassSet classes, String where) {
        String cure = value == 255
                ? "a 0/255 picture mask must be divided by 255 first"
                : "map it to a class, or check that the masks belong to these classes";
        return new IllegalValue(where + " has the mask value " + value + " at row " + row + ", column " + column
                + "; legal are 0 to " + (classes.size() - 1) + " and " + classes.noLabel() + " (no label): " + cure);
    }
}
