package org.areogan.engine.nd4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Native buffers that are used again and again. Fresh native memory for every result costs a SameDiff step more than
 * some of its operations do, in page faults, and is given back only when the garbage collector gets round to it.
 */
final class BufferPool implements AutoCloseable {
    /** A free buffer serves a smaller array only down to this share of its length, so that big ones stay for big ones. */
    private static final double SMALLEST_SHARE = 0.5;

    private final List<INDArray> buffers = new ArrayList<>();

    /** Whoever runs alone on these buffers borrows them all; two borrowers must never run at the same time. */
    Lease lease() {
        return new Lease(new ArrayList<>(buffers));
    }

    @Override
    public void close() {
        buffers.forEach(INDArray::close);
        buffers.clear();
    }

    private INDArray added(DataType type, long length) {
        INDArray buffer = Nd4j.createUninitializedDetached(type, length);
        buffers.add(buffer);
        return buffer;
    }

    /** The buffers as one borrower sees them: all free at first. */
    final class Lease {
        private final List<INDArray> free;

        private Lease(List<INDArray> free) {
            this.free = free;
        }

        /** An array in C order with whatever was in its buffer before. */
        Slot take(DataType type, long... shape) {
            long length = LongStream.of(shape).reduce(1, Math::multiplyExact);
            INDArray buffer = smallestFree(type, length).orElseGet(() -> added(type, length));
            free.removeIf(each -> each == buffer);
            return new Slot(buffer, Nd4j.create(buffer.data(), shape, Nd4j.getStrides(shape, 'c'), 0, 'c', type));
        }

        void give(Slot slot) {
            free.add(slot.buffer);
        }

        private Optional<INDArray> smallestFree(DataType type, long length) {
            return free.stream()
                    .filter(buffer -> buffer.dataType() == type
                            && buffer.length() >= length
                            && length >= buffer.length() * SMALLEST_SHARE)
                    .min(Comparator.comparingLong(INDArray::length));
        }
    }

    /** A buffer of the pool and the array that is seen in it. */
    record Slot(INDArray buffer, INDArray array) {}
}
