package org.areogan.synth.export;

import java.nio.file.Path;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.files.npy.NpzWriter;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.GreyBytes;

/**
 * One archive as the reference data set is laid out, so that its arrays can be joined with those: {@code training_set}
 * [pairs, 2, height, width] (image, 0 to 255, and mask), {@code panorama} [pairs] (scenes) and {@code origin} [pairs]
 * (see {@link org.areogan.terrain.Origin}; empty for a real pair).
 */
public final class PairArchive {
    private PairArchive() {}

    /** Labelled frames alone. @throws UserException if they are not of one size */
    public static void write(Path file, DataSet data) {
        write(file, new Pairs(Optional.of(data), Optional.empty()));
    }

    /** @throws UserException if the pairs are not of one size */
    static void write(Path file, Pairs pairs) {
        int[] longest = longest(pairs);
        NpzWriter.write(file, archive -> {
            OneSize size = new OneSize(file);
            pairs.forEach((facts, sample) -> {
                if (size.accept(facts.name(), sample)) {
                    archive.beginBytes(
                            "training_set",
                            pairs.size(),
                            2,
                            sample.frame().height(),
                            sample.frame().width());
                }
                archive.append(GreyBytes.of(sample.frame()));
                archive.append(sample.mask().ids());
            });
            if (pairs.namesScenes()) {
                archive.beginStrings("panorama", longest[0], pairs.size());
                pairs.forEachFacts(facts -> archive.append(facts.scene()));
            }
            archive.beginStrings("origin", longest[1], pairs.size());
            pairs.forEachFacts(facts -> archive.append(facts.origin()));
        });
    }

    /** Characters of the longest scene and of the longest origin. */
    private static int[] longest(Pairs pairs) {
        int[] longest = new int[2];
        pairs.forEachFacts(facts -> {
            longest[0] = Math.max(longest[0], NpzWriter.characters(facts.scene()));
            longest[1] = Math.max(longest[1], NpzWriter.characters(facts.origin()));
        });
        return longest;
    }

    /** Makes sure that all pairs have the first one's size. */
    private static final class OneSize {
        private final Path file;
        private int height;
        private int width;

        OneSize(Path file) {
            this.file = file;
        }

        /** @return whether this is the first pair */
        boolean accept(String name, Sample sample) {
            boolean first = height == 0;
            if (first) {
                height = sample.frame().height();
                width = sample.frame().width();
            }
            if (sample.frame().height() != height || sample.frame().width() != width) {
                throw new UserException(file.getFileName() + " takes pairs of one size only, but " + name + " has "
                        + sample.frame().width() + "x" + sample.frame().height()
                        + " pixels and the first has " + width + "x" + height
                        + "; export to pictures with --format png, or take frames of one size");
            }
            return first;
        }
    }
}
