package org.areogan.spark.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import org.areogan.engine.Engines;

/** The driver's own process. It may be read before an engine has started, whose native binary is chosen all the same. */
final class DriverMeters implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        Gauge.builder("areogan.spark.driver.memory.process", Engines::nativeBytes)
                .description("Memory of the driver's process that is in use, the Java heap's share included")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }
}
