package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.areogan.torch.graph.kernel.LoadedLibrary;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.factory.Nd4j;

@EnabledOnOs(OS.LINUX)
class SharedThreadsTest {
    private static final int THREADS = 3;
    private static final int PARTS = 20;

    private final SharedThreads threads = new SharedThreads(THREADS, THREADS);

    /** The engines of {@link Parity} set one thread when they begin. */
    @BeforeEach
    void computeWithSeveralThreads() {
        assertThat(Parity.TORCH).isNotNull();
        torch.set_num_threads(THREADS);
    }

    @AfterEach
    void computeWithOneThreadAgain() {
        torch.set_num_threads(1);
        Nd4j.factory().blas().setMaxThreads(1);
    }

    @Test
    void eachPartIsRunOnceByOneThreadAndNoMoreAtATimeThanAPassMayUse() {
        AtomicIntegerArray runs = new AtomicIntegerArray(PARTS);
        AtomicIntegerArray computing = new AtomicIntegerArray(PARTS);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        threads.sideBySide(PARTS, part -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            runs.incrementAndGet(part);
            computing.set(part, torch.get_num_threads());
            now.decrementAndGet();
        });
        int[] ones = new int[PARTS];
        Arrays.fill(ones, 1);
        assertThat(runs).hasArray(ones);
        assertThat(computing).hasArray(ones);
        assertThat(most.get()).isBetween(1, THREADS);
    }

    @Test
    void partsRunAtOneTime() {
        CountDownLatch here = new CountDownLatch(THREADS);
        threads.sideBySide(THREADS, part -> {
            here.countDown();
            await(here);
        });
        assertThat(here.getCount()).isZero();
    }

    @Test
    void aSinglePartIsTheCallersWorkWhoseThreadsAreLeftAsTheyWere() {
        Thread[] worker = new Thread[1];
        int[] computing = new int[1];
        threads.sideBySide(1, part -> {
            worker[0] = Thread.currentThread();
            computing[0] = torch.get_num_threads();
        });
        assertThat(worker).containsExactly(Thread.currentThread());
        assertThat(computing).containsExactly(1);
        assertThat(torch.get_num_threads()).isEqualTo(THREADS);
    }

    @Test
    void passesOfSeveralCallersHaveNoMoreThreadsThanThereAre() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch allThreads = new CountDownLatch(THREADS);
        List<CompletableFuture<Void>> callers = Stream.generate(() -> CompletableFuture.runAsync(
                        () -> threads.sideBySide(PARTS, part -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            // None ends before as many have begun as there may be.
                            allThreads.countDown();
                            await(allThreads);
                            now.decrementAndGet();
                        }),
                        task -> new Thread(task).start()))
                .limit(2 * THREADS)
                .toList();
        callers.forEach(CompletableFuture::join);
        assertThat(most.get()).isEqualTo(THREADS);
    }

    @Test
    void productsOfMatricesHaveOneThreadMeanwhileAndAsManyAsBeforeAfterwards() {
        Nd4j.factory().blas().setMaxThreads(THREADS);
        int[] meanwhile = new int[2];
        threads.sideBySide(2, part -> meanwhile[part] = threadsOfProducts());
        assertThat(meanwhile).containsExactly(1, 1);
        assertThat(threadsOfProducts()).isEqualTo(THREADS);
        assertThatThrownBy(() -> threads.sideBySide(1, SharedThreadsTest::fail)).hasMessage("spoilt");
        assertThat(threadsOfProducts()).isEqualTo(THREADS);
    }

    /** ND4J tells what it was told last. */
    private static int threadsOfProducts() {
        return Objects.requireNonNull(LoadedLibrary.function("libopenblas.so.0", "openblas_get_num_threads"))
                .invokeInt(new Object[0]);
    }

    @Test
    void whatAPartEndsWithIsTheCallersAndLeavesAllThreadsFree() {
        assertThatThrownBy(() -> threads.sideBySide(PARTS, SharedThreadsTest::fail))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("spoilt");
        assertThatThrownBy(() -> threads.sideBySide(PARTS, part -> {
                    throw new AssertionError("worse");
                }))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("worse");
        assertThatThrownBy(() -> threads.together(() -> fail(0))).hasMessage("spoilt");
        assertThat(torch.get_num_threads()).isEqualTo(THREADS);
        boolean[] ran = new boolean[1];
        threads.together(() -> ran[0] = true);
        assertThat(ran).containsExactly(true);
    }

    @Test
    void afterAFailureNoFurtherPartsAreBegun() {
        AtomicInteger begun = new AtomicInteger();
        assertThatThrownBy(() -> threads.sideBySide(1000 * PARTS, part -> {
                    begun.incrementAndGet();
                    fail(part);
                }))
                .hasMessage("spoilt");
        assertThat(begun.get()).isBetween(1, THREADS);
    }

    @Test
    void onlyWherePassesHaveAllThreadsOneAfterTheOtherAreTheyDivided() {
        assertThat(new SharedThreads(2, 2).canDivide()).isTrue();
        assertThat(new SharedThreads(1, 4).canDivide()).isFalse();
        assertThat(new SharedThreads(2, 8).canDivide()).isFalse();
    }

    private static void fail(int part) {
        throw new IllegalStateException("spoilt");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
