package org.areogan.terrain.paste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.synth.Scenes;
import org.areogan.synth.proposal.PasteProposer;
import org.areogan.synth.proposal.Proposal;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.pixels.ClassPixels;
import org.areogan.terrain.pixels.Component;
import org.areogan.terrain.pixels.Grey;
import org.areogan.terrain.pixels.Light;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasteProposerTest {
    private static final int ROCK = Scenes.ROCK.id();
    private static final MemoryDataSet MARS = Scenes.mars(16, 3);
    private static final MemoryDataSet SPOILT = spoilt();
    private static final PasteProposer ON_SPOILT =
            new PasteProposer(SPOILT, library(SPOILT), Scenes.ROCK, PasteProposer.Options.USUAL);

    private static InstanceLibrary library(MemoryDataSet data) {
        return InstanceLibrary.of(data, List.of(), Scenes.ROCK, Scenes.CURE);
    }

    /** The same landscapes with a black border that is labelled, and a patch without label. */
    private static MemoryDataSet spoilt() {
        List<Sample> samples = new ArrayList<>();
        for (Sample each : MARS.samples()) {
            Sample copy = new Sample(
                    new Frame(48, 96, each.frame().grey().clone()),
                    new Mask(48, 96, each.mask().ids().clone()));
            Scenes.paint(copy, 0, 0, 48, 7, 1, 0);
            Scenes.paint(copy, 30, 50, 12, 20, 255, 0.5f);
            samples.add(copy);
        }
        return new MemoryDataSet("spoilt", Scenes.CLASSES, samples, MARS.groups());
    }

    @Law(tries = 150)
    void onlyGroundIsCoveredAndOnlyWhatIsMarkedChanges(Draw any) {
        long seed = any.number();
        double wish = any.real(0.005, 0.4);
        Optional<Proposal> proposed = ON_SPOILT.propose(wish, 0, seed);
        if (proposed.isEmpty()) {
            return;
        }
        Proposal proposal = proposed.get();
        Sample before = SPOILT.sample(Integer.parseInt(proposal.sources().get(0)));
        Sample after = proposal.sample();
        for (int pixel = 0; pixel < proposal.changed().length; pixel++) {
            int id = before.mask().ids()[pixel] & 0xff;
            float grey = before.frame().grey()[pixel];
            boolean ground = id < ROCK && id > 0 && grey > Grey.BLACK;
            if (after.mask().ids()[pixel] != before.mask().ids()[pixel]) {
                assertThat(after.mask().ids()[pixel]).isEqualTo((byte) ROCK);
                assertThat(ground).isTrue();
            }
            assertThat(after.frame().grey()[pixel]).isBetween(0f, 1f);
            assertThat(proposal.changed()[pixel]).isEqualTo(after.frame().grey()[pixel] != grey);
            if (id == 0 || grey <= Grey.BLACK) {
                assertThat(proposal.changed()[pixel]).isFalse();
            }
        }
        assertThat(ClassPixels.count(after.mask().ids(), ROCK)
                        - ClassPixels.count(before.mask().ids(), ROCK))
                .isGreaterThanOrEqualTo(25);
    }

    @Law(tries = 30)
    void theSameSeedGivesTheSamePair(Draw any) {
        long seed = any.number();
        Optional<Proposal> once = ON_SPOILT.propose(0.05, 0, seed);
        Optional<Proposal> again = ON_SPOILT.propose(0.05, 9, seed);
        assertThat(again.isPresent()).isEqualTo(once.isPresent());
        if (once.isPresent()) {
            assertThat(again.get().sample().frame().grey())
                    .isEqualTo(once.get().sample().frame().grey());
            assertThat(again.get().sample().mask().ids())
                    .isEqualTo(once.get().sample().mask().ids());
            assertThat(again.get().sources()).isEqualTo(once.get().sources());
        }
    }

    @Test
    void otherSeedsGiveOtherPairs() {
        List<Proposal> proposals = proposals(ON_SPOILT, 0.05, 40);
        // A piece from a corner has but one place on a ground, so that a pair can come about twice.
        assertThat(proposals.stream()
                        .map(each -> Arrays.hashCode(each.sample().frame().grey()))
                        .distinct())
                .hasSizeGreaterThan(9 * proposals.size() / 10);
        assertThat(proposals).hasSizeGreaterThan(20);
    }

    @Test
    void sourcesAreTheGroundAndThenThePieces() {
        List<Proposal> proposals = proposals(ON_SPOILT, 0.1, 20);
        assertThat(proposals).anyMatch(each -> each.sources().size() > 1);
        for (Proposal proposal : proposals) {
            Sample ground = SPOILT.sample(Integer.parseInt(proposal.sources().get(0)));
            assertThat(sameOutside(proposal, ground)).isTrue();
            assertThat(proposal.sources().subList(1, proposal.sources().size()))
                    .as("each piece is cut out of a tile with a rock")
                    .allMatch(id -> ClassPixels.count(
                                    SPOILT.sample(Integer.parseInt(id)).mask().ids(), ROCK)
                            > 0);
            List<String> scenes = proposal.sources().stream()
                    .map(id -> SPOILT.groups().get(Integer.parseInt(id)))
                    .distinct()
                    .toList();
            assertThat(proposal.scenes()).isEqualTo(scenes);
            assertThat(proposal.sources()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(proposal.kind()).isEqualTo(ProposalKind.PASTE);
        }
    }

    private static boolean sameOutside(Proposal proposal, Sample ground) {
        float[] made = proposal.sample().frame().grey();
        return IntStream.range(0, made.length)
                .allMatch(pixel -> proposal.changed()[pixel]
                        || made[pixel] == ground.frame().grey()[pixel]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.06, 0.12})
    void theWishIsMetOnAverage(double wish) {
        MemoryDataSet plains = new ProceduralMars(0).dataSet(16, 48, 96, 5);
        PasteProposer proposer = new PasteProposer(
                plains,
                new InstanceLibrary(
                        library(MARS).own(), List.of(), List.of(), library(MARS).habits()),
                Scenes.ROCK,
                PasteProposer.Options.USUAL);
        List<Proposal> proposals = proposals(proposer, wish, 80);
        assertThat(proposals).hasSizeGreaterThan(40);
        double mean = proposals.stream()
                .mapToDouble(each -> ClassPixels.count(each.sample().mask().ids(), ROCK) / (48.0 * 96))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(wish, within(0.4 * wish));
    }

    @Test
    void piecesAreTurnedSoThatTheirLightComesFromTheSameSide() {
        // Bright on the left half; as lit from the left.
        Instance lit = lit(-0.5);
        PlacementStatistics habits = new PlacementStatistics(
                new double[] {0.02}, new double[] {0.6}, new int[] {3}, new double[] {1}, new double[] {0, 1, 1, 1, 0});
        for (boolean fromLeft : new boolean[] {true, false}) {
            MemoryDataSet grounds = new MemoryDataSet("grounds", Scenes.CLASSES, List.of(bumps(fromLeft)), List.of());
            InstanceLibrary library = new InstanceLibrary(List.of(lit), List.of(), List.of(), habits);
            PasteProposer proposer = new PasteProposer(grounds, library, Scenes.ROCK, PasteProposer.Options.USUAL);
            int whole = 0;
            for (Proposal proposal : proposals(proposer, 0.01, 60)) {
                List<Component> rocks = Component.of(proposal.sample().mask(), ROCK);
                Component rock = rocks.get(0);
                if (rocks.size() == 1 && rock.left() > 0 && rock.right() < 96 && rock.fill() == 1) {
                    double slope = slope(proposal.sample().frame(), rock);
                    assertThat(fromLeft ? slope : -slope).isNegative();
                    whole++;
                }
            }
            assertThat(whole).isGreaterThan(10);
        }
    }

    private static Instance lit(double light) {
        Sample scene = Scenes.flat(30, 60, 1, 0.5f);
        Scenes.paint(scene, 8, 20, 12, 6, ROCK, 0.8f);
        Scenes.paint(scene, 8, 26, 12, 6, ROCK, 0.2f);
        return new InstanceCutter(Scenes.CLASSES, ROCK)
                .cut(scene, Component.of(scene.mask(), ROCK).get(0), "7", "7", light)
                .orElseThrow();
    }

    /** Stones that rise slowly towards the light's far side and fall steeply into their shadow. */
    private static Sample bumps(boolean fromLeft) {
        Sample scene = Scenes.flat(48, 96, 1, 0.5f);
        for (int row = 0; row < 48; row++) {
            for (int column = 0; column < 96; column++) {
                int along = (fromLeft ? column + 5 * row : 95 - column + 5 * row) % 12;
                float grey = along < 6 ? 0.5f + 0.03f * along : along < 9 ? 0.4f + 0.03f * (along - 6) : 0.5f;
                Scenes.paint(scene, row, column, 1, 1, 1, grey);
            }
        }
        assertThat(Light.side(scene, Scenes.CLASSES) < -Light.SURE).isEqualTo(fromLeft);
        return scene;
    }

    /** Above 0 where a rock is brighter on its right. */
    private static double slope(Frame frame, Component rock) {
        double slope = 0;
        for (int i = 0; i < rock.inside().length; i++) {
            if (rock.inside()[i]) {
                int column = i % rock.width();
                slope +=
                        (2 * column + 1 - rock.width()) * frame.at(rock.top() + i / rock.width(), rock.left() + column);
            }
        }
        return slope;
    }

    private static List<Proposal> proposals(PasteProposer proposer, double wish, int attempts) {
        List<Proposal> proposals = new ArrayList<>();
        for (long seed = 0; seed < attempts; seed++) {
            proposer.propose(wish, seed, seed).ifPresent(proposals::add);
        }
        return proposals;
    }
}
