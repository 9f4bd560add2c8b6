package org.areogan.synth.quality;

import java.nio.file.Path;
import java.util.Optional;
import org.areogan.engine.Engine;
import org.areogan.files.AtomicFile;
import org.areogan.generator.Encoder;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;

/**
 * Measures how alike exported pairs are to real ones.
 *
 * @param model whose encoder makes the features
 */
public record SetQualities(Path model, Engine engine) {
    /**
     * Writes {@code quality.json} and {@code quality.md} into the export's folder.
     *
     * @param real pairs
     * @param export an archive or a folder of pictures that holds synthetic pairs
     */
    public void measure(DataSet real, Path export, Path folder, String rareClass) {
        DataSet all = DataSets.openLabelled(export, new DataSets.Options(real.classes(), Optional.empty()));
        try (Encoder encoder = Encoder.open(model, engine)) {
            SetQuality quality = QualityCheck.measure(
                    real,
                    all.select(all.synthetic()),
                    rareClass,
                    encoder,
                    String.valueOf(model.getFileName()),
                    QualityOptions.STANDARD);
            QualityReport.write(quality, folder);
            AtomicFile.writeString(folder.resolve("quality.md"), QualityReport.markdown(quality));
        }
    }
}
