package org.areogan.synth.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.areogan.synth.quality.features.GreyHistogram;
import org.areogan.terrain.Batches;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.TerrainClass;

/** All that is to be known of a set, from looking at each pair once; of the frames only features stay in memory. */
final class SetScan {
    /** Takes features of frames. */
    @FunctionalInterface
    interface Features {
        List<float[]> of(List<Frame> frames);
    }

    private final DataSet data;
    private final Features encoder;
    private final PixelHashes hashes;
    private final PairCensus census;
    private final List<GreyHistogram> grey;
    private final List<Frame> waiting = new ArrayList<>();
    private final List<float[]> features = new ArrayList<>();
    private final List<String> scenes = new ArrayList<>();

    /** @param hashes empty; knows the other set if copies are looked for */
    SetScan(DataSet data, TerrainClass rare, Features encoder, PixelHashes hashes, QualityOptions options) {
        this.data = data;
        this.encoder = encoder;
        this.hashes = hashes;
        this.census = new PairCensus(data.classes(), rare, options.smallest());
        this.grey =
                Stream.generate(GreyHistogram::new).limit(data.classes().size()).toList();
        int next = 0;
        int chosen = Math.min(options.frames(), data.size());
        for (int index = 0; index < data.size(); index++) {
            boolean wanted = next < chosen && index == (long) next * data.size() / chosen;
            next += wanted ? 1 : 0;
            look(index, wanted);
        }
        encode();
    }

    private void look(int index, boolean wanted) {
        Frame frame;
        Mask mask;
        try {
            frame = data.frame(index);
            mask = data.mask(index);
        } catch (UserException problem) {
            census.addUnreadable(data.id(index), String.valueOf(problem.getMessage()));
            return;
        }
        if (!census.add(data.id(index), frame, mask)) {
            return;
        }
        hashes.add(frame, mask);
        for (int pixel = 0; pixel < mask.ids().length; pixel++) {
            int id = mask.ids()[pixel] & 0xff;
            if (id < grey.size()) {
                grey.get(id).add(GreyHistogram.level(frame.grey()[pixel]));
            }
        }
        if (wanted) {
            scenes.add(data.group(index).orElse(""));
            waiting.add(frame);
            if (waiting.size() == Batches.SIZE) {
                encode();
            }
        }
    }

    private void encode() {
        if (!waiting.isEmpty()) {
            features.addAll(encoder.of(List.copyOf(waiting)));
            waiting.clear();
        }
    }

    SetContents contents() {
        return census.contents(data.source(), data.size(), hashes.repeatedFrames(), hashes.repeatedPairs());
    }

    /** The pairs without fault. */
    int faultless() {
        return census.faultless();
    }

    /** Brightness of a class. */
    GreyHistogram grey(int id) {
        return grey.get(id);
    }

    /** Of the chosen frames that have no fault. */
    List<float[]> features() {
        return features;
    }

    /** The scene of each of {@link #features}, or nothing if not all have one. */
    List<String> scenes() {
        return scenes.contains("") ? List.of() : scenes;
    }
}
