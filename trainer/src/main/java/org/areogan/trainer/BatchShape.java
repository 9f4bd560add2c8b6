package org.areogan.trainer;

/** How big the arrays of a batch are: [batch, height, width, 1 or classes]. */
record BatchShape(int batch, int height, int width, int classes) {
    int pixels() {
        return batch * height * width;
    }
}
