package org.areogan.program.segment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.data.DataSets;

/** The frames of several sources in a row, each with a name that is its own; read when asked for. */
public final class NamedFrames {
    /** @param index within the source */
    private record Place(DataSet source, int index) {}

    private final List<Place> places = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /**
     * A frame is named after its file; one of an archive after the archive and its index.
     *
     * @throws UserException if a source cannot be read, or two frames have the same name
     */
    public static NamedFrames open(List<Path> inputs, ClassSet classes) {
        NamedFrames frames = new NamedFrames();
        Map<String, Path> taken = new HashMap<>();
        for (Path input : inputs) {
            DataSet source =
                    DataSets.openFrames(input, new DataSets.Options(classes, DataSets.Options.DEFAULT.groupBy()));
            String stem = stem(input);
            boolean arrays =
                    input.toString().toLowerCase(Locale.ROOT).matches(".*\\.np[yz]") && !Files.isDirectory(input);
            for (int index = 0; index < source.size(); index++) {
                String id = source.id(index).replaceAll("[/\\\\:]", "_");
                String name =
                        arrays && id.equals(Integer.toString(index)) ? stem + "-" + padded(index, source.size()) : id;
                Path other = taken.putIfAbsent(name, input);
                if (other != null) {
                    throw new UserException("two frames are called " + name + ", in " + other + " and " + input
                            + "; segment them into separate folders");
                }
                frames.places.add(new Place(source, index));
                frames.names.add(name);
            }
        }
        return frames;
    }

    public int size() {
        return places.size();
    }

    List<String> names() {
        return List.copyOf(names);
    }

    Frame frame(int place) {
        return places.get(place).source().frame(places.get(place).index());
    }

    /** So that names sort as the frames do. */
    private static String padded(int index, int size) {
        String number = Integer.toString(index);
        return "0".repeat(Integer.toString(size - 1).length() - number.length()) + number;
    }

    private static String stem(Path input) {
        Path name = input.toAbsolutePath().normalize().getFileName();
        return name == null ? "frame" : name.toString().replaceFirst("\\.[^.]*$", "");
    }
}
