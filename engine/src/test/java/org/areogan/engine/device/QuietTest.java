package org.areogan.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.areogan.engine.TinyNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

class QuietTest {
    @Test
    void onlyTheSilencedThreadIsSilent() {
        String printed = printedBy(() -> Quiet.without(() -> {
            System.out.print("inside ");
            Thread other = new Thread(() -> System.out.print("other thread"));
            other.start();
            join(other);
            return 0;
        }));
        assertThat(printed).isEqualTo("other thread");
    }

    @Test
    void sameDiffStillPrintsWhenItDifferentiates() {
        SameDiff graph = SameDiff.create();
        SDVariable weight = graph.var("weight", Nd4j.scalar(2f));
        graph.setLossVariables(weight.mul(weight).name());
        assertThat(printedBy(graph::createGradFunction)).contains("Added differentiated op");
    }

    @Test
    void nothingIsPrintedFromEngineToStep() {
        String printed = printedBy(() -> {
            try (TinyNetwork network = new TinyNetwork();
                    Session session = network.open(List.of(network.objective()));
                    StepResult result = session.step("segment", network.upload(session, 1), 0.01, 1)) {
                assertThat(result.scalar("loss")).isPositive();
            }
        });
        assertThat(printed).isEmpty();
    }

    private static String printedBy(Runnable action) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
