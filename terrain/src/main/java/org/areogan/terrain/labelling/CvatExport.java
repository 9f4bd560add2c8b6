package org.areogan.terrain.labelling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;

/** A folder that CVAT exported as "Segmentation mask 1.1", with its images or with images put beside it. */
final class CvatExport {
    private static final List<String> PLACES = List.of(CvatOutput.IMAGES, "images", "");
    private static final Pattern LINE = Pattern.compile("([^:]+):(\\d{1,3}),(\\d{1,3}),(\\d{1,3})(?::.*)?");
    private static final long LONGEST_MAP = 1 << 20;

    private CvatExport() {}

    static List<AnnotatedFrame> frames(Path folder, ClassSet classes) {
        Map<Integer, String> labels = labels(folder.resolve(CvatOutput.LABEL_MAP));
        Path masks = folder.resolve(CvatOutput.CLASSES);
        List<Path> files;
        try (Stream<Path> all = Files.walk(masks)) {
            files = all.filter(each -> each.toString().toLowerCase(Locale.ROOT).endsWith(".png"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException failure) {
            throw new UserException(
                    masks + " cannot be listed (" + failure + "); export as 'Segmentation mask 1.1' and unpack it all",
                    failure);
        }
        if (files.isEmpty()) {
            throw new UserException(masks + " holds no masks; export as 'Segmentation mask 1.1' and unpack it all");
        }
        return files.stream().map(mask -> frame(folder, mask, labels, classes)).toList();
    }

    private static AnnotatedFrame frame(Path folder, Path mask, Map<Integer, String> labels, ClassSet classes) {
        String relative =
                folder.resolve(CvatOutput.CLASSES).relativize(mask).toString().replace('\\', '/');
        String id = relative.substring(0, relative.lastIndexOf('.'));
        Path picture = PictureSearch.find(folder, PLACES, id)
                .orElseThrow(() -> new UserException("there is no image " + id + " for " + mask
                        + "; export with images, or put them into " + folder.resolve(CvatOutput.IMAGES)));
        return new AnnotatedFrame(
                id, picture, mask, () -> PictureFiles.readFrame(picture), () -> mask(mask, labels, classes));
    }

    /** Only labels that are drawn must be classes. */
    private static Mask mask(Path file, Map<Integer, String> labels, ClassSet classes) {
        LabelNames names = new LabelNames(classes);
        Map<Integer, Integer> values = new HashMap<>();
        return PictureFiles.readPainted(
                file,
                rgb -> values.computeIfAbsent(rgb, colour -> {
                    String label = labels.get(colour);
                    return label == null ? -1 : names.value(label, file.toString());
                }));
    }

    /** Labels by colour. */
    private static Map<Integer, String> labels(Path file) {
        Map<Integer, String> labels = new HashMap<>();
        for (String line : lines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line.strip());
            int rgb = matcher.matches() ? rgb(matcher) : -1;
            if (rgb < 0) {
                throw new UserException(file + " has the line '" + line
                        + "', which does not read LABEL:RED,GREEN,BLUE::; export it again");
            }
            String twin = labels.put(rgb, matcher.group(1));
            if (twin != null) {
                throw new UserException(file + " gives '" + twin + "' and '" + matcher.group(1)
                        + "' the same colour, so masks cannot tell them apart; give one another colour");
            }
        }
        return labels;
    }

    private static int rgb(Matcher matcher) {
        int rgb = 0;
        for (int channel = 2; channel <= 4; channel++) {
            int value = Integer.parseInt(matcher.group(channel));
            if (value > 255) {
                return -1;
            }
            rgb = rgb << 8 | value;
        }
        return rgb;
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > LONGEST_MAP) {
                throw new UserException(file + " has " + Files.size(file) + " bytes, which is no label map;"
                        + " export as 'Segmentation mask 1.1' again");
            }
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UserException(
                    file + " cannot be read: " + failure + "; check that it is UTF-8 text and its permissions",
                    failure);
        }
    }
}
