package org.areogan.clean.output;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.areogan.clean.detect.DetectorKind;
import org.areogan.clean.detect.Findings;
import org.areogan.clean.detect.Suspicion;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.trainer.report.page.StaticPage;
import org.areogan.trainer.report.page.StaticPage.Fact;
import org.areogan.trainer.report.page.StaticPage.Picture;
import org.areogan.trainer.report.page.StaticPage.Section;
import org.areogan.trainer.report.page.StaticPage.Table;

/** What was found on one page, with a picture of each frame and why it is there. */
final class CleaningPage {
    private static final int MOST_PICTURES = 150;
    private static final int LARGEST = 320;
    private static final double OPACITY = 0.45;

    private CleaningPage() {}

    static StaticPage of(DataSet data, Findings findings) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("Detectors", List.of(counts(findings)), List.of()));
        for (DetectorKind kind : DetectorKind.values()) {
            List<Suspicion> found = findings.of(kind);
            if (!found.isEmpty()) {
                sections.add(new Section(title(kind, found.size()), List.of(), pictures(data, findings, found)));
            }
        }
        return new StaticPage(
                "Areogan clean",
                data.source(),
                findings.removed().size() + " left out",
                findings.notes(),
                List.of(
                        new Fact("frames", Integer.toString(findings.frames())),
                        new Fact("left out", Integer.toString(findings.removed().size())),
                        new Fact("kept", Integer.toString(findings.kept().size()))),
                sections);
    }

    private static Table counts(Findings findings) {
        Set<Integer> removed = Set.copyOf(findings.removed());
        List<List<String>> rows = new ArrayList<>();
        for (DetectorKind kind : DetectorKind.values()) {
            List<Suspicion> found = findings.of(kind);
            long out = found.stream()
                    .filter(each -> removed.contains(each.frame()))
                    .count();
            rows.add(List.of(kind.word(), Integer.toString(found.size()), Long.toString(out)));
        }
        return new Table(
                "Frames that each detector tells; " + CleanFolder.TABLE + " lists them",
                List.of("detector", "told", "of these left out"),
                rows);
    }

    private static String title(DetectorKind kind, int count) {
        return kind.word() + (count > MOST_PICTURES ? ": the first " + MOST_PICTURES + " of " + count : ": " + count);
    }

    private static List<Picture> pictures(DataSet data, Findings findings, List<Suspicion> found) {
        Set<Integer> removed = Set.copyOf(findings.removed());
        return found.stream()
                .limit(MOST_PICTURES)
                .map(each -> Picture.of(
                        "Frame " + data.id(each.frame()) + ": " + each.reason()
                                + (removed.contains(each.frame()) ? " (left out)" : " (stays)"),
                        PictureFiles.toPng(picture(data, each.frame()))))
                .toList();
    }

    /** The frame, and beside it the frame under its mask's colours. */
    private static BufferedImage picture(DataSet data, int index) {
        if (!data.labelled()) {
            return thinned(Drawing.grey(data.frame(index)));
        }
        Sample sample = data.sample(index);
        return Drawing.row(
                List.of(
                        thinned(Drawing.grey(sample.frame())),
                        thinned(Drawing.overlay(sample.frame(), sample.mask(), data.classes(), OPACITY))),
                List.of(data.id(index), ""));
    }

    /** Larger ones at a whole fraction of their size, so that the page stays light. */
    private static BufferedImage thinned(BufferedImage image) {
        int step = (Math.max(image.getHeight(), image.getWidth()) + LARGEST - 1) / LARGEST;
        if (step == 1) {
            return image;
        }
        BufferedImage small =
                new BufferedImage(image.getWidth() / step, image.getHeight() / step, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < small.getHeight(); row++) {
            for (int column = 0; column < small.getWidth(); column++) {
                small.setRGB(column, row, image.getRGB(column * step, row * step));
            }
        }
        return small;
    }
}
