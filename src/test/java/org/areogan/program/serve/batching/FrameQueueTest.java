package org.areogan.program.serve.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.areogan.generator.Prediction;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.junit.jupiter.api.Test;

class FrameQueueTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final List<List<Frame>> batches = Collections.synchronizedList(new ArrayList<>());

    /** Holds the first batch until the gate opens. */
    private List<Prediction> segment(List<Frame> frames) {
        begun.countDown();
        try {
            open.await();
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
        batches.add(frames);
        return frames.stream()
                .map(each -> new Prediction(
                        new Mask(each.height(), each.width(), new byte[each.grey().length]),
                        new float[2 * each.grey().length],
                        2))
                .toList();
    }

    private FrameQueue queue(int frames) {
        return new FrameQueue(
                "test", 4, this::segment, new QueueLimits(frames, 10_000, 3, 1L << 18), QueueListener.DEAF);
    }

    private static Frame frame(int width) {
        return new Frame(4, width, new float[4 * width]);
    }

    private static boolean stays() {
        return false;
    }

    private static long later() {
        return System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    }

    @Test
    void takesWhatWaitsOfOnePaddedSizeAndNoMoreThanItMay() throws Exception {
        try (FrameQueue queue = queue(100)) {
            queue.submit(List.of(frame(4)), later(), FrameQueueTest::stays);
            begun.await();
            List<CompletableFuture<Prediction>> answers = queue.submit(
                    List.of(frame(5), frame(9), frame(8), frame(6), frame(7), frame(12)),
                    later(),
                    FrameQueueTest::stays);
            open.countDown();
            for (CompletableFuture<Prediction> answer : answers) {
                answer.get();
            }
        }
        assertThat(batches.stream()
                        .map(batch -> batch.stream().map(Frame::width).toList()))
                .containsExactly(List.of(4), List.of(5, 8, 6), List.of(9, 12), List.of(7));
    }

    @Test
    void refusesWhatHasNoRoomAndTakesNoneOfIt() throws Exception {
        try (FrameQueue queue = queue(2)) {
            queue.submit(List.of(frame(4)), later(), FrameQueueTest::stays);
            begun.await();
            queue.submit(List.of(frame(4)), later(), FrameQueueTest::stays);
            assertThatThrownBy(() -> queue.submit(List.of(frame(4), frame(4)), later(), FrameQueueTest::stays))
                    .isInstanceOf(QueueFullException.class)
                    .hasMessageContaining("1 frames wait");
            assertThat(queue.length()).isEqualTo(1);
            open.countDown();
        }
    }

    @Test
    void doesNotSegmentWhatNobodyWaitsForAnyMore() throws Exception {
        try (FrameQueue queue = queue(10)) {
            queue.submit(List.of(frame(4)), later(), FrameQueueTest::stays);
            begun.await();
            CompletableFuture<Prediction> late = queue.submit(
                            List.of(frame(8)), System.nanoTime(), FrameQueueTest::stays)
                    .get(0);
            queue.submit(List.of(frame(12)), later(), FrameQueueTest::stays)
                    .get(0)
                    .cancel(false);
            open.countDown();
            assertThatThrownBy(late::get).hasCauseInstanceOf(TimeoutException.class);
        }
        assertThat(batches).hasSize(1);
    }

    @Test
    void doesNotSegmentForClientsWhoHaveLeft() throws Exception {
        AtomicBoolean left = new AtomicBoolean();
        CompletableFuture<Prediction> abandoned;
        CompletableFuture<Prediction> wanted;
        try (FrameQueue queue = queue(10)) {
            queue.submit(List.of(frame(4)), later(), FrameQueueTest::stays);
            begun.await();
            abandoned = queue.submit(List.of(frame(4)), later(), left::get).get(0);
            wanted = queue.submit(List.of(frame(4)), later(), FrameQueueTest::stays)
                    .get(0);
            left.set(true);
            open.countDown();
        }
        assertThatThrownBy(abandoned::get).hasCauseInstanceOf(ClientLeftException.class);
        assertThat(wanted).isCompleted();
        assertThat(batches).extracting(List::size).containsExactly(1, 1);
    }

    @Test
    void whoHasLeftHoldsNoPlaceThatOthersNeed() throws Exception {
        try (FrameQueue queue = queue(1)) {
            queue.submit(List.of(frame(4)), later(), FrameQueueTest::stays);
            begun.await();
            queue.submit(List.of(frame(4)), later(), () -> true);
            assertThat(queue.submit(List.of(frame(8)), later(), FrameQueueTest::stays))
                    .hasSize(1);
            assertThatThrownBy(() -> queue.submit(List.of(frame(8)), later(), FrameQueueTest::stays))
                    .isInstanceOf(QueueFullException.class);
            open.countDown();
        }
        assertThat(batches).extracting(List::size).containsExactly(1, 1);
    }

    @Test
    void answersWhatWaitsBeforeItCloses() throws Exception {
        FrameQueue queue = queue(10);
        queue.submit(List.of(frame(4)), later(), FrameQueueTest::stays);
        begun.await();
        CompletableFuture<Prediction> waiting =
                queue.submit(List.of(frame(8)), later(), FrameQueueTest::stays).get(0);
        open.countDown();
        queue.close();
        assertThat(waiting).isCompleted();
        assertThatThrownBy(() -> queue.submit(List.of(frame(4)), later(), FrameQueueTest::stays))
                .isInstanceOf(QueueFullException.class);
    }

    @Test
    void outlivesABatchThatFails() {
        FrameQueue queue = new FrameQueue(
                "test",
                4,
                frames -> {
                    if (frames.get(0).width() == 4) {
                        throw new IllegalStateException("broken");
                    }
                    return segment(frames);
                },
                QueueLimits.STANDARD,
                QueueListener.DEAF);
        open.countDown();
        try (queue) {
            CompletableFuture<Prediction> broken = queue.submit(List.of(frame(4)), later(), FrameQueueTest::stays)
                    .get(0);
            assertThatThrownBy(broken::get).hasRootCauseMessage("broken");
            assertThat(queue.submit(List.of(frame(8)), later(), FrameQueueTest::stays)
                            .get(0)
                            .join()
                            .classes())
                    .isEqualTo(2);
        }
    }
}
