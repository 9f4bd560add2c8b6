package org.areogan.synth.paint;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.areogan.files.UserException;
import org.areogan.generator.Painter;
import org.areogan.generator.Style;
import org.areogan.synth.paint.RareShapes.Shape;
import org.areogan.synth.proposal.Proposal;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.proposal.Proposer;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.pixels.Component;

/**
 * Edits real masks and has the reverse generator paint frames for them: shapes of the rare class are taken out, moved
 * or put in, and the ground of one frame is joined to the sky of another.
 */
public final class PaintProposer implements Proposer {
    private static final int TRIES = 40;

    /** Of the sides of a shape. */
    private static final double SMALLEST_SCALE = 0.4;

    private static final double LARGEST_SCALE = 1.6;

    private final Painter painter;
    private final DataSet real;
    private final TerrainClass rare;
    private final PaintOptions options;
    private final RareShapes shapes;

    /**
     * Looks at every mask once.
     *
     * @param painter not closed
     * @param real labelled frames that the painter may have learnt from
     * @throws UserException if the painter paints other classes than the data has, or the data does not show the class
     */
    public PaintProposer(Painter painter, DataSet real, TerrainClass rare, PaintOptions options) {
        if (!painter.classes().equals(real.classes())) {
            throw new UserException(
                    "the painter paints the classes " + names(painter.classes().classes()) + ", but "
                            + real.source() + " has " + names(real.classes().classes())
                            + "; choose a painter that was trained on such data");
        }
        this.painter = painter;
        this.real = real;
        this.rare = rare;
        this.options = options;
        this.shapes = RareShapes.of(real, rare);
    }

    private static List<String> names(List<TerrainClass> classes) {
        return classes.stream().map(TerrainClass::name).toList();
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.PAINT;
    }

    @Override
    public Optional<Proposal> propose(double wish, long attempt, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int index = random.nextInt(real.size());
        Sample ground = real.sample(index);
        Set<Integer> sources = new LinkedHashSet<>(List.of(index));
        MaskEdit edit = new MaskEdit(ground.mask(), real.classes(), rare.id());
        if (random.nextDouble() < options.joined()) {
            int other = random.nextInt(real.size());
            Horizon.join(ground.mask(), real.mask(other), real.classes()).ifPresent(joined -> {
                edit.replace(joined);
                sources.add(other);
            });
        }
        double wished = wish * ground.mask().ids().length;
        takeOut(edit, wished, random);
        for (int tries = TRIES; tries > 0 && edit.rarePixels() < wished; tries--) {
            Shape shape = shapes.draw(random);
            if (put(edit, shape, wished - edit.rarePixels(), random)) {
                sources.add(shape.index());
            }
        }
        boolean[] edited = edit.edited();
        return count(edited) < RareShapes.SMALLEST
                ? Optional.empty()
                : Optional.of(painted(ground.frame(), edit.mask(), edited, List.copyOf(sources), random));
    }

    /** Shapes that are too many; now and then, and where there are enough already, one is put back elsewhere. */
    private void takeOut(MaskEdit edit, double wished, RandomGenerator random) {
        List<Component> own = Component.of(edit.mask(), rare.id());
        if (!own.isEmpty() && (random.nextDouble() < options.moved() || edit.rarePixels() >= wished)) {
            Component moved = own.get(random.nextInt(own.size()));
            edit.remove(moved);
            boolean found = false;
            for (int tries = TRIES; tries > 0 && !found; tries--) {
                found = edit.put(
                        moved,
                        moved.height(),
                        moved.width(),
                        random.nextBoolean(),
                        moved.top() + random.nextInt(moved.height() + 1) - moved.height() / 2,
                        random.nextInt(edit.width()) - moved.width() / 2);
            }
        }
        for (Component component : Component.of(edit.mask(), rare.id())) {
            if (edit.rarePixels() - component.area() / 2.0 > wished) {
                edit.remove(component);
            }
        }
    }

    /** @param missing pixels of the rare class that are still wished for */
    private boolean put(MaskEdit edit, Shape shape, double missing, RandomGenerator random) {
        Component outline = shape.outline();
        double area = Math.min(outline.area() * Math.exp(0.4 * random.nextGaussian()), 1.2 * missing);
        double scale = Math.min(LARGEST_SCALE, Math.sqrt(area / outline.area()));
        int rows = (int) Math.round(outline.height() * scale);
        int columns = (int) Math.round(outline.width() * scale);
        if (scale < SMALLEST_SCALE || rows < 1 || columns < 1) {
            return false;
        }
        double base = Math.max(0, Math.min(1, shape.base() + 0.1 * random.nextGaussian()));
        int top = (int) Math.round(base * edit.height()) - rows;
        int left = random.nextInt(edit.width()) - columns / 2;
        return edit.put(outline, rows, columns, random.nextBoolean(), top, left);
    }

    private Proposal painted(Frame frame, Mask mask, boolean[] edited, List<Integer> sources, RandomGenerator random) {
        Style own = Style.of(frame);
        Style style = options.onlyEdited()
                ? own
                : new Style(
                        Math.max(0, Math.min(1, own.mean() + 0.05 * random.nextGaussian())),
                        own.deviation() * Math.exp(0.2 * random.nextGaussian()));
        Frame painted = painter.paint(mask, style, random.nextLong());
        boolean[] changed = new boolean[edited.length];
        Arrays.fill(changed, true);
        if (options.onlyEdited()) {
            EditedRegion region = new EditedRegion(frame, painted, mask, real.classes(), edited);
            painted = region.frame();
            changed = region.changed();
        }
        return new Proposal(
                kind(),
                new Sample(painted, mask),
                changed,
                sources.stream().map(real::id).toList(),
                sources.stream()
                        .map(source -> real.group(source).orElse(real.id(source)))
                        .distinct()
                        .toList());
    }

    private static int count(boolean[] values) {
        int count = 0;
        for (boolean each : values) {
            count += each ? 1 : 0;
        }
        return count;
    }
}
