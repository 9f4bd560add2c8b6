package org.areogan.engine.graph;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.areogan.engine.Objective;
import org.areogan.engine.Workers;

/** What a step works out that all workers must have the same of, one behind the other: what is averaged once a step. */
public final class StepValues {
    private StepValues() {}

    /** Names, besides those of gradients, of what is reported or moves a statistic. */
    public static List<String> names(JointStep step) {
        Set<String> names = new LinkedHashSet<>();
        for (Objective objective : step.objectives()) {
            names.add(objective.loss());
            names.addAll(objective.scalars());
            objective.statistics().forEach(update -> names.add(update.value()));
        }
        return List.copyOf(names);
    }

    /** A value that lies with the engine. */
    public interface Value {
        float[] read();

        void write(float[] values);
    }

    /** Replaces all values by their means over the workers, in one exchange. */
    public static void average(Workers workers, List<? extends Value> values) {
        List<float[]> parts = values.stream().map(Value::read).toList();
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int place = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, place, part.length);
            place += part.length;
        }
        workers.average(all);
        place = 0;
        for (int i = 0; i < parts.size(); i++) {
            float[] part = parts.get(i);
            System.arraycopy(all, place, part, 0, part.length);
            place += part.length;
            values.get(i).write(part);
        }
    }
}
