package org.areogan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void stepRuns() {
        Engine engine = Engines.nd4j();
        try (TinyNetwork net = new TinyNetwork();
                Session session = engine.open(
                        List.of(net.objective(new Optimizer(Optimizer.Kind.ADAM, 0.9, 0.999, 1e-8, 0, 0), 0)),
                        net.parameters)) {
            Map<String, DeviceArray> inputs = net.upload(session, 3);
            double first = 0;
            for (int i = 0; i < 50; i++) {
                try (StepResult result = session.step("segment", inputs, 0.02, i)) {
                    if (i == 0) first = result.scalar("loss");
                    if (i == 49) assertThat(result.scalar("loss")).isLessThan(first * 0.7);
                }
            }
        }
    }
}
