package org.areogan.program;

import java.util.List;
import java.util.Locale;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.craters.ProceduralCraters;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.configuration.MaskClasses;
import org.areogan.trainer.configuration.yaml.Presets;

/** What the demo makes up, and how it trains on it. */
enum DemoScene {
    /** What a rover sees. */
    LANDSCAPES(MaskClasses.ROVER, Presets.USUAL, 240) {
        @Override
        DataSet dataSet(int frames, long seed) {
            return new ProceduralMars(BIG_ROCK_FRAMES).dataSet(frames, 64, 128, seed);
        }

        /**
         * Invented landscapes are alike, so a few hundred big steps on them as they are do more than gentle ones. Rocks are
         * few even here, and are only found where they are seen more often.
         */
        @Override
        List<String> settings() {
            return List.of(
                    "training.epochs=16",
                    "training.batch=8",
                    "training.average_decay=0",
                    "training.keep=best",
                    "training.statistics_batches=0",
                    "schedule.warm_up_epochs=0",
                    "objective.lambda_adv=1",
                    "objective.hard_fakes=false",
                    "objective.match_confidence=true",
                    "objective.adversarial_from=1",
                    "discriminator.spectral_norm=false",
                    "discriminator_optimizer.learning_rate=0.0002",
                    "training.samples_every=4",
                    "generator.dropout=0",
                    "generator.dropout_kind=element",
                    "generator_optimizer.learning_rate=0.004",
                    "generator_optimizer.beta1=0.9",
                    "objective.left_out=[]",
                    "objective.class_weights=none",
                    "augmentation.zoom=1",
                    "augmentation.brightness=0",
                    "augmentation.contrast=0",
                    "augmentation.paste=0.5",
                    "training.class_aware=0.3");
        }
    },
    /** What a camera in orbit sees; trained on as the preset says. */
    CRATERS(MaskClasses.CRATERS, "crater", 1000) {
        @Override
        DataSet dataSet(int frames, long seed) {
            return new ProceduralCraters().dataSet(frames, ProceduralCraters.SIDE, ProceduralCraters.SIDE, seed);
        }

        @Override
        List<String> settings() {
            return List.of("training.epochs=8");
        }
    };

    /** More than on Mars, so that the rare class shows in few frames. */
    private static final double BIG_ROCK_FRAMES = 0.25;

    private final MaskClasses classes;
    private final String preset;
    private final int frames;

    DemoScene(MaskClasses classes, String preset, int frames) {
        this.classes = classes;
        this.preset = preset;
        this.frames = frames;
    }

    ClassSet classes() {
        return classes.classes();
    }

    String preset() {
        return preset;
    }

    /** How many are trained on where nobody says. */
    int frames() {
        return frames;
    }

    /** Frames with exact masks. */
    abstract DataSet dataSet(int frames, long seed);

    /** What the preset is changed by. */
    abstract List<String> settings();

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
