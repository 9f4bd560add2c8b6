package org.areogan.spark.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.areogan.engine.device.JavaProcess;
import org.areogan.engine.device.Natives;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;

class DriverMetersTest {
    /** JavaCPP keeps what it finds when it loads its first library, so this takes a process that has loaded none. */
    static final class ReadBeforeAnEngine {
        private ReadBeforeAnEngine() {}

        public static void main(String[] unused) {
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            new DriverMeters().bindTo(registry);
            double bytes =
                    registry.get("areogan.spark.driver.memory.process").gauge().value();
            Natives.choose();
            String loaded = Loader.loadProperties().getProperty("platform.extension", Natives.PLAIN);
            System.out.println((bytes > 0) + " " + loaded.equals(System.getProperty(Natives.EXTENSION)));
        }
    }

    @Test
    void readingTheProcessesMemoryBeforeAnEngineStartsLeavesItsBinaryChosen() throws InterruptedException {
        JavaProcess.Ended ended = JavaProcess.run(ReadBeforeAnEngine.class, List.of(), new byte[0]);
        assertThat(ended.answer()).as(ended.complaint()).isEqualTo("true true");
    }
}
