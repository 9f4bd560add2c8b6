package org.areogan.program.segment;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.areogan.program.segment.frames.NamedFrame;
import org.areogan.program.segment.frames.NamedFrames;
import org.areogan.terrain.planetary.Instrument;
import org.areogan.terrain.planetary.PlanetaryImage;

/** Finds frames of cameras that the segmenter that comes with the program has not learnt from. */
final class ForeignCamera {
    private static final Set<String> CURIOSITY = Set.of("MSL", "MARS SCIENCE LABORATORY");

    /** As labels begin the names of Navcams and Mastcams. */
    private static final String ON_THE_MAST = "(NAV|MAST)_.*";

    /** Who gives thousands of files need not wait until all labels are read; most such files are of one camera. */
    private static final int LOOKED_AT = 100;

    private ForeignCamera() {}

    /** What to tell of the first frame whose label names another camera; empty if none does. */
    static Optional<String> warning(NamedFrames frames) {
        return frames.list().stream()
                .map(NamedFrame::picture)
                .flatMap(Optional::stream)
                .filter(PlanetaryImage::named)
                .limit(LOOKED_AT)
                .flatMap(file -> warning(file).stream())
                .findFirst();
    }

    private static Optional<String> warning(Path file) {
        return Instrument.of(file)
                .filter(ForeignCamera::isForeign)
                .map(camera ->
                        "the segmenter that comes with the program was trained on Curiosity's panoramas; on frames"
                                + " of other cameras, such as " + file + " (" + camera.host()
                                + (camera.name().isEmpty() ? "" : ", " + camera.name())
                                + "), it is a first guess at best");
    }

    private static boolean isForeign(Instrument camera) {
        boolean named = !camera.name().isEmpty();
        return !CURIOSITY.contains(camera.host()) || (named && !camera.name().matches(ON_THE_MAST));
    }
}
