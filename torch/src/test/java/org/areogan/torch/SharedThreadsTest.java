package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
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

    private final SharedThreads threads = new SharedThreads(THREADS);

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
    void productsOfMatricesHaveOneThreadMeanwhile() {
        Nd4j.factory().blas().setMaxThreads(THREADS);
        int[] meanwhile = new int[1];
        threads.sideBySide(1, part -> meanwhile[0] = Nd4j.factory().blas().getMaxThreads());
        assertThat(meanwhile).containsExactly(1);
        assertThat(Nd4j.factory().blas().getMaxThreads()).isEqualTo(THREADS);
    }

    @Test
    void whatAPartEndsWithIsTheCallersAndLeavesAllThreadsFree() {
        IllegalStateException failure = new IllegalStateException("spoilt");
        assertThatThrownBy(() -> threads.sideBySide(PARTS, part -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> threads.sideBySide(PARTS, part -> {
                    throw new AssertionError("worse");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("worse");
        assertThatThrownBy(() -> threads.together(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        SharedThreads few = new SharedThreads(THREADS, THREADS);
        assertThatThrownBy(() -> few.sideBySide(PARTS, part -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(few.tryTogether(() -> {})).isTrue();
    }

    @Test
    void aPassDoesNotWaitForAllThreadsWhileOthersHaveSome() {
        SharedThreads few = new SharedThreads(THREADS, THREADS);
        boolean[] ran = new boolean[1];
        few.sideBySide(1, part -> ran[0] = few.tryTogether(() -> {}));
        assertThat(ran).containsExactly(false);
        assertThat(few.tryTogether(() -> ran[0] = true)).isTrue();
        assertThat(ran).containsExactly(true);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
