package org.areogan.trainer.game.objective;

import org.areogan.terrain.pixels.Grown;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchShape;

/**
 * What an inpainter's game is told of a batch's masks, each [batch, height, width, 1] of zeros and ones.
 *
 * @param rare id of the class that is painted
 * @param rim pixels around pieces that are erased with them
 */
record HoleInputs(int rare, int rim) {
    /** How wide the ring around a hole is in which the painted frame is compared with the real one. */
    private static final int RING = 4;

    /** Pixels of the class alone. */
    BatchInput pieces() {
        return new BatchInput("pieces", 1, this::pieces);
    }

    /** Pixels that are known to be of other classes. */
    BatchInput ground() {
        return new BatchInput("ground", 1, this::ground);
    }

    /** The pieces and their rims. */
    BatchInput hole() {
        return new BatchInput("hole", 1, batch -> grown(batch, rim));
    }

    /** What surrounds the holes. */
    BatchInput ring() {
        return new BatchInput("ring", 1, this::ring);
    }

    private float[] pieces(Batch batch) {
        int classes = batch.shape().classes();
        float[] pieces = new float[batch.shape().pixels()];
        for (int pixel = 0; pixel < pieces.length; pixel++) {
            pieces[pixel] = batch.truth()[pixel * classes + rare] == 1 && known(batch, pixel) == 1 ? 1 : 0;
        }
        return pieces;
    }

    private float[] ground(Batch batch) {
        int classes = batch.shape().classes();
        float[] ground = new float[batch.shape().pixels()];
        for (int pixel = 0; pixel < ground.length; pixel++) {
            ground[pixel] = batch.truth()[pixel * classes + rare] == 0 && known(batch, pixel) > 0 ? 1 : 0;
        }
        return ground;
    }

    /** How many classes a pixel may be of. */
    private static int known(Batch batch, int pixel) {
        int classes = batch.shape().classes();
        int known = 0;
        for (int id = 0; id < classes; id++) {
            known += batch.truth()[pixel * classes + id] > 0 ? 1 : 0;
        }
        return known;
    }

    private float[] ring(Batch batch) {
        float[] ring = grown(batch, rim + RING);
        float[] hole = grown(batch, rim);
        for (int pixel = 0; pixel < ring.length; pixel++) {
            ring[pixel] -= hole[pixel];
        }
        return ring;
    }

    private float[] grown(Batch batch, int reach) {
        BatchShape shape = batch.shape();
        float[] pieces = pieces(batch);
        float[] grown = new float[pieces.length];
        int size = shape.height() * shape.width();
        for (int frame = 0; frame < shape.batch(); frame++) {
            boolean[] area = new boolean[size];
            for (int pixel = 0; pixel < size; pixel++) {
                area[pixel] = pieces[frame * size + pixel] == 1;
            }
            boolean[] larger = Grown.by(area, shape.height(), shape.width(), reach);
            for (int pixel = 0; pixel < size; pixel++) {
                grown[frame * size + pixel] = larger[pixel] ? 1 : 0;
            }
        }
        return grown;
    }
}
