package org.areogan.program;

import java.nio.file.Path;
import java.util.Optional;
import org.areogan.engine.Engine;
import org.areogan.trainer.Critic;

/**
 * The trained networks that a synthesis works with; owns them.
 *
 * @param model the segmenter
 * @param critic the discriminator that it was trained against, if there was one
 */
record SynthesisModels(OpenModel model, Optional<Critic> critic) implements AutoCloseable {
    static SynthesisModels open(Path model, Engine engine) {
        OpenModel open = OpenModel.open(model, engine);
        try {
            return new SynthesisModels(open, Critic.open(open.file(), engine));
        } catch (RuntimeException failure) {
            open.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        critic.ifPresent(Critic::close);
        model.close();
    }
}
