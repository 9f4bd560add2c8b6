package org.areogan.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class BufferPoolTest {
    @Test
    void takingABufferLeavesAnEqualOneFree() {
        try (BufferPool pool = new BufferPool()) {
            BufferPool.Lease lease = pool.lease();
            BufferPool.Slot first = lease.take(DataType.FLOAT, 4);
            BufferPool.Slot second = lease.take(DataType.FLOAT, 4);
            first.buffer().assign(1);
            second.buffer().assign(1);
            lease.give(first);
            lease.give(second);
            assertThat(lease.take(DataType.FLOAT, 4).buffer()).isSameAs(first.buffer());
            assertThat(lease.take(DataType.FLOAT, 4).buffer()).isSameAs(second.buffer());
        }
    }
}
