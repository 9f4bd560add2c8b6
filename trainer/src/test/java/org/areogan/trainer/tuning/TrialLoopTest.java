package org.areogan.trainer.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.areogan.files.UserException;
import org.areogan.trainer.tuning.space.SearchSpace;
import org.areogan.trainer.tuning.strategy.BayesSearch;
import org.areogan.trainer.tuning.strategy.Proposals;
import org.areogan.trainer.tuning.strategy.SuccessiveHalving;
import org.areogan.trainer.tuning.strategy.Trial;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrialLoopTest {
    private static final int PARALLEL = 3;
    private static final SearchSpace SPACE =
            SearchSpace.parse("a: {uniform: [0, 1]}\nb: {choice: [x, y]}", "space.yaml");

    private final ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
    private List<Trial> recorded = List.of();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private static double score(Trial trial) {
        double distance = Searches.number(trial.proposal(), 0) - 0.3;
        return 0.9 - distance * distance;
    }

    /** @param during called by the thread of a trial, before it ends */
    private TrialLoop loop(Proposals proposals, Executor executor, IntConsumer during, BooleanSupplier stop) {
        return new TrialLoop(
                proposals,
                PARALLEL,
                List.of(),
                (number, proposal, ended) -> {
                    assertThat(ended).noneMatch(Trial::isRunning);
                    return asked -> {
                        during.accept(number);
                        return asked.getAsBoolean()
                                ? Optional.empty()
                                : Optional.of(new Trial(
                                        number,
                                        proposal,
                                        Outcome.SCORED,
                                        score(Trial.running(number, proposal)),
                                        List.of()));
                    };
                },
                executor,
                trials -> recorded = trials,
                stop);
    }

    private static BayesSearch bayes() {
        return new BayesSearch(SPACE, 4, 11, PARALLEL);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void whicheverEndsFirstTheTrialsAreTheSame() {
        for (Proposals proposals : List.of(bayes(), new SuccessiveHalving(SPACE, 4, 9, 3, 9))) {
            assertThat(loop(proposals, Runnable::run, number -> {}, () -> false).run())
                    .isTrue();
            List<Trial> oneAfterAnother = recorded;
            Map<Integer, CountDownLatch> ends = new TreeMap<>();
            for (int number = 1; number <= 13; number++) {
                ends.put(number, new CountDownLatch(1));
            }
            List<Integer> order = new ArrayList<>();
            assertThat(loop(
                                    proposals,
                                    threads,
                                    number -> {
                                        // Within rungs of halving, too.
                                        if (number % 2 == 0 && number <= 8) {
                                            await(ends.get(number + 1));
                                        }
                                        synchronized (order) {
                                            order.add(number);
                                        }
                                        ends.get(number).countDown();
                                    },
                                    () -> false)
                            .run())
                    .isTrue();
            assertThat(order.subList(0, 9)).isNotEqualTo(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
            assertThat(recorded).isEqualTo(oneAfterAnother);
        }
    }

    @Test
    void asManyRunAtOnceAsWereAskedFor() {
        CyclicBarrier allThree = new CyclicBarrier(PARALLEL);
        assertThat(loop(
                                bayes(),
                                threads,
                                number -> {
                                    if (number <= PARALLEL) {
                                        try {
                                            allThree.await(60, TimeUnit.SECONDS);
                                        } catch (InterruptedException
                                                | BrokenBarrierException
                                                | TimeoutException alone) {
                                            throw new AssertionError(alone);
                                        }
                                    }
                                },
                                () -> false)
                        .run())
                .isTrue();
        assertThat(recorded).hasSize(11);
    }

    @Test
    void aFailureIsToldOnceTheOthersHaveEnded() {
        AtomicInteger ended = new AtomicInteger();
        TrialLoop loop = whoseSecondTrialFails(new UserException("the disk is full"), ended);
        assertThatThrownBy(loop::run).isInstanceOf(UserException.class).hasMessage("the disk is full");
        assertThat(ended).as("the trials that ran beside it").hasValueGreaterThanOrEqualTo(PARALLEL - 1);
        assertThat(recorded).as("trial 1 may have ended before").hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void soIsAnError() {
        AtomicInteger ended = new AtomicInteger();
        TrialLoop loop = whoseSecondTrialFails(new OutOfMemoryError("no room for a network"), ended);
        assertThatThrownBy(loop::run).isInstanceOf(OutOfMemoryError.class).hasMessage("no room for a network");
        assertThat(ended).as("the trials that ran beside it").hasValueGreaterThanOrEqualTo(PARALLEL - 1);
    }

    /** @param ended counts the others, which go on working for a while after that */
    private TrialLoop whoseSecondTrialFails(Throwable failure, AtomicInteger ended) {
        CountDownLatch failing = new CountDownLatch(1);
        return loop(
                bayes(),
                threads,
                number -> {
                    if (number == 2) {
                        failing.countDown();
                        if (failure instanceof Error error) {
                            throw error;
                        }
                        throw (RuntimeException) failure;
                    }
                    await(failing);
                    // This takes a while, in which a search that did not wait would be over.
                    double worked =
                            new SplittableRandom(number).doubles(3_000_000).sum();
                    ended.addAndGet(worked > 0 ? 1 : 0);
                },
                () -> false);
    }

    @Test
    void askedForTheEndItBeginsNoMore() {
        List<Integer> begun = new ArrayList<>();
        assertThat(loop(bayes(), Runnable::run, begun::add, () -> begun.size() >= 2)
                        .run())
                .isFalse();
        assertThat(begun).containsExactly(1, 2);
        assertThat(recorded).extracting(Trial::number).containsExactly(1);
    }
}
