package org.areogan.synth.export;

import java.nio.file.Path;
import org.areogan.synth.spool.ExportNames;
import org.areogan.terrain.TerrainClass;

/** What formats are put together from; two of them can share a part. */
enum ExportPart {
    ARCHIVE,
    FRAMES,
    MASKS,
    AI4MARS,
    ANNOTATIONS;

    /** Writes all pairs below this folder. */
    void write(Path folder, Pairs pairs, TerrainClass rare) {
        switch (this) {
            case ARCHIVE -> PairArchive.write(folder.resolve(ExportNames.ARCHIVE), pairs);
            case FRAMES -> PairPictures.writeFrames(folder.resolve(ExportNames.IMAGES), pairs);
            case MASKS -> PairPictures.writeMasks(folder.resolve(ExportNames.MASKS), pairs);
            case AI4MARS -> PairPictures.writeAi4Mars(folder, pairs);
            case ANNOTATIONS -> CocoAnnotations.write(folder.resolve(ExportNames.ANNOTATIONS), pairs, rare);
        }
    }
}
