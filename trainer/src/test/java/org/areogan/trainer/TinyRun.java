package org.areogan.trainer;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engines;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.trainer.checkpoint.RunFolder.Kept;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationYaml;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.StepRecord;
import org.areogan.trainer.events.TrainingListener;

/** Runs of seconds on procedural scenes; also a program of its own, so that a test can kill it. */
public final class TinyRun {
    private TinyRun() {}

    /** Sixteen scenes as a folder pair of images and masks. */
    public static DataSource scenes(Path folder) {
        DataSet scenes = new ProceduralMars().dataSet(16, 16, 32, 5);
        for (int index = 0; index < scenes.size(); index++) {
            String name = String.format(Locale.ROOT, "%02d.png", index);
            PictureFiles.writePng(folder.resolve("images").resolve(name), Drawing.grey(scenes.frame(index)));
            PictureFiles.writeMask(folder.resolve("masks").resolve(name), scenes.mask(index));
        }
        return DataSource.of(folder);
    }

    public static String yaml(RunConfiguration configuration) {
        return ConfigurationYaml.write(configuration, configuration);
    }

    static RunEnd begin(Path folder, RunConfiguration configuration, DataSource data, BooleanSupplier stop) {
        return TrainingRun.create(folder, SavedConfiguration.parse(yaml(configuration), "a test"), data)
                .train(Engines.nd4j(), List.of(), stop);
    }

    static RunEnd resume(Path folder, Kept from) {
        return TrainingRun.resume(folder, from).train(Engines.nd4j(), List.of(), () -> false);
    }

    /** Begins or resumes the run in the first argument on the data in the second; prints a line for each step. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        DataSource data = DataSource.of(Path.of(arguments[1]));
        TrainingListener printer = new TrainingListener() {
            @Override
            public void stepEnded(StepRecord step) {
                System.out.println("step " + step.step());
            }
        };
        TrainingRun.create(folder, SavedConfiguration.parse(yaml(TinyConfiguration.adversarial()), "a test"), data)
                .train(Engines.nd4j(), List.of(printer), () -> false);
    }
}
