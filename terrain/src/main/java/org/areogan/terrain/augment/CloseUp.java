package org.areogan.terrain.augment;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.areogan.terrain.Mask;
import org.areogan.terrain.pixels.Component;

/**
 * Looks more closely at a piece of a class, so that small pieces of a rare class are seen large, too.
 *
 * @param id of the class
 * @param largest factor by which a piece is enlarged, at least 1; less where the piece would not fit
 */
record CloseUp(int id, double largest) {
    /**
     * A window that holds one of the pieces whole, anywhere in it. Every piece is as likely as the others, whatever its size.
     *
     * @return nothing where the mask shows no pixel of the class
     */
    Optional<Affine> of(Mask mask, RandomGenerator random) {
        List<Component> pieces = Component.of(mask, id);
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        Component piece = pieces.get(random.nextInt(pieces.size()));
        double fits = Math.min(mask.height() / (double) piece.height(), mask.width() / (double) piece.width());
        double factor = Math.min(fits, Math.pow(largest, random.nextDouble()));
        double down = place(piece.top(), piece.bottom(), mask.height(), factor, random);
        double right = place(piece.left(), piece.right(), mask.width(), factor, random);
        return Optional.of(Affine.zoom(factor, down, right, mask.height(), mask.width()));
    }

    /**
     * Where a window along one side begins that holds the piece.
     *
     * @param size of the picture, of which the window shows one over the factor
     * @return from 0 (at the picture's first edge) to 1 (at its last)
     */
    private static double place(int first, int end, int size, double factor, RandomGenerator random) {
        double window = size / factor;
        double room = size - window;
        double least = Math.max(0, end - window);
        double most = Math.min(first, room);
        double start = least + random.nextDouble() * Math.max(0, most - least);
        return room <= 0 ? 0 : Math.min(1, start / room);
    }
}
