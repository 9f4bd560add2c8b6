package org.areogan.terrain.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.LabelSets;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Origin;
import org.areogan.terrain.Sample;

/**
 * A folder of parts, {@code part-000000} and on and before them {@code real} where there is one, each an archive alone in its
 * folder or a data set of pictures: all their frames one after the other. Synthetic frames of archives are named as pictures of them would be,
 * {@code synthetic-KIND-NUMBER}, numbered over all parts.
 */
final class PartsDataSet implements DataSet {
    private static final Pattern PART = Pattern.compile("part-\\d{6,}");
    private static final String REAL = "real";

    private final Path source;
    private final List<DataSet> parts;
    private final int[] begins;
    private final int real;

    private PartsDataSet(Path source, List<DataSet> parts, int real) {
        this.source = source;
        this.parts = List.copyOf(parts);
        this.begins = new int[parts.size() + 1];
        for (int part = 0; part < parts.size(); part++) {
            begins[part + 1] = Math.addExact(begins[part], parts.get(part).size());
        }
        this.real = real;
    }

    /** The folders of the parts, in their order; none where this is not a folder of parts. */
    static List<Path> folders(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> parts = new ArrayList<>(all.filter(each ->
                            PART.matcher(String.valueOf(each.getFileName())).matches() && Files.isDirectory(each))
                    .sorted(Comparator.comparing((Path each) -> each.toString().length())
                            .thenComparing(Comparator.naturalOrder()))
                    .toList());
            if (!parts.isEmpty() && Files.isDirectory(folder.resolve(REAL))) {
                parts.add(0, folder.resolve(REAL));
            }
            return parts;
        } catch (IOException failure) {
            throw new UserException(folder + " cannot be listed: " + failure + "; check its permissions", failure);
        }
    }

    /** @param open opens a part: its archive, where there is one, or its folder */
    static DataSet open(Path folder, List<Path> folders, Function<Path, DataSet> open) {
        List<DataSet> parts =
                folders.stream().map(each -> open.apply(archive(each))).toList();
        return new PartsDataSet(
                folder, parts, folders.get(0).endsWith(REAL) ? parts.get(0).size() : 0);
    }

    private static Path archive(Path part) {
        try (Stream<Path> all = Files.list(part)) {
            List<Path> archives = all.filter(
                            each -> each.toString().toLowerCase(Locale.ROOT).endsWith(".npz"))
                    .toList();
            return archives.size() == 1 ? archives.get(0) : part;
        } catch (IOException failure) {
            throw new UserException(part + " cannot be listed: " + failure + "; check its permissions", failure);
        }
    }

    private int part(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("there are " + size() + " frames, and none " + index);
        }
        int found = Arrays.binarySearch(begins, index);
        int part = found >= 0 ? found : -found - 2;
        // Where a part is empty the next one begins at the same place.
        while (begins[part + 1] == index) {
            part++;
        }
        return part;
    }

    private <T> T of(int index, PlaceReader<T> reader) {
        int part = part(index);
        return reader.read(parts.get(part), index - begins[part]);
    }

    /** Reads what a part has at a place. */
    private interface PlaceReader<T> {
        T read(DataSet part, int index);
    }

    @Override
    public String source() {
        return source.toString();
    }

    @Override
    public ClassSet classes() {
        return parts.get(0).classes();
    }

    @Override
    public LabelSets labelSets() {
        LabelSets all = LabelSets.NONE;
        for (DataSet part : parts) {
            all = all.and(part.labelSets());
        }
        return all;
    }

    @Override
    public int size() {
        return begins[parts.size()];
    }

    @Override
    public boolean labelled() {
        return parts.stream().allMatch(DataSet::labelled);
    }

    @Override
    public String id(int index) {
        return origin(index)
                .filter(made -> file(index).isEmpty())
                .map(made -> String.format(Locale.ROOT, "synthetic-%s-%06d", made.proposal(), index - real))
                .orElseGet(() -> of(index, DataSet::id));
    }

    @Override
    public Optional<String> group(int index) {
        return of(index, DataSet::group);
    }

    @Override
    public Optional<Origin> origin(int index) {
        return of(index, DataSet::origin);
    }

    @Override
    public Optional<Path> file(int index) {
        return of(index, DataSet::file);
    }

    @Override
    public Frame frame(int index) {
        return of(index, DataSet::frame);
    }

    @Override
    public Mask mask(int index) {
        return of(index, DataSet::mask);
    }

    @Override
    public Sample sample(int index) {
        return of(index, DataSet::sample);
    }
}
