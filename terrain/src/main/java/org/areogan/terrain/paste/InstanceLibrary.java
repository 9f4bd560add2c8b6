package org.areogan.terrain.paste;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.pixels.Component;
import org.areogan.terrain.pixels.Light;

/**
 * Pieces of a rare class to choose from, and how such pieces lie in real frames.
 *
 * @param own pieces of the data that is added to
 * @param more pieces of other data, such as close views of rocks
 * @param showing indices of the frames of the data that is added to that show the class
 * @param habits of the pieces in the data that is added to
 */
public record InstanceLibrary(
        List<Instance> own, List<Instance> more, List<Integer> showing, PlacementStatistics habits) {
    /** Pieces of other data that are brighter or darker than nearly all of the data's own look stuck on. */
    private static final double SLACK = 0.1;

    /**
     * What helps where there is no piece, which whoever asks for pieces knows.
     *
     * @param withoutTheClass besides giving data that shows the class, e.g. {@code choose another with --class}
     * @param withoutLargePieces besides giving data with larger pieces
     */
    public record Cure(String withoutTheClass, String withoutLargePieces) {}

    public InstanceLibrary {
        own = List.copyOf(own);
        more = List.copyOf(more);
        showing = List.copyOf(showing);
    }

    /**
     * @param data labelled frames
     * @param others labelled frames from elsewhere whose pieces may be used too; their other classes are not looked at
     * @param cure what a user can do where there is no piece
     * @throws UserException if the data has no piece of the class, or none that can be cut out is found anywhere
     */
    public static InstanceLibrary of(DataSet data, List<DataSet> others, TerrainClass rare, Cure cure) {
        InstanceCutter cutter = new InstanceCutter(data.classes(), data.labelSets(), rare.id());
        PlacementStatistics.Collector habits = new PlacementStatistics.Collector(data.classes(), rare.id());
        List<Instance> own = new ArrayList<>();
        List<Integer> showing = new ArrayList<>();
        for (int index = 0; index < data.size(); index++) {
            Sample sample = data.sample(index);
            List<Component> components = Component.of(sample.mask(), rare.id());
            habits.add(sample, components);
            if (!components.isEmpty()) {
                showing.add(index);
            }
            String id = data.id(index);
            own.addAll(cut(cutter, sample, components, id, data.group(index).orElse(id), data.classes()));
        }
        if (!habits.any()) {
            throw new UserException(
                    "no frame of " + data.source() + " shows " + rare.name() + " on " + PlacementStatistics.SMALLEST
                            + " connected pixels or more, so there is nothing to copy; give data that shows the class, or "
                            + cure.withoutTheClass());
        }
        PlacementStatistics known = habits.habits();
        List<Instance> more = new ArrayList<>();
        for (DataSet other : others) {
            InstanceCutter ofOther = new InstanceCutter(data.classes(), other.labelSets(), rare.id());
            String name = String.valueOf(Path.of(other.source()).getFileName());
            for (int index = 0; index < other.size(); index++) {
                Sample sample = other.sample(index);
                String id = name + "/" + other.id(index);
                more.addAll(
                        cut(ofOther, sample, Component.of(sample.mask(), rare.id()), id, id, other.classes()).stream()
                                .filter(each -> known.allowsBrightness(brightness(each), SLACK))
                                .toList());
            }
        }
        List<Instance> alike = likeOwn(more, own);
        if (own.isEmpty() && alike.isEmpty()) {
            throw new UserException("no piece of " + rare.name() + " in " + data.source()
                    + " can be cut out: all are smaller than 30 pixels, larger than 0.3 of their frame, thin, cut off at opposite"
                    + " sides of it, or without ground around them;"
                    + " give data with larger pieces, or " + cure.withoutLargePieces());
        }
        return new InstanceLibrary(own, alike, showing, known);
    }

    /**
     * Close views show stones with more contrast to their ground than the rover's usual frames do; pieces of such data are
     * toned down to what is usual among the data's own.
     */
    private static List<Instance> likeOwn(List<Instance> more, List<Instance> own) {
        double[] contrasts = own.stream()
                .mapToDouble(Instance::contrast)
                .filter(each -> !Double.isNaN(each))
                .sorted()
                .toArray();
        if (contrasts.length == 0) {
            return more;
        }
        double usual = contrasts[contrasts.length / 2];
        return more.stream()
                .map(each -> each.contrast() > usual ? each.flattened(usual / each.contrast()) : each)
                .toList();
    }

    private static List<Instance> cut(
            InstanceCutter cutter,
            Sample sample,
            List<Component> components,
            String id,
            String scene,
            ClassSet classes) {
        if (components.isEmpty()) {
            return List.of();
        }
        double light = Light.side(sample, classes);
        return components.stream()
                .filter(component -> cutter.takes(component, sample.mask()))
                .map(component -> cutter.cut(sample, component, id, scene, light))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Mean grey of the piece over that of the ground around it. */
    static double brightness(Instance instance) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < instance.grey().values().length; i++) {
            sum += instance.grey().values()[i] * instance.inside().values()[i];
            weight += instance.inside().values()[i];
        }
        return sum / weight / instance.surroundings();
    }
}
