package org.areogan.engine;

/** What a step leaves behind. Reading a scalar may wait for the device; close it when all is read. */
public interface StepResult extends AutoCloseable {
    /** The loss or one of the {@link Objective#scalars()}. */
    double scalar(String name);

    /** One of the {@link Objective#outputs()}; owned and closed by this result. */
    DeviceArray output(String name);

    @Override
    void close();
}
