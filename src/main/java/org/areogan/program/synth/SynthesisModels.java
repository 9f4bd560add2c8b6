package org.areogan.program.synth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.engine.Engine;
import org.areogan.generator.Painter;
import org.areogan.program.segment.OpenModel;
import org.areogan.trainer.validation.Critic;

/**
 * The trained networks that a synthesis works with; owns them.
 *
 * @param model the segmenter
 * @param critic the discriminator that it was trained against, if there was one
 * @param painter the reverse generator, if one was named
 */
public record SynthesisModels(OpenModel model, Optional<Critic> critic, Optional<Painter> painter)
        implements AutoCloseable {
    /** @param painter a file that {@code areogan train --preset paint} has made */
    public static SynthesisModels open(Path model, Optional<Path> painter, Engine engine) {
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            OpenModel open = OpenModel.open(model, engine);
            opened.add(open);
            Optional<Critic> critic = Critic.open(open.file(), engine);
            critic.ifPresent(opened::add);
            return new SynthesisModels(open, critic, painter.map(file -> Painter.open(file, engine)));
        } catch (RuntimeException failure) {
            opened.forEach(SynthesisModels::close);
            throw failure;
        }
    }

    private static void close(AutoCloseable opened) {
        try {
            opened.close();
        } catch (Exception unclosed) {
            throw new IllegalStateException("networks can always be closed", unclosed);
        }
    }

    @Override
    public void close() {
        painter.ifPresent(Painter::close);
        critic.ifPresent(Critic::close);
        model.close();
    }
}
