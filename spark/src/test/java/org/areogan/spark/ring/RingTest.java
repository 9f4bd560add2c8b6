package org.areogan.spark.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers that are threads, over real connections on this machine's loopback address. */
class RingTest {
    private static final String HERE = "127.0.0.1";
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final List<RingPort> ports = new ArrayList<>();

    /** What a worker does in a ring. */
    private interface Work<T> {
        T in(Ring ring) throws Exception;
    }

    @AfterEach
    void end() {
        pool.shutdownNow();
        ports.forEach(RingPort::close);
    }

    @ParameterizedTest
    @CsvSource({"1, 7", "2, 1", "2, 1001", "3, 2", "3, 1000", "5, 4", "5, 99991", "3, 1000000"})
    void theMeanIsThatOfAPlainSumInAFixedOrderToTheBit(int workers, int length) throws Exception {
        List<float[]> means = all(workers, ring -> {
            float[] values = values(ring.number(), length);
            ring.average(values);
            return values;
        });

        float[] expected = meanByPieces(workers, length);
        assertThat(means).allSatisfy(each -> assertThat(each).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource({"2, 1000", "3, 1001", "5, 12347"})
    void allWorkersTogetherSendTwiceWhatIsAveragedForEachButOne(int workers, int length) throws Exception {
        List<Long> sent = all(workers, ring -> {
            ring.average(values(ring.number(), length));
            return ring.sent();
        });

        long frames = 2L * (workers - 1) * workers;
        assertThat(sent.stream().mapToLong(Long::longValue).sum())
                .isEqualTo(2L * (workers - 1) * length * Float.BYTES + frames * 12);
        // None more than its share: pieces differ by one value.
        assertThat(sent)
                .allSatisfy(each -> assertThat((double) each)
                        .isCloseTo(
                                2.0 * (workers - 1) / workers * length * Float.BYTES + 2 * (workers - 1) * 12,
                                org.assertj.core.data.Offset.offset(2.0 * workers * Float.BYTES)));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "5"})
    void whatTheFirstHasComesToAllBetweenOtherExchanges(int workers) throws Exception {
        List<String> heard = all(workers, ring -> {
            ring.average(new float[] {ring.number(), 1});
            byte[] first = ring.fromFirst(("of " + ring.number()).getBytes(StandardCharsets.UTF_8));
            byte[] nothing = ring.fromFirst(new byte[0]);
            float[] more = {ring.number()};
            ring.average(more);
            return new String(first, StandardCharsets.UTF_8) + nothing.length + " " + more[0];
        });

        assertThat(heard).containsOnly("of 00 " + (workers - 1) / 2f);
    }

    @Test
    void aWorkerWithAnotherSecretIsNamedAndSentNothing() {
        JobSecret secret = JobSecret.random();
        JobSecret other = JobSecret.random();

        List<Future<Long>> joined = start(2, number -> number == 0 ? secret : other, Duration.ofSeconds(1), Ring::sent);

        assertThat(joined)
                .allSatisfy(each -> assertThatThrownBy(each::get)
                        .hasCauseInstanceOf(RingException.class)
                        .hasMessageContaining("worker ")
                        .hasMessageContaining(HERE)
                        .hasMessageContaining("the job's secret"))
                .anySatisfy(
                        each -> assertThatThrownBy(each::get).hasMessageContaining("does not know the job's secret"));
    }

    @Test
    void aStrangerOnThePortIsTurnedAwayAndTheRingClosesAllTheSame() throws Exception {
        JobSecret secret = JobSecret.random();
        open(2);
        try (Socket stranger = new Socket()) {
            stranger.connect(RingPort.parsed(ports.get(0).address()));
            stranger.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            List<Float> means = results(join(number -> secret, LONG, ring -> {
                float[] value = {ring.number()};
                ring.average(value);
                return value[0];
            }));
            assertThat(means).containsOnly(0.5f);
        }
    }

    @Test
    void anAnswerThatWasHeardOnceIsOfNoUseAgain() throws Exception {
        JobSecret secret = JobSecret.random();
        byte[] challenge = new byte[JobSecret.LENGTH];
        Handshake asked = new Handshake(secret, 1, 0);
        open(1);
        Future<?> first = pool.submit(() -> ports.get(0).accept(asked, Duration.ofMillis(300)));
        byte[] one = greeted(challenge);
        Future<?> second = pool.submit(() -> ports.get(0).accept(asked, Duration.ofMillis(300)));
        byte[] two = greeted(challenge);

        assertThat(one).hasSize(2 * JobSecret.LENGTH).isNotEqualTo(two);
        assertThatThrownBy(first::get).hasMessageContaining("has not called");
        assertThatThrownBy(second::get).hasMessageContaining("has not called");
    }

    /** What a caller that knows no secret hears. */
    private byte[] greeted(byte[] challenge) throws IOException {
        try (Socket caller = new Socket()) {
            InetSocketAddress address = RingPort.parsed(ports.get(0).address());
            caller.connect(address);
            java.io.DataOutputStream out = new java.io.DataOutputStream(caller.getOutputStream());
            out.writeInt(0x41524701);
            out.writeInt(1);
            out.write(challenge);
            return caller.getInputStream().readNBytes(2 * JobSecret.LENGTH);
        }
    }

    @Test
    void aDeadWorkerIsNamedByTheNextAtOnce() {
        List<Future<String>> ended = start(3, same(JobSecret.random()), LONG, ring -> {
            if (ring.number() == 1) {
                return "died";
            }
            ring.average(new float[10]);
            return "lived";
        });

        assertThatThrownBy(ended.get(2)::get)
                .hasCauseInstanceOf(RingException.class)
                .hasMessageContaining("worker 1 at " + HERE)
                .hasMessageContaining("ended the connection");
        assertThatThrownBy(ended.get(0)::get).hasCauseInstanceOf(RingException.class);
    }

    @Test
    void aSlowWorkerIsNamedOnceTheStatedTimeIsOver() {
        CountDownLatch noticed = new CountDownLatch(1);
        List<Future<String>> ended = start(2, same(JobSecret.random()), Duration.ofSeconds(1), ring -> {
            if (ring.number() == 1) {
                noticed.await();
                return "slow";
            }
            try {
                ring.average(new float[10]);
                return "lived";
            } finally {
                noticed.countDown();
            }
        });

        assertThatThrownBy(ended.get(0)::get)
                .hasCauseInstanceOf(RingException.class)
                .hasMessageContaining("worker 1 at " + HERE)
                .hasMessageContaining("has sent nothing for 1.0 s: it is dead or too slow");
    }

    @Test
    void aWorkerThatTakesNothingIsNamed() {
        CountDownLatch noticed = new CountDownLatch(1);
        List<Future<String>> ended = start(3, same(JobSecret.random()), Duration.ofSeconds(1), ring -> {
            if (ring.number() != 0) {
                noticed.await();
                return "slow";
            }
            try {
                ring.fromFirst(new byte[64 << 20]);
                return "lived";
            } finally {
                noticed.countDown();
            }
        });

        assertThatThrownBy(ended.get(0)::get)
                .hasMessageContaining("worker 1 at " + HERE)
                .hasMessageContaining("has taken nothing for 1.0 s");
    }

    @Test
    void workersThatDoNotDoTheSameAreToldSo() {
        List<Future<String>> ended = start(2, same(JobSecret.random()), LONG, ring -> {
            ring.average(new float[ring.number() == 0 ? 10 : 14]);
            return "";
        });
        assertThatThrownBy(ended.get(0)::get).hasMessageContaining("do not train the same network");
    }

    private static IntFunction<JobSecret> same(JobSecret secret) {
        return number -> secret;
    }

    private <T> List<T> all(int workers, Work<T> work) throws Exception {
        return results(start(workers, same(JobSecret.random()), LONG, work));
    }

    private <T> List<Future<T>> start(int workers, IntFunction<JobSecret> secret, Duration silence, Work<T> work) {
        open(workers);
        return join(secret, silence, work);
    }

    private void open(int workers) {
        for (int number = 0; number < workers; number++) {
            ports.add(RingPort.open(HERE));
        }
    }

    private <T> List<Future<T>> join(IntFunction<JobSecret> secret, Duration silence, Work<T> work) {
        List<String> addresses = ports.stream().map(RingPort::address).toList();
        List<Future<T>> started = new ArrayList<>();
        for (int each = 0; each < addresses.size(); each++) {
            int number = each;
            started.add(pool.submit(() -> {
                try (Ring ring =
                        Ring.join(ports.get(number), number, addresses, secret.apply(number), silence, () -> false)) {
                    return work.in(ring);
                }
            }));
        }
        return started;
    }

    private static <T> List<T> results(List<Future<T>> started) throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        for (Future<T> each : started) {
            results.add(each.get());
        }
        return results;
    }

    private static float[] values(int worker, int length) {
        SplittableRandom random = new SplittableRandom(worker);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }

    private static float[] meanByPieces(int workers, int length) {
        List<float[]> all = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            all.add(values(worker, length));
        }
        float[] mean = new float[length];
        for (int piece = 0; piece < workers; piece++) {
            int end = (int) ((piece + 1L) * length / workers);
            for (int i = (int) ((long) piece * length / workers); i < end; i++) {
                float sum = all.get(piece)[i];
                for (int more = 1; more < workers; more++) {
                    sum += all.get((piece + more) % workers)[i];
                }
                mean[i] = sum / workers;
            }
        }
        assertThat(Arrays.equals(mean, new float[length])).isFalse();
        return mean;
    }
}
